import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { sql } from '../../../kernel/db/db.ts';
import { parseXml } from '../../../kernel/feeds/testing.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { day } from '../../../kernel/time.ts';

const flood = {
  categories: ['met'],
  event: { vi: 'Lũ quét', en: 'Flash flood' },
  headline: { vi: 'Lũ quét, sạt lở ven suối Ngòi Đum', en: 'Flash flood along the Ngòi Đum' },
  instruction: { vi: 'Rời khỏi bờ suối ngay.', en: 'Leave the banks at once.' },
  urgency: 'immediate',
  severity: 'severe',
  certainty: 'likely',
  expiresAt: '2026-03-10T12:00:00+07:00',
};

const path = '/api/v1/warnings';
const post = async ({ request }: TestCity, actor: Actor | null, url: string, payload: unknown = {}) => {
  const answer = await request(actor, { method: 'POST', url, payload: payload as object });
  return { status: answer.statusCode, body: answer.json() };
};
const inForce = async ({ request }: TestCity): Promise<{ id: string }[]> =>
  (await request(null, { url: `${path}/in-force` })).json().items;

async function issued(city: TestCity, terms: object = {}): Promise<string> {
  const { body } = await post(city, city.people.leader, path, { ...flood, ...terms });
  expect((await post(city, city.people.leader, `${path}/${body.id}/issue`)).status).toBe(200);
  return body.id;
}

test('a draft is nobody’s but those who issue; issued, it is everybody’s until its time is over or it is cancelled', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const draft = await post(city, people.leader, path, flood);
    expect(draft).toMatchObject({ status: 201, body: { state: 'draft', inForce: false } });
    const one = `${path}/${draft.body.id}`;
    expect((await request(null, { url: one })).statusCode).toBe(404);
    expect((await request(people.officer, { url: `${one}/cap` })).statusCode).toBe(404);
    expect((await request(null, { url: path })).json().items).toEqual([]);

    await post(city, people.leader, `${one}/issue`);
    expect(await inForce(city)).toMatchObject([{ id: draft.body.id, inForce: true, severity: 'severe' }]);
    expect((await post(city, people.leader, `${one}/issue`)).body.code).toBe('warnings.not-a-draft');
    const changed = await request(people.leader, {
      method: 'PUT',
      url: one,
      payload: flood,
      headers: { 'if-match': '"2"' },
    });
    expect(changed.json().code).toBe('warnings.not-a-draft');

    const cancelled = await post(city, people.leader, `${one}/cancel`, { reason: 'Nước đã rút' });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', endReason: 'Nước đã rút', inForce: false });
    expect(await inForce(city)).toEqual([]);
    expect((await request(null, { url: one })).json().endReason).toBe('Nước đã rút');
    const history = await request(people.officer, { url: `${one}/history` });
    expect(history.json().items.map(({ act }: { act: string }) => act)).toEqual([
      'warnings.cancelled',
      'warnings.issued',
      'warnings.drafted',
    ]);
  }));

test('a warning is not in force before its time nor after it', () =>
  inTestCity(async (city) => {
    await issued(city, { effectiveAt: '2026-03-10T06:00:00+07:00' });
    const short = await issued(city, { expiresAt: '2026-03-09T23:00:00+07:00' });
    await city.tx.run(sql`
      update warning set effective_at = '2026-03-01T00:00:00Z', expires_at = '2026-03-01T01:00:00Z' where id = ${short}`);
    expect(await inForce(city)).toEqual([]);
  }));

test('what replaces another takes its place when it is issued, not before; the worst stands first', () =>
  inTestCity(async (city) => {
    const { people } = city;
    const minor = await issued(city, { severity: 'minor' });
    const first = await issued(city);
    const { body: next } = await post(city, people.leader, path, { ...flood, severity: 'extreme', replacesId: first });
    expect((await inForce(city)).map(({ id }) => id)).toEqual([first, minor]);
    await post(city, people.leader, `${path}/${next.id}/issue`);
    expect((await inForce(city)).map(({ id }) => id)).toEqual([next.id, minor]);
    expect((await city.request(null, { url: `${path}/${first}` })).json().state).toBe('replaced');
    const cap = (await city.request(null, { url: `${path}/${next.id}/cap` })).body;
    expect(cap).toContain('<msgType>Update</msgType>');
    expect(cap).toContain(`urn:uuid:${first},2026-03-09T`);
  }));

test('those who work in the area are told, once it is no exercise', () =>
  inTestCity(async (city) => {
    const { tx, office, now } = city;
    const ward = await createArea(
      tx,
      systemActor,
      { name: 'Cam Đường', kind: 'ward', level: 'commune', code: null, parentId: null, validFrom: day('2025-07-01') },
      now,
    );
    await tx.run(sql`
      insert into organisation_area (organisation_id, area_id, valid_from) values (${office}, ${ward.id}, '2025-07-01')`);
    const told = () =>
      tx.text(sql`
        select coalesce(string_agg(distinct p.organisation_id::text, ','), '')
          from notice n join appointment p on p.account_id = n.account_id where n.kind = 'warning.issued'`);
    await issued(city, { areaIds: [ward.id], purpose: 'exercise' });
    expect(await told()).toBe('');
    await issued(city, { areaIds: [ward.id] });
    expect(await told()).toBe(office);
  }));

