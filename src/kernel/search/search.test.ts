import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { clauseSearch } from '../../modules/directives/server/search-source.ts';
import { searchSources } from '../../search-sources.ts';
import { createArea } from '../areas/create-area.ts';
import { sql } from '../db/db.ts';
import { type Actor, publicActor } from '../identity/actor.ts';
import { createOrganisation } from '../organisations/create-organisation.ts';
import { createPlace } from '../places/create-place.ts';
import { day } from '../time.ts';
import * as acts from '../work/acts.ts';
import type { WorkItemId } from '../work/contract.ts';
import { listWorkItems } from '../work/list.ts';
import { openWorkItem, type WorkToOpen } from '../work/open-work-item.ts';
import { viewerOf } from '../work/visibility.ts';
import { type SearchKind, SearchPage, searchKinds } from './contract.ts';
import { indexRecords, rebuildSearch } from './index-entries.ts';
import { search } from './search.ts';

const reason = 'Thử nghiệm';

function find(
  { tx }: TestCity,
  actor: Actor,
  text: string,
  { kinds = searchKinds, limit = 50 }: { kinds?: readonly SearchKind[]; limit?: number } = {},
): Promise<SearchPage> {
  return tx.attempt((inner) => search(inner, actor, { text, kinds, limit, after: undefined }, searchSources));
}

const titlesOf = ({ items }: SearchPage) => items.map(({ title }) => title.map(({ text }) => text).join(''));

function aTask({ tx, people, otherOffice, now }: TestCity, changes: Partial<WorkToOpen> = {}): Promise<WorkItemId> {
  return openWorkItem(
    tx,
    people.office,
    { title: 'Xử lý ngập nước', ownerId: otherOffice, published: true, ...changes },
    now,
  );
}

test('words are found with and without diacritics, and as typed comes first', () =>
  inTestCity(async (city) => {
    await aTask(city, { title: 'Khơi thông điểm ngập nước' });
    await aTask(city, { title: 'Giải bài toán ngáp nược' });
    expect(titlesOf(await find(city, publicActor, 'ngap nuoc'))).toHaveLength(2);
    expect(titlesOf(await find(city, publicActor, 'ngập nước'))).toEqual([
      'Khơi thông điểm ngập nước',
      'Giải bài toán ngáp nược',
    ]);
    expect(titlesOf(await find(city, publicActor, 'NGÁP NƯỢC'))[0]).toBe('Giải bài toán ngáp nược');
  }));

test('a document is found by its number as people type it, before all that cites it', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const id = '0190a000-0000-7000-8000-000000000901';
    await tx.run(sql`
      insert into directive (id, number, type, issuer, issued_on, title, state, imported_at, published_at)
      values (${id}, '08-NQ/TU', 'resolution', 'Tỉnh ủy Lào Cai', '2021-12-23', 'Xây dựng thành phố văn minh', 'published', ${now}, ${now})`);
    await rebuildSearch(tx, searchSources);
    await aTask(city, { title: 'Báo cáo kết quả thực hiện 08-NQ/TU' });
    for (const typed of [
      '08-NQ/TU',
      '08-nq/tu',
      '08 nq tu',
      '08NQTU',
      '8nqtu',
      '08-nq',
      '08-nq/tu ',
      'nghị quyết 08',
      'nghi quyet 08nqtu',
    ]) {
      expect((await find(city, publicActor, typed)).items[0], typed).toMatchObject({
        kind: 'directive',
        id,
        number: '08-NQ/TU',
      });
    }
    expect((await find(city, publicActor, '08NQTU')).items.map(({ kind }) => kind)).toEqual(['directive', 'task']);
    expect((await find(city, publicActor, '09-nq/tu')).items).toEqual([]);
  }));

test('places, organisations and areas are found by every name, the whole name first', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const validFrom = day('2025-07-01');
    const ward = { code: '02671', level: 'commune', kind: 'ward', parentId: null, validFrom } as const;
    await createArea(tx, administrator, { ...ward, name: 'Cam Đường' }, now);
    await createPlace(tx, administrator, { name: 'chợ Cốc Lếu', aliases: ['chợ trung tâm'], kind: 'market' }, now);
    await createOrganisation(
      tx,
      administrator,
      {
        name: 'Ủy ban nhân dân phường Cam Đường',
        aliases: ['UBND phường Cam Đường'],
        kind: 'peoples-committee',
        validFrom,
      },
      now,
    );
    await aTask(city, { title: 'Cam kết của các phường về đường sá' });
    expect((await find(city, publicActor, 'cam duong')).items.map(({ kind }) => kind)).toEqual([
      'area',
      'organisation',
      'task',
    ]);
    expect((await find(city, publicActor, 'ubnd phuong cam')).items.map(({ kind }) => kind)).toEqual(['organisation']);
    expect(titlesOf(await find(city, publicActor, 'chợ trung tâm'))).toEqual(['chợ Cốc Lếu']);
    expect((await find(city, publicActor, '02671')).items[0]).toMatchObject({ kind: 'area', number: '02671' });
  }));

