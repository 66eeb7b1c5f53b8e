import { type CleanedWhere, createAdapterFactory } from 'better-auth/adapters';
import { z } from 'zod';
import { type Db, joinSql, Query, sql } from '../db/db.ts';

const Row = z.record(z.string(), z.unknown());
const Counted = z.object({ n: z.int() });

/**
 * The sign-in library's way to our database: each of its operations is a transaction of its own, so none may run inside
 * an act. Names of tables and columns come from its schema as auth.ts maps it, never from outside.
 */
export function authAdapter(db: Db) {
  const rows = (query: Query) => db.inTransaction((tx) => tx.rows(Row, query));
  const run = (query: Query) => db.inTransaction((tx) => tx.run(query));
  const first = async <T>(query: Query): Promise<T | null> => ((await rows(query))[0] as T | undefined) ?? null;

  return createAdapterFactory({
    config: { adapterId: 'dothi', supportsDates: false, supportsJSON: false, supportsUUIDs: true },
    adapter: () => ({
      async create<T extends Record<string, unknown>>({ model, data }: { model: string; data: T }) {
        const columns = joinSql(Object.keys(data).map(name), ', ');
        const values = joinSql(Object.values(data).map(value), ', ');
        const [row] = await rows(sql`insert into ${name(model)} (${columns}) values (${values}) returning *`);
        return row as T;
      },
      update: <T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) =>
        first<T>(sql`update ${name(model)} set ${assignments(update)} where ${conditions(where)} returning *`),
      updateMany: ({ model, where, update }) =>
        run(sql`update ${name(model)} set ${assignments(update)} where ${conditions(where)}`),
      findOne: <T>({ model, where }: { model: string; where: CleanedWhere[] }) =>
        first<T>(sql`select * from ${name(model)} where ${conditions(where)} limit 1`),
      async findMany<T>({ model, where, limit, sortBy, offset }: FindMany) {
        const order =
          sortBy === undefined ? sql`` : sql` order by ${name(sortBy.field)} ${direction(sortBy.direction)}`;
        const page = sql`limit ${limit} offset ${offset ?? 0}`;
        return (await rows(sql`select * from ${name(model)} where ${conditions(where ?? [])}${order} ${page}`)) as T[];
      },
      async delete({ model, where }) {
        await run(sql`delete from ${name(model)} where ${conditions(where)}`);
      },
      deleteMany: ({ model, where }) => run(sql`delete from ${name(model)} where ${conditions(where)}`),
      async count({ model, where }) {
        const query = sql`select count(*)::int as n from ${name(model)} where ${conditions(where ?? [])}`;
        return (await db.inTransaction((tx) => tx.row(Counted, query)))?.n ?? 0;
      },
    }),
  });
}

interface FindMany {
  model: string;
  where?: CleanedWhere[] | undefined;
  limit: number;
  sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined;
  offset?: number | undefined;
}

const name = (identifier: string): Query => new Query([`"${identifier.replaceAll('"', '""')}"`], []);
const direction = (word: 'asc' | 'desc') => (word === 'desc' ? sql`desc` : sql`asc`);
const plain = (given: unknown) => (given instanceof Date ? given.toISOString() : (given ?? null));
const value = (given: unknown): Query => sql`${plain(given)}`;

const assignments = (update: unknown) =>
  joinSql(
    Object.entries(update as Record<string, unknown>).map(([column, given]) => sql`${name(column)} = ${plain(given)}`),
    ', ',
  );

function conditions(where: CleanedWhere[]): Query {
  return where.reduce<Query>(
    (joined, clause) =>
      clause.connector === 'OR' ? sql`(${joined}) or ${condition(clause)}` : sql`(${joined}) and ${condition(clause)}`,
    where[0]?.connector === 'OR' ? sql`false` : sql`true`,
  );
}

function condition({ field, operator, value: given }: CleanedWhere): Query {
  const column = name(field);
  switch (operator) {
    case 'eq':
      return given === null ? sql`${column} is null` : sql`${column} = ${plain(given)}`;
    case 'ne':
      return given === null ? sql`${column} is not null` : sql`${column} <> ${plain(given)}`;
    case 'lt':
      return sql`${column} < ${plain(given)}`;
    case 'lte':
      return sql`${column} <= ${plain(given)}`;
    case 'gt':
      return sql`${column} > ${plain(given)}`;
    case 'gte':
      return sql`${column} >= ${plain(given)}`;
    case 'in':
      return sql`${column}::text = any (${[given].flat().map(String)}::text[])`;
    case 'not_in':
      return sql`${column}::text <> all (${[given].flat().map(String)}::text[])`;
    case 'contains':
      return sql`strpos(${column}, ${plain(given)}) > 0`;
    case 'starts_with':
      return sql`starts_with(${column}, ${plain(given)})`;
    case 'ends_with':
      return sql`right(${column}, length(${plain(given)})) = ${plain(given)}`;
  }
}