test.each([
  ['over already', { expiresAt: '2026-03-09T07:00:00+07:00' }, 'warnings.over-before-it-begins'],
  ['over before it begins', { effectiveAt: '2026-03-10T13:00:00+07:00' }, 'warnings.over-before-it-begins'],
  [
    'a headline in another language than the event',
    { headline: { en: 'Flood' }, event: { vi: 'Lũ' } },
    'warnings.languages-differ',
  ],
  ['beginning after its end', { onsetAt: '2026-04-01T00:00:00Z' }, 'warnings.onset-after-end'],
  ['no words', { headline: {} }, 'http.fields-invalid'],
  ['an area there is not', { areaIds: ['0190a000-0000-7000-8000-00000000ffff'] }, 'areas.unknown'],
])('%s is refused', (_, changes, code) =>
  inTestCity(async (city) => {
    const answer = await post(city, city.people.leader, path, { ...flood, ...changes });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body.code).toBe(code);
  }),
);

const receive = async ({ request, people }: TestCity, xml: string) => {
  const headers = { 'content-type': 'application/cap+xml' };
  const answer = await request(people.leader, { method: 'POST', url: `${path}/cap`, payload: xml, headers });
  return { status: answer.statusCode, body: answer.json() };
};

test('what we write as CAP another city reads as the same warning, and calls off when we do', () =>
  inTestCity(async (city) => {
    const { request, people, tx } = city;
    const outline = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [103.9, 22.4],
            [104, 22.4],
            [104, 22.5],
            [103.9, 22.4],
          ],
        ],
      ],
    };
    const id = await issued(city, {
      areaWords: 'ven suối',
      outline,
      responses: ['evacuate', 'all-clear'],
      contact: '112',
    });
    const cap = await request(null, { url: `${path}/${id}/cap` });
    expect(cap.headers['content-type']).toContain('application/cap+xml');
    parseXml(cap.body);
    expect(cap.body).toContain('<responseType>AllClear</responseType>');
    expect(cap.body).toMatch(/<sent>2026-03-09T\d\d:\d\d:\d\d\+07:00<\/sent>/);
    await post(city, people.leader, `${path}/${id}/cancel`, { reason: 'Nước rút' });
    const cancel = (await request(null, { url: `${path}/${id}/cap` })).body;
    // The other city: it knows nothing of ours.
    await tx.run(sql`delete from warning_area`);
    await tx.run(sql`delete from warning`);

    const got = await receive(city, cap.body);
    expect(got).toMatchObject({
      status: 200,
      body: {
        ...{
          state: 'draft',
          received: true,
          severity: 'severe',
          urgency: 'immediate',
          categories: ['met'],
          contact: '112',
        },
        ...{ headline: flood.headline, instruction: flood.instruction, areaWords: 'ven suối', outline },
        ...{ responses: ['evacuate', 'all-clear'], expiresAt: '2026-03-10T05:00:00.000Z' },
      },
    });
    expect((await receive(city, cap.body)).body.id).toBe(got.body.id); // the same alert again is the same
    await post(city, people.leader, `${path}/${got.body.id}/issue`);
    expect(await inForce(city)).toHaveLength(1);
    expect((await receive(city, cancel)).body).toMatchObject({
      id: got.body.id,
      state: 'cancelled',
      endReason: 'Nước rút',
    });
    expect(await inForce(city)).toEqual([]);
  }));

const alert = await readFile(new URL('../cap/testing/alert.xml', import.meta.url), 'utf8');

test.each([
  ['no XML', () => 'chào', 'warnings.cap-unreadable'],
  ['cut off', () => alert.slice(0, 300), 'warnings.cap-unreadable'],
  [
    'with entities to expand',
    () => alert.replace('<alert', '<!DOCTYPE a [<!ENTITY b "b">]><alert'),
    'warnings.cap-unreadable',
  ],
  ['of an older CAP', () => alert.replace('cap:1.2', 'cap:1.1'), 'warnings.cap-not-alert'],
  ['not for the public', () => alert.replace('>Public<', '>Restricted<'), 'warnings.cap-not-public'],
  ['without an end', () => alert.replace(/<expires>.*<\/expires>/, ''), 'warnings.cap-element-missing'],
  ['of a severity there is not', () => alert.replace('>Severe<', '>Terrible<'), 'warnings.cap-element-invalid'],
  [
    'with a polygon that does not close',
    () => alert.replace('22.4,103.9</polygon>', '</polygon>'),
    'warnings.cap-element-invalid',
  ],
  ['in no language of ours', () => alert.replace('vi-VN', 'fr'), 'warnings.cap-language-unknown'],
  ['long over', () => alert.replace('2026-03-12T', '2026-03-01T'), 'warnings.already-over'],
  ['calling off what never came', () => alert.replace('>Alert<', '>Cancel<'), 'warnings.cap-reference-unknown'],
])('an alert %s is refused in words', (_, xml, code) =>
  inTestCity(async (city) => {
    expect(await receive(city, alert)).toMatchObject({ status: 200 }); // so that each differs in one thing from one that is good
    const other = xml().replace('KTTV-0001', 'KTTV-0002');
    expect((await receive(city, other)).body.code).toBe(code);
  }),
);

test('the feed leads to the alerts in force', () =>
  inTestCity(async (city) => {
    const id = await issued(city);
    const feed = await city.request(null, { url: `${path}.atom` });
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    expect(feed.body).toContain(`/api/v1/warnings/${id}/cap`);
    expect(feed.body).toContain('Lũ quét, sạt lở ven suối Ngòi Đum');
  }));
