import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sealActs } from '../../../kernel/audit/seal-acts.ts';
import { type Finding, verifyTrail } from '../../../kernel/audit/verify-trail.ts';
import { sql } from '../../../kernel/db/db.ts';
import { instant } from '../../../kernel/time.ts';
import type { Filed, FollowedReport } from '../contract.ts';
import { act, ask, file, settleReports } from '../server/testing.ts';
import { eraseByRule } from './keep-retention.ts';
import type { Erased, OwnData, PrivacyRequest, PrivacyRequestTaken } from './own-data-contract.ts';

const text = 'Nhà ông Nguyễn Văn Hùng xả rác, tôi ở số nhà 7';
const masked = 'Nhà ông [tên] xả rác, tôi ở số nhà [số nhà]';
const reporter = { name: 'Một Người Dân', phone: '0912 345 678', email: 'dan@example.com' };
/** Too long to stand in an identifier by chance. */
const phone = /0912 ?345 ?678/;

const follow = ({ number, followCode }: Filed, rest = '') => `/api/v1/followed-reports/${number}-${followCode}${rest}`;
const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const;
const wholeDatabase = ({ tx }: TestCity, id: string) =>
  tx.text(sql`
    select (select jsonb_agg(r) from report r where id = ${id})::text
        || coalesce((select jsonb_agg(p) from report_reporter p where report_id = ${id})::text, '')
        || coalesce((select jsonb_agg(u) from report_update u where report_id = ${id})::text, '')
        || coalesce((select jsonb_agg(a) from act a where about_id = ${id})::text, '')
        || coalesce((select jsonb_agg(k) from act_personal k join act a on a.id = k.act_id where a.about_id = ${id})::text, '')`);

test('whoever has the code reads everything that is kept about them, and who looked', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city, { text, reporter, address: 'ngõ 2' });
    await ask(city, city.people.office, `/api/v1/reports/${filed.id}/reporter`);
    const { reports } = await ask<OwnData>(city, null, follow(filed, '/data'));
    expect(reports).toMatchObject([{ number: filed.number, text, address: 'ngõ 2', contact: reporter, looks: [{}] }]);
    await ask(city, null, `/api/v1/followed-reports/${filed.number}-aaaa-bbbb-cccc-dddd/data`, 404);
  }));

test('erased is erased: contact and words are nowhere any more, the masked copy and the report stay, the trail still proves itself', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city, { text, reporter });
    await act(city, city.staff, filed.id, 'start');
    await act(city, city.people.office, filed.id, 'publish', { text: masked });
    expect(await wholeDatabase(city, filed.id)).toMatch(phone);
    const wish = { contact: true, words: true, photos: true };
    expect(await ask<Erased>(city, null, post(follow(filed, '/erase'), wish))).toMatchObject({
      reports: 1,
      toBeAnswered: [],
    });
    const left = await wholeDatabase(city, filed.id);
    for (const personal of ['Hùng', 'dan@', 'Người Dân', '127.0.0.1']) expect(left).not.toContain(personal);
    expect(left).not.toMatch(phone);
    const followed = await ask<FollowedReport>(city, null, follow(filed));
    expect(followed).toMatchObject({ text: masked, state: 'in-progress' });
    await ask(city, city.people.office, `/api/v1/reports/${filed.id}`);
    while ((await sealActs(city.tx, city.now)) > 0);
    const findings: Finding[] = [];
    const verified = await verifyTrail(city.tx, {}, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
    expect(verified.erased).toBeGreaterThan(0);
  }));

test('somebody signed in has all they reported erased at once, and what others reported is not touched', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { citizen } = city.people;
    const mine = await file(city, { reporter }, citizen);
    const other = await file(city, { reporter });
    expect((await ask<OwnData>(city, citizen, '/api/v1/account/report-data')).reports).toHaveLength(1);
    expect(await ask<Erased>(city, citizen, post('/api/v1/account/report-data/erase', {}))).toMatchObject({
      reports: 1,
    });
    expect(await wholeDatabase(city, mine.id)).not.toMatch(phone);
    expect(await wholeDatabase(city, other.id)).toMatch(phone);
    expect((await ask<OwnData>(city, citizen, '/api/v1/account/report-data')).reports).toEqual([]);
  }));

