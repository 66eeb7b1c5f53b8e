import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '../../../test/city.ts';
import { type Db, Query, type Reads, sql } from './db.ts';
import { mostPrepared } from './statements.ts';
import { script } from './transaction.ts';

const embedded = inject('server') === null;

/** How often each statement with the word in it was planned or run from a plan that is kept. */
const kept = (db: Db, word: string) =>
  db.reads.rows(
    z.object({ runs: z.int() }),
    script(
      `select (generic_plans + custom_plans)::int as runs from pg_prepared_statements where statement like '%${word}%'`,
    ),
  );
const Sum = z.object({ sum: z.int() });
const add = (reads: Reads, n: number) => reads.row(Sum, sql`select ${n}::int + 1 as sum, 'thrice' as word`);

test.runIf(embedded)(
  'a statement that comes again is prepared once, one put together for who asks is not kept',
  async () => {
    const db = await testDatabase();
    for (const n of [1, 2, 3]) expect(await add(db.adHoc, n)).toEqual({ sum: n + 1 });
    expect(await kept(db, 'thrice')).toEqual([]);
    for (const n of [1, 2, 3]) expect(await add(db.reads, n)).toEqual({ sum: n + 1 });
    expect(await kept(db, 'thrice')).toEqual([{ runs: 3 }]);
  },
);

test.runIf(embedded)('only those used last are kept', async () => {
  const db = await testDatabase();
  for (let n = 1; n <= 300; n++) {
    await db.reads.rows(
      z.object({ n: z.int() }),
      new Query(['select ', `::int as n, 'book ${n} of many' as book`], [n]),
    );
  }
  expect((await kept(db, ' of many')).length).toBe(mostPrepared);
  expect([await kept(db, 'book 1 of'), await kept(db, 'book 300 of')]).toEqual([[], [{ runs: 1 }]]);
});

test.runIf(embedded)('one whose table has changed is refused once and then prepared anew', async () => {
  const db = await testDatabase();
  await db.inTransaction(async (tx) => {
    await tx.run(script('create temporary table shelf (n int) on commit drop'));
    const read = () => tx.attempt((inner) => inner.rows(z.looseObject({}), sql`select * from shelf where n < ${5}`));
    expect(await read()).toEqual([]);
    await tx.run(script('alter table shelf add more int; insert into shelf values (1)'));
    await expect(read()).rejects.toMatchObject({ code: '0A000' });
    expect(await read()).toEqual([{ n: 1, more: null }]);
  });
});
