import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { type Instant, instant } from '../../time.ts';
import * as acts from '../acts.ts';
import { addEvidence } from '../add-evidence.ts';
import type { WorkItemId } from '../contract.ts';
import { openWorkItem, type WorkToOpen } from '../open-work-item.ts';
import { FollowUp } from './contract.ts';
import { explanationStanding } from './explanation-standing.ts';
import { followUpOf } from './follow-up.ts';

/** The office gives work to another; `staff` works in the office that gave it. */
const aTask = ({ tx, people, otherOffice, now }: TestCity, changes: Partial<WorkToOpen> = {}) =>
  openWorkItem(
    tx,
    people.office,
    { title: 'Chỉnh trang vỉa hè', ownerId: otherOffice, deadline: { rule: '8wd' }, ...changes },
    now,
  );

const post = (city: TestCity, as: Actor | null, id: WorkItemId, path: string, payload?: object, version?: number) =>
  city.request(as, {
    method: 'POST',
    url: `/api/v1/work-items/${id}/${path}`,
    ...(payload === undefined ? {} : { payload }),
    ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
  });
const followUp = async (city: TestCity, as: Actor | null, id: WorkItemId) => {
  const answer = await city.request(as, { url: `/api/v1/work-items/${id}/follow-up` });
  expect(answer.statusCode).toBe(200);
  return FollowUp.parse(answer.json());
};
const statusAndCode = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
];
const ask = { until: '2026-04-10', reason: 'Chờ mặt bằng' };
const kindsFor = async ({ tx }: TestCity, actor: Actor) =>
  (
    await tx.rows(
      z.object({ kind: z.string() }),
      sql`select kind from notice where account_id = ${actor.id} order by id`,
    )
  ).map(({ kind }) => kind);

test('the owner asks for a later day, the side that assigned grants it, and the first deadline stays', () =>
  inTestCity(async (city) => {
    const { staff, otherStaff, tx, administrator } = city;
    const id = await aTask(city);
    const asked = await post(city, otherStaff, id, 'extension-requests', ask);
    expect(asked.statusCode).toBe(201);
    const requestId = asked.json().id;
    expect(await kindsFor(city, staff)).toEqual(['work.extension-asked']);
    expect(await followUp(city, staff, id)).toMatchObject({
      extensions: [
        { id: requestId, state: 'open', until: '2026-04-10', organisation: { name: 'Trung tâm thử nghiệm' } },
      ],
      mayDecideExtension: true,
      mayAskExtension: false,
      mayWithdrawExtension: false,
    });
    const granted = await post(city, staff, id, `extension-requests/${requestId}/grant`, { note: 'Lần cuối' }, 1);
    expect(granted.statusCode).toBe(204);
    const item = (await city.request(administrator, { url: `/api/v1/work-items/${id}` })).json();
    expect(item).toMatchObject({ dueOn: '2026-04-10', originalDueOn: '2026-03-19', version: 2 });
    expect((await followUp(city, otherStaff, id)).extensions).toMatchObject([
      { state: 'granted', grantedUntil: '2026-04-10', decision: 'Lần cuối', decidedBy: staff.id },
    ]);
    expect(await kindsFor(city, otherStaff)).toContain('work.extension-granted');
    const again = await post(city, staff, id, `extension-requests/${requestId}/refuse`, { reason: 'Muộn rồi' });
    expect(statusAndCode(again)).toEqual([409, 'work.extension-decided-already']);
    const told = await tx.rows(
      z.object({ act: z.string() }),
      sql`select act from act where about_id = ${id} order by id`,
    );
    expect(told.map(({ act }) => act)).toEqual(['work.opened', 'work.extension-asked', 'work.extended']);
  }));

