import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { inLiveCity } from '../../../../test/live-city.ts';
import { jobs } from '../../../jobs.ts';
import { type Reads, sql } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { runDueJobs } from '../../jobs/jobs.ts';
import { asInstant, type Instant, instant } from '../../time.ts';
import * as acts from '../acts.ts';
import { addEvidence } from '../add-evidence.ts';
import type { WorkItemId } from '../contract.ts';
import { openWorkItem, type WorkToOpen } from '../open-work-item.ts';
import { askForExplanation } from '../requests/ask-for-explanation.ts';
import { remindAll } from './remind.ts';

const aTask = ({ tx, administrator, otherOffice, now }: TestCity, changes: Partial<WorkToOpen> = {}) =>
  openWorkItem(
    tx,
    administrator,
    { title: 'Chỉnh trang vỉa hè', ownerId: otherOffice, deadline: { rule: '2026-03-19' }, ...changes },
    now,
  );

/** What the person has been told of the work since, with the days of the sentence. */
const told = (tx: Reads, { id: account }: Actor, id: WorkItemId) =>
  tx
    .rows(
      z.object({ line: z.string() }),
      sql`select kind || ' ' || (params ->> 'days') as line from notice
           where account_id = ${account} and about_id = ${id} and params ? 'days' order by id`,
    )
    .then((rows) => rows.map(({ line }) => line));

const at = (city: TestCity, moment: string) => remindAll({ db: city.db, clock: () => instant(moment) });
const morning = (day: string) => `${day}T00:05:00Z`;

test('work is reminded of before, on and after its day, and brought before the head and the leaders, each once', () =>
  inTestCity(async (city) => {
    const { tx, people, otherStaff, office } = city;
    const id = await aTask(city, { ownerId: office });
    for (let on = 9; on <= 31; on++) await at(city, morning(`2026-03-${String(on).padStart(2, '0')}`));
    expect(await told(tx, people.officer, id)).toEqual([
      'work.due-soon 3',
      'work.due-soon 1',
      'work.due-today 0',
      'work.overdue 5',
      'work.overdue 10',
    ]);
    expect(await told(tx, people.head, id)).toEqual(['work.escalated 1']);
    expect(await told(tx, people.leader, id)).toEqual(['work.escalated 2']);
    expect(await told(tx, otherStaff, id)).toEqual([]);
    expect(await told(tx, people.auditor, id)).toEqual([]);
    const sent = await tx.rows(
      z.object({ n: z.int() }),
      sql`select recipients as n from reminder_sent where occasion = 'on'`,
    );
    expect(sent).toEqual([{ n: expect.any(Number) }]);
  }));

test('however often it runs, and with the clock set back, nothing is said twice', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff } = city;
    const id = await aTask(city);
    for (const day of ['2026-03-19', '2026-03-19', '2026-03-18', '2026-03-19', '2026-03-17', '2026-03-19']) {
      await at(city, morning(day));
    }
    const lines = await told(tx, otherStaff, id);
    expect(lines.filter((line) => line === 'work.due-today 0')).toHaveLength(1);
    expect(new Set(lines).size).toBe(lines.length);
  }));

test('after a standstill the newest is said, and not everything that was missed', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff } = city;
    const id = await aTask(city);
    await at(city, morning('2026-03-31'));
    expect(await told(tx, otherStaff, id)).toEqual(['work.overdue 12']);
  }));

test('a deadline that moves is reminded of anew; nothing of what is suspended, done or recalled', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, administrator, now } = city;
    const [moved, suspended, done, recalled] = [
      await aTask(city),
      await aTask(city),
      await aTask(city),
      await aTask(city),
    ];
    await at(city, morning('2026-03-18'));
    const doing = { version: null, body: { reason: 'Theo đề nghị' } };
    await acts.extendWork(
      tx,
      administrator,
      { ...doing, id: moved, body: { ...doing.body, until: '2026-03-25' as never } },
      now,
    );
    await acts.suspendWork(tx, administrator, { ...doing, id: suspended }, now);
    await addEvidence(tx, otherStaff, done, { kind: 'link', title: 'Ảnh chụp', url: 'https://example.vn/anh' }, now);
    await acts.confirmDone(tx, administrator, { id: done, version: null, body: {} }, now);
    await acts.recallWork(tx, administrator, { ...doing, id: recalled }, now);
    await at(city, morning('2026-03-19'));
    await at(city, morning('2026-03-24'));
    expect(await told(tx, otherStaff, moved)).toEqual(['work.due-soon 1', 'work.due-soon 1']);
    for (const id of [suspended, done, recalled]) expect(await told(tx, otherStaff, id)).toEqual(['work.due-soon 1']);
  }));

