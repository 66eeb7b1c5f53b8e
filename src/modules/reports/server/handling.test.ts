import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity, testNow } from '../../../../test/city.ts';
import { recordLineage } from '../../../kernel/areas/record-lineage.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { day, type Instant, instant } from '../../../kernel/time.ts';
import type { Filed, FollowedReport, Report } from '../contract.ts';
import type { SimilarReport } from '../duplicates/contract.ts';
import type { RoutingRuleView, TrialResult } from '../routing/contract.ts';
import { addAfterPhoto } from './add-after-photo.ts';
import { closeUnanswered } from './close-unanswered.ts';
import { photoUpload } from './photos.ts';
import { rateReport } from './rate-report.ts';
import { soundAlarms } from './sound-alarms.ts';
import { act, aReport, ask, file, inOtherWard, inWard, settleReports } from './testing.ts';

const reason = 'Theo kiểm tra tại hiện trường';
const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const;
const get = (city: TestCity, id: string) => ask<Report>(city, city.people.leader, `/api/v1/reports/${id}`);
const followed = (city: TestCity, { number, followCode }: Filed) =>
  ask<FollowedReport>(city, null, `/api/v1/followed-reports/${number}-${followCode}`);
const near = (metres: number) => ({
  type: 'Point' as const,
  coordinates: [103.95 + metres / 102_900, 22.45] as [number, number],
});

async function photographResult(city: TestCity, { id }: Pick<Filed, 'id'>): Promise<void> {
  const picture = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#2a6' } })
    .png()
    .toBuffer();
  const received = await city.services.files.receive(Readable.from([picture]), { ...photoUpload, name: 'sau.png' });
  await addAfterPhoto(city.tx, city.services.files, city.staff, id, received, city.now);
}

test('it takes a photo of the result to finish, on every way; one or two stars open it again', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city);
    await act(city, city.staff, filed.id, 'accept');
    expect(await act(city, city.staff, filed.id, 'finish', {}, 409)).toMatchObject({
      code: 'reports.after-photo-missing',
    });
    const { workItemId, owesAfterPhoto } = await get(city, filed.id);
    expect(owesAfterPhoto).toBe(true); // said beforehand
    const around = {
      method: 'POST',
      url: `/api/v1/work-items/${workItemId}/submit`,
      headers: { 'if-match': '"2"' },
    } as const;
    expect(await ask(city, city.staff, around, 409)).toMatchObject({ code: 'reports.after-photo-missing' });
    await photographResult(city, filed);
    expect((await get(city, filed.id)).owesAfterPhoto).toBe(false);
    expect(await act(city, city.staff, filed.id, 'finish')).toMatchObject({ state: 'awaiting-check' });

    await rateReport(city.tx, filed.id, { stars: 2, comment: 'Còn rác' }, city.now);
    expect(await get(city, filed.id)).toMatchObject({ state: 'reopened', reopened: 1, rating: null });
    await act(city, city.staff, filed.id, 'finish');
    expect(await act(city, city.people.leader, filed.id, 'check')).toMatchObject({ state: 'done' });
    const rating = post(`/api/v1/followed-reports/${filed.number}-${filed.followCode}/rating`, { stars: 5 });
    await ask(city, city.staff, rating, 403); // staff rate nothing
    await ask(city, null, rating);
    expect(await followed(city, filed)).toMatchObject({ state: 'done', rating: 5, mayRateUntil: null });
    await ask(city, null, post(rating.url, { stars: 1 }), 409); // once
  }));

test('the window for rating ends', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city, { category: 'tieng-on', text: 'Hát karaoke to' });
    expect((await get(city, filed.id)).owesAfterPhoto).toBe(false);
    await act(city, city.people.leader, filed.id, 'check');
    expect((await followed(city, filed)).mayRateUntil).toBe('2026-03-16T01:30:00.000Z');
    const later = instant('2026-03-16T01:30:01Z');
    await expect(rateReport(city.tx, filed.id, { stars: 1 }, later)).rejects.toMatchObject({
      code: 'reports.rating-over',
    });
  }));

