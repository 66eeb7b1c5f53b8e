import { z } from 'zod';
import { joinSql, type Query, sql } from '../../db/db.ts';
import { invalid } from '../../refusal.ts';
import { columnOf, geometryColumn } from '../columns.ts';
import type { Crs } from '../crs.ts';
import type { Property, RecordSource } from '../source.ts';
import { geometryLiteral, relate } from './spatial.ts';
import { dayLiteral, instantLiteral, type Span, spanOfDay, spanOfInstant, temporal } from './temporal.ts';
import { isSpatial, isTemporal, type Node } from './tree.ts';

/** A piece of the statement with what it holds. A literal keeps its value, for where the other side says what it is. */
type Typed =
  | {
      type: 'text' | 'number' | 'boolean' | 'day' | 'instant' | 'reference';
      sql: Query;
      literal?: unknown;
      values?: readonly string[];
    }
  | { type: 'interval'; span: Span }
  | { type: 'geometry'; sql: Query };
type Scalar = Exclude<Typed, { type: 'interval' | 'geometry' }>;

const typeOf: Readonly<Record<Property['type'], Scalar['type']>> = {
  text: 'text',
  choice: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  day: 'day',
  instant: 'instant',
  reference: 'reference',
};

/** The filter as a condition on rows `f` of the source. Every value in it becomes a value of the statement. */
export function compileFilter(node: Node, source: RecordSource, crs: Crs): Query {
  const compiled = new Compiler(source, crs).compile(node);
  if (compiled.type !== 'boolean') throw invalid('ogc.filter-no-condition');
  return sql`(${compiled.sql})`;
}

/** Whether the filter asks about the geometry: then rows are found by it. */
export function asksOfGeometry(node: Node): boolean {
  if ('geometry' in node) return true;
  if ('args' in node) return node.args.some(asksOfGeometry);
  return false;
}

class Compiler {
  readonly #source: RecordSource;
  readonly #crs: Crs;

  constructor(source: RecordSource, crs: Crs) {
    this.#source = source;
    this.#crs = crs;
  }