test('words side by side come before words apart, titles before texts, open before closed, newer before older', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    await aTask(city, { title: 'Sửa vỉa hè trước chợ' });
    await aTask(city, { title: 'Sửa vỉa hè sau chợ' });
    const over = await aTask(city, { title: 'Sửa vỉa hè đã thu hồi' });
    await acts.recallWork(tx, staff, { id: over, version: null, body: { reason } }, now);
    await aTask(city, { title: 'Mùa hè ra quân dọn vỉa' });
    await aTask(city, { title: 'Chấn chỉnh trật tự', quote: 'Giải tỏa lấn chiếm vỉa hè' });
    expect(titlesOf(await find(city, publicActor, 'via he', { kinds: ['task'] }))).toEqual([
      'Sửa vỉa hè sau chợ',
      'Sửa vỉa hè trước chợ',
      'Sửa vỉa hè đã thu hồi',
      'Chấn chỉnh trật tự',
      'Mùa hè ra quân dọn vỉa',
    ]);
  }));

test('of what is entered together the last is the newest, however the database goes about it', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const recordId = '0190a000-0000-7000-8000-000000000902';
    const entry = { recordId, open: true, title: 'Khoản', names: [], number: null, body: '', beside: '', seenBy: [] };
    const entriesOf = async () => ['c', 'a', 'b'].map((id) => ({ ...entry, id }));
    await tx.run(sql`set local enable_hashjoin = off`);
    await tx.run(sql`set local enable_nestloop = off`); // what is left of the ways to join sorts by identifier
    await indexRecords(tx, [{ ...clauseSearch, entriesOf }], [recordId]);
    const ids = sql`select string_agg(id, ' ' order by slot) from search_entry where record_id = ${recordId}`;
    expect(await tx.text(ids)).toBe('c a b');
  }));

test('the last word may be half typed, others not', () =>
  inTestCity(async (city) => {
    await aTask(city, { title: 'Cải tạo hệ thống thoát nước' });
    for (const typed of ['thoat n', 'thoat nu', 'thoát nướ', 'he thong tho']) {
      expect(titlesOf(await find(city, publicActor, typed)), typed).toEqual(['Cải tạo hệ thống thoát nước']);
    }
    expect((await find(city, publicActor, 'thoa nuoc')).guessed).toBe(true); // not by its beginning
  }));

test('where nothing has the words, words like them are tried, and it says so', () =>
  inTestCity(async (city) => {
    await aTask(city, { title: 'Cải tạo hệ thống thoát nước' });
    for (const typed of ['thaot nuoc', 'thoat nuoac', 'he thogn']) {
      const found = await find(city, publicActor, typed);
      expect(titlesOf(found), typed).toEqual(['Cải tạo hệ thống thoát nước']);
      expect(found.guessed).toBe(true);
    }
    expect((await find(city, publicActor, 'thoat nuoc')).guessed).toBe(false);
    expect((await find(city, publicActor, 'zzzqqq')).items).toEqual([]);
  }));

test('everybody finds exactly the work their lists show, restricted work included', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, office, otherOffice, administrator, people, now } = city;
    const area = await createArea(
      tx,
      administrator,
      { code: null, level: 'commune', kind: 'ward', name: 'Lào Cai', parentId: null, validFrom: day('2025-07-01') },
      now,
    );
    const hidden = { published: false };
    await aTask(city, { title: 'Đối chiếu 1 công khai' });
    await aTask(city, { title: 'Đối chiếu 2 nội bộ', ...hidden });
    await aTask(city, { title: 'Đối chiếu 3 phối hợp', ...hidden, ownerId: office, partnerIds: [otherOffice] });
    await aTask(city, { title: 'Đối chiếu 4 riêng', ...hidden, ownerId: office, areaId: area.id });
    const secret = await aTask(city, { title: 'Đối chiếu 5 hạn chế', ...hidden, readerIds: [people.auditor.id] });
    const withdrawn = await aTask(city, { title: 'Đối chiếu 6 công khai rồi hạn chế', ...hidden });
    await acts.restrictWork(
      tx,
      staff,
      { id: withdrawn, version: null, body: { readerIds: [people.leader.id], reason } },
      now,
    );
    const moved = await aTask(city, { title: 'Đối chiếu 7 giao lại', ...hidden, ownerId: office });
    await acts.reassign(tx, staff, { id: moved, version: null, body: { ownerId: otherOffice, reason } }, now);
    const inArea: Actor = {
      kind: 'person',
      id: people.officer.id,
      organisationId: office,
      grants: [{ role: 'officer', organisationId: office, areaId: area.id }],
    };
    const seen = async (actor: Actor) => {
      const today = day('2026-03-09');
      const { items } = await listWorkItems(tx, { filter: {}, viewer: viewerOf(actor), today, limit: 100 });
      return items.map(({ id }) => id).sort();
    };
    const everyone = [publicActor, staff, otherStaff, administrator, inArea, ...Object.values(people)];
    for (const actor of everyone) {
      const found = await find(city, actor, 'doi chieu', { kinds: ['task'] });
      const name = `${actor.kind} ${actor.id} ${actor.grants.map(({ role }) => role)}`;
      expect(found.items.map(({ id }) => id).sort(), name).toEqual(await seen(actor));
      expect(found.counts, name).toEqual([{ kind: 'task', count: found.items.length, exact: true }]);
    }
    expect((await find(city, people.auditor, 'han che')).items.map(({ id }) => id)).toEqual([secret]);
    expect(await find(city, otherStaff, 'đối chiếu hạn chế', { kinds: ['task'] })).toMatchObject({
      items: [],
      more: false,
    });
  }));

