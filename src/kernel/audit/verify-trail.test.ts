import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Db, sql } from '../db/db.ts';
import { addDays, atCityTime, day } from '../time.ts';
import { anchorOf, batchesAfter } from './anchors.ts';
import { canonicalJson, hashOfBatch } from './canonical.ts';
import type { Anchor } from './contract.ts';
import { leafHash } from './merkle.ts';
import { emptyTrail, now, openTrail, sealAll, strike, strikeAndSeal, tamper, verify } from './testing.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openTrail());
}, 180_000);
afterAll(() => close());
/** Three batches of four acts, five acts and one. */
beforeEach(async () => {
  await emptyTrail(db);
  for (const count of [4, 5, 1]) await strikeAndSeal(db, count);
});

const Id = z.object({ id: z.string() });
/** The act at a place of a batch. */
async function actAt(batch: number, position: number): Promise<string> {
  const found = await db.reads.row(
    Id,
    sql`select act_id as id from act_seal where batch = ${batch} and position = ${position}`,
  );
  if (found === undefined) throw new Error('no such act');
  return found.id;
}

async function keptAnchors(): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for await (const batch of batchesAfter(db.reads, 0)) anchors.push(anchorOf(batch));
  return anchors;
}

async function* inOrder(anchors: readonly Anchor[]): AsyncGenerator<Anchor> {
  yield* anchors;
}

test('a trail that nobody touched is whole', async () => {
  expect(await verify(db)).toEqual({
    batches: 3,
    acts: 10,
    erased: 0,
    waiting: { count: 0, oldest: null },
    findings: 0,
    found: [],
  });
  expect((await verify(db, { anchors: inOrder(await keptAnchors()) })).found).toEqual([]);
});

const changes = [
  [`after = '{"worth": 99}'`],
  [`before = '{}'`],
  [`reason = 'vì sao'`],
  [`actor_id = 'somebody-else'`],
  [`actor_kind = 'system'`],
  [`organisation_id = id`],
  [`about_id = 'two'`],
  [`act = 'coin.clipped'`],
  [`personal = null`],
] as const;
test.each(changes)('an act with %s is found where it is', async (change) => {
  const act = await actAt(2, 3);
  await tamper(db, `update act set ${change} where id = '${act}'`);
  const { found } = await verify(db);
  expect(found[0]).toEqual({ code: 'act-changed', batch: 2, act });
});

test('an act moved in time by a microsecond is found', async () => {
  const act = await actAt(1, 0);
  await tamper(
    db,
    `update act set at = at + interval '1 microsecond' where id = '${act}'`,
    `update act_seal set act_at = act_at + interval '1 microsecond' where act_id = '${act}'`,
  );
  expect((await verify(db)).found).toEqual([{ code: 'act-changed', batch: 1, act }]);
});

test('an act that is gone is found, by itself, with its seal, and before it was sealed', async () => {
  const [first, second] = [await actAt(1, 2), await actAt(2, 0)];
  await tamper(
    db,
    `delete from act where id in ('${first}', '${second}')`,
    `delete from act_seal where act_id = '${second}'`,
  );
  await db.inTransaction((tx) => strike(tx, 7));
  const waiting = await db.reads.row(Id, sql`select act_id as id from act_unsealed`);
  await tamper(db, `delete from act where id = '${waiting?.id}'`);
  expect((await verify(db)).found).toEqual([
    { code: 'act-missing', batch: 1, act: first },
    { code: 'seal-missing', batch: 2, position: 0 },
    { code: 'act-lost', act: waiting?.id },
  ]);
});

test('the last act of a batch cut off is found', async () => {
  const last = await actAt(2, 4);
  await tamper(db, `delete from act where id = '${last}'`, `delete from act_seal where act_id = '${last}'`);
  expect((await verify(db)).found).toEqual([{ code: 'seal-missing', batch: 2, position: 4 }]);
});

test('an act that was put in is found, beside the batches and within one', async () => {
  const [slipped, squeezed] = ['01900000-0000-7000-8000-000000000001', 'ffffffff-ffff-7fff-bfff-ffffffffffff'];
  const columns =
    'act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, reason, personal, at';
  const copy = (id: string) =>
    `insert into act (id, ${columns}) select '${id}', ${columns} from act where id = (select min(id::text)::uuid from act)`;
  await tamper(
    db,
    copy(slipped),
    copy(squeezed),
    `insert into act_seal select batch, 4, '${squeezed}', act_at, leaf from act_seal where batch = 1 and position = 3`,
  );
  expect((await verify(db)).found).toEqual([
    { code: 'act-changed', batch: 1, act: squeezed },
    { code: 'act-added', act: slipped },
  ]);
});

test('a copy of an act under its own identifier in another month is found', async () => {
  const act = await actAt(1, 1);
  const columns = 'act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, reason, personal';
  await tamper(
    db,
    `insert into act (id, ${columns}, at) select id, ${columns}, at - interval '3 months' from act where id = '${act}'`,
  );
  expect((await verify(db)).found).toEqual([{ code: 'act-added', act }]);
});