test('one request at a time, also after the due day; refused with a reason; withdrawn by who asked alone', () =>
  inTestCity(async (city) => {
    const { staff, otherStaff, people } = city;
    const id = await aTask(city, { deadline: { rule: '2026-03-05', from: instant('2026-03-02T01:00:00Z') } });
    const first = (await post(city, otherStaff, id, 'extension-requests', ask)).json().id;
    expect(statusAndCode(await post(city, otherStaff, id, 'extension-requests', ask))).toEqual([
      409,
      'work.extension-asked-already',
    ]);
    expect(statusAndCode(await post(city, staff, id, `extension-requests/${first}/withdraw`))).toEqual([
      403,
      'work.extension-by-who-asked',
    ]);
    expect((await post(city, otherStaff, id, `extension-requests/${first}/withdraw`)).statusCode).toBe(204);
    const second = (await post(city, otherStaff, id, 'extension-requests', ask)).json().id;
    expect((await post(city, people.leader, id, `extension-requests/${second}/refuse`, {})).statusCode).toBe(400);
    const refused = await post(city, people.leader, id, `extension-requests/${second}/refuse`, {
      reason: 'Đủ thời gian',
    });
    expect(refused.statusCode).toBe(204);
    expect((await followUp(city, otherStaff, id)).extensions.map(({ state }) => state)).toEqual([
      'refused',
      'withdrawn',
    ]);
    expect(await kindsFor(city, otherStaff)).toContain('work.extension-refused');
    expect((await post(city, otherStaff, id, 'extension-requests', ask)).statusCode).toBe(201);
  }));

test('a request asks for something sensible, or is refused', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, now } = city;
    const id = await aTask(city);
    const refusalOf = async (payload: object) =>
      statusAndCode(await post(city, otherStaff, id, 'extension-requests', payload));
    expect(await refusalOf({ ...ask, until: '2026-03-19' })).toEqual([400, 'work.extension-not-later']);
    expect(await refusalOf({ ...ask, until: '2026-02-30' })).toEqual([400, 'http.fields-invalid']);
    expect(await refusalOf({ ...ask, reason: ' ' })).toEqual([400, 'http.fields-invalid']);
    expect(await refusalOf({ ...ask, state: 'granted' })).toEqual([400, 'http.fields-invalid']);
    const undated = await aTask(city, { deadline: null });
    expect(statusAndCode(await post(city, otherStaff, undated, 'extension-requests', ask))).toEqual([
      409,
      'work.no-deadline',
    ]);
    await acts.suspendWork(tx, staff, { id, version: null, body: { reason: 'Chờ vốn' } }, now);
    expect(await refusalOf(ask)).toEqual([409, 'work.act-not-now']);
  }));

test('who is not a party is refused, and who does not see the work finds nothing', () =>
  inTestCity(async (city) => {
    const { staff, otherStaff, people } = city;
    const id = await aTask(city);
    const requestId = (await post(city, otherStaff, id, 'extension-requests', ask)).json().id;
    expect((await post(city, null, id, 'extension-requests', ask)).statusCode).toBe(401);
    expect(statusAndCode(await post(city, staff, id, 'extension-requests', ask))).toEqual([403, 'work.owner-only']);
    expect(
      statusAndCode(
        await post(city, otherStaff, id, `extension-requests/${requestId}/refuse`, { reason: 'Tự từ chối' }),
      ),
    ).toEqual([403, 'work.assigner-only']);
    const own = await openWorkItem(
      city.tx,
      otherStaff.grants[0] ? city.administrator : staff,
      { title: 'Việc riêng', ownerId: city.otherOffice },
      city.now,
    );
    expect(statusAndCode(await post(city, people.officer, own, 'extension-requests', ask))).toEqual([
      404,
      'work.not-found',
    ]);
    expect((await city.request(people.officer, { url: `/api/v1/work-items/${own}/follow-up` })).statusCode).toBe(404);
    const foreign = await post(city, otherStaff, own, `extension-requests/${requestId}/withdraw`);
    expect(statusAndCode(foreign)).toEqual([404, 'work.request-not-found']);
  }));

