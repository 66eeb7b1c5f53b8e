import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { runDueJobs } from '../../../kernel/jobs/jobs.ts';
import { dayOf, type Instant, instant } from '../../../kernel/time.ts';
import { confirmDone, recallWork, restrictWork, suspendWork } from '../../../kernel/work/acts.ts';
import type { WorkItemId } from '../../../kernel/work/contract.ts';
import { getWorkItem } from '../../../kernel/work/detail.ts';
import { confirmFindings } from './confirm-findings.ts';
import { correctFinding } from './correct-finding.ts';
import { openNextOccurrence } from './open-next-occurrence.ts';
import { getDirective, readerOf } from './queries.ts';
import { nextOccurrenceJob, recurringWork } from './recurring-work.ts';
import { bridge, planning, readSample, streets } from './testing.ts';

/** The monthly duty of the sample as work, due on 20 March. */
async function monthlyDuty(city: TestCity, until: string | null = null) {
  const { tx, administrator, now } = city;
  const { id, findings } = await readSample(city);
  const duty = findings[2];
  if (duty === undefined || duty.deadline === null) throw new Error('the sample has no such duty');
  const { confidence: _, ...deadline } = duty.deadline;
  const correction = {
    partnerIds: [planning],
    placeIds: [bridge],
    priority: 'high' as const,
    deadline: { ...deadline, until: until === null ? null : dayOf(instant(`${until}T01:00:00Z`)) },
  };
  await correctFinding(tx, administrator, { directiveId: id, id: duty.id, version: null }, correction, now);
  const { confirmed } = await confirmFindings(tx, administrator, id, { findings: [duty.id] }, now);
  const [only] = confirmed;
  if (only === undefined) throw new Error('not confirmed');
  return { directiveId: id, findingId: duty.id, first: only.workItemId };
}
const next = ({ tx }: TestCity, id: WorkItemId, at: Instant) => openNextOccurrence(tx, systemActor, id, at);
const seen = ({ tx, administrator }: TestCity, id: WorkItemId, at: Instant) =>
  getWorkItem(tx, administrator, id, dayOf(at));
const must = (id: WorkItemId | undefined): WorkItemId => {
  if (id === undefined) throw new Error('nothing was opened');
  return id;
};

test('when an occurrence is done, the next is opened with everything of the first, and only once', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { directiveId, findingId, first } = await monthlyDuty(city);
    expect(await next(city, first, now)).toBeUndefined(); // neither done nor past
    await confirmDone(
      tx,
      administrator,
      { id: first, version: null, body: { withoutEvidence: 'Đã kiểm tra tại chỗ' } },
      now,
    );
    const second = must(await next(city, first, now));
    expect(await next(city, first, now)).toBeUndefined();
    const before = await seen(city, first, now);
    const work = await seen(city, second, now);
    expect(work).toMatchObject({
      state: 'assigned',
      originalDueOn: '2026-04-20',
      deadline: { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=20' },
      source: { kind: 'directive', id: directiveId, ref: findingId },
    });
    for (const same of [
      'title',
      'quote',
      'owner',
      'partners',
      'places',
      'priority',
      'source',
      'published',
      'assignedBy',
    ] as const) {
      expect(work[same], same).toEqual(before[same]);
    }
    const reader = { ...readerOf(administrator), today: dayOf(now), now };
    const finding = (await getDirective(tx, directiveId, reader)).findings.find(({ id }) => id === findingId);
    expect(finding?.workItem).toMatchObject({ id: second });
  }));

test('when its due day passes the next is opened beside it; on the day itself it is not', () =>
  inTestCity(async (city) => {
    const { first } = await monthlyDuty(city);
    expect(await next(city, first, instant('2026-03-20T09:00:00Z'))).toBeUndefined();
    const later = instant('2026-03-20T17:30:00Z'); // half past midnight of the 21st in the city
    const second = must(await next(city, first, later));
    expect(await seen(city, first, later)).toMatchObject({ state: 'assigned', bucket: 'overdue' });
    expect(await seen(city, second, later)).toMatchObject({ originalDueOn: '2026-04-20', bucket: 'in-time' });
  }));

