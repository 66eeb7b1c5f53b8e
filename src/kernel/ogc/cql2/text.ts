import { invalid } from '../../refusal.ts';
import { type Token, tokensOf } from './tokens.ts';
import { type Bound, Budget, isSpatial, isTemporal, longestFilter, type Node, unreadable } from './tree.ts';
import { isGeometryWord, readWkt } from './wkt.ts';

/**
 * Reads a filter in CQL2 Text. Every expression is read by one grammar, from what binds least to what binds most; whether
 * a bracket holds a condition or a sum is seen when the types are known.
 */
export function readText(filter: string): Node {
  if (filter.length > longestFilter) throw invalid('ogc.filter-too-long', { limit: longestFilter });
  const reader = new Reader(tokensOf(filter));
  const node = reader.disjunction();
  reader.demandEnd();
  return node;
}

const comparisons = ['=', '<>', '<', '>', '<=', '>='];

export class Reader {
  readonly #tokens: readonly Token[];
  readonly budget = new Budget();
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  disjunction(): Node {
    return this.budget.within(() => this.#chain('or', () => this.#chain('and', () => this.#negation())));
  }

  #chain(word: 'and' | 'or', read: () => Node): Node {
    const args = [read()];
    while (this.takeWord(word)) args.push(read());
    const [only] = args;
    return args.length === 1 && only !== undefined ? only : this.#made({ op: word, args });
  }

  #negation(): Node {
    if (!this.takeWord('not')) return this.#predicate();
    return this.budget.within(() => this.#made({ op: 'not', args: [this.#negation()] }));
  }