test('extending without being asked answers the request; closing or reassigning lets it lapse', () =>
  inTestCity(async (city) => {
    const { tx, staff, office, otherStaff, now } = city;
    const states = async (id: WorkItemId) => (await followUp(city, staff, id)).extensions.map(({ state }) => state);
    const extended = await aTask(city);
    const closed = await aTask(city);
    const moved = await aTask(city);
    for (const id of [extended, closed, moved]) await post(city, otherStaff, id, 'extension-requests', ask);
    const reason = 'Theo đề nghị';
    await acts.extendWork(
      tx,
      staff,
      { id: extended, version: null, body: { until: '2026-04-01' as never, reason } },
      now,
    );
    await addEvidence(tx, otherStaff, closed, { kind: 'link', title: 'Ảnh chụp', url: 'https://example.vn/anh' }, now);
    await acts.confirmDone(tx, staff, { id: closed, version: null, body: {} }, now);
    await acts.reassign(tx, staff, { id: moved, version: null, body: { ownerId: office, reason } }, now);
    expect([await states(extended), await states(closed), await states(moved)]).toEqual([
      ['granted'],
      ['lapsed'],
      ['lapsed'],
    ]);
  }));

test('a leader asks, the clock runs by working days, and the answer stands beside the question', () =>
  inTestCity(async (city) => {
    const { otherStaff, people, staff } = city;
    const id = await aTask(city);
    const asked = await post(city, people.leader, id, 'explanations', { question: 'Vì sao chưa triển khai?' });
    expect(asked.statusCode).toBe(201);
    const [question] = (await followUp(city, otherStaff, id)).explanations;
    expect(question).toMatchObject({
      standing: 'open',
      dueAt: '2026-03-12T10:00:00.000Z', // three working days after Monday the 9th, at the close of office
      askedOf: { name: 'Trung tâm thử nghiệm' },
      mayAnswer: true,
      mayWithdraw: false,
    });
    expect(question?.reckoning.vi).toContain('3 ngày làm việc');
    expect(await kindsFor(city, otherStaff)).toContain('work.explanation-asked');
    expect(
      statusAndCode(await post(city, staff, id, `explanations/${question?.id}/answer`, { answer: 'Đáp thay' })),
    ).toEqual([403, 'work.explanation-by-who-was-asked']);
    const answer = { answer: 'Đang chờ bàn giao mặt bằng, ngày 15 sẽ làm.' };
    expect((await post(city, otherStaff, id, `explanations/${question?.id}/answer`, answer)).statusCode).toBe(204);
    expect(statusAndCode(await post(city, otherStaff, id, `explanations/${question?.id}/answer`, answer))).toEqual([
      409,
      'work.explanation-settled-already',
    ]);
    expect(await kindsFor(city, people.leader)).toEqual(['work.explanation-answered']);
    const again = { question: 'Ngày 15 đã làm chưa?', againAfter: question?.id, term: '4wh' };
    expect((await post(city, people.leader, id, 'explanations', again)).statusCode).toBe(201);
    expect(statusAndCode(await post(city, people.leader, id, 'explanations', again))).toEqual([
      409,
      'work.explanation-followed-up-already',
    ]);
    expect((await followUp(city, people.leader, id)).explanations).toMatchObject([
      { standing: 'open', againAfterId: question?.id, dueAt: '2026-03-09T06:30:00.000Z', mayWithdraw: true },
      { standing: 'answered-on-time', answer: answer.answer, mayAskAgain: false },
    ]);
  }));

test('lateness is derived; at the very due instant an answer is on time', () => {
  const dueAt = instant('2026-03-12T10:00:00Z');
  const standing = (answeredAt: Instant | null, now = '2026-03-20T00:00:00Z') =>
    explanationStanding({ dueAt, answeredAt, isWithdrawn: false }, instant(now));
  expect(standing(null, '2026-03-12T10:00:00Z')).toBe('open');
  expect(standing(null, '2026-03-12T10:00:00.001Z')).toBe('late');
  expect(standing(dueAt)).toBe('answered-on-time');
  expect(standing(instant('2026-03-12T10:00:01Z'))).toBe('answered-late');
  expect(explanationStanding({ dueAt, answeredAt: null, isWithdrawn: true }, instant('2026-03-20T00:00:00Z'))).toBe(
    'withdrawn',
  );
});

