import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { photoWithPlace, tracesIn } from '../../../../test/photos.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { instant } from '../../../kernel/time.ts';
import { publishWorkOf } from '../../../kernel/work/publish-work.ts';
import type { Filed, FollowedReport, OwnReport, Report, ReportCount, ReportPage, ReportSummary } from '../contract.ts';
import { act, ask, file, inOtherWard, inWard, settleReports } from './testing.ts';
import { forgetSent } from './throttle-intake.ts';

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  ({ method: 'POST', url, payload, headers }) as const;
const list = async (city: TestCity, actor: TestCity['staff'] | null, query = ''): Promise<ReportSummary[]> =>
  (await ask<ReportPage>(city, actor, `/api/v1/reports?${query}`)).items;

const said = { category: 'rac-thai', text: 'Rác đổ đầy vỉa hè trước chợ', position: inWard };

test('anybody reports without an account and is told who answers, by when, why, and how to follow it', () =>
  inTestCity(async (city) => {
    const { ward } = await settleReports(city);
    const filed = await ask<Filed>(city, null, post('/api/v1/reports', said), 201);
    expect(filed).toMatchObject({ state: 'received', owner: { id: city.office }, area: { id: ward }, notes: [] });
    // 24 working hours from Monday 08:30: three days on.
    expect(filed.expectedAt).toBe('2026-03-12T01:30:00.000Z');
    expect(filed.explanation?.vi).toContain('24 giờ làm việc');

    const path = `/api/v1/followed-reports/${filed.number}-${filed.followCode.toUpperCase()}`;
    const followed = await ask<FollowedReport>(city, null, path);
    expect(followed).toMatchObject({ text: said.text, state: 'received', expectedAt: filed.expectedAt });
    expect(followed.updates.map(({ kind }) => kind)).toEqual(['received']);
    await ask(city, null, `/api/v1/followed-reports/${filed.number}-aaaa-bbbb-cccc-dddd`, 404);
  }));

test('what is not moderated yet is seen by those who work on it, and by nobody else', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city);
    expect((await list(city, city.staff)).map((report) => [report.id, report.text])).toEqual([[id, said.text]]);
    for (const actor of [city.otherStaff, city.people.citizen, null]) {
      expect(await list(city, actor)).toEqual([]);
      await ask(city, actor, `/api/v1/reports/${id}`, 404);
    }
    await publishWorkOf(city.tx, systemActor, id, true, city.now);
    const [seen] = await list(city, null);
    expect(seen).toMatchObject({ id, text: null, publication: 'public' }); // the text only as somebody moderated it
  }));

test('a report has the state of its work, whoever acts and wherever', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city);
    const { workItemId } = await ask<Report>(city, city.staff, `/api/v1/reports/${id}`);
    await ask(city, city.staff, post(`/api/v1/work-items/${workItemId}/accept`, {}, { 'if-match': '"1"' }));
    const report = await ask<Report>(city, city.staff, `/api/v1/reports/${id}`);
    expect(report).toMatchObject({ state: 'accepted' });
    expect(await act(city, city.staff, id, 'start')).toMatchObject({ state: 'in-progress' });
    await city.tx.run(sql`set constraints all immediate`);
    await expect(
      city.tx.attempt((tx) => tx.run(sql`update report set state = 'done' where id = ${id}`)),
    ).rejects.toMatchObject({ constraint: 'report_state_is_that_of_its_work' });
    const kinds = (await ask<Report>(city, city.staff, `/api/v1/reports/${id}`)).updates.map(({ kind }) => kind);
    expect(kinds).toEqual(['received', 'accepted', 'started']);
  }));

test('who reported stands nowhere but for those who call back, and each look is in the trail', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const reporter = { name: 'Một Người Dân', phone: '0912 345 678', email: 'dan@example.com' };
    const { id } = await file(city, { reporter });
    const everything = await Promise.all([
      ask(city, city.staff, `/api/v1/reports/${id}`),
      ask(city, city.people.leader, `/api/v1/reports`),
      city.tx.text(sql`select coalesce(jsonb_agg(act), '[]')::text from act`),
      city.tx.text(sql`select coalesce(jsonb_agg(event), '[]')::text from event`),
    ]);
    for (const secret of ['Người Dân', '0912 345', '0912345', 'dan@example'])
      expect(JSON.stringify(everything)).not.toContain(secret);
    for (const actor of [city.staff, city.people.leader]) await ask(city, actor, `/api/v1/reports/${id}/reporter`, 403);
    expect(await ask(city, city.people.office, `/api/v1/reports/${id}/reporter`)).toMatchObject(reporter);
    const looks = sql`select string_agg(actor_id, ',')::text from act where act = 'reports.reporter-seen'`;
    expect(await city.tx.text(looks)).toBe(city.people.office.id);
  }));