test('another category shortens the time without a word, and lengthens it only with a reason the reporter reads', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city); // 24 working hours
    await act(city, city.staff, filed.id, 'recategorise', { category: 'do-xe' }); // 16
    expect((await get(city, filed.id)).expectedAt).toBe('2026-03-11T01:30:00.000Z');
    const longer = { category: 'duong-sa' }; // 168
    expect(await act(city, city.staff, filed.id, 'recategorise', longer, 409)).toMatchObject({
      code: 'reports.longer-needs-reason',
    });
    await act(city, city.staff, filed.id, 'recategorise', { ...longer, reason });
    const { expectedAt, explanation, updates } = await followed(city, filed);
    expect([expectedAt, explanation?.vi.includes('168 giờ làm việc')]).toEqual(['2026-04-07T01:30:00.000Z', true]);
    expect(updates.at(-1)).toMatchObject({ kind: 'recategorised', reason });
  }));

test('not ours: referred to another agency or sent to another organisation, and the reporter reads why', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const [one, other] = [await file(city), await file(city, { text: 'Cột điện nghiêng' })];
    await act(city, city.staff, one.id, 'refuse', { reason });
    expect((await followed(city, one)).state).toBe('refused');
    await act(city, city.people.leader, one.id, 'reroute', { ownerId: city.otherOffice, reason });
    const { owner, updates, state } = await followed(city, one);
    expect([owner.id, state, updates.at(-1)?.kind, updates.at(-1)?.reason]).toEqual([
      city.otherOffice,
      'received',
      'rerouted',
      reason,
    ]);
    await act(city, city.people.leader, other.id, 'refer', { agency: 'Điện lực Thử Nghiệm', reason });
    const closed = await followed(city, other);
    expect(closed).toMatchObject({
      state: 'closed',
      outcome: { kind: 'referred', agency: 'Điện lực Thử Nghiệm', reason },
    });
  }));

test('clocks tell who is due: to accept, before the deadline, the head and the leaders after it, each once', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city); // accept in 4 hours, finish in 24, warn 8 before, head 16 after, leaders 32 after
    const told = async (at: Instant) => {
      await soundAlarms(city.tx, at);
      return city.tx.text(sql`
        select coalesce(string_agg(distinct n.kind || ' ' || p.role, ',' order by n.kind || ' ' || p.role), '')
          from notice n join appointment p on p.account_id = n.account_id
         where n.kind like 'report.%' and p.role in ('head', 'officer', 'leader') and n.at = ${at}`);
    };
    expect(await told(instant('2026-03-09T05:00:00Z'))).toBe(''); // 12:00, an hour and a half to go
    expect(await told(instant('2026-03-09T06:30:00Z'))).toBe('report.accept-due head,report.accept-due officer');
    expect(await told(instant('2026-03-09T06:35:00Z'))).toBe('');
    expect(await told(instant('2026-03-11T01:30:00Z'))).toBe('report.due-soon head,report.due-soon officer');
    expect(await told(instant('2026-03-16T01:30:00Z'))).toContain('report.late head');
    expect(await told(instant('2026-03-18T01:30:00Z'))).toContain('report.late leader');
    expect(await told(instant('2026-03-30T01:30:00Z'))).toBe('');
    expect((await get(city, filed.id)).late).toBe(false); // by the clock of the asker it is still Monday
  }));

test('a rule is tried on the reports of the last month before it is saved, and then routes', () =>
  inTestCity(async (city) => {
    const { ward } = await settleReports(city);
    await file(city);
    await file(city, { category: 'chieu-sang', text: 'Đèn tắt' });
    const { items } = await ask<{ items: { id: string; code: string }[] }>(city, null, '/api/v1/report-categories');
    const lights = items.find(({ code }) => code === 'chieu-sang')?.id;
    const rule = {
      name: 'Đèn',
      ordinal: 1,
      categoryIds: [lights],
      areaIds: [ward],
      organisationId: city.otherOffice,
      validFrom: '2026-03-09',
    };
    const { office } = city.people;
    const tried = await ask<TrialResult>(city, office, post('/api/v1/report-routing-rules/try', { rule }));
    expect(tried).toMatchObject({ looked: 2, fitted: 1, changed: 1 });
    expect(tried.items[0]).toMatchObject({ from: { id: city.office }, to: { id: city.otherOffice } });
    expect(tried.owners.map(({ before, after }) => [before, after]).sort()).toEqual([
      [0, 1],
      [2, 1],
    ]);
    expect((await file(city, { category: 'chieu-sang', text: 'Đèn tắt' })).owner.id).toBe(city.office); // nothing was saved
    const saved = await ask<RoutingRuleView>(city, office, post('/api/v1/report-routing-rules', rule), 201);
    expect(saved.version).toBe(1);
    expect((await file(city, { category: 'chieu-sang', text: 'Đèn tắt' })).owner.id).toBe(city.otherOffice);
  }));