  compile(node: Node): Typed {
    if ('property' in node) return this.#property(node.property);
    if ('literal' in node) return literalOf(node.literal);
    if ('date' in node) return { type: 'day', sql: dayLiteral(node.date) };
    if ('timestamp' in node) return { type: 'instant', sql: instantLiteral(node.timestamp) };
    if ('interval' in node) return { type: 'interval', span: this.#interval(node.interval) };
    if ('geometry' in node) return { type: 'geometry', sql: geometryLiteral(node.geometry, this.#crs) };
    if ('list' in node) throw invalid('ogc.filter-no-condition');
    return this.#operation(node.op, node.args);
  }

  #property(name: string): Typed {
    if (name === geometryColumn && this.#source.geometry !== null) return { type: 'geometry', sql: sql`f.geometry` };
    if (name === 'id') return { type: 'reference', sql: sql`f.id` };
    const property = Object.hasOwn(this.#source.properties, name) ? this.#source.properties[name] : undefined;
    if (property === undefined) throw invalid('ogc.property-unknown', { name: name.slice(0, 60) });
    const values = property.type === 'choice' ? { values: property.values } : {};
    return { type: typeOf[property.type], sql: columnOf(name, property), ...values };
  }

  #interval([from, until]: readonly [Node | null, Node | null]): Span {
    const end = (bound: Node | null) => (bound === null ? undefined : this.#span(this.compile(bound)));
    return {
      from: end(from)?.from ?? sql`'-infinity'::timestamptz`,
      until: end(until)?.until ?? sql`'infinity'::timestamptz`,
    };
  }

  #operation(op: string, args: readonly Node[]): Typed {
    if (op === 'and' || op === 'or') {
      const parts = args.map((arg) => sql`(${this.#condition(arg)})`);
      return { type: 'boolean', sql: joinSql(parts, op === 'and' ? ' and ' : ' or ') };
    }
    const [first, second, third] = args;
    if (first === undefined) throw invalid('ogc.filter-no-condition');
    if (op === 'not') return { type: 'boolean', sql: sql`not (${this.#condition(first)})` };
    if (op === 'isNull') {
      const operand = this.compile(first);
      if (operand.type === 'interval') throw mismatch(op);
      return { type: 'boolean', sql: sql`(${operand.sql}) is null` };
    }
    if (op === 'casei' || op === 'accenti') return this.#folded(op, first);
    if (second === undefined) throw invalid('ogc.filter-no-condition');
    if (isSpatial(op))
      return { type: 'boolean', sql: relate(op, this.#geometry(first, op), this.#geometry(second, op)) };
    if (isTemporal(op)) {
      const [left, right] = [this.#span(this.compile(first)), this.#span(this.compile(second))];
      return { type: 'boolean', sql: temporal(op, left, right) };
    }
    if (op === 'like') return this.#like(first, second);
    if (op === 'in' && 'list' in second) {
      const found = second.list.map((item) => this.#compare('=', first, item));
      return { type: 'boolean', sql: sql`(${joinSql(found, ' or ')})` };
    }
    if (op === 'between' && third !== undefined) {
      return {
        type: 'boolean',
        sql: sql`(${this.#compare('>=', first, second)} and ${this.#compare('<=', first, third)})`,
      };
    }
    if (isComparison(op)) return { type: 'boolean', sql: this.#compare(op, first, second) };
    return this.#reckoned(op, this.#number(first, op), this.#number(second, op));
  }

  #condition(node: Node): Query {
    const operand = this.compile(node);
    if (operand.type !== 'boolean') throw invalid('ogc.filter-no-condition');
    return operand.sql;
  }

  #compare(op: Comparison, a: Node, b: Node): Query {
    const [left, right] = aligned(this.#scalar(a, op), this.#scalar(b, op), op);
    // Two columns may be sorted by different rules; words are compared as Vietnamese.
    const byColumns = left.type === 'text' && left.literal === undefined && right.literal === undefined;
    return sql`(${left.sql}) ${signs[op]} (${right.sql})${byColumns ? sql` collate vietnamese` : sql``}`;
  }

  #folded(op: 'casei' | 'accenti', node: Node): Typed {
    // Both of them, in whichever order, is what some texts are indexed by; row by row the function is slower than its parts.
    const inner = 'op' in node && node.op === (op === 'casei' ? 'accenti' : 'casei') ? node.args[0] : undefined;
    const both = inner !== undefined && ('literal' in inner || this.#isIndexed(inner)) ? inner : undefined;
    const text = this.#scalar(both ?? node, op);
    if (text.type !== 'text') throw mismatch(op);
    if (both !== undefined) return { type: 'text', sql: sql`(folded(${text.sql}))` };
    // The rule says what is a capital letter; the database's own knows only those of English.
    if (op === 'casei') return { type: 'text', sql: sql`(lower(${text.sql} collate vietnamese))` };
    return { type: 'text', sql: sql`(unaccent(${text.sql}))` };
  }

  #isIndexed(node: Node): boolean {
    return 'property' in node && this.#source.properties[node.property]?.indexed === true;
  }

  #like(subject: Node, pattern: Node): Typed {
    const [text, like] = [this.#scalar(subject, 'like'), this.#scalar(pattern, 'like')];
    if (text.type !== 'text' || like.type !== 'text' || !isPattern(pattern)) throw mismatch('like');
    return { type: 'boolean', sql: sql`(${text.sql}) like (${like.sql})` };
  }

  #reckoned(op: string, a: Query, b: Query): Typed {
    const number = (result: Query): Typed => ({ type: 'number', sql: sql`(${result})` });
    switch (op) {
      case '+':
        return number(sql`${a} + ${b}`);
      case '-':
        return number(sql`${a} - ${b}`);
      case '*':
        return number(sql`${a} * ${b}`);
      case '/':
        return number(sql`${a} / nullif(${b}, 0)`);
      case 'div':
        return number(sql`trunc(${a} / nullif(${b}, 0))`);
      case '%':
        return number(sql`(${a} - ${b} * trunc(${a} / nullif(${b}, 0)))`);
      case '^':
        return number(sql`power(${a}, ${b})`);
      default:
        throw invalid('ogc.function-unknown', { name: op.slice(0, 60) });
    }
  }

  #number(node: Node, op: string): Query {
    const operand = this.#scalar(node, op);
    if (operand.type !== 'number') throw mismatch(op);
    return sql`(${operand.sql})::float8`;
  }

  #scalar(node: Node, op: string): Scalar {
    const operand = this.compile(node);
    if (operand.type === 'interval' || operand.type === 'geometry') throw mismatch(op);
    return operand;
  }

  #geometry(node: Node, op: string): Query {
    const operand = this.compile(node);
    if (operand.type !== 'geometry') throw mismatch(op);
    return operand.sql;
  }

  #span(operand: Typed): Span {
    if (operand.type === 'interval') return operand.span;
    if (operand.type === 'day') return spanOfDay(operand.sql);
    if (operand.type === 'instant') return spanOfInstant(operand.sql);
    throw mismatch('t_…');
  }
}

const comparisons = ['=', '<>', '<', '>', '<=', '>='] as const;
type Comparison = (typeof comparisons)[number];
const isComparison = (op: string): op is Comparison => (comparisons as readonly string[]).includes(op);
const signs: Readonly<Record<Comparison, Query>> = {
  '=': sql`=`,
  '<>': sql`<>`,
  '<': sql`<`,
  '>': sql`>`,
  '<=': sql`<=`,
  '>=': sql`>=`,
};

const mismatch = (op: string) => invalid('ogc.filter-types', { op });

function literalOf(value: string | number | boolean): Typed {
  if (typeof value === 'string') return { type: 'text', sql: sql`${value}::text`, literal: value };
  if (typeof value === 'boolean') return { type: 'boolean', sql: sql`${value}::boolean`, literal: value };
  if (!Number.isFinite(value)) throw invalid('ogc.filter-number', { value: String(value) });
  return { type: 'number', sql: sql`${value}::float8`, literal: value };
}

/** A pattern is a text, perhaps folded, and may not end with the sign that takes the next one literally. */
function isPattern(node: Node): boolean {
  if ('op' in node && (node.op === 'casei' || node.op === 'accenti')) return node.args.every(isPattern);
  if (!('literal' in node) || typeof node.literal !== 'string') return false;
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(node.literal)) throw invalid('ogc.filter-pattern');
  return true;
}

