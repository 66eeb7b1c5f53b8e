import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { instant } from '../../time.ts';
import { openWorkItem } from '../open-work-item.ts';
import { FollowUp } from '../requests/contract.ts';
import { openDueReviews } from './open-reviews.ts';

const source = { kind: 'directive', id: '0190a000-0000-7000-8000-00000000aaaa' };
const label = 'Chỉ thị 15/CT-UBND';

const aTask = ({ tx, administrator, otherOffice, now }: TestCity) =>
  openWorkItem(
    tx,
    administrator,
    {
      title: 'Chỉnh trang vỉa hè',
      ownerId: otherOffice,
      source: { ...source, ref: '1', label: `${label} · khoản 1` },
      published: true,
    },
    now,
  );
const order = ({ request, otherOffice }: TestCity, as: Actor | null, changes: object = {}) =>
  request(as, {
    method: 'POST',
    url: '/api/v1/review-rules',
    payload: { source, ownerId: otherOffice, every: 'quarter', ...changes },
  });
const openAt = ({ db }: TestCity, moment: string) => openDueReviews({ db, clock: () => instant(moment) });
const reports = ({ tx }: TestCity) =>
  tx.rows(
    z.object({ id: z.string(), title: z.string(), dueOn: z.string(), published: z.boolean() }),
    sql`select id, title, due_on as "dueOn", published from work_item where title like 'Báo cáo%' order by id`,
  );

test('a report is asked for in time, once, of the owner, and knows what it reports on', () =>
  inTestCity(async (city) => {
    const { people, request, otherStaff } = city;
    await aTask(city);
    expect((await order(city, people.leader)).statusCode).toBe(201);
    await openAt(city, '2026-03-20T23:00:00Z'); // 06:00 on the 21st
    await openAt(city, '2026-03-21T23:00:00Z');
    await openAt(city, '2026-03-10T23:00:00Z'); // the clock set back
    expect(await reports(city)).toMatchObject([
      { title: `Báo cáo sơ kết quý I/2026: ${label}`, dueOn: '2026-04-05', published: true },
    ]);
    const [report] = await reports(city);
    const follow = await request(otherStaff, { url: `/api/v1/work-items/${report?.id}/follow-up` });
    expect(FollowUp.parse(follow.json()).review).toEqual({
      sourceKind: 'directive',
      sourceId: source.id,
      from: '2026-01-01',
      until: '2026-03-31',
    });
    await openAt(city, '2026-06-20T23:00:00Z');
    expect((await reports(city)).map(({ title }) => title)).toEqual([
      `Báo cáo sơ kết quý I/2026: ${label}`,
      `Báo cáo sơ kết quý II/2026: ${label}`,
    ]);
  }));

test('who may not order reports is refused; so is a source without work, an owner that is no more, and a second rule', () =>
  inTestCity(async (city) => {
    const { people, tx, otherOffice } = city;
    const codeOf = async (asking: ReturnType<typeof order>) => {
      const answer = await asking;
      return [answer.statusCode, answer.json().code];
    };
    expect(await codeOf(order(city, people.leader))).toEqual([404, 'reviews.source-unknown']);
    await aTask(city);
    expect(await codeOf(order(city, people.officer))).toEqual([403, 'policy.not-allowed']);
    expect(await codeOf(order(city, null))).toEqual([401, 'policy.sign-in-needed']);
    expect(await codeOf(order(city, people.leader, { openDays: 0 }))).toEqual([400, 'http.fields-invalid']);
    expect((await order(city, people.leader)).statusCode).toBe(201);
    expect(await codeOf(order(city, people.leader))).toEqual([409, 'reviews.rule-there-already']);
    await tx.run(sql`update organisation set valid_to = '2026-03-01' where id = ${otherOffice}`);
    expect(await codeOf(order(city, people.leader, { every: 'year' }))).toEqual([
      409,
      'work.organisation-not-in-force',
    ]);
  }));

test('one rule whose owner has ended does not keep the others from their reports, and is told; an ended rule asks no more', () =>
  inTestCity(async (city) => {
    const { people, tx, office, otherOffice, request } = city;
    await aTask(city);
    await order(city, people.leader);
    const kept = (await order(city, people.leader, { ownerId: office })).json().id;
    await tx.run(sql`update organisation set valid_to = '2026-03-15' where id = ${otherOffice}`);
    await expect(openAt(city, '2026-03-25T23:00:00Z')).rejects.toMatchObject({
      code: 'work.organisation-not-in-force',
    });
    expect(await reports(city)).toHaveLength(1);
    const list = (await request(people.head, { url: `/api/v1/review-rules?source=${source.id}` })).json();
    expect(list.items).toHaveLength(2);
    expect((await request(people.leader, { method: 'DELETE', url: `/api/v1/review-rules/${kept}` })).statusCode).toBe(
      204,
    );
    expect((await request(people.leader, { method: 'DELETE', url: `/api/v1/review-rules/${kept}` })).statusCode).toBe(
      404,
    );
    await openAt(city, '2026-06-25T23:00:00Z').catch(() => {});
    expect(await reports(city)).toHaveLength(1);
  }));
