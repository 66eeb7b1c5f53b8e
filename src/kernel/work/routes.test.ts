import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { AreaId } from '../areas/contract.ts';
import { newId } from '../brand.ts';
import { sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { day, instant } from '../time.ts';
import { bucketOf } from './bucket.ts';
import { actBodies, WorkItem, WorkItemId, WorkItemPage } from './contract.ts';
import { openWorkItem, type WorkToOpen } from './open-work-item.ts';
import type { WorkAct } from './states.ts';

/** A week before the present of the test city. */
const monday = instant('2026-03-02T01:00:00Z');

function aTask(city: TestCity, changes: Partial<WorkToOpen> = {}): Promise<WorkItemId> {
  const { tx, people, otherOffice, now } = city;
  const task = {
    title: 'Chỉnh trang vỉa hè',
    ownerId: otherOffice,
    deadline: { rule: '8wd' },
    published: true,
    ...changes,
  };
  return openWorkItem(tx, people.office, task, now);
}

const list = async (city: TestCity, query: string, actor: Actor | null = city.staff) => {
  const answer = await city.request(actor, { url: `/api/v1/work-items?${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return WorkItemPage.parse(answer.json()); // the page reads it with this very schema
};
const titles = (page: WorkItemPage) => page.items.map(({ title }) => title);

test('lists run by what burns: the earliest deadline first, without deadline next, closed last; page after page', () =>
  inTestCity(async (city) => {
    const dates = ['2026-03-20', null, '2026-03-12', '2026-03-12', '2026-05-01'];
    for (const due of dates) await aTask(city, { title: `hạn ${due}`, deadline: due === null ? null : { rule: due } });
    const done = await aTask(city, { title: 'đã xong', deadline: { rule: '2026-03-10' } });
    await city.request(city.staff, {
      method: 'POST',
      url: `/api/v1/work-items/${done}/confirm`,
      headers: { 'if-match': '"1"' },
      payload: { withoutEvidence: 'Thử nghiệm' },
    });
    const all = ['hạn 2026-03-12', 'hạn 2026-03-12', 'hạn 2026-03-20', 'hạn 2026-05-01', 'hạn null', 'đã xong'];
    expect(titles(await list(city, ''))).toEqual(all);
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(city, `limit=2${after}`);
      paged.push(...titles(page));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(paged).toEqual(all);
  }));

test('lists are filtered by owner, area, source, state, bucket, due days, priority and words', () =>
  inTestCity(async (city) => {
    const { tx, office, otherOffice, staff, now } = city;
    const source = newId(WorkItemId);
    await aTask(city, { title: 'Trồng cây xanh', priority: 'urgent', deadline: { rule: '2026-03-11' } });
    await openWorkItem(
      tx,
      staff,
      { title: 'Thoát nước', ownerId: office, source: { kind: 'directive', id: source, ref: null, label: '1-NQ/TU' } },
      now,
    );
    expect(titles(await list(city, `owner=${office}`))).toEqual(['Thoát nước']);
    expect(titles(await list(city, `source=${source}&sourceKind=directive`))).toEqual(['Thoát nước']);
    expect(titles(await list(city, 'priority=urgent'))).toEqual(['Trồng cây xanh']);
    expect(titles(await list(city, 'bucket=in-time'))).toEqual(['Trồng cây xanh']);
    expect(titles(await list(city, 'dueSoon=true'))).toEqual(['Trồng cây xanh']);
    expect(titles(await list(city, 'bucket=without-deadline'))).toEqual(['Thoát nước']);
    expect(titles(await list(city, 'dueFrom=2026-03-12'))).toEqual([]);
    expect(titles(await list(city, 'dueUntil=2026-03-11'))).toEqual(['Trồng cây xanh']);
    expect(titles(await list(city, 'text=TRONG CAY'))).toEqual(['Trồng cây xanh']);
    expect(titles(await list(city, 'text=%25%25'))).toHaveLength(2); // a pattern of LIKE is no word
    expect(titles(await list(city, `state=assigned&owner=${otherOffice}`))).toEqual(['Trồng cây xanh']);
    expect(titles(await list(city, 'placed=true'))).toEqual([]);
    expect(titles(await list(city, '', null))).toEqual(['Trồng cây xanh']); // the public sees what is published
  }));

test('the bucket PostgreSQL writes is the one the rule says', () =>
  inTestCity(async (city) => {
    for (const due of ['2026-03-08', '2026-03-09', '2026-03-12', '2026-03-13']) {
      await aTask(city, { deadline: { rule: due, from: monday } });
    }
    const { items } = await list(city, '');
    expect(items.map(({ bucket }) => bucket)).toEqual(items.map((item) => bucketOf(item, day('2026-03-09'))));
    expect(items.map(({ bucket, dueSoon }) => [bucket, dueSoon])).toEqual([
      ['overdue', false],
      ['in-time', true],
      ['in-time', true],
      ['in-time', false],
    ]);
  }));

test('counts and figures agree with the list', () =>
  inTestCity(async (city) => {
    const { otherOffice, tx } = city;
    const [province, ward] = [newId(WorkItemId), newId(WorkItemId)];
    await tx.run(sql`
      insert into area (id, level, kind, name, parent_id, parent_level, valid_from)
      values (${province}, 'province', 'province', 'Thử', null, null, '2020-01-01'),
             (${ward}, 'commune', 'ward', 'Thử', ${province}, 'province', '2020-01-01')`);
    await aTask(city, { areaId: AreaId.parse(ward), ownerId: city.office, published: false });
    for (const due of ['2026-03-03', '2026-03-20', '2026-03-20']) {
      await aTask(city, { deadline: { rule: due, from: monday } });
    }
    const count = async (query: string) =>
      (await city.request(null, { url: `/api/v1/work-items/count?${query}` })).json();
    expect(await count('bucket=overdue')).toEqual({ count: 1, exact: true });
    expect(await count(`owner=${otherOffice}&bucket=in-time`)).toEqual({ count: 2, exact: true });
    expect(await count(`owner=${otherOffice}&state=assigned`)).toEqual({ count: 3, exact: true });
    expect(await count(`area=${province}&bucket=in-time`)).toEqual({ count: 0, exact: true }); // it is not public
    const inside = await city.request(city.staff, { url: `/api/v1/work-items/count?area=${province}&bucket=in-time` });
    expect(inside.json()).toEqual({ count: 1, exact: true });
    expect(titles(await list(city, `area=${province}`))).toEqual(['Chỉnh trang vỉa hè']);
    const areas = await city.request(city.staff, { url: '/api/v1/work-items/figures?by=area' });
    expect(areas.json().items.map((item: { name: string }) => item.name)).toEqual(['Phường Thử', 'Tỉnh Thử']);
    const figures = await city.request(null, { url: '/api/v1/work-items/figures?by=organisation' });
    expect(figures.json()).toMatchObject({
      on: '2026-03-09',
      items: [{ id: otherOffice, name: 'Trung tâm thử nghiệm', figures: { total: 3, overdue: 1, inTime: 2 } }],
    });
  }));

test('one work item is told whole, with its version as ETag', () =>
  inTestCity(async (city) => {
    const id = await aTask(city);
    const answer = await city.request(city.otherStaff, { url: `/api/v1/work-items/${id}` });
    expect(answer.headers.etag).toBe('"1"');
    expect(WorkItem.parse(answer.json())).toMatchObject({
      id,
      acts: expect.arrayContaining(['accept']),
    });
    const missing = await city.request(null, { url: `/api/v1/work-items/${newId(WorkItemId)}` });
    expect([missing.statusCode, missing.json().code]).toEqual([404, 'work.not-found']);
  }));

test('acts over HTTP: the version is demanded, a stale one shown, a key makes them happen once', () =>
  inTestCity(async (city) => {
    const id = await aTask(city);
    const accept = async (headers: Record<string, string>) =>
      city.request(city.otherStaff, { method: 'POST', url: `/api/v1/work-items/${id}/accept`, headers });
    expect((await accept({})).statusCode).toBe(428);
    const key = { 'if-match': '"1"', 'idempotency-key': 'once' };
    const done = await accept(key);
    expect([done.statusCode, done.headers.etag, done.json()]).toEqual([
      200,
      '"2"',
      { id, state: 'accepted', version: 2 },
    ]);
    expect((await accept(key)).json()).toEqual(done.json());
    const stale = await accept({ 'if-match': '"1"' });
    expect([stale.statusCode, stale.json().details]).toMatchObject([
      412,
      { yours: { version: 1 }, current: { version: 2, state: 'accepted' } },
    ]);
  }));

test('every act is refused to the public, and to staff of neither side', () =>
  inTestCity(async (city) => {
    const { tx, staff, office, now } = city;
    const id = await openWorkItem(tx, staff, { title: 'Việc công khai', ownerId: office, published: true }, now);
    const payloads: Partial<Record<WorkAct, object>> = {
      return: { reason: 'Lý do' },
      refuse: { reason: 'Lý do' },
      suspend: { reason: 'Lý do' },
      recall: { reason: 'Lý do' },
      reassign: { reason: 'Lý do', ownerId: city.otherOffice },
      extend: { reason: 'Lý do', until: '2026-12-31' },
      prioritise: { priority: 'high' },
      appoint: { assignee: 'chuyên viên' },
      restrict: { reason: 'Lý do' },
      unrestrict: { reason: 'Lý do' },
    };
    for (const act of Object.keys(actBodies) as WorkAct[]) {
      const options = {
        method: 'POST' as const,
        url: `/api/v1/work-items/${id}/${act}`,
        headers: { 'if-match': '"1"' },
        payload: payloads[act] ?? {},
      };
      expect((await city.request(null, options)).statusCode, act).toBe(401);
      expect((await city.request(city.otherStaff, options)).statusCode, act).toBe(403);
    }
    const said = { comments: { text: 'Chào' }, evidence: { kind: 'link', title: 'Trang', url: 'https://example.vn/' } };
    for (const [what, payload] of Object.entries(said)) {
      const url = `/api/v1/work-items/${id}/${what}`;
      expect((await city.request(null, { method: 'POST', url, payload })).statusCode).toBe(401);
      expect((await city.request(city.otherStaff, { method: 'POST', url, payload })).statusCode).toBe(403);
      expect((await city.request(staff, { method: 'POST', url, payload })).statusCode).toBe(201);
    }
  }));

test('bodies of the wrong kind, unknown identifiers and foreign references are refused, never a fault', () =>
  inTestCity(async (city) => {
    const id = await aTask(city);
    const post = async (path: string, payload?: object) => {
      const options = { method: 'POST' as const, url: `/api/v1/work-items${path}`, headers: { 'if-match': '"1"' } };
      const actor = path === '' ? city.people.office : city.staff;
      const answer = await city.request(actor, payload === undefined ? options : { ...options, payload });
      return [answer.statusCode, answer.json().code];
    };
    const task = { title: 'Trồng cây', ownerId: city.otherOffice };
    expect(await post('')).toEqual([400, 'http.fields-invalid']);
    expect(await post('', { ...task, ownerId: 'ai' })).toEqual([400, 'http.fields-invalid']);
    expect(await post('', { ...task, ownerId: newId(WorkItemId) })).toEqual([409, 'work.organisation-not-in-force']);
    expect(await post('', { ...task, partnerIds: [newId(WorkItemId)] })).toEqual([
      409,
      'work.organisation-not-in-force',
    ]);
    expect(await post('', { ...task, parentId: newId(WorkItemId) })).toEqual([404, 'work.not-found']);
    expect(await post('', { ...task, areaId: newId(WorkItemId) })).toEqual([404, 'areas.unknown']);
    expect(await post('', { ...task, placeIds: [newId(WorkItemId)] })).toEqual([404, 'work.place-unknown']);
    expect(await post('', { ...task, deadline: { rule: '8 ngày' } })).toEqual([400, 'deadlines.rule-unreadable']);
    expect(await post('', { ...task, deadline: { rule: '2020-01-01' } })).toEqual([400, 'deadlines.day-before-event']);
    expect(await post('', { ...task, deadline: { rule: '8wd', from: 'hôm qua' } })).toEqual([
      400,
      'http.fields-invalid',
    ]);
    expect(await post(`/${id}/suspend`, {})).toEqual([400, 'http.fields-invalid']);
    expect(await post(`/${id}/suspend`, { reason: '   ' })).toEqual([400, 'http.fields-invalid']);
    expect(await post(`/${id}/place`, { position: { type: 'Point', coordinates: [1] } })).toEqual([
      400,
      'http.fields-invalid',
    ]);
    expect(await post(`/${id}/evidence`, { kind: 'link', title: 'x', url: 'javascript:alert(1)' })).toEqual([
      400,
      'http.fields-invalid',
    ]);
    expect(await post(`/${id}/evidence`)).toEqual([400, 'http.fields-invalid']);
    expect(await post(`/${newId(WorkItemId)}/suspend`, { reason: 'Lý do' })).toEqual([404, 'work.not-found']);
    expect(await post('/khong-co/suspend', { reason: 'Lý do' })).toEqual([400, 'http.fields-invalid']);
    const opened = await post('', { ...task, deadline: { rule: '8wd' } });
    expect(opened).toEqual([201, undefined]);
  }));

test('a file shown as evidence comes back as a download, to those who are signed in', () =>
  inTestCity(async (city) => {
    const id = await aTask(city);
    const url = `/api/v1/work-items/${id}/evidence`;
    const part = (head: string, content: string) =>
      `--ranh\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
    const fields =
      part('name="title"', 'Biên bản') + part('name="file"; filename="bien-ban.txt"', 'Đã kiểm tra hiện trường.');
    const headers = { 'content-type': 'multipart/form-data; boundary=ranh' };
    const upload = { method: 'POST' as const, url, headers, payload: `${fields}--ranh--\r\n` };
    expect((await city.request(null, upload)).statusCode).toBe(401);
    const added = await city.request(city.otherStaff, upload);
    expect(added.statusCode, added.body).toBe(201);
    const item = await city.request(city.staff, { url: `/api/v1/work-items/${id}` });
    expect(item.json().evidenceItems).toMatchObject([{ id: added.json().id, kind: 'file', title: 'Biên bản' }]);
    const file = await city.request(city.staff, { url: `${url}/${added.json().id}/file` });
    expect([file.body, file.headers['content-disposition']]).toEqual([
      'Đã kiểm tra hiện trường.',
      expect.stringContaining('attachment'),
    ]);
    expect((await city.request(null, { url: `${url}/${added.json().id}/file` })).statusCode).toBe(401);
    const foreign = await aTask(city);
    const crossed = await city.request(city.staff, {
      url: `/api/v1/work-items/${foreign}/evidence/${added.json().id}/file`,
    });
    expect([crossed.statusCode, crossed.json().code]).toEqual([404, 'work.file-unknown']);
  }));