test('wards merged yesterday: a rule about one of them holds for the new one, which answers from its first day', () =>
  inTestCity(async (city) => {
    const { ward, otherWard } = await settleReports(city);
    const { tx, now } = city;
    const rule = {
      name: 'Rác',
      ordinal: 1,
      areaIds: [otherWard],
      organisationId: city.otherOffice,
      validFrom: '2026-01-01',
    };
    await ask(city, city.people.office, post('/api/v1/report-routing-rules', rule), 201);
    expect((await file(city)).owner.id).toBe(city.office);
    // From today on both are one, with the outline of the first.
    await tx.run(sql`
      insert into area (id, level, kind, name, parent_id, parent_level, valid_from)
      select '0190c000-0000-7000-8000-000000000001', level, kind, 'Mới', parent_id, parent_level, '2026-03-09' from area where id = ${ward}`);
    await tx.run(sql`
      insert into area_outline (id, area_id, outline, area_m2, sketch, accuracy_m, source, added_at)
      select gen_random_uuid(), '0190c000-0000-7000-8000-000000000001', outline, area_m2, false, 0, source, ${now}
        from area_outline where area_id = ${ward}`);
    await tx.run(sql`update area set valid_to = '2026-03-09' where id in (${ward}, ${otherWard})`);
    const merged = '0190c000-0000-7000-8000-000000000001' as typeof ward;
    for (const from of [ward, otherWard]) {
      await recordLineage(
        tx,
        systemActor,
        { fromId: from, toId: merged, kind: 'merged', onDay: day('2026-03-09') },
        now,
      );
    }
    const filed = await file(city);
    expect([filed.area?.id, filed.owner.id]).toEqual([merged, city.otherOffice]);
  }));

test('at a border the neighbour hears of it too, sees it and can take it over', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await file(city, { position: { type: 'Point', coordinates: [103.9999, 22.45] } }); // ten metres off
    expect([filed.owner.id, filed.notes.map(({ code }) => code)]).toEqual([city.office, ['reports.note.near-border']]);
    const { candidates, acts } = await ask<Report>(city, city.otherStaff, `/api/v1/reports/${filed.id}`);
    expect([candidates, acts]).toEqual([[], ['take-over']]); // from outside: that it is there, and what they may do
    expect(await act(city, city.otherStaff, filed.id, 'take-over')).toMatchObject({ state: 'received' });
    expect((await followed(city, filed)).owner.id).toBe(city.otherOffice);
    expect((await file(city, { position: inWard })).notes).toEqual([]);
  }));

test('hundreds of old reports at the very place do not hide the one of today', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city);
    await city.tx.run(sql`
      with old as (
        insert into work_item (id, title, state, priority, owner_id, opened_at, changed_at, search)
        select gen_random_uuid(), 'Cũ', 'assigned', 'normal', owner_id, reported_at, reported_at, 'cu'
          from report cross join generate_series(1, 250) where id = ${id} returning id)
      insert into report (id, number, work_item_id, state, category_id, text, position, owner_id, channel,
                          reported_at, filed_at, changed_at)
      select old.id, 'PA-2020-' || row_number() over (), old.id, r.state, r.category_id, r.text,
             ST_SetSRID(ST_MakePoint(${near(20).coordinates[0]}::float8, ${near(20).coordinates[1]}::float8), 4326),
             r.owner_id, r.channel, r.reported_at - interval '5 years', r.filed_at - interval '5 years', r.changed_at
        from old cross join report r where r.id = ${id}`);
    const asked = { position: near(20), category: 'rac-thai', text: 'rac do day via he' };
    const { items } = await ask<{ items: SimilarReport[] }>(city, null, post('/api/v1/reports/similar', asked));
    expect(items.map((item) => item.id)).toEqual([id]);
  }));

