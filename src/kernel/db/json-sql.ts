import { joinSql, Query, sql } from './db.ts';

/**
 * JSON written by the database as text, for lists. `json_build_object` looks up for every value of every row how its type is
 * written, which takes longer than finding the rows; here the statement says it. Each piece is null where the value is.
 */
export type JsonMembers = Readonly<Record<string, Query>>;

/** What people wrote. */
export const jsonString = (text: Query): Query => sql`to_json(${text})`;
/** Identifiers, moments and words of our own: nothing in them needs a sign before it. */
export const jsonWord = (word: Query): Query => sql`'"' || ${word} || '"'`;
/** Numbers, truth values, and what is JSON already. */
export const jsonPlain = (value: Query): Query => sql`(${value})::text`;

/** PostgreSQL hands a function a hundred values at most. */
const mostMembers = 40;

/** An object; a member that is null is written as such. Its names are ours. */
export function jsonObject(members: JsonMembers): Query {
  const written = Object.entries(members).map(
    ([name, value], i) => sql`${new Query([`'${i === 0 ? '{' : ','}"${name}":'`], [])}, coalesce(${value}, 'null')`,
  );
  const some: Query[] = [];
  for (let at = 0; at < written.length; at += mostMembers) {
    some.push(sql`concat(${joinSql(written.slice(at, at + mostMembers), ', ')})`);
  }
  return sql`concat(${joinSql(some, ', ')}, '}')`;
}