test('the person it was given to is told in place of the other officers; whoever has the result before them decides', () =>
  inTestCity(async (city) => {
    const { tx, office, people, staff, administrator, now } = city;
    const id = await aTask(city, { ownerId: office, assignee: 'only-field-officer' });
    await at(city, morning('2026-03-18'));
    expect(await told(tx, people['field-officer'], id)).toEqual(['work.due-soon 1']);
    expect(await told(tx, people.officer, id)).toEqual([]);
    await acts.submitForConfirmation(tx, staff, { id, version: null, body: {} }, now);
    await at(city, morning('2026-03-19'));
    expect(await told(tx, people['field-officer'], id)).toEqual(['work.due-soon 1']);
    expect(await told(tx, administrator, id)).toEqual(['work.awaits-decision 0']); // the office of the whole city
    await at(city, morning('2026-03-25'));
    expect(await told(tx, people.leader, id)).toEqual([]); // it is not the owner who is late now
  }));

test('the most special rule counts; a rule changed today says something else from today on, and what it said is kept', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, request, administrator, people } = city;
    const urgent = await aTask(city, { priority: 'urgent' });
    const usual = await aTask(city);
    const rules = (await request(administrator, { url: '/api/v1/reminder-rules' })).json().items;
    const general = rules.find(
      (rule: { about: string; priority: string | null }) => rule.about === 'work-item' && rule.priority === null,
    );
    await at(city, morning('2026-03-17'));
    expect(await told(tx, otherStaff, urgent)).toEqual(['work.due-soon 2']);
    const {
      beforeDays: _,
      id,
      about: _a,
      sourceKind: _s,
      priority: _p,
      validFrom: _f,
      validTo: _t,
      ...terms
    } = general;
    const change = (as: Actor, payload: object) =>
      request(as, { method: 'PUT', url: `/api/v1/reminder-rules/${id}`, payload });
    expect((await change(people.head, { ...terms, beforeDays: [2] })).statusCode).toBe(403);
    expect((await change(administrator, { ...terms, beforeDays: [0] })).statusCode).toBe(400);
    expect((await change(administrator, { ...terms, beforeDays: [2], recipients: [] })).statusCode).toBe(400);
    expect((await change(administrator, { ...terms, beforeDays: [7] })).statusCode).toBe(204);
    expect((await change(administrator, { ...terms, beforeDays: [8, 8] })).statusCode).toBe(204); // twice on one day
    const history = (await request(administrator, { url: `/api/v1/reminder-rules/${id}` })).json().items;
    expect(history).toMatchObject([
      { beforeDays: [8], validFrom: '2026-03-09', validTo: null },
      { beforeDays: [3, 1], validFrom: '2020-01-01', validTo: '2026-03-09' },
    ]);
    const same = { ...terms, about: 'work-item', sourceKind: null, priority: 'urgent', beforeDays: [1] };
    const added = await request(administrator, { method: 'POST', url: '/api/v1/reminder-rules', payload: same });
    expect([added.statusCode, added.json().code]).toEqual([409, 'reminders.scope-taken']);
    const special = { ...same, sourceKind: 'directive' };
    const made = await request(administrator, { method: 'POST', url: '/api/v1/reminder-rules', payload: special });
    expect(made.statusCode).toBe(201);
    expect(
      (await request(administrator, { method: 'DELETE', url: `/api/v1/reminder-rules/${made.json().id}` })).statusCode,
    ).toBe(204);
    expect(
      (await request(administrator, { method: 'DELETE', url: `/api/v1/reminder-rules/${made.json().id}` })).statusCode,
    ).toBe(404);
    expect(await told(tx, otherStaff, usual)).toEqual(['work.due-soon 2']);
  }));

