import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { appoint, settleAreas } from '../../../../test/policy/records.ts';
import { parseXml } from '../../../kernel/feeds/testing.ts';
import { type Actor, publicActor } from '../../../kernel/identity/actor.ts';
import { runDueJobs } from '../../../kernel/jobs/jobs.ts';
import { searchKinds } from '../../../kernel/search/contract.ts';
import { search } from '../../../kernel/search/search.ts';
import { instant } from '../../../kernel/time.ts';
import { searchSources } from '../../../search-sources.ts';
import { publishAtItsTime } from './publish-due.ts';

const text = {
  title: 'Khánh thành cầu Kiểu Mẫu',
  lead: 'Cầu thông xe từ sáng nay.',
  body: '## Vì sao\n\nCầu nối **hai bờ**.',
  tags: ['Giao  thông', 'giao thông', 'Cầu'],
  author: 'Ban biên tập thử nghiệm',
};

async function boundary(city: TestCity, actor: Actor | null, id: string, kind: string, content: Buffer) {
  const edge = 'ranhgioi';
  const payload = Buffer.concat([
    Buffer.from(
      `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.${kind}"\r\ncontent-type: image/${kind}\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  return city.request(actor, {
    method: 'POST',
    url: `/api/v1/articles/${id}/images`,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  });
}

/** Writes, submits and publishes by the interface, each by who may. */
function desk(city: TestCity) {
  const { request, people, office } = city;
  const ask = (actor: Actor | null, method: 'GET' | 'POST' | 'PUT', url: string, body?: object, version?: number) =>
    request(actor, {
      method,
      url: `/api/v1/articles${url}`,
      ...(body === undefined ? {} : { payload: body }),
      ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
    });
  const write = async (changed: object = {}) => {
    const answer = await ask(people.editor, 'POST', '', { ...text, organisationId: office, ...changed });
    expect(answer.statusCode).toBe(201);
    return answer.json<{ id: string; slug: string; version: number }>();
  };
  const publish = async (changed: object = {}) => {
    const { id, slug } = await write(changed);
    expect((await ask(people.editor, 'POST', `/${id}/submit`, undefined, 1)).statusCode).toBe(200);
    const published = await ask(people.head, 'POST', `/${id}/publish`, {}, 2);
    expect(published.json()).toMatchObject({ state: 'published', standing: null, version: 3 });
    return { id, slug };
  };
  return { ask, write, publish };
}

const found = async ({ db }: TestCity, actor: Actor, words: string) =>
  (
    await db.inTransaction((tx) =>
      search(tx, actor, { text: words, kinds: searchKinds, limit: 10, after: undefined }, searchSources),
    )
  ).items.map(({ kind, url }) => ({ kind, url }));

test('an article is written, reviewed and published, and only then seen by its readers', () =>
  inTestCity(async (city) => {
    const { people, otherStaff } = city;
    const { ask, write } = desk(city);
    const { id, slug } = await write();
    expect(slug).toBe(`khanh-thanh-cau-kieu-mau-${id.slice(-8)}`);

    const unseen = async () => {
      expect((await ask(null, 'GET', '')).json().items).toEqual([]);
      expect((await ask(null, 'GET', '?state=draft')).json().items).toEqual([]);
      expect((await ask(null, 'GET', '?state=submitted')).json().items).toEqual([]);
      expect((await ask(otherStaff, 'GET', '?state=draft')).json().items).toEqual([]);
      expect((await ask(null, 'GET', `/${id}`)).statusCode).toBe(404);
      expect((await ask(otherStaff, 'GET', `/${id}/history`)).statusCode).toBe(404);
      expect((await ask(null, 'GET', '.atom')).body).not.toContain('Kiểu Mẫu');
      expect((await ask(null, 'GET', '.json')).json().items).toEqual([]);
      for (const actor of [publicActor, people.editor]) expect(await found(city, actor, 'khanh thanh cau')).toEqual([]);
    };
    await unseen();
    expect((await ask(people.editor, 'GET', '?state=draft')).json().items).toMatchObject([{ id, title: text.title }]);

    const early = await ask(people.head, 'POST', `/${id}/publish`, {}, 1);
    expect(early.json()).toMatchObject({ code: 'portal.not-submitted' });
    expect((await ask(people.editor, 'POST', `/${id}/submit`, undefined, 1)).json()).toMatchObject({
      state: 'submitted',
      standing: 'submitted',
    });
    await unseen();
    expect((await ask(people.editor, 'POST', `/${id}/publish`, {}, 2)).json()).toMatchObject({
      code: 'policy.not-allowed',
    });
    expect((await ask(people.editor, 'PUT', `/${id}`, text, 2)).json()).toMatchObject({
      code: 'portal.waits-for-review',
    });
    expect((await ask(people.head, 'POST', `/${id}/publish`, {}, 1)).statusCode).toBe(412);
    expect((await ask(people.head, 'POST', `/${id}/publish`, {})).statusCode).toBe(428);
    expect((await ask(people.head, 'POST', `/${id}/publish`, {}, 2)).statusCode).toBe(200);

    const article = (await ask(null, 'GET', `/${id}`)).json();
    expect(article).toMatchObject({
      title: text.title,
      author: text.author,
      tags: ['giao thông', 'cầu'],
      organisation: { name: 'Văn phòng thử nghiệm' },
      blocks: [
        { kind: 'heading', level: 2, text: [{ text: 'Vì sao' }] },
        { kind: 'paragraph', text: [{ text: 'Cầu nối ' }, { text: 'hai bờ', strong: true }, { text: '.' }] },
      ],
      working: null,
      mayWrite: false,
      mayPublish: false,
    });
    expect((await ask(null, 'GET', '?tag=Giao%20th%C3%B4ng')).json().items).toHaveLength(1);
    expect((await ask(null, 'GET', '?tag=khac')).json().items).toHaveLength(0);
    const atom = parseXml((await ask(null, 'GET', '.atom')).body);
    expect(atom.children.filter(({ name }) => name === 'entry')).toHaveLength(1);
    const feed = (await ask(null, 'GET', '.json')).json();
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: [{ content_text: text.lead }] });
    expect(feed.items[0].url).toMatch(new RegExp(`/vi/tin-tuc/${slug}$`));
    expect(await found(city, publicActor, 'khanh thanh cau')).toEqual([
      { kind: 'article', url: `/vi/tin-tuc/${slug}` },
    ]);
    expect(
      (await ask(people.auditor, 'GET', `/${id}/history`)).json().items.map((act: { act: string }) => act.act),
    ).toEqual(['portal.article-published', 'portal.article-submitted', 'portal.article-written']);
  }));

test('an editor sees and changes the articles of their own office alone', () =>
  inTestCity(async (city) => {
    const { people, otherOffice, administrator, office } = city;
    const { ask } = desk(city);
    const denied = await ask(people.editor, 'POST', '', { ...text, organisationId: otherOffice });
    expect(denied.statusCode).toBe(403);
    const { id } = (await ask(administrator, 'POST', '', { ...text, organisationId: otherOffice })).json();
    expect((await ask(people.editor, 'PUT', `/${id}`, text, 1)).statusCode).toBe(404);
    expect((await ask(people.editor, 'POST', `/${id}/submit`, undefined, 1)).statusCode).toBe(404);
    await ask(administrator, 'POST', `/${id}/submit`, undefined, 1);
    await ask(administrator, 'POST', `/${id}/publish`, {}, 2);
    expect((await ask(people.editor, 'PUT', `/${id}`, text, 3)).statusCode).toBe(403); // in public, but not theirs
    expect((await ask(people.head, 'POST', `/${id}/withdraw`, { reason: 'thử xem' }, 3)).statusCode).toBe(403);
    expect((await ask(people.editor, 'GET', `/${id}/versions`)).statusCode).toBe(404);
    expect(office).not.toBe(otherOffice);
  }));

test('an editor of one ward writes about that ward and what lies in it', () =>
  inTestCity(async (city) => {
    const { office, request } = city;
    const { ward, otherWard } = await settleAreas(city);
    const editor = await appoint(city, 301, { role: 'editor', organisationId: office, areaId: ward });
    const write = (areaId: string | null) =>
      request(editor, {
        method: 'POST',
        url: '/api/v1/articles',
        payload: { ...text, organisationId: office, areaId },
      });
    expect((await write(ward)).statusCode).toBe(201);
    expect((await write(otherWard)).statusCode).toBe(403);
    expect((await write(null)).statusCode).toBe(403);
    const { id } = (await write(ward)).json();
    const moved = await request(editor, {
      method: 'PUT',
      url: `/api/v1/articles/${id}`,
      payload: { ...text, areaId: otherWard },
      headers: { 'if-match': '"1"' },
    });
    expect(moved.statusCode).toBe(403);
    const list = await request(editor, { url: '/api/v1/articles?state=draft' });
    expect(list.json().items).toHaveLength(2);
  }));

test('a correction is written beside what is in public, says what it puts right, and keeps the version before', () =>
  inTestCity(async (city) => {
    const { people } = city;
    const { ask, publish } = desk(city);
    const { id } = await publish();
    const corrected = { ...text, title: 'Khánh thành cầu Kiểu Mới' };
    expect((await ask(people.editor, 'PUT', `/${id}`, corrected, 3)).json()).toMatchObject({
      state: 'published',
      standing: 'draft',
    });
    expect((await ask(null, 'GET', `/${id}`)).json()).toMatchObject({
      title: text.title,
      working: null,
      isBeingCorrected: false,
    });
    expect((await ask(people.head, 'GET', `/${id}`)).json()).toMatchObject({
      title: text.title,
      working: { title: corrected.title, standing: 'draft', ordinal: 2 },
      isBeingCorrected: true,
      mayPublish: true,
    });
    expect((await ask(people.editor, 'POST', `/${id}/submit`, undefined, 4)).json()).toMatchObject({
      code: 'portal.correction-missing',
    });
    await ask(people.editor, 'PUT', `/${id}`, { ...corrected, correction: 'Tên cầu là Kiểu Mới.' }, 4);
    await ask(people.editor, 'POST', `/${id}/submit`, undefined, 5);
    await ask(people.head, 'POST', `/${id}/return`, { reason: 'Xem lại tên' }, 6);
    expect((await ask(people.editor, 'GET', `/${id}`)).json().working).toMatchObject({ returnedReason: 'Xem lại tên' });
    await ask(people.editor, 'POST', `/${id}/submit`, undefined, 7);
    expect((await ask(people.head, 'POST', `/${id}/publish`, {}, 8)).json()).toMatchObject({ state: 'published' });
    const read = (await ask(null, 'GET', `/${id}`)).json();
    expect(read).toMatchObject({ title: corrected.title, corrections: [{ text: 'Tên cầu là Kiểu Mới.' }] });
    expect(read.correctedAt).not.toBeNull();
    const versions = (await ask(people.editor, 'GET', `/${id}/versions`)).json().items;
    expect(versions).toMatchObject([
      { ordinal: 2, standing: 'published', title: corrected.title },
      { ordinal: 1, standing: 'replaced', title: text.title },
    ]);
    expect((await ask(null, 'GET', `/${id}/versions`)).statusCode).toBe(404);
  }));

test('what is withdrawn is gone from lists, feeds and search, and stays on record', () =>
  inTestCity(async (city) => {
    const { people } = city;
    const { ask, publish } = desk(city);
    const { id } = await publish();
    const reason = 'Sai người phát ngôn';
    expect((await ask(people.head, 'POST', `/${id}/withdraw`, { reason }, 3)).json()).toMatchObject({
      state: 'withdrawn',
    });
    expect((await ask(null, 'GET', '')).json().items).toEqual([]);
    expect((await ask(null, 'GET', `/${id}`)).statusCode).toBe(404);
    expect((await ask(null, 'GET', '.json')).json().items).toEqual([]);
    expect(await found(city, publicActor, 'khanh thanh cau')).toEqual([]);
    expect((await ask(people.head, 'GET', `/${id}`)).json()).toMatchObject({ withdrawnReason: reason });
    expect((await ask(people.editor, 'PUT', `/${id}`, text, 4)).json()).toMatchObject({
      code: 'portal.withdrawn-already',
    });
  }));

test('an article put in for a time ahead is published then, and not if it was taken back', () =>
  inTestCity(async (city) => {
    const { people, services, db } = city;
    const { ask, write } = desk(city);
    const scheduled = async () => {
      const { id } = await write();
      await ask(people.editor, 'POST', `/${id}/submit`, undefined, 1);
      const answer = await ask(people.head, 'POST', `/${id}/publish`, { publishAt: '2026-03-09T03:00:00Z' }, 2);
      expect(answer.json()).toMatchObject({ state: 'scheduled', standing: 'scheduled' });
      return id;
    };
    const [kept, taken] = [await scheduled(), await scheduled()];
    for (const publishAt of ['2026-03-09T01:30:00Z', '2027-04-01T00:00:00Z']) {
      expect((await ask(people.head, 'POST', `/${kept}/publish`, { publishAt }, 3)).statusCode).toBe(400);
    }
    expect((await ask(people.editor, 'POST', `/${taken}/return`, {}, 3)).json()).toMatchObject({ state: 'draft' });
    const due = { kinds: [publishAtItsTime], schedules: [] };
    await runDueJobs({ ...services, db, clock: () => instant('2026-03-09T02:59:00Z') }, due);
    expect((await ask(null, 'GET', '')).json().items).toEqual([]);
    const later = instant('2026-03-09T03:00:01Z');
    expect((await runDueJobs({ ...services, db, clock: () => later }, due)).failed).toEqual([]);
    expect((await ask(null, 'GET', '')).json().items).toMatchObject([{ id: kept, publishedAt: later }]);
  }));

test('pictures are cleaned, belong to their article, and are public with it', () =>
  inTestCity(async (city) => {
    const { people, request } = city;
    const { ask, write } = desk(city);
    const { id } = await write();
    const { id: other } = await write({ title: 'Bài khác' });
    const picture = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#357' } })
      .withExif({ IFD0: { Copyright: 'bi mat' } })
      .jpeg()
      .toBuffer();
    expect(picture.includes(Buffer.from('bi mat'))).toBe(true);
    const sent = await boundary(city, people.editor, id, 'jpeg', picture);
    expect(sent.statusCode).toBe(201);
    const image = sent.json().id;
    expect(
      (await boundary(city, people.editor, id, 'svg', Buffer.from('<svg onload="alert(1)"/>'))).json(),
    ).toMatchObject({
      code: 'files.type-not-taken',
    });
    expect((await boundary(city, people.citizen, id, 'jpeg', picture)).statusCode).toBe(403);

    const shown = { ...text, body: `![Cầu](image:${image} "Cầu mới")`, cover: { imageId: image, alt: 'Cầu' } };
    const foreign = await ask(people.editor, 'PUT', `/${other}`, shown, 1);
    expect(foreign.json()).toMatchObject({ code: 'portal.image-of-another' });
    await ask(people.editor, 'PUT', `/${id}`, shown, 1);
    const url = `/api/v1/articles/${id}/images/${image}`;
    expect((await request(null, { url })).statusCode).toBe(404);
    expect((await request(people.editor, { url })).statusCode).toBe(200);
    await ask(people.editor, 'POST', `/${id}/submit`, undefined, 2);
    await ask(people.head, 'POST', `/${id}/publish`, {}, 3);
    const full = await request(null, { url });
    expect(full.rawPayload.includes(Buffer.from('bi mat'))).toBe(false);
    expect(await sharp(full.rawPayload).metadata()).toMatchObject({ width: 1200 });
    expect(await sharp((await request(null, { url: `${url}?size=small` })).rawPayload).metadata()).toMatchObject({
      width: 480,
    });
    await ask(people.head, 'POST', `/${id}/withdraw`, { reason: 'ảnh sai' }, 4);
    expect((await request(null, { url })).statusCode).toBe(404);
  }));

test.each([
  [{ body: '<script>alert(1)</script>' }, 'portal.markup-in-text'],
  [{ body: '[x](javascript:alert(1))' }, 'portal.link-unsafe'],
  [{ areaId: '0190a000-0000-7000-8000-00000000dead' }, 'portal.area-unknown'],
  [{ placeId: '0190a000-0000-7000-8000-00000000dead' }, 'portal.place-unknown'],
  [{ directiveIds: ['0190a000-0000-7000-8000-00000000dead'] }, 'portal.directive-unknown'],
  [{ workItemIds: ['0190a000-0000-7000-8000-00000000dead'] }, 'portal.work-unknown'],
  [{ title: 'a\nb' }, 'http.fields-invalid'],
])('%o is refused', (changed, code) =>
  inTestCity(async ({ request, people, office }) => {
    const answer = await request(people.editor, {
      method: 'POST',
      url: '/api/v1/articles',
      payload: { ...text, organisationId: office, ...changed },
    });
    expect([400, 404]).toContain(answer.statusCode);
    expect(answer.json()).toMatchObject({ code });
  }),
);

test('a page from a word processor is handed back as text to go on from', () =>
  inTestCity(async ({ request, people }) => {
    const answer = await request(people.editor, {
      method: 'POST',
      url: '/api/v1/article-previews',
      payload: { format: 'html', text: '<p class=MsoNormal><b>Kính gửi</b><script>alert(1)</script></p>' },
    });
    expect(answer.json()).toEqual({
      body: '**Kính gửi**',
      blocks: [{ kind: 'paragraph', text: [{ text: 'Kính gửi', strong: true }] }],
    });
  }));