test('a duty ends on its last day', () =>
  inTestCity(async (city) => {
    const { now } = city;
    const { first } = await monthlyDuty(city, '2026-05-31');
    const second = must(await next(city, first, instant('2026-03-25T01:00:00Z')));
    const third = must(await next(city, second, instant('2026-04-25T01:00:00Z')));
    expect(await seen(city, third, now)).toMatchObject({ originalDueOn: '2026-05-20' });
    expect(await next(city, third, instant('2026-05-25T01:00:00Z'))).toBeUndefined();
  }));

test('recalled work comes no more, suspended work waits', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { first } = await monthlyDuty(city);
    const later = instant('2026-03-25T01:00:00Z');
    await suspendWork(tx, administrator, { id: first, version: null, body: { reason: 'Chờ hướng dẫn' } }, now);
    expect(await next(city, first, later)).toBeUndefined();
    await recallWork(tx, administrator, { id: first, version: null, body: { reason: 'Không còn cần' } }, later);
    expect(await next(city, first, later)).toBeUndefined();
  }));

test('the next occurrence goes to whoever carries on the work of a former owner', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const { first } = await monthlyDuty(city);
    await tx.run(sql`update organisation set valid_to = '2026-03-15' where id = ${streets}`);
    const later = instant('2026-03-25T01:00:00Z');
    await expect(next(city, first, later)).rejects.toMatchObject({ code: 'work.organisation-not-in-force' });
    await tx.run(sql`
      insert into organisation_succession (from_id, to_id, kind, on_day)
      values (${streets}, ${planning}, 'transferred', '2026-03-15')`);
    const second = must(await next(city, first, later));
    expect(await seen(city, second, later)).toMatchObject({ owner: { id: planning }, assignee: null });
  }));

test('the clock finds what has come and opens every occurrence that is missing, each once', () =>
  inTestCity(async (city) => {
    const { tx, services } = city;
    const { directiveId } = await monthlyDuty(city);
    let now = instant('2026-03-22T01:30:00Z');
    const jobs = { kinds: [nextOccurrenceJob], schedules: [recurringWork] };
    const run = async () => {
      await runDueJobs({ ...services, clock: () => now }, jobs);
      const rows = await tx.rows(
        z.object({ due: z.string() }),
        sql`select due_on::text as due from work_item where source_id = ${directiveId} order by due_on`,
      );
      return rows.map(({ due }) => due);
    };
    expect(await run()).toEqual(['2026-03-20', '2026-04-20']);
    now = instant('2026-03-22T02:30:00Z');
    expect(await run()).toEqual(['2026-03-20', '2026-04-20']);
    now = instant('2026-06-22T01:30:00Z'); // no server ran for three months
    expect(await run()).toEqual(['2026-03-20', '2026-04-20', '2026-05-20', '2026-06-20', '2026-07-20']);
  }));

test('a restricted duty goes on for the people named, and for nobody else', () =>
  inTestCity(async (city) => {
    const { tx, administrator, staff, now } = city;
    const { first } = await monthlyDuty(city);
    const body = { readerIds: [staff.id], reason: 'Đơn phản ánh về một cán bộ' };
    await restrictWork(tx, administrator, { id: first, version: null, body }, now);
    const later = instant('2026-03-23T02:00:00Z');
    const second = must(await next(city, first, later));
    const { readers, restricted } = await getWorkItem(tx, staff, second, dayOf(later));
    expect(restricted).toBe(true);
    expect(readers.map(({ id }) => id).sort()).toEqual([administrator.id, staff.id].sort());
    const leader = getWorkItem(tx, city.people.leader, second, dayOf(later));
    await expect(leader).rejects.toMatchObject({ code: 'work.not-found' });
  }));
