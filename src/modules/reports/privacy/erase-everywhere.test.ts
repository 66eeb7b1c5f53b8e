import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { tablesWith } from '../../../../test/tables-with.ts';
import { sealActs } from '../../../kernel/audit/seal-acts.ts';
import { type Finding, verifyTrail } from '../../../kernel/audit/verify-trail.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Filed, FollowedReport, Report } from '../contract.ts';
import { act, aReport, ask, settleReports } from '../server/testing.ts';
import { eraseByRule } from './keep-retention.ts';
import type { PrivacyRequestTaken } from './own-data-contract.ts';

const category = 'tieng-on';
const post = (url: string, payload: object) =>
  ({ method: 'POST', url, payload, headers: { 'idempotency-key': crypto.randomUUID() } }) as const;
const path = ({ number, followCode }: Filed, rest = '') => `/api/v1/followed-reports/${number}-${followCode}${rest}`;

const said = {
  category,
  text: 'Nhà ông Trần Văn Quýt ở số nhà 719 hát karaoke, gọi 0987 654 321 không nghe',
  address: 'Trước nhà bà Phạm Thị Mận',
  answers: { ai: 'Tôi ở ngách Sậy' },
  reporter: { name: 'Lê Thị Mượt', phone: '0912 345 678', email: 'muot.le@example.com' },
};
// With a space in each: what is sealed stands in the database in letters that may spell a short word.
const theirs = ['Văn Quýt', 'số nhà 719', '0987 654', 'Thị Mận', 'ngách Sậy', 'Thị Mượt', '0912 345', '912345678'];

/** Where their name, how to reach them, or a word of theirs stands. */
async function holding({ tx }: TestCity): Promise<string[]> {
  const found = await Promise.all(theirs.map(async (word) => [word, await tablesWith(tx, word)] as const));
  return found.flatMap(([word, tables]) => tables.map((table) => `${word}: ${table}`));
}

/** A report with everything that may come of one, told and written by its reporter; and a repeat of somebody else's. */
async function lived(city: TestCity): Promise<{ main: Filed; repeat: Filed }> {
  const question = { code: 'ai', kind: 'text', question: { vi: 'Ai?', en: 'Who?' }, hint: null, required: false };
  await city.tx.run(sql`
    update report_category set attributes = ${JSON.stringify([{ ...question, values: [] }])}::jsonb where code = ${category}`);
  const { office, leader } = city.people;
  const main = await ask<Filed>(city, null, post('/api/v1/reports', { ...aReport(said) }), 201);
  const same = { text: 'Hát karaoke to', repeatOf: main.id, reporter: { phone: '0900 111 222' } };
  const repeat = await ask<Filed>(city, null, post('/api/v1/reports', aReport({ ...same, category })), 201);
  await ask(city, office, `/api/v1/reports/${main.id}/reporter`);
  const call = { outcome: 'reached', said: 'Bà Thị Mượt nói vẫn ồn ở ngách Sậy' };
  await ask(city, office, post(`/api/v1/reports/${main.id}/calls`, call), 201);
  const asked = await ask<PrivacyRequestTaken>(
    city,
    null,
    post(path(main, '/requests'), { kind: 'correct', words: 'Tôi tên là Thị Mượt' }),
    201,
  );
  const answer = post(`/api/v1/privacy-requests/${asked.id}/answer`, { answer: 'Đã sửa theo yêu cầu.' });
  expect((await city.request(office, answer)).statusCode).toBe(204);
  const finish = async () => {
    await act(city, city.staff, main.id, 'finish');
    await act(city, leader, main.id, 'check');
  };
  await finish();
  const comment = 'Vẫn ồn, hỏi bà Thị Mượt ở ngách Sậy';
  await ask(city, null, post(path(main, '/rating'), { stars: 1, comment }));
  await finish();
  await ask(city, null, post(path(repeat, '/rating'), { stars: 2, comment: 'Nhà Bưởi tôi cũng thấy ồn' }));
  await finish();
  await ask(city, null, post(path(main, '/rating'), { stars: 5, comment: 'Đã yên, Thị Mượt cảm ơn' }));
  return { main, repeat };
}

async function expectWholeTrail(city: TestCity): Promise<void> {
  while ((await sealActs(city.tx, city.now)) > 0);
  const findings: Finding[] = [];
  await verifyTrail(city.tx, {}, (finding) => findings.push(finding));
  expect(findings).toEqual([]);
}