test('what a person has to decide is work for the office, due in two working days; the answer goes to the reporter alone', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await city.tx.run(sql`update report_setting set confidant_ids = array[${city.people.office.id}::uuid]`);
    const complaint = await file(city, { text: 'Tôi tố cáo ông Nguyễn Văn Nam nhận hối lộ', reporter });
    const wish = await ask<Erased>(city, null, post(follow(complaint, '/erase'), { words: true }));
    expect(wish).toMatchObject({ reports: 0, toBeAnswered: [complaint.number], answerBy: '2026-03-11T10:00:00.000Z' });
    expect(await wholeDatabase(city, complaint.id)).toMatch(phone);

    const filed = await file(city, { text, reporter });
    const asked = await ask<PrivacyRequestTaken>(
      city,
      null,
      post(follow(filed, '/requests'), { kind: 'correct', words: 'Sửa tên tôi' }),
      201,
    );
    expect(asked.answerBy).toBe('2026-03-11T10:00:00.000Z');
    await ask(city, null, post(follow(filed, '/requests'), { kind: 'correct' }), 409);
    const titles = await city.tx.text(
      sql`select string_agg(title, ' | ') from work_item where source_kind = 'privacy-request'`,
    );
    expect(titles).toContain(filed.number);
    expect(titles).not.toContain('Hùng');

    const office = city.people.office;
    const open = await ask<{ items: PrivacyRequest[] }>(city, office, '/api/v1/privacy-requests?open=true');
    expect(open.items.map(({ kind }) => kind)).toEqual(['erase', 'correct']);
    const ofOthers = await ask<{ items: PrivacyRequest[] }>(city, city.people.head, '/api/v1/privacy-requests');
    expect(ofOthers.items.map(({ kind }) => kind)).toEqual(['correct']); // the denunciation is for the people named
    const answer = { answer: 'Đã sửa theo yêu cầu của ông bà.', erase: { contact: true } };
    expect((await city.request(office, post(`/api/v1/privacy-requests/${asked.id}/answer`, answer))).statusCode).toBe(
      204,
    );
    const updates = (await ask<FollowedReport>(city, null, follow(filed))).updates;
    expect(updates.at(-1)).toMatchObject({ kind: 'answered', reason: answer.answer });
    expect(await wholeDatabase(city, filed.id)).not.toMatch(phone);
    const done = sql`select state from work_item w join privacy_request q on q.work_item_id = w.id where q.id = ${asked.id}`;
    expect(await city.tx.text(done)).toBe('done');
  }));

test('contact goes by rule once its term after the end is over, and what is still open or kept by its own law stays', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const [ended, recent, open, complaint] = [
      await file(city, { reporter }),
      await file(city, { reporter }),
      await file(city, { reporter }),
      await file(city, { reporter, text: 'Đơn khiếu nại quyết định thu hồi đất' }),
    ];
    const close = (id: string, days: number) =>
      city.tx.run(sql`
        update report set outcome = 'done', closed_at = ${city.now}::timestamptz - make_interval(days => ${days}),
                          reported_at = '2025-01-01', filed_at = '2025-01-01' where id = ${id}`);
    await close(ended.id, 181);
    await close(complaint.id, 181);
    await close(recent.id, 179);
    expect(await eraseByRule(city.tx, city.now)).toBe(1);
    expect(await eraseByRule(city.tx, city.now)).toBe(0);
    const kept = await Promise.all([ended, recent, open, complaint].map(({ id }) => wholeDatabase(city, id)));
    expect(kept.map((all) => phone.test(all))).toEqual([false, true, true, true]);

    const rule = { method: 'PUT', url: '/api/v1/report-retention/words', headers: { 'if-match': '"1"' } } as const;
    await ask(city, city.people.office, { ...rule, payload: { afterDays: 30, source: null, confirmed: true } }, 400);
    await ask(city, city.people.office, { ...rule, payload: { afterDays: 30, source: null, confirmed: false } });
    expect(await eraseByRule(city.tx, instant('2026-05-09T00:00:00Z'))).toBe(2 + 1);
  }));