test('a question without an answer is reminded of by its own clock, and brought before the leaders when it is late', () =>
  inTestCity(async (city) => {
    const { tx, office, people, now } = city;
    const id = await aTask(city, { ownerId: office, deadline: null });
    await askForExplanation(tx, people.leader, id, { question: 'Vì sao chậm?', usualTerm: '3wd' }, now); // due on the 12th
    for (const day of ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']) await at(city, morning(day));
    expect(await told(tx, people.head, id)).toEqual([
      'work.explanation-due 1',
      'work.explanation-due 0',
      'work.explanation-late 1',
    ]);
    expect(await told(tx, people.leader, id)).toEqual(['work.explanation-late 1']);
    expect(await told(tx, people.officer, id)).toEqual([]);
  }));

test('restricted work reminds the people named and nobody else', () =>
  inTestCity(async (city) => {
    const { tx, office, people, administrator, now } = city;
    const id = await aTask(city, { ownerId: office });
    const body = { readerIds: [people.officer.id as never], reason: 'Tố cáo cán bộ' };
    await acts.restrictWork(tx, administrator, { id, version: null, body }, now);
    await at(city, morning('2026-03-19'));
    await at(city, morning('2026-03-24'));
    expect(await told(tx, people.officer, id)).toEqual(['work.due-today 0', 'work.overdue 5']);
    for (const other of [people.head, people.leader, people['duty-officer']])
      expect(await told(tx, other, id)).toEqual([]);
  }));

test('several servers on one database say everything once', () =>
  inLiveCity(async ({ db, serve, administrator, otherOffice, otherStaff }) => {
    const now = instant('2026-03-09T01:30:00Z');
    const ids = await db.inTransaction(async (tx) => {
      const opened: WorkItemId[] = [];
      for (let i = 0; i < 12; i++) {
        const task = { title: `Việc số ${i + 1}`, ownerId: otherOffice, deadline: { rule: '2026-03-10' } };
        opened.push(await openWorkItem(tx, administrator, task, now));
      }
      return opened;
    });
    const servers = await Promise.all([serve(), serve(), serve()]);
    const clock = () => instant(morning('2026-03-10'));
    await Promise.all(servers.map(({ services }) => remindAll({ ...services, clock })));
    for (const id of ids) expect(await told(db.reads, otherStaff, id)).toEqual(['work.due-today 0']);
  }));

test('the week comes on Monday, once, with what is due, what is late and what was asked', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, people, administrator, services, now } = city;
    const long = { rule: '2026-03-06', from: instant('2026-03-02T01:00:00Z') };
    await aTask(city, { title: 'Việc đã trễ', deadline: long });
    const soon = await aTask(city, { title: 'Việc tuần này', deadline: { rule: '2026-03-13' } });
    await aTask(city, { title: 'Việc tháng sau', deadline: { rule: '2026-04-13' } });
    await askForExplanation(tx, people.leader, soon, { question: 'Đến đâu rồi?', usualTerm: '3wd' }, now);
    const run = (clock: () => Instant) =>
      runDueJobs(
        { ...services, clock },
        { ...jobs, schedules: jobs.schedules.filter(({ name }) => name === 'work.week') },
      );
    const later = () => asInstant(Temporal.Instant.from(now).add({ minutes: 1 }));
    expect((await run(() => now)).failed).toEqual([]);
    await run(later);
    const weeks = await tx.rows(
      z.object({
        account: z.string(),
        params: z.unknown(),
        sections: z.array(z.object({ name: z.string(), items: z.array(z.object({ title: z.string() })) })),
      }),
      sql`select account_id as account, params, sections from notice where kind = 'work.week' order by account_id`,
    );
    const of = (actor: Actor) => weeks.filter(({ account }) => account === actor.id);
    expect(of(otherStaff)).toHaveLength(1);
    expect(of(otherStaff)[0]?.params).toEqual({ due: 1, late: 1, asked: 0 });
    expect(of(otherStaff)[0]?.sections.map(({ items }) => items.map(({ title }) => title))).toEqual([
      ['Việc tuần này'],
      ['Việc đã trễ'],
      [],
    ]);
    expect(of(people.leader)[0]?.params).toEqual({ due: 0, late: 0, asked: 1 });
    expect(of(administrator)).toEqual([]); // nothing to tell
  }));