test('after a whole life, what a reporter had erased stands nowhere in the database, and what others said stays', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    expect(await holding(city)).toEqual([]);
    const { main } = await lived(city);
    await expectWholeTrail(city);
    expect(await holding(city)).toEqual(
      expect.arrayContaining([
        'ngách Sậy: report_update',
        'ngách Sậy: act_personal',
        'Thị Mượt: report_call',
        'Thị Mượt: report_reporter',
      ]),
    );
    await ask(city, null, post(path(main, '/erase'), { contact: true, words: true, photos: true }));
    expect(await holding(city)).toEqual([]);
    expect(await tablesWith(city.tx, 'Nhà Bưởi')).toEqual(['act_personal', 'report_update']);
    expect(await ask<FollowedReport>(city, null, path(main))).toMatchObject({ state: 'done', rating: 5, reopened: 2 });
    await expectWholeTrail(city);
  }));

test('the rules of retention leave as little of them, and take what was said after an erasure too', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { main } = await lived(city);
    await city.tx.run(sql`update report_retention set after_days = 30`);
    const end = (days: number) =>
      city.tx.run(sql`
        update report set reported_at = '2025-01-01', filed_at = '2025-01-01',
                          closed_at = ${city.now}::timestamptz - make_interval(days => ${days}) where id = ${main.id}`);
    await end(29);
    expect(await eraseByRule(city.tx, city.now)).toBe(0);
    await end(31);
    expect(await eraseByRule(city.tx, city.now)).toBe(2); // contact, then words
    expect(await holding(city)).toEqual([]);
    expect(await eraseByRule(city.tx, city.now)).toBe(0);

    await end(0);
    await city.tx.run(sql`update report set rating = null, rated_at = null where id = ${main.id}`);
    await ask(city, null, post(path(main, '/rating'), { stars: 4, comment: 'Lại là Thị Mượt đây' }));
    expect(await holding(city)).toEqual(['Thị Mượt: act_personal', 'Thị Mượt: report_update']);
    await end(31);
    expect(await eraseByRule(city.tx, city.now)).toBe(1);
    expect(await holding(city)).toEqual([]);
  }));

test('what a reporter says, rating it, is read by those who work on it, of repeats as well, and by nobody else', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { main, repeat } = await lived(city);
    const { office, leader } = city.people;
    await act(city, office, main.id, 'publish', { text: 'Hát karaoke to' });
    const spoken = ({ updates }: Pick<Report, 'updates'>) =>
      updates.filter(({ kind }) => kind === 'rated' || kind === 'reopened').map(({ reason }) => reason);
    const report = (actor: TestCity['staff'] | null) => ask<Report>(city, actor, `/api/v1/reports/${main.id}`);
    const [first, second] = [main, repeat].map(({ number }) => number);
    const all = [
      'Vẫn ồn, hỏi bà Thị Mượt ở ngách Sậy',
      `Người phản ánh ${first} đánh giá 1 sao, có ý kiến kèm theo`,
      'Nhà Bưởi tôi cũng thấy ồn',
      `Người phản ánh ${second} đánh giá 2 sao, có ý kiến kèm theo`,
      'Đã yên, Thị Mượt cảm ơn',
    ];
    expect(spoken(await report(city.staff))).toEqual(all);
    expect(spoken(await report(leader))).toEqual(all);
    expect(spoken(await report(null))).toEqual([null, null, null, null]);
    const [own, ofRepeat] = [
      await ask<FollowedReport>(city, null, path(main)),
      await ask<FollowedReport>(city, null, path(repeat)),
    ];
    expect(spoken(own)).toEqual(all.filter((words) => !words.includes('Nhà Bưởi')));
    expect(JSON.stringify(ofRepeat)).toContain('Nhà Bưởi');
    expect(JSON.stringify(ofRepeat)).not.toContain('Thị Mượt');
  }));

test('erased, it is told to nobody’s inbox any more that the report was of that account', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { citizen } = city.people;
    const filed = await ask<Filed>(city, citizen, { method: 'POST', url: '/api/v1/reports', payload: aReport() }, 201);
    await act(city, city.staff, filed.id, 'accept');
    const of = (table: string) => tablesWith(city.tx, citizen.id).then((tables) => tables.includes(table));
    expect([await of('notice'), await of('report_reporter')]).toEqual([true, true]);
    await ask(city, citizen, post('/api/v1/account/report-data/erase', {}));
    expect([await of('notice'), await of('report_reporter')]).toEqual([false, false]);
  }));