test('somebody signed in finds their reports in one list, and their name is not in the trail', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { citizen } = city.people;
    const filed = await ask<Filed>(city, citizen, post('/api/v1/reports', said), 201);
    await file(city);
    const mine = await ask<{ items: OwnReport[] }>(city, citizen, '/api/v1/reports/mine');
    expect(mine.items.map(({ id, followPath }) => [id, followPath])).toEqual([[filed.id, filed.followPath]]);
    expect(mine.items).toMatchObject([{ state: 'received', owner: filed.owner, explanation: filed.explanation }]);
    const actors = sql`select string_agg(distinct actor_id, ',') from act where about_id = ${filed.id}`;
    expect(await city.tx.text(actors)).toBe('public');
  }));

test('the same report sent five times over a shaky network is one', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const clientId = '0190b000-0000-4000-8000-000000000001';
    const first = await ask<Filed>(city, null, post('/api/v1/reports', { ...said, clientId }), 201);
    for (let i = 0; i < 4; i++) {
      expect(await ask<Filed>(city, null, post('/api/v1/reports', { ...said, clientId }), 201)).toEqual(first);
    }
    const key = { 'idempotency-key': 'abc' };
    const again = await ask<Filed>(city, null, post('/api/v1/reports', said, key), 201);
    expect(await ask<Filed>(city, null, post('/api/v1/reports', said, key), 201)).toEqual(again);
    // Nobody who reads the database can act as the reporter, not even while the answer is kept.
    const kept = await city.tx.text(sql`select string_agg(i::text, ' ') from idempotency i`);
    expect(kept).not.toContain(again.followCode);
    expect(kept).not.toContain(again.number);
    expect(await ask<ReportCount>(city, city.staff, '/api/v1/reports/count')).toEqual({ count: 2, exact: true });
  }));

test('a place outside the city, in the river or with its coordinates swapped is answered with a sentence', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await city.tx.run(sql`
      insert into place (id, name, kind, geometry, accuracy_m, source, placed_by, placed_at)
      values (gen_random_uuid(), 'Sông Thử', 'river', ST_MakeEnvelope(103.96, 22.41, 103.97, 22.49, 4326), 5, 'đo', 'x', now()),
             (gen_random_uuid(), 'Cầu Thử', 'bridge', ST_SetSRID(ST_MakePoint(103.965, 22.45), 4326), 5, 'đo', 'x', now())`);
    const at = (lon: number, lat: number) => ({ ...said, position: { type: 'Point', coordinates: [lon, lat] } });
    const code = async (payload: object) =>
      (await ask<{ code: string }>(city, null, post('/api/v1/reports', payload), 400)).code;
    expect(await code(at(105.8, 21))).toBe('reports.outside-city');
    expect(await code(at(22.45, 103.95))).toBe('reports.coordinates-swapped');
    expect(await code(at(103.965, 22.43))).toBe('reports.in-the-river');
    expect(await code({ category: 'rac-thai', text: 'Rác' })).toBe('reports.no-place');
    const { notes } = await ask<Filed>(city, null, post('/api/v1/reports', at(103.965, 22.45)), 201);
    expect(notes.map((note) => note.code)).toEqual(['reports.note.near-water']); // at the bridge
  }));

test('a description of 4,001 characters, a category switched off and an answer that does not fit are refused', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await city.tx.run(sql`update report_category set active_to = '2026-03-01' where code = 'tieng-on'`);
    const refusal = (payload: object, status: number) =>
      ask<{ code: string; details: unknown }>(city, null, post('/api/v1/reports', { ...said, ...payload }), status);
    expect(JSON.stringify(await refusal({ text: 'a'.repeat(4001) }, 400))).toContain('reports.text-too-long');
    expect((await refusal({ category: 'tieng-on' }, 409)).code).toBe('reports.category-off');
    expect((await refusal({ category: 'khong-co' }, 404)).code).toBe('reports.category-unknown');
    expect((await refusal({ answers: { luong: 'mot-nui' } }, 400)).code).toBe('reports.answer-wrong');
    expect((await refusal({ answers: { mau: 'xanh' } }, 400)).code).toBe('reports.question-unknown');
    await ask(city, null, post('/api/v1/reports', { ...said, text: 'a'.repeat(4000), answers: { luong: 'tui' } }), 201);
  }));

test('very many reports from one address are asked to come later, and those sent are kept', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await city.tx.run(sql`update report_setting set per_address = 3`);
    const send = (actor: TestCity['staff'] | null) => city.request(actor, post('/api/v1/reports', said));
    for (let i = 0; i < 3; i++) expect((await send(null)).statusCode).toBe(201);
    const refused = await send(null);
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([
      429,
      'reports.too-many',
      '600',
    ]);
    expect((await send(city.people.citizen)).statusCode).toBe(201); // counted by themselves, from the same address
    expect(await ask<ReportCount>(city, city.people.leader, '/api/v1/reports/count')).toMatchObject({ count: 4 });
    const hoursLater = (hours: number) => instant(new Date(Date.parse(city.now) + hours * 3_600_000).toISOString());
    expect(await forgetSent(city.tx, hoursLater(23))).toBe(0);
    expect(await forgetSent(city.tx, hoursLater(25)), 'who sent how many is forgotten after a day').toBe(4);
  }));