test('repeats are offered while filing and linked without being silenced; worse news open the report again', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const main = await file(city);
    const asked = { position: near(20), category: 'rac-thai', text: 'rac do day via he' };
    const similar = await ask<{ items: SimilarReport[] }>(city, null, post('/api/v1/reports/similar', asked));
    expect(similar.items).toMatchObject([{ id: main.id, distanceM: 20, text: null, weight: 1 }]); // not published: no word of it
    const repeat = await file(city, { position: near(20), text: 'Rác đầy vỉa hè chợ', repeatOf: main.id });
    expect(await get(city, main.id)).toMatchObject({ weight: 2, repeats: [{ id: repeat.id }] });
    expect(await followed(city, repeat)).toMatchObject({ state: 'paused', repeatOf: { number: main.number } });

    await photographResult(city, main);
    await act(city, city.staff, main.id, 'finish');
    await act(city, city.people.leader, main.id, 'check');
    expect(await followed(city, repeat)).toMatchObject({ state: 'done' }); // and with it what rested
    await rateReport(city.tx, repeat.id, { stars: 1 }, city.now); // any of the reporters may say that it is not
    expect(await get(city, main.id)).toMatchObject({ state: 'reopened' });
    expect(await followed(city, repeat)).toMatchObject({ state: 'paused' });
    await act(city, city.people.leader, main.id, 'check');

    const worse = await file(city, { position: near(5), text: 'Rác vẫn chưa dọn, ngày càng nhiều', repeatOf: main.id });
    expect(await get(city, main.id)).toMatchObject({ state: 'reopened', weight: 3, reopened: 2 });
    await act(city, city.people.leader, worse.id, 'unlink', { reason });
    expect(await get(city, main.id)).toMatchObject({ weight: 2 });
    const { state, repeatOf, updates } = await followed(city, worse);
    expect([state, repeatOf]).toEqual(['received', null]);
    expect(updates.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['received', 'linked', 'unlinked']));
  }));

test('a reporter who says that it has got worse is heard, whatever the words; far away or restricted it stays by itself', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const main = await file(city);
    await photographResult(city, main);
    await act(city, city.staff, main.id, 'finish');
    await act(city, city.people.leader, main.id, 'check');
    const same = await file(city, { position: near(20), text: 'Rác vỉa hè chợ', repeatOf: main.id, worse: false });
    expect(same.notes.map(({ code }) => code)).toEqual(['reports.note.linked']);
    expect(await get(city, main.id)).toMatchObject({ state: 'done', weight: 2 });
    const payload = { ...aReport({ position: near(5), text: 'Rác vỉa hè chợ' }), repeatOf: main.id, worse: true };
    await ask(city, null, post('/api/v1/reports', payload), 201);
    expect(await get(city, main.id)).toMatchObject({ state: 'reopened', weight: 3, reopened: 1 });

    const far = await file(city, { position: inOtherWard, repeatOf: main.id, worse: true });
    const secret = await file(city, { text: 'Tôi tố cáo cán bộ phường', repeatOf: main.id, worse: true });
    expect([far, secret].flatMap(({ notes }) => notes.map(({ code }) => code))).toEqual([
      'reports.lawful.denunciation',
    ]);
    expect(await get(city, main.id)).toMatchObject({ weight: 3, reopened: 1 });
  }));

const days = (n: number): Instant => instant(new Date(Date.parse(testNow) + n * 86_400_000).toISOString());

async function finished(city: TestCity, said: Parameters<typeof file>[1] = {}): Promise<Filed> {
  const filed = await file(city, said);
  await photographResult(city, filed);
  for (const name of ['accept', 'start', 'finish']) await act(city, city.staff, filed.id, name);
  return filed;
}

test('nobody objecting, what was said to be done closes by itself on the day that was told, and still opens again', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const filed = await finished(city);
    expect(await followed(city, filed)).toMatchObject({ state: 'awaiting-check', closesAt: days(7) });
    expect(await closeUnanswered(city.tx, days(6))).toBe(0);
    expect(await closeUnanswered(city.tx, days(7))).toBe(1);
    const closed = await followed(city, filed);
    expect(closed).toMatchObject({ state: 'done', closesAt: null, outcome: { kind: 'done' } });
    expect(closed.updates.map(({ kind }) => kind)).toEqual([
      'received',
      'accepted',
      'started',
      'finished',
      'closed-unanswered',
    ]);
    const { workItemId } = await get(city, filed.id);
    const trail = await city.tx.text(
      sql`select actor_kind || ': ' || (after ->> 'withoutEvidence') from act where about_id = ${workItemId} and act = 'work.confirmed'`,
    );
    expect(trail).toBe('system: Hết thời hạn đánh giá mà không ai phản đối');
    await rateReport(city.tx, filed.id, { stars: 1 }, days(8));
    expect(await get(city, filed.id)).toMatchObject({ state: 'reopened', closesAt: null });
  }));