const Uuid = z.uuid();

/** Both sides as one type: a text beside a day, an instant or an identifier is read as one; a day beside an instant begins it. */
function aligned(left: Scalar, right: Scalar, op: string): [Scalar, Scalar] {
  if (left.type === right.type) {
    demandKnown(left, right);
    return [left, right];
  }
  const convert = (from: Scalar, to: Scalar): Scalar | undefined => {
    if (typeof from.literal === 'string' && to.literal === undefined) {
      if (to.type === 'day') return { type: 'day', sql: dayLiteral(from.literal) };
      if (to.type === 'instant') return { type: 'instant', sql: instantLiteral(from.literal) };
      if (to.type === 'reference') {
        if (!Uuid.safeParse(from.literal).success)
          throw invalid('ogc.filter-identifier', { value: from.literal.slice(0, 60) });
        return { type: 'reference', sql: sql`${from.literal}::uuid` };
      }
    }
    if (from.type === 'day' && to.type === 'instant') return { type: 'instant', sql: spanOfDay(from.sql).from };
    return undefined;
  };
  const asRight = convert(left, right);
  if (asRight !== undefined) return [asRight, right];
  const asLeft = convert(right, left);
  if (asLeft !== undefined) return [left, asLeft];
  throw mismatch(op);
}

/** A word that a closed list does not have is a mistake, not an empty answer. */
function demandKnown(left: Scalar, right: Scalar): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (one.values !== undefined && typeof other.literal === 'string' && !one.values.includes(other.literal)) {
      throw invalid('ogc.value-unknown', { value: other.literal.slice(0, 60), values: one.values.join(', ') });
    }
  }
}
