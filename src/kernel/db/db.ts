import type { z } from 'zod';

/** A statement with its values apart. Text from outside is only ever a value. */
export class Query {
  readonly parts: readonly string[];
  readonly values: readonly unknown[];

  constructor(parts: readonly string[], values: readonly unknown[]) {
    this.parts = parts;
    this.values = values;
  }

  get text(): string {
    return this.parts.reduce((text, part, i) => `${text}$${i}${part}`);
  }
}

/** Every value becomes a numbered parameter; a value that is itself a query becomes part of the statement. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Query {
  const parts: string[] = [strings[0] ?? ''];
  const flat: unknown[] = [];
  values.forEach((value, i) => {
    if (value === undefined) throw new TypeError(`value ${i + 1} of a query is undefined: ${strings.join('…')}`);
    if (value instanceof Query) append(parts, flat, value);
    else {
      flat.push(value);
      parts.push('');
    }
    parts[parts.length - 1] += strings[i + 1] ?? '';
  });
  return new Query(parts, flat);
}

/** Goes on from the last part of a statement with another one. */
function append(parts: string[], values: unknown[], query: Query): void {
  query.parts.forEach((part, i) => {
    if (i > 0) {
      values.push(query.values[i - 1]);
      parts.push('');
    }
    parts[parts.length - 1] += part;
  });
}

/**
 * A whole number or a word of our own as part of the statement itself: for what decides how many rows there are and has few
 * values. PostgreSQL then knows it where it keeps one plan for all who ask alike, and need not plan for each.
 */
export function written(constant: number | string): Query {
  const isNumber = typeof constant === 'number';
  if (isNumber ? !Number.isSafeInteger(constant) : !/^[a-z][a-z-]*$/.test(constant)) {
    throw new TypeError(`not to be written into a statement: ${constant}`);
  }
  return new Query([isNumber ? `${constant}` : `'${constant}'`], []);
}

/**
 * That a column is one of these identifiers. A single one is asked for as such: of a list PostgreSQL does not know how long it
 * is, and plans anew for each.
 */
export function isOneOf(column: Query, ids: readonly string[]): Query {
  const [first, ...rest] = ids;
  return first !== undefined && rest.length === 0
    ? sql`${column} = ${first}::uuid`
    : sql`${column} = any(${[...ids]}::uuid[])`;
}

/** Queries one after another, as in `where ${joinSql(conditions, ' and ')}`; the separator is ours, never from outside. */
export function joinSql(queries: readonly Query[], separator: string): Query {
  const parts: string[] = [''];
  const values: unknown[] = [];
  queries.forEach((query, i) => {
    if (i > 0) parts[parts.length - 1] += separator;
    append(parts, values, query);
  });
  return new Query(parts, values);
}

/** Questions that change nothing. */
export interface Reads {
  /** The rows, checked against the shape they are trusted to have from then on. */
  rows<S extends z.ZodType>(shape: S, query: Query): Promise<z.output<S>[]>;
  /** The one row, or none; more than one is a fault of the query. */
  row<S extends z.ZodType>(shape: S, query: Query): Promise<z.output<S> | undefined>;
  /** The text in the single column of the single row: JSON that PostgreSQL wrote, sent on as it is. */
  text(query: Query): Promise<string>;
  /** The text in the single column of each row, in UTF-8: lists of JSON, which would only be read to be written again. */
  bytes(query: Query): Promise<Buffer[]>;
}

/** Work inside one transaction. There is no other way to change anything. */
export interface Tx extends Reads {
  /** Runs a statement and answers how many rows it touched. */
  run(query: Query): Promise<number>;
  /** Part of the work that may fail alone: what it wrote is undone and the error thrown, the transaction lives on. */
  attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Tells all who listen on a channel that it is worth looking, once the transaction has committed. */
  signal(channel: string): void;
}

export interface Db {
  readonly engine: 'embedded' | 'native';
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Each question a transaction by itself: one message to the server in place of three, for what a benchmark shows to
   * be hot. Not for use inside a transaction, whose writes it does not see.
   */
  readonly reads: Reads;
  /**
   * The same for statements put together for who asks, such as a filter of theirs: planned for their values, of which a
   * plan that is kept for many knows nothing, and forgotten afterwards.
   */
  readonly adHoc: Reads;
  /**
   * Calls when a transaction that gave the signal has committed, on whichever server, and when the connection was
   * lost in between: it says that it is worth looking, not what there is. Answers how to stop listening.
   */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What the database itself refused, the same from both engines. */
export class DatabaseError extends Error {
  /** SQLSTATE, as `23505`. */
  readonly code: string;
  readonly constraint: string | null;
  readonly detail: string | null;

  constructor(message: string, code: string, constraint: string | null, detail: string | null) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
    this.detail = detail;
  }
}

/** True for a violation of the named constraint; what it means to a person is the act's to say. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.constraint === constraint;
}