test('acts in another order are found', async () => {
  const [earlier, later] = [await actAt(2, 1), await actAt(2, 2)];
  await tamper(
    db,
    `update act_seal set position = 99 where act_id = '${earlier}'`,
    `update act_seal set position = 1 where act_id = '${later}'`,
    `update act_seal set position = 2 where act_id = '${earlier}'`,
  );
  expect((await verify(db)).found).toEqual([{ code: 'act-out-of-place', batch: 2, act: earlier }]);
});

test('a batch that was changed is found, also where its hash was made to fit', async () => {
  await tamper(db, `update act_batch set sealed_at = sealed_at - interval '1 day' where number = 2`);
  expect((await verify(db)).found).toEqual([{ code: 'batch-changed', batch: 2 }]);

  const [, batch] = await keptAnchors();
  const whole = await batchesAfter(db.reads, 1).next();
  if (batch === undefined || whole.done === true) throw new Error('no such batch');
  await tamper(db, `update act_batch set hash = decode('${hashOfBatch(whole.value)}', 'hex') where number = 2`);
  expect((await verify(db)).found).toEqual([{ code: 'link-broken', batch: 3 }]);
});

test('a changed act whose leaf was made to fit is found by the root of its batch', async () => {
  const act = await actAt(2, 2);
  await tamper(db, `update act set after = '{"worth": 99}' where id = '${act}'`);
  const Changed = z.object({ json: z.record(z.string(), z.unknown()) });
  const changed = await db.reads.row(
    Changed,
    sql`select jsonb_build_object('id', id, 'act', act, 'actor', jsonb_build_object('kind', actor_kind, 'id', actor_id),
          'organisationId', organisation_id, 'about', jsonb_build_object('kind', about_kind, 'id', about_id),
          'before', before, 'after', after, 'reason', reason, 'personal', personal,
          'at', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as json from act where id = ${act}`,
  );
  const leaf = leafHash(canonicalJson(changed?.json)).toString('hex');
  await tamper(db, `update act_seal set leaf = decode('${leaf}', 'hex') where act_id = '${act}'`);
  expect((await verify(db)).found).toEqual([{ code: 'batch-changed', batch: 2 }]);
});

test('batches that are gone are found: in between, and at the end by the seals they leave or by anchors', async () => {
  const anchors = await keptAnchors();
  await tamper(db, 'delete from act_batch where number = 2');
  expect((await verify(db)).found).toEqual([
    { code: 'batch-missing', batch: 2 },
    { code: 'link-broken', batch: 3 },
  ]);
  await tamper(db, 'delete from act_batch where number = 3');
  expect((await verify(db)).found).toEqual([
    { code: 'batch-missing', batch: 2 },
    { code: 'batch-missing', batch: 3 },
  ]);
  await tamper(
    db,
    'delete from act where id in (select act_id from act_seal where batch > 1)',
    'delete from act_seal where batch > 1',
  );
  expect((await verify(db)).found).toEqual([]); // without anchors, an end that was cut off clean is not seen
  expect((await verify(db, { anchors: inOrder(anchors) })).found).toEqual([
    { code: 'batch-missing', batch: 2 },
    { code: 'batch-missing', batch: 3 },
  ]);
});

test('a whole chain written anew fits together, and differs from the anchors that were kept', async () => {
  const anchors = await keptAnchors();
  const act = await actAt(2, 2);
  await tamper(
    db,
    `update act set after = '{"worth": 99}' where id = '${act}'`,
    'insert into act_unsealed select act_id, act_at from act_seal where batch > 1',
    'delete from act_seal where batch > 1',
    'delete from act_batch where number > 1',
  );
  await sealAll(db);
  expect((await verify(db)).found).toEqual([]);
  expect((await verify(db, { anchors: inOrder(anchors) })).found).toEqual([
    { code: 'anchor-differs', batch: 2 },
    { code: 'batch-missing', batch: 3 },
  ]);
});

test('a check from a day on looks at what was sealed and done since, and at the link to what was before', async () => {
  const today = day('2026-03-09');
  const tomorrow = addDays(today, 1);
  await strikeAndSeal(db, 2, atCityTime(tomorrow, '09:00'));
  await tamper(db, `update act set reason = 'x' where id = '${await actAt(1, 0)}'`);
  expect((await verify(db)).found).toHaveLength(1);
  const from = atCityTime(tomorrow, '00:00');
  expect(await verify(db, { from })).toMatchObject({ batches: 1, acts: 2, found: [] });

  await tamper(db, `update act_batch set hash = sha256('another') where number = 3`);
  expect((await verify(db, { from })).found).toEqual([{ code: 'link-broken', batch: 4 }]);
  expect(await verify(db, { from: atCityTime(addDays(tomorrow, 1), '00:00') })).toMatchObject({
    batches: 0,
    found: [],
  });
});

test('what waits to be sealed is not taken for something that was put in', async () => {
  await db.inTransaction((tx) => strike(tx, 1));
  expect(await verify(db)).toMatchObject({ found: [], waiting: { count: 1, oldest: now } });
});