test('an objection, a check by somebody, a category that says never, and a complaint keep it from closing by itself', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const objected = await finished(city);
    await rateReport(city.tx, objected.id, { stars: 2 }, city.now);
    const checked = await finished(city, { position: near(600) });
    await act(city, city.people.leader, checked.id, 'check');
    await city.tx.run(sql`update report_category set close_days = null where code = 'tieng-on'`);
    const never = await finished(city, { category: 'tieng-on' });
    expect(await get(city, never.id)).toMatchObject({ state: 'awaiting-check', closesAt: null });
    // Restricted meanwhile, or its photo gone: it is left to people.
    const alone = await finished(city, { position: near(900) });
    await city.tx.run(sql`update report set restricted = true where id = ${alone.id}`);
    const bare = await finished(city, { position: near(1200) });
    await city.tx.run(sql`delete from report_photo where report_id = ${bare.id}`);
    expect(await closeUnanswered(city.tx, days(30))).toBe(2);
    expect(await closeUnanswered(city.tx, days(30))).toBe(0);
    const states = await city.tx.text(sql`select string_agg(state, ',' order by number) from report`);
    const waits = 'awaiting-confirmation';
    expect(states).toBe(['returned', 'done', waits, waits, waits].join(','));
  }));

test('a complaint is led to the lawful channel and known to named people alone, from the first moment', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { auditor } = city.people;
    await city.tx.run(sql`update report_setting set confidant_ids = array[${auditor.id}::uuid]`);
    const filed = await file(city, { text: 'Tôi tố cáo cán bộ phường nhận hối lộ' });
    expect(filed.notes.map(({ code }) => code)).toEqual(['reports.lawful.denunciation']);
    for (const actor of [city.staff, city.people.leader, null])
      await ask(city, actor, `/api/v1/reports/${filed.id}`, 404);
    const events = await city.tx.text(
      sql`select coalesce(jsonb_agg(only_for), '[]')::text from event where about_id = ${filed.id}`,
    );
    expect(JSON.parse(events)).toEqual([[auditor.id]]);
    expect((await followed(city, filed)).lawful?.vi).toContain('Luật Tố cáo');
    await city.tx.run(sql`update report_setting set confidant_ids = '{}'`);
    await city.tx.run(sql`delete from appointment where role in ('leader', 'office')`);
    await expect(file(city, { text: 'Tôi khiếu nại quyết định thu hồi đất' })).rejects.toMatchObject({
      code: 'reports.nobody-to-confide-in',
    });
  }));

test('staff take a report down for somebody, dated back with a trace, and no further than the city allows', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const report = { category: 'rac-thai', text: 'Rác đầy ngõ', address: 'Ngõ 3', position: inWard, filedFor: 'phone' };
    const send = (reportedAt: string, status = 201) =>
      ask<Filed & { code: string }>(
        city,
        city.staff,
        post('/api/v1/reports/on-behalf', { ...report, reportedAt }),
        status,
      );
    const { id } = await send('2026-03-06T09:00:00Z');
    const { reportedAt, filedAt, filedFor, channel } = await get(city, id);
    expect([reportedAt, filedAt, filedFor, channel]).toEqual([
      '2026-03-06T09:00:00.000Z',
      '2026-03-09T01:30:00.000Z',
      'phone',
      'phone',
    ]);
    const trace = await city.tx.text(
      sql`select (after ->> 'reportedAt') || ' ' || actor_id from act where act = 'reports.filed' and about_id = ${id}`,
    );
    expect(trace).toContain(city.staff.id);
    expect((await send('2026-02-20T09:00:00Z', 400)).code).toBe('reports.reported-too-long-ago');
    expect((await send('2026-03-09T02:00:00Z', 400)).code).toBe('reports.reported-in-future');
  }));