test('a word that stands in restricted work alone is nobody’s guess', () =>
  inTestCity(async (city) => {
    await aTask(city, { title: 'Đơn tố giác Quyzongha', published: false, readerIds: [city.people.auditor.id] });
    await aTask(city, { title: 'Việc Bkhxanmy chưa công khai', published: false });
    const words = await city.tx.text(sql`select coalesce(string_agg(word, ' '), '') from search_word`);
    expect(words).not.toMatch(/quyzongha|bkhxanmy/);
  }));

test('an entry that lags behind its record shows nothing the asker may not see', () =>
  inTestCity(async (city) => {
    const id = await aTask(city);
    await city.tx.run(sql`update work_item set published = false where id = ${id}`); // past the acts
    expect((await find(city, publicActor, 'ngập nước')).items).toEqual([]);
  }));

test('what was written past the acts is found after a rebuild, and what the acts wrote is found as before', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const id = await aTask(city);
    const before = await find(city, publicActor, 'ngap nuoc');
    await tx.run(sql`update work_item set title = 'Khơi cống ngập nước' where id = ${id}`);
    await rebuildSearch(tx, searchSources);
    const after = await find(city, publicActor, 'khoi cong');
    expect(after.items.map((item) => item.id)).toEqual(before.items.map((item) => item.id));
    expect(await find(city, publicActor, 'xử lý ngập')).toMatchObject({ items: [] });
  }));

test('pages follow one another without gap or repetition, kind by kind', () =>
  inTestCity(async (city) => {
    for (let n = 1; n <= 7; n++) await aTask(city, { title: `Dọn chợ lần ${n}` });
    for (let n = 1; n <= 3; n++) {
      await createPlace(city.tx, city.administrator, { name: `chợ số ${n}`, kind: 'market' }, city.now);
    }
    const ask = async (after: string | null): Promise<SearchPage> => {
      const url = `/api/v1/search?q=cho&limit=2${after === null ? '' : `&after=${after}`}`;
      return SearchPage.parse((await city.request(null, { url })).json());
    };
    const found: string[] = [];
    let page = await ask(null);
    expect(page.counts.filter(({ count }) => count > 0)).toEqual([
      { kind: 'place', count: 3, exact: true },
      { kind: 'task', count: 7, exact: true },
    ]);
    for (;;) {
      found.push(...page.items.map(({ kind, id }) => `${kind} ${id}`));
      if (page.next === null) break;
      page = await ask(page.next);
    }
    expect(found).toHaveLength(10);
    expect(new Set(found).size).toBe(10);
  }));

test('whatever is typed is answered or refused, never a fault', () =>
  inTestCity(async (city) => {
    await aTask(city);
    const status = async (q: string) =>
      (await city.request(null, { url: `/api/v1/search?q=${encodeURIComponent(q)}` })).statusCode;
    for (const q of [
      "'",
      '"',
      "a' | 'b",
      '!ngập & (nước',
      'a:*',
      '\\',
      '%',
      '_',
      '=ngap nuoc',
      '@everybody',
      '<->',
      '🏙️',
      '\u0301',
    ]) {
      expect(await status(q), JSON.stringify(q)).toBe(200);
    }
    for (const q of ['', '   ', 'ngập\u0000nước', 'a'.repeat(10_000)])
      expect(await status(q), `${q.length} characters`).toBe(400);
    for (const query of ['', '?q=a&kinds=accounts', '?q=a&limit=0', '?q=a&after=%7B%7D', '?q=a&limit=100000']) {
      expect((await city.request(null, { url: `/api/v1/search${query}` })).statusCode, query).toBe(400);
    }
    const one = SearchPage.parse(
      (await city.request(null, { url: '/api/v1/search?q=ngap%20nuoc&kinds=task,place' })).json(),
    );
    expect(one.items).toMatchObject([
      {
        kind: 'task',
        state: 'assigned',
        organisation: 'Trung tâm thử nghiệm',
        title: [
          { text: 'Xử lý ', hit: false },
          { text: 'ngập nước', hit: true },
        ],
      },
    ]);
  }));
