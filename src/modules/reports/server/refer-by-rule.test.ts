import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Filed, FollowedReport, Report } from '../contract.ts';
import type { PlaceTrialResult, RoutingRuleView, TrialResult } from '../routing/contract.ts';
import { ask, file, inWard, settleReports } from './testing.ts';

const rules = '/api/v1/report-routing-rules';
const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const;
const agency = 'Khu Quản lý đường bộ I';
const reason = { vi: 'Đoạn này là quốc lộ do trung ương quản lý', en: 'This stretch is a national road' };

/** Lights in the ward are another agency's. */
async function notOurs(city: TestCity) {
  const { ward } = await settleReports(city);
  const { items } = await ask<{ items: { id: string; code: string }[] }>(city, null, '/api/v1/report-categories');
  const categoryId = items.find(({ code }) => code === 'chieu-sang')?.id ?? '';
  const terms = { categoryIds: [categoryId], areaIds: [ward], validFrom: '2026-03-09' };
  return { categoryId, rule: { name: 'Quốc lộ', ordinal: 1, ...terms, referral: { agency, reason } } };
}
const save = (city: TestCity, rule: object) => ask<RoutingRuleView>(city, city.people.office, post(rules, rule), 201);
const fileLight = (city: TestCity, said: Parameters<typeof file>[1] = {}) =>
  file(city, { category: 'chieu-sang', text: 'Đèn tắt', ...said });
const followed = (city: TestCity, { number, followCode }: Filed) =>
  ask<FollowedReport>(city, null, `/api/v1/followed-reports/${number}-${followCode}`);

test('what a rule calls not ours ends as referred while it is filed; the reporter reads agency and reason', () =>
  inTestCity(async (city) => {
    const saved = await save(city, (await notOurs(city)).rule);
    const clientId = '0190d000-0000-7000-8000-000000000001';
    const filed = await fileLight(city, { clientId });
    expect(filed).toMatchObject({ state: 'closed', expectedAt: null, referral: { agency, reason: reason.vi } });
    expect(filed.owner.id).toBe(city.office); // who would have got it keeps the record
    expect(await fileLight(city, { clientId })).toEqual(filed);
    const { state, outcome, updates } = await followed(city, filed);
    expect([state, outcome]).toEqual(['closed', { kind: 'referred', agency, reason: reason.vi }]);
    expect(updates.map(({ kind }) => kind)).toEqual(['received', 'referred']);
    expect(updates[1]).toMatchObject({ reason: reason.vi, data: { agency } });
    const inEnglish = await fileLight(city, { language: 'en' });
    expect((await followed(city, inEnglish)).outcome?.reason).toBe(reason.en);

    const trail = await city.tx.text(sql`
      select json_agg(json_build_array(act, actor_kind, after ->> 'rule', reason) order by act)::text from act
       where about_id = ${filed.id}`);
    expect(JSON.parse(trail)).toEqual([
      ['reports.filed', 'public', 'Quốc lộ', null],
      ['reports.referred', 'system', 'Quốc lộ', reason.vi],
    ]);
    const event = await city.tx.text(sql`
      select data::text from event where about_id = ${filed.id} and kind = 'report.changed' order by id desc limit 1`);
    expect(JSON.parse(event)).toMatchObject({ referredByRuleId: saved.id });
    const { workItemId } = await ask<Report>(city, city.staff, `/api/v1/reports/${filed.id}`);
    expect(await city.tx.text(sql`select count(*)::text from notice where about_id = ${workItemId}`)).toBe('0');
  }));

test('a rule of other lights, a denunciation and what is restricted are not referred', () =>
  inTestCity(async (city) => {
    const { rule } = await notOurs(city);
    await save(city, { ...rule, hours: { from: '20:00', until: '05:00' } });
    expect((await fileLight(city)).referral).toBeNull(); // it is half past eight in the morning
    await save(city, { ...rule, ordinal: 2 });
    await city.tx.run(sql`update report_setting set confidant_ids = array[${city.people.auditor.id}::uuid]`);
    const secret = await fileLight(city, { text: 'Tôi tố cáo cán bộ phường nhận hối lộ' });
    expect([secret.state, secret.referral]).toEqual(['received', null]);
    await city.tx.run(sql`update report_category set restricted = true where code = 'chieu-sang'`);
    expect((await fileLight(city)).referral).toBeNull();
  }));

test('at a border the other side does not hear of what is referred', () =>
  inTestCity(async (city) => {
    await save(city, (await notOurs(city)).rule);
    const filed = await fileLight(city, { position: { type: 'Point', coordinates: [103.9999, 22.45] } });
    expect([filed.state, filed.notes]).toEqual(['closed', []]);
    expect(await city.tx.text(sql`select count(*)::text from report_candidate`)).toBe('0');
  }));

test('trying the rule shows what it would have referred, and where', () =>
  inTestCity(async (city) => {
    const { rule, categoryId } = await notOurs(city);
    await fileLight(city);
    await file(city);
    const { office } = city.people;
    const tried = await ask<TrialResult>(city, office, post(`${rules}/try`, { rule }));
    expect(tried).toMatchObject({ looked: 2, fitted: 1, changed: 1 });
    expect(tried.items[0]).toMatchObject({ from: { id: city.office }, to: { id: null, name: agency } });
    expect(tried.owners).toContainEqual({ id: null, name: agency, before: 0, after: 1 });
    const place = { position: inWard, categoryId, rule };
    expect(await ask<PlaceTrialResult>(city, office, post(`${rules}/try-place`, place))).toMatchObject({
      owner: { id: city.office },
      because: 'rule',
      rule: 'Quốc lộ',
      referral: { agency, reason },
    });
    expect((await fileLight(city)).referral).toBeNull(); // nothing was saved
  }));

test('a rule names one outcome: a unit, or an agency with its reason in both languages', () =>
  inTestCity(async (city) => {
    const { rule } = await notOurs(city);
    const refused = async (terms: object) =>
      (await ask<{ code: string }>(city, city.people.office, post(rules, { ...rule, ...terms }), 400)).code;
    expect(await refused({ referral: null })).toBe('reports.rule-one-outcome');
    expect(await refused({ organisationId: city.office })).toBe('reports.rule-one-outcome');
    expect(await refused({ referral: { agency, reason: { vi: reason.vi } } })).toBe('http.fields-invalid');
    const { id, version, named, referral } = await save(city, rule);
    expect([named.organisation, referral]).toEqual([null, { agency, reason }]);
    const change = { method: 'PUT', url: `${rules}/${id}`, headers: { 'if-match': `"${version}"` } } as const;
    const payload = { ...rule, referral: null, organisationId: city.otherOffice };
    await ask(city, city.people.office, { ...change, payload });
    expect((await fileLight(city)).owner.id).toBe(city.otherOffice);
  }));