async function send(
  city: TestCity,
  actor: TestCity['staff'] | null,
  url: string,
  content: Buffer | string,
  name = 'a.jpg',
) {
  const form = new FormData();
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return city.request(actor, { method: 'POST', url, payload: form });
}

test('photos keep no trace of where they were taken; what is no photo is refused with the reason', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const sent = await send(city, null, '/api/v1/report-photos', await photoWithPlace());
    expect(sent.statusCode).toBe(201);
    const filed = await ask<Filed>(city, null, post('/api/v1/reports', { ...said, photoIds: [sent.json().id] }), 201);
    const url = `/api/v1/followed-reports/${filed.number}-${filed.followCode}/photos/${sent.json().id}`;
    const kept = (await city.request(null, { url })).rawPayload;
    expect([(await sharp(kept).metadata()).width, await tracesIn(kept)]).toEqual([60, []]);
    expect((await city.request(null, { url: `/api/v1/reports/${filed.id}/photos/${sent.json().id}` })).statusCode).toBe(
      404,
    );
    await ask(city, null, post('/api/v1/reports', { ...said, photoIds: [sent.json().id] }), 409); // belongs to one already

    const code = async (content: Buffer | string) =>
      (await send(city, null, '/api/v1/report-photos', content)).json().code;
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    expect(await code(heic)).toBe('reports.photo-heic');
    expect(await code('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')).toBe('reports.photo-no-picture');
    expect(await code('<script>alert(1)</script>')).toBe('reports.photo-no-picture');
    const bomb = sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } });
    expect(await code(await bomb.png({ compressionLevel: 9 }).toBuffer())).toBe('files.too-many-pixels');
    expect(await code(Buffer.alloc(15 * 1024 * 1024 + 1, 1))).toBe('files.too-large');
  }));

test('photos of the result and evidence of the work keep no trace of where they were taken either', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city);
    const picture = await photoWithPlace();
    expect(await tracesIn(picture)).toEqual(['exif']);
    const after = await send(city, city.staff, `/api/v1/reports/${id}/photos`, picture);
    const { workItemId } = await ask(city, city.staff, `/api/v1/reports/${id}`);
    const evidence = `/api/v1/work-items/${workItemId}/evidence`;
    const added = await send(city, city.staff, evidence, picture);
    for (const url of [`/api/v1/reports/${id}/photos/${after.json().id}`, `${evidence}/${added.json().id}/file`]) {
      const kept = await city.request(city.staff, { url });
      expect([kept.statusCode, await tracesIn(kept.rawPayload)]).toEqual([200, []]);
    }
  }));

test('lists and counts agree for everybody, by every filter', () =>
  inTestCity(async (city) => {
    const { ward, otherWard } = await settleReports(city);
    await city.tx.run(sql`update report_setting set dispatcher_id = null`);
    const first = await file(city);
    await file(city, { category: 'chieu-sang', text: 'Đèn đường tắt' });
    const other = await file(city, { position: inOtherWard });
    await file(city, { category: 'can-bo', text: 'Cán bộ tiếp dân gây khó khăn' });
    await publishWorkOf(city.tx, systemActor, other.id, true, city.now);
    await act(city, city.staff, first.id, 'accept');
    const filters = [
      '',
      'state=received',
      'state=accepted',
      'open=true',
      'category=rac-thai',
      `area=${ward}`,
      `area=${otherWard}&category=rac-thai`,
      `owner=${city.office}`,
      `owner=${city.otherOffice}&state=received`,
      'box=103.94,22.44,103.96,22.46',
      'box=103,22,105,23&category=chieu-sang',
      'from=2026-03-09T00:00:00Z&until=2026-03-10T00:00:00Z',
      'publication=public',
      'late=true',
      'repeats=false',
    ];
    const sizes: Record<string, number> = {};
    for (const [who, actor] of Object.entries({
      public: null,
      staff: city.staff,
      leader: city.people.leader,
      other: city.otherStaff,
    })) {
      for (const filter of filters) {
        const items = await list(city, actor, `${filter}&limit=200`);
        const { count } = await ask<ReportCount>(city, actor, `/api/v1/reports/count?${filter}`);
        expect(count, `${who}: ${filter}`).toBe(items.length);
        if (filter === '') sizes[who] = count;
      }
    }
    // The conduct of officials is for named people alone: while nobody is named, for leaders.
    expect(sizes).toEqual({ public: 1, staff: 3, leader: 4, other: 1 });
    const page = await ask<ReportPage>(city, city.people.leader, '/api/v1/reports?limit=2');
    const next = await ask<ReportPage>(city, city.people.leader, `/api/v1/reports?limit=2&after=${page.next}`);
    expect([page.items.length, next.items.length, next.next]).toEqual([2, 2, null]);
  }));
