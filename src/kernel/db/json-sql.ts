import { joinSql, Query, sql } from './db.ts';

/**
 * JSON written by the database as text, for lists. `json_build_object` looks up for every value of every row how its type is
 * written, which takes longer than finding the rows; here the statement says it.
 */

/** A value as text of ours and expressions between, none of them null: what may be null goes through `orNull`. */
export type JsonValue = readonly (string | Query)[];
export type JsonMembers = Readonly<Record<string, JsonValue>>;

/** What people wrote. */
export const jsonString = (text: Query): JsonValue => [sql`to_json(${text})`];
/** Identifiers, moments and words of our own: nothing in them needs a sign before it. */
export const jsonWord = (word: Query): JsonValue => ['"', word, '"'];
/** Numbers, truth values, and what is JSON already. */
export const jsonPlain = (value: Query): JsonValue => [sql`(${value})::text`];

/** An object. Its names are ours. */
export const jsonObject = (members: JsonMembers): JsonValue => [
  '{',
  ...Object.entries(members).flatMap(([name, value], i) => [`${i === 0 ? '' : ','}"${name}":`, ...value]),
  '}',
];

/** The value, or null where one of the expressions in it is. */
export const orNull = (value: JsonValue): JsonValue => [
  sql`coalesce(${joinSql(merged(value).map(asSql), ' || ')}, 'null')`,
];

/** PostgreSQL hands a function a hundred values at most. */
const mostPieces = 100;

/** The value as an expression of text. */
export function jsonText(value: JsonValue): Query {
  const pieces = merged(value).map(asSql);
  const some: Query[] = [];
  for (let at = 0; at < pieces.length; at += mostPieces) {
    some.push(sql`concat(${joinSql(pieces.slice(at, at + mostPieces), ', ')})`);
  }
  return joinSql(some, ' || ');
}

/** With neighbouring texts made one. */
function merged(value: JsonValue): JsonValue {
  const pieces: (string | Query)[] = [];
  for (const piece of value) {
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

const asSql = (piece: string | Query): Query =>
  typeof piece === 'string' ? new Query([`'${piece}'::text`], []) : piece;