  #predicate(): Node {
    const left = this.#sum();
    for (const op of comparisons) if (this.takeSign(op)) return this.#made({ op, args: [left, this.#sum()] });
    if (this.takeWord('is')) {
      const negated = this.takeWord('not');
      this.demandWord('null');
      return this.#unless(negated, { op: 'isNull', args: [left] });
    }
    const negated = this.takeWord('not');
    if (this.takeWord('like')) return this.#unless(negated, { op: 'like', args: [left, this.#sum()] });
    if (this.takeWord('between')) {
      const low = this.#sum();
      this.demandWord('and');
      return this.#unless(negated, { op: 'between', args: [left, low, this.#sum()] });
    }
    if (this.takeWord('in')) {
      return this.#unless(negated, { op: 'in', args: [left, { list: this.#arguments(() => this.#sum()) }] });
    }
    if (negated) throw this.unexpected();
    return left;
  }

  #unless(negated: boolean, node: Node): Node {
    const made = this.#made(node);
    return negated ? this.#made({ op: 'not', args: [made] }) : made;
  }

  #sum(): Node {
    return this.#operations(['+', '-'], () => this.#operations(['*', '/', '%', 'div'], () => this.#power()));
  }

  #operations(signs: readonly string[], read: () => Node): Node {
    let left = read();
    for (;;) {
      const op = signs.find((sign) => (sign === 'div' ? this.takeWord(sign) : this.takeSign(sign)));
      if (op === undefined) return left;
      left = this.#made({ op, args: [left, read()] });
    }
  }

  #power(): Node {
    const base = this.#signed();
    if (!this.takeSign('^')) return base;
    return this.budget.within(() => this.#made({ op: '^', args: [base, this.#power()] }));
  }

  #signed(): Node {
    if (this.takeSign('+')) return this.#literal(this.#number());
    if (!this.takeSign('-')) return this.#primary();
    if (this.#peek()?.kind === 'number') return this.#literal(-this.#number());
    return this.budget.within(() => this.#made({ op: '-', args: [this.#literal(0), this.#primary()] }));
  }

  #primary(): Node {
    if (this.takeSign('(')) {
      const inner = this.disjunction();
      this.demandSign(')');
      return inner;
    }
    const token = this.next();
    switch (token.kind) {
      case 'number':
        return this.#literal(token.value);
      case 'text':
        return this.#literal(token.text);
      case 'name':
        return this.#made({ property: token.text });
      case 'word':
        return this.#word(token.text);
      case 'sign':
        this.#at--;
        throw this.unexpected();
    }
  }

  #word(text: string): Node {
    const word = text.toLowerCase();
    if (word === 'true' || word === 'false') return this.#literal(word === 'true');
    if (isGeometryWord(word) && this.at('(')) return this.#made({ geometry: readWkt(this, word) });
    if (!this.at('(')) return this.#made({ property: text });
    if (word === 'casei' || word === 'accenti') {
      const [inner, ...more] = this.#arguments(() => this.#sum());
      if (inner === undefined || more.length > 0) throw this.unexpected();
      return this.#made({ op: word, args: [inner] });
    }
    if (isSpatial(word) || isTemporal(word)) {
      return this.#made({ op: word, args: this.#arguments(() => this.#sum()) });
    }
    if (word === 'date' || word === 'timestamp') return this.#made(this.#instant(word));
    if (word === 'interval') return this.#made({ interval: this.#interval() });
    throw invalid('ogc.function-unknown', { name: text.slice(0, 60) });
  }

  #instant(word: 'date' | 'timestamp'): Node {
    this.demandSign('(');
    const text = this.#text();
    this.demandSign(')');
    return word === 'date' ? { date: text } : { timestamp: text };
  }

  #interval(): [Bound, Bound] {
    this.demandSign('(');
    const from = this.#bound();
    this.demandSign(',');
    const until = this.#bound();
    this.demandSign(')');
    return [from, until];
  }

  #bound(): Bound {
    const token = this.next();
    if (token.kind === 'word' || token.kind === 'name') return this.#made({ property: token.text });
    if (token.kind !== 'text') throw unreadable(describe(token));
    return boundOf(token.text);
  }

  #arguments(read: () => Node): Node[] {
    this.demandSign('(');
    const args = this.budget.within(() => {
      const found = [read()];
      while (this.takeSign(',')) found.push(read());
      return found;
    });
    this.demandSign(')');
    return args;
  }

  #literal(literal: string | number | boolean): Node {
    return this.#made({ literal });
  }

  #made(node: Node): Node {
    this.budget.node();
    return node;
  }

  #peek = (): Token | undefined => this.#tokens[this.#at];

  /** Whether the sign comes next. */
  at(sign: string): boolean {
    const token = this.#peek();
    return token?.kind === 'sign' && token.text === sign;
  }

  next(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw unreadable('');
    return token;
  }

  takeWord(word: string): boolean {
    const token = this.#peek();
    const taken = token?.kind === 'word' && token.text.toLowerCase() === word;
    if (taken) this.#at++;
    return taken;
  }

  takeSign(sign: string): boolean {
    const taken = this.at(sign);
    if (taken) this.#at++;
    return taken;
  }

  demandWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected();
  }

  demandSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.unexpected();
  }

  demandEnd(): void {
    if (this.#at < this.#tokens.length) throw this.unexpected();
  }

  /** A number with its sign, as positions have it. */
  signedNumber(): number {
    if (this.takeSign('-')) return -this.#number();
    this.takeSign('+');
    return this.#number();
  }

  #number(): number {
    const token = this.next();
    if (token.kind !== 'number') throw unreadable(describe(token));
    return token.value;
  }

  #text(): string {
    const token = this.next();
    if (token.kind !== 'text') throw unreadable(describe(token));
    return token.text;
  }

  unexpected(): Error {
    const rest = this.#tokens.slice(this.#at, this.#at + 6);
    return unreadable(rest.map(describe).join(' '));
  }
}

/** An end of an interval as both spellings have it: a day, an instant, or two dots for none. */
export function boundOf(text: string): Bound {
  if (text === '..' || text === '') return null;
  return text.includes('T') ? { timestamp: text } : { date: text };
}

const describe = (token: Token): string => (token.kind === 'text' ? `'${token.text}'` : token.text);
