import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tablesWith as tablesWithIn } from '../../../test/tables-with.ts';
import type { Db } from '../db/db.ts';
import { systemActor } from '../identity/actor.ts';
import { instant } from '../time.ts';
import { eraseOldAddresses, erasePersonalData } from './erase-personal-data.ts';
import { listActs } from './list-acts.ts';
import { recordAct } from './record-act.ts';
import { anActor, emptyTrail, now, openTrail, person, sealAll, tamper, verify } from './testing.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openTrail());
}, 180_000);
afterAll(() => close());
beforeEach(() => emptyTrail(db));

const tablesWith = (text: string) => tablesWithIn(db.reads, text);

const task = { kind: 'work-item', id: 'one' };
const appoint = (assignee: string, actor = anActor, about = task) =>
  db.inTransaction((tx) =>
    recordAct(
      tx,
      actor,
      'work.appointed',
      about,
      { before: { assignee: null }, after: { assignee, state: 'accepted' } },
      now,
    ),
  );

test('personal values stand apart from the acts and are shown with them', async () => {
  await appoint('Trần Thị Thử');
  expect(await tablesWith('Trần Thị Thử')).toEqual(['act_personal']);
  expect(await tablesWith('203.0.113.7')).toEqual(['act_personal']);
  const [act] = await db.inTransaction((tx) => listActs(tx, task, null, 5));
  expect(act).toMatchObject({
    before: { assignee: null },
    after: { assignee: 'Trần Thị Thử', state: 'accepted' },
    erased: [],
  });
  expect(JSON.stringify(act)).not.toContain('203.0.113.7'); // where from is for the auditor alone
});

test('the public and the system leave no address', async () => {
  const nobody = { ...anActor, kind: 'public' as const, id: 'public' };
  await db.inTransaction((tx) => recordAct(tx, nobody, 'reports.made', { kind: 'report', id: '1' }, {}, now));
  expect(await tablesWith('203.0.113.7')).toEqual([]);
});

test('erased, what was personal about a record is gone everywhere, and the trail is whole as before', async () => {
  await appoint('Trần Thị Thử');
  await appoint('Lê Văn Khác', person('0190a000-0000-7000-8000-00000000ac71', '203.0.113.9'), { ...task, id: 'two' });
  await sealAll(db);
  const before = await verify(db);
  expect(before).toMatchObject({ acts: 2, erased: 0, found: [] });

  const erased = await db.inTransaction((tx) => erasePersonalData(tx, systemActor, task, 'theo yêu cầu', now));
  expect(erased).toBe(2); // the name and the address
  expect(await tablesWith('Trần Thị Thử')).toEqual([]);
  expect(await tablesWith('203.0.113.7')).toEqual([]);
  expect(await tablesWith('Lê Văn Khác')).toEqual(['act_personal']);

  await sealAll(db);
  expect(await verify(db)).toMatchObject({ acts: 3, erased: 2, found: [] });
  const [trace, act] = await db.inTransaction((tx) => listActs(tx, task, null, 5));
  expect(trace).toMatchObject({ act: 'audit.personal-data-erased', after: { values: 2 }, reason: 'theo yêu cầu' });
  expect(act).toMatchObject({ after: { state: 'accepted' }, erased: ['/address', '/after/assignee'] });
});

test('erasing a person takes what acts about them hold, and where they acted from', async () => {
  const account = { kind: 'account', id: anActor.id };
  await appoint('Trần Thị Thử');
  const created = { after: { email: 'thu@test.example' } };
  await db.inTransaction((tx) => recordAct(tx, systemActor, 'identity.account-created', account, created, now));
  await db.inTransaction((tx) => erasePersonalData(tx, systemActor, account, 'nghỉ việc', now));
  expect(await tablesWith('thu@test.example')).toEqual([]);
  expect(await tablesWith('203.0.113.7')).toEqual([]);
  await sealAll(db);
  expect((await verify(db)).found).toEqual([]);
});

test('only who may erase does', async () => {
  const attempt = db.inTransaction((tx) => erasePersonalData(tx, anActor, task, 'vì tò mò', now));
  await expect(attempt).rejects.toMatchObject({ kind: 'denied', code: 'policy.not-allowed' });
});

test('addresses go when their time is over, and it is told', async () => {
  await appoint('Trần Thị Thử');
  const early = instant('2027-03-09T01:29:59Z');
  expect(await db.inTransaction((tx) => eraseOldAddresses(tx, 12, early))).toBe(0);
  const late = instant('2027-03-09T01:30:01Z');
  expect(await db.inTransaction((tx) => eraseOldAddresses(tx, 12, late))).toBe(1);
  expect(await tablesWith('203.0.113.7')).toEqual([]);
  expect(await tablesWith('Trần Thị Thử')).toEqual(['act_personal']);
  const [trace] = await db.inTransaction((tx) => listActs(tx, { kind: 'trail', id: 'addresses' }, null, 5));
  expect(trace).toMatchObject({ act: 'audit.addresses-erased', after: { values: 1 } });
});

test('a personal value that was changed, or slipped in, is found', async () => {
  await appoint('Trần Thị Thử');
  await sealAll(db);
  await tamper(db, `update act_personal set value = '"Người Khác"' where pointer = '/after/assignee'`);
  expect((await verify(db)).found).toMatchObject([{ code: 'personal-changed', batch: 1, pointer: '/after/assignee' }]);
  await tamper(
    db,
    `delete from act_personal where pointer = '/after/assignee'`,
    `insert into act_personal select act_id, act_at, '/after/phone', salt, '"0214"' from act_personal`,
  );
  expect((await verify(db)).found).toMatchObject([{ code: 'personal-changed', pointer: '/after/phone' }]);
});
