import { invalid } from '../../../kernel/refusal.ts';

export type Operator = '+' | '-' | '*' | '/';

/** A formula as it was understood. */
export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'indicator'; code: string }
  | { kind: 'negative'; of: Formula }
  | { kind: 'operation'; operator: Operator; left: Formula; right: Formula };

interface Token {
  text: string;
  at: number;
}

// A code may hold hyphens, so a minus between two codes stands apart from them: "births - deaths".
const tokenPattern = /\s*(?:([a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(\d{1,15}(?:\.\d{1,12})?)|([-+*/()]))/y;
const deepest = 30;

/** Reads "births / population * 1000"; sums, differences, products, quotients, brackets and numbers, nothing else. */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next]?.text;
  const refuse = () => {
    const token = tokens[next];
    throw token === undefined
      ? invalid('indicators.formula-ends', { formula: text })
      : invalid('indicators.formula-unreadable', { at: token.at + 1, found: token.text });
  };

  const sum = (depth: number): Formula => chain(['+', '-'], product, depth);
  const product = (depth: number): Formula => chain(['*', '/'], factor, depth);

  function chain(operators: readonly Operator[], part: (depth: number) => Formula, depth: number): Formula {
    let left = part(depth);
    for (;;) {
      const operator = operators.find((known) => known === peek());
      if (operator === undefined) return left;
      next += 1;
      left = { kind: 'operation', operator, left, right: part(depth) };
    }
  }

  function factor(depth: number): Formula {
    if (depth > deepest) throw invalid('indicators.formula-too-deep', { limit: deepest });
    const token = peek();
    if (token === undefined) return refuse();
    if (token === '-') {
      next += 1;
      return { kind: 'negative', of: factor(depth + 1) };
    }
    if (token === '(') {
      next += 1;
      const inner = sum(depth + 1);
      if (peek() !== ')') refuse();
      next += 1;
      return inner;
    }
    if (/^\d/.test(token)) {
      next += 1;
      return { kind: 'number', value: Number(token) };
    }
    if (!/^[a-z]/.test(token)) refuse();
    next += 1;
    return { kind: 'indicator', code: token };
  }

  const formula = sum(0);
  if (next < tokens.length) refuse();
  return formula;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  while (pattern.lastIndex < text.trimEnd().length) {
    const from = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) {
      const at = from + (/\S/.exec(text.slice(from))?.index ?? 0);
      throw invalid('indicators.formula-unreadable', { at: at + 1, found: text.slice(at, at + 12) });
    }
    const token = found[1] ?? found[2] ?? found[3] ?? '';
    tokens.push({ text: token, at: pattern.lastIndex - token.length });
  }
  return tokens;
}

/** The indicators a formula names, each once, in the order of their first mention. */
export function codesIn(formula: Formula): string[] {
  if (formula.kind === 'number') return [];
  if (formula.kind === 'indicator') return [formula.code];
  if (formula.kind === 'negative') return codesIn(formula.of);
  return [...new Set([...codesIn(formula.left), ...codesIn(formula.right)])];
}
