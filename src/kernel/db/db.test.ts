import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, testDatabase } from '../../../test/city.ts';
import { isNative } from '../../../test/fresh-database.ts';
import { DatabaseError, isOneOf, joinSql, type Reads, sql, type Tx, written } from './db.ts';

test('a query inside a query becomes part of the statement, and every value keeps its place', () => {
  const filter = joinSql([sql`a = ${1}`, sql`b = ${'x'}`], ' and ');
  const query = sql`select ${0} from t where ${filter} limit ${50}`;
  expect(query.text).toBe('select $1 from t where a = $2 and b = $3 limit $4');
  expect(query.values).toEqual([0, 1, 'x', 50]);
});

test('a word of ours and a whole number may stand in the statement itself; nothing else may', () => {
  const query = sql`select ${1} where state = ${written('in-progress')} limit ${written(51)}`;
  expect(query).toMatchObject({ text: "select $1 where state = 'in-progress' limit 51", values: [1] });
  for (const strange of ["o'clock", 'a b', '', 'Done', 1.5, Number.NaN])
    expect(() => written(strange)).toThrow(TypeError);
});

test('one identifier is asked for as one, several and none as a list', () => {
  expect(isOneOf(sql`w.id`, ['a'])).toMatchObject({ text: 'w.id = $1::uuid', values: ['a'] });
  expect(isOneOf(sql`w.id`, ['a', 'b'])).toMatchObject({ text: 'w.id = any($1::uuid[])', values: [['a', 'b']] });
  expect(isOneOf(sql`w.id`, [])).toMatchObject({ text: 'w.id = any($1::uuid[])', values: [[]] });
});

test('days and instants arrive as text, money as bigint, counts as numbers, json as values', () =>
  inTestCity(async ({ tx }) => {
    const Row = z.object({
      day: z.literal('2026-02-17'),
      at: z.literal('2026-02-09T09:40:00.500Z'),
      money: z.bigint(),
      n: z.number(),
      doc: z.object({ a: z.array(z.number()) }),
      ids: z.array(z.string()),
    });
    const row = await tx.row(
      Row,
      sql`select ${'2026-02-17'}::date as day, ${'2026-02-09T16:40:00.5+07:00'}::timestamptz as at,
                 ${90071992547409930n}::bigint as money, count(*)::int as n, ${{ a: [1, 2] }}::jsonb as doc,
                 ${['x', 'y']}::text[] as ids from (values (1), (2)) as v`,
    );
    expect(row).toMatchObject({ money: 90071992547409930n, n: 2, doc: { a: [1, 2] }, ids: ['x', 'y'] });
  }));

test('an attempt that fails is undone alone, and the database says what it refused', () =>
  inTestCity(async ({ tx }) => {
    await tx.run(sql`create temporary table coin (id int primary key)`);
    await tx.run(sql`insert into coin values (${1})`);
    const again = tx.attempt((inner) => inner.run(sql`insert into coin values (${2}), (${1})`));
    await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'coin_pkey' });
    await expect(again).rejects.toBeInstanceOf(DatabaseError);
    expect(await tx.rows(z.object({ id: z.number() }), sql`select id from coin`)).toEqual([{ id: 1 }]);
  }));

test('work that hushes up a failed statement is not taken for done', async () => {
  const db = await testDatabase();
  const hushed = db.inTransaction((tx) => tx.run(sql`select 1 / ${0}::int`).catch(() => 'all is well'));
  await expect(hushed).rejects.toMatchObject({ code: '22012' });
});

test('a statement that comes after its transaction has ended falls into nobody else’s', async () => {
  const db = await testDatabase();
  let kept: Tx | undefined;
  await db.inTransaction(async (tx) => {
    kept = tx;
  });
  await expect(kept?.run(sql`select 1 / 0`)).rejects.toThrow('sent after its transaction had ended');
  await db.inTransaction(async (tx) => {
    expect(await tx.text(sql`select 'whole'::text`)).toBe('whole');
  });
});

test('what an attempt sends without waiting counts for nothing once the attempt has failed', () =>
  inTestCity(async ({ tx }) => {
    await tx.run(sql`create temporary table coin (id int primary key)`);
    let late: Promise<unknown> = Promise.resolve();
    const failed = tx.attempt(async (inner) => {
      const slow = inner.text(sql`select 'slow'::text`);
      late = slow.catch(() => {}).then(() => slow.finally(() => inner.run(sql`insert into coin values (${2})`)));
      late.catch(() => {});
      await Promise.all([inner.run(sql`select 1 / ${0}::int`), late]);
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    await expect(late).rejects.toThrow();
    expect(await tx.text(sql`select count(*)::text from coin`)).toBe('0');
  }));

test('a statement put together for who asks is planned for its values and not kept; others are', async () => {
  const db = await testDatabase();
  const kept = async (reads: Reads) =>
    (
      await reads.row(
        z.object({ n: z.int() }),
        sql`select count(*)::int as n from pg_prepared_statements where statement like ${'%as n from pg_prepared_statements%'}`,
      )
    )?.n;
  expect(await kept(db.adHoc)).toBe(0);
  if (isNative()) expect(await kept(db.reads)).toBe(1);
});