test('lists find the questions without an answer and the late ones, for those inside', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, people, now, administrator } = city;
    const open = await aTask(city, { published: true });
    const late = await aTask(city, { published: true });
    await aTask(city);
    await post(city, people.leader, open, 'explanations', { question: 'Vì sao chậm?', term: '8wd' });
    await post(city, people.leader, late, 'explanations', { question: 'Vì sao chậm?', term: '1wh' });
    await tx.run(sql`update deadline set due_at = ${now}::timestamptz - interval '1 minute'
                      where about_kind = 'work-explanation' and rule = '1wh'`);
    const ids = async (as: Actor | null, filter: string) =>
      (await city.request(as, { url: `/api/v1/work-items?explanation=${filter}` }))
        .json()
        .items.map((item: { id: string }) => item.id)
        .sort();
    expect(await ids(administrator, 'open')).toEqual([open, late].sort());
    expect(await ids(otherStaff, 'late')).toEqual([late]);
    expect(await ids(null, 'open')).toEqual([]);
    expect((await city.request(administrator, { url: '/api/v1/work-items/count?explanation=late' })).json()).toEqual({
      count: 1,
      exact: true,
    });
    expect((await city.request(administrator, { url: '/api/v1/work-items?explanation=never' })).statusCode).toBe(400);
  }));

test('a question is taken back with a reason; of recalled work nothing is asked', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, people, staff, now } = city;
    const id = await aTask(city);
    const explanation = (await post(city, people.leader, id, 'explanations', { question: 'Vì sao chậm?' })).json().id;
    expect(
      (await post(city, otherStaff, id, `explanations/${explanation}/withdraw`, { reason: 'Đã rõ' })).statusCode,
    ).toBe(403);
    expect((await post(city, staff, id, `explanations/${explanation}/withdraw`, { reason: 'Đã rõ' })).statusCode).toBe(
      204,
    );
    expect((await followUp(city, staff, id)).explanations).toMatchObject([
      { standing: 'withdrawn', withdrawnReason: 'Đã rõ' },
    ]);
    await acts.recallWork(tx, staff, { id, version: null, body: { reason: 'Không cần nữa' } }, now);
    expect(statusAndCode(await post(city, people.leader, id, 'explanations', { question: 'Vì sao?' }))).toEqual([
      409,
      'work.recalled-already',
    ]);
  }));

test('of restricted work only the people named are told, without its title, and notices of others go', () =>
  inTestCity(async (city) => {
    const { tx, people, otherStaff, staff, now, administrator } = city;
    const id = await aTask(city);
    expect(await kindsFor(city, otherStaff)).toEqual(['work.assigned']);
    await acts.restrictWork(
      tx,
      administrator,
      { id, version: null, body: { readerIds: [people.leader.id as never], reason: 'Tố cáo cán bộ' } },
      now,
    );
    expect(await kindsFor(city, otherStaff)).toEqual([]);
    expect((await post(city, people.leader, id, 'explanations', { question: 'Ai phụ trách?' })).statusCode).toBe(201);
    expect(await kindsFor(city, otherStaff)).toEqual([]);
    expect((await post(city, staff, id, 'explanations', { question: 'Ai phụ trách?' })).statusCode).toBe(404);
    await expect(followUpOf(tx, staff, id, now)).rejects.toMatchObject({ code: 'work.not-found' });
    const titles = await tx.rows(
      z.object({ title: z.string().nullable() }),
      sql`select title from notice where about_id = ${id}`,
    );
    expect(titles.every(({ title }) => title === null)).toBe(true);
  }));
