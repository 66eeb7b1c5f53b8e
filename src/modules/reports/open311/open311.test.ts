import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { testNow } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { type ParsedXml, parseXml } from '../../../kernel/feeds/testing.ts';
import { instant } from '../../../kernel/time.ts';
import { act } from '../server/testing.ts';
import { readForm, readUrlEncoded } from './form.ts';
import { periodOf, writeMoment } from './period.ts';

import { inOpen311City, inOtherWard, inWard } from './testing.ts';

/** What JSON by the Spark convention makes of the XML: the very thing the JSON answer has to be. */
const listNames = [
  'services',
  'attributes',
  'values',
  'service_requests',
  'errors',
  'endpoints',
  'formats',
  'notes',
  'photos',
];
function sparkOf(node: ParsedXml): unknown {
  if (listNames.includes(node.name)) return node.children.map(sparkOf);
  if (node.children.length === 0) return node.text === '' ? null : node.text;
  return Object.fromEntries(node.children.map((child) => [child.name, sparkOf(child)]));
}
const asText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]));
  }
  return value === null || value === '' ? null : String(value);
};

test('a client goes from the discovery to its own request, in XML as in JSON', () =>
  inOpen311City(async ({ app, get, post, key, publish }) => {
    const both = async (path: string) => {
      const [xml, json] = [await get(`${path.replace('?', '.xml?')}${path.includes('?') ? '' : '.xml'}`), undefined];
      const inJson = await get(`${path.replace('?', '.json?')}${path.includes('?') ? '' : '.json'}`);
      expect([xml.statusCode, inJson.statusCode, json]).toEqual([200, 200, undefined]);
      expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(inJson.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(xml.body.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
      expect(sparkOf(parseXml(xml.body))).toEqual(asText(inJson.json()));
      return { root: parseXml(xml.body).name, answer: inJson.json() };
    };
    const found = (await app.inject({ url: '/open311/discovery.xml' })).body;
    const discovery = parseXml(found);
    expect(discovery.children.map(({ name }) => name)).toEqual(['changeset', 'contact', 'key_service', 'endpoints']);
    const endpoint = discovery.of('endpoints').of('endpoint');
    expect(endpoint.texts).toMatchObject({
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: 'http://127.0.0.1:3000/open311/v2',
      type: 'production',
    });
    expect(endpoint.of('formats').children.map(({ text }) => text)).toEqual(['text/xml', 'application/json']);
    expect((await app.inject({ url: '/open311/discovery.json' })).json().endpoints[0].formats).toHaveLength(2);

    const services = await both('services');
    expect(services.root).toBe('services');
    const service = services.answer.find(({ service_code }: { service_code: string }) => service_code === 'duong-sa');
    expect(service).toMatchObject({ metadata: true, type: 'realtime', group: 'Đường phố' });
    expect(service.keywords).toContain('ổ gà, ');
    const definition = await both('services/duong-sa');
    expect(definition.root).toBe('service_definition');
    expect(definition.answer.attributes.map(({ datatype }: { datatype: string }) => datatype)).toEqual([
      'string',
      'number',
      'datetime',
      'text',
      'singlevaluelist',
      'multivaluelist',
    ]);
    expect(definition.answer.attributes[4]).toEqual({
      variable: true,
      code: 'mot',
      datatype: 'singlevaluelist',
      required: true,
      datatype_description: null,
      order: 5,
      description: 'Câu hỏi 4',
      values: ['a', 'b', 'c'].map((name) => ({ key: name, name: `Ô ${name}` })),
    });

    const fields: [string, string][] = Object.entries({
      api_key: key,
      service_code: 'duong-sa',
      ...inWard,
      description: 'Sụt lún <sâu> & rộng\nngay cổng trường',
      first_name: 'An',
      last_name: 'Nguyễn',
      email: 'an@example.org',
      'attribute[mot]': 'b',
      'attribute[so]': '3',
    });
    const filed = await post([...fields, ['attribute[nhieu][]', 'a'], ['attribute[nhieu][]', 'c']], 'xml');
    expect(filed.statusCode).toBe(200);
    const receipt = parseXml(filed.body);
    expect(receipt.name).toBe('service_requests');
    const { service_request_id: number = '', service_notice } = receipt.of('request').texts;
    expect(number).toMatch(/^PA-2026-\d{6}$/);
    expect(service_notice).toContain('Văn phòng thử nghiệm');
    expect(filed.body).toContain('<account_id/>');

    const own = (await both(`requests/${number}`)).answer[0];
    expect(own).toMatchObject({
      status: 'open',
      description: null,
      lat: null,
      address: null,
      service_code: 'duong-sa',
    });
    expect(own.expected_datetime).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/);
    expect(own.requested_datetime).toBe('2026-03-09T08:30:00+07:00');
    expect((await both('requests')).answer).toEqual([]);
    await publish(number);
    const [listed, ...others] = (await both('requests?extensions=true')).answer;
    expect(others).toEqual([]);
    expect(listed).toMatchObject({
      service_request_id: number,
      description: 'Đã kiểm duyệt',
      address: 'Đường A',
      lat: 22.45,
      long: 103.95,
      agency_responsible: 'Văn phòng thử nghiệm',
    });
    expect(listed.notes[0]).toMatchObject({ type: 'received', datetime: '2026-03-09T08:30:00+07:00' });
    const plain = (await both('requests')).answer[0];
    expect(Object.keys(plain)).toEqual([
      'service_request_id',
      'status',
      'status_notes',
      'service_name',
      'service_code',
      'description',
      'agency_responsible',
      'service_notice',
      'requested_datetime',
      'updated_datetime',
      'expected_datetime',
      'address',
      'address_id',
      'zipcode',
      'lat',
      'long',
      'media_url',
    ]);
  }));

test('what was answered is kept as the question has it, who sent it stays apart, and the key is nobody’s name', () =>
  inOpen311City(async ({ tx, post, key, people }) => {
    const fields: [string, string][] = [
      ['api_key', key],
      ['service_code', 'duong-sa'],
      ['address_string', 'Ngã ba Kim Tân'],
      ...Object.entries(inWard),
      ['attribute[mot]', 'a'],
      ['attribute[nhieu][]', 'b'],
      ['attribute[luc]', '2026-03-01T00:00:00Z'],
      ['first_name', 'An'],
      ['phone', '+84 912 345 678'],
      ['device_id', 'abc'],
      ['account_id', ''],
    ];
    expect((await post(fields)).statusCode).toBe(200);
    const kept = await tx.text(sql`
      select json_build_object('answers', r.answers, 'channel', r.channel, 'address', r.address, 'name', p.name,
                               'account', p.account_id)::text
        from report r join report_reporter p on p.report_id = r.id`);
    expect(JSON.parse(kept)).toEqual({
      answers: { mot: 'a', nhieu: ['b'], luc: '2026-03-01T00:00:00Z' },
      channel: 'open311',
      address: 'Ngã ba Kim Tân',
      name: 'An',
      account: null,
    });
    expect(await tx.text(sql`select string_agg(act::text || coalesce(after::text, ''), '') from act`)).not.toContain(
      'An,',
    );
    expect(people.officer.id).not.toBe(null);
  }));

test('errors are those of the standard, in the format asked for', () =>
  inOpen311City(async ({ app, get, post, key, keyFor }) => {
    const fields = { api_key: key, service_code: 'khac', ...inWard, description: 'Ổ gà' };
    const { api_key: _, ...withoutKey } = fields;
    const wrong: [number, string, Promise<{ statusCode: number; body: string; json: () => never }>][] = [
      [403, 'api_key', post(withoutKey)],
      [403, 'api_key', post({ ...fields, api_key: 'dothi_wrong' })],
      [403, 'api_key', post({ ...fields, api_key: await keyFor(['work.read']) })],
      [404, 'service_code', post({ ...fields, service_code: 'nope' })],
      [404, 'service_code', get('services/nope.json')],
      [404, 'service_request_id', get('requests/PA-2026-999999.json')],
      [404, 'token', get('tokens/PA-2026-999999-aaaa-bbbb-cccc-dddd.json')],
      [404, 'discovery', get('nothing.json')],
      [400, 'service_code', post({ api_key: key, ...inWard })],
      [400, 'lat', post({ ...fields, lat: '' })],
      [400, 'lat', post({ api_key: key, service_code: 'khac' })],
      [400, 'long', post({ ...fields, long: 'far' })],
      [400, 'address_id', post({ api_key: key, service_code: 'khac', address_id: 'nope' })],
      [400, 'email', post({ ...fields, email: 'nobody' })],
      [400, 'description', post({ ...fields, description: 'x'.repeat(4001) })],
      [400, 'mot', post({ ...fields, service_code: 'duong-sa' })],
      [400, 'zone', get('requests.json?start_date=2026-01-01T00:00:00', { 'accept-language': 'en' })],
      [400, '90', get('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z')],
      [400, 'end_date', get('requests.json?start_date=2026-02-01T00:00:00Z&end_date=2026-01-02T00:00:00Z')],
      [400, 'status', get('requests.json?status=half')],
      [400, 'page', get('requests.json?page=0')],
      [400, '', get('requests.json?service_code=%00')],
    ];
    for (const [status, word, asking] of wrong) {
      const answer = await asking;
      expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining(word)]);
      expect(answer.json()).toEqual([{ code: status, description: expect.any(String) }]);
    }
    const inXml = await post(withoutKey, 'xml');
    expect(inXml.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(parseXml(inXml.body).of('error').texts).toMatchObject({ code: '403' });
    expect(parseXml((await get('nothing')).body).of('error').texts).toMatchObject({ code: '404' });
    const asJson = await app.inject({ method: 'POST', url: '/open311/v2/requests.json', payload: {} });
    expect([asJson.statusCode, asJson.json()[0].code]).toEqual([400, 400]);
    const latin = await app.inject({
      method: 'POST',
      url: '/open311/v2/requests.json',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'description=%E9',
    });
    expect(latin.statusCode).toBe(400);
    const swapped = await post({ ...fields, lat: '103.95', long: '22.45' });
    expect([swapped.statusCode, swapped.body]).toEqual([400, expect.stringContaining('22')]);
  }));

test('a wrong method is an error of the standard too, and says which would be right', () =>
  inOpen311City(async ({ app, key }) => {
    const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', path: string) =>
      app.inject({
        method,
        url: `/open311/v2/${path}`,
        ...(method === 'GET' || method === 'OPTIONS' ? {} : { payload: { api_key: key } }),
      });
    const wrong = [
      ['POST', 'services.json', 'GET, HEAD'],
      ['PUT', 'services/khac.json?jurisdiction_id=a', 'GET, HEAD'],
      ['DELETE', 'requests/PA-2026-000001.json', 'GET, HEAD'],
      ['PATCH', 'requests.json', 'GET, HEAD, POST'],
      ['OPTIONS', 'tokens/x.json', 'GET, HEAD'],
      ['POST', 'discovery.json', 'GET, HEAD'],
    ] as const;
    for (const [method, path, allowed] of wrong) {
      const answer = await ask(method, path);
      expect([method, path, answer.statusCode, answer.headers.allow]).toEqual([method, path, 400, allowed]);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.json()).toEqual([{ code: 400, description: expect.stringContaining(allowed) }]);
    }
    const inXml = await ask('DELETE', 'services.xml');
    expect(inXml.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(parseXml(inXml.body).of('error').texts).toMatchObject({ code: '400' });
    const nowhere = await ask('POST', 'nothing.json');
    expect([nowhere.statusCode, nowhere.headers.allow, nowhere.json()[0].code]).toEqual([404, undefined, 404]);
  }));

test('requests are found by number, service, time and status, a page at a time', () =>
  inOpen311City(async (scene) => {
    const { tx, get, file, publish, people } = scene;
    const numbers: string[] = [];
    for (const [i, code] of ['khac', 'rac-thai', 'khac', 'khac'].entries()) {
      const { service_request_id } = await file({ service_code: code });
      numbers.push(service_request_id);
      await tx.run(sql`
        update report set reported_at = ${testNow}::timestamptz - make_interval(days => ${i * 40})
         where number = ${service_request_id}`);
      if (i !== 3) await publish(service_request_id);
    }
    const [first = '', second = '', third = '', hidden = ''] = numbers;
    const ids = async (query: string) =>
      (await get(`requests.json?${query}`)).json().map((one: { service_request_id: string }) => one.service_request_id);
    expect(await ids('')).toEqual([first, second, third]);
    expect(await ids('start_date=&status=&service_code=')).toEqual([first, second, third]);
    expect(await ids('service_code=rac-thai')).toEqual([second]);
    expect(await ids('service_code=rac-thai,khac')).toEqual([first, second, third]);
    expect(await ids('start_date=2026-03-01T00:00:00%2B07:00')).toEqual([first]);
    expect(await ids('end_date=2026-03-08T00:00:00Z')).toEqual([second, third]);
    expect(await ids('start_date=2025-12-01&end_date=2025-12-31')).toEqual([third]);
    expect(await ids('page_size=2')).toEqual([first, second]);
    expect(await ids('page_size=2&page=2')).toEqual([third]);
    expect(await ids(`service_request_id=${third},${hidden}&service_code=rac-thai`)).toEqual([third, hidden]);
    const id = await tx.text(sql`select id::text from report where number = ${first}`);
    await act(scene, people.leader, id, 'reject', { reason: 'Đã sửa từ tuần trước' });
    expect(await ids('status=closed')).toEqual([first]);
    expect(await ids('status=open')).toEqual([second, third]);
    expect(await ids('status=open,closed')).toEqual([first, second, third]);
    const [closed] = (await get(`requests/${first}.json`)).json();
    expect(closed).toMatchObject({ status: 'closed', updated_datetime: '2026-03-09T08:30:00+07:00' });
    expect(closed.status_notes).toBe('đã khép lại · Đã sửa từ tuần trước');
  }));

test('each jurisdiction has its area; of several one is named, an unknown one is not there, a closed one takes nothing', () =>
  inOpen311City(async ({ request, administrator, areas, get, post, file, publish, key }) => {
    const set = async (id: string, areaId: string, closedFrom: string | null = null) => {
      const url = `/api/v1/open311-jurisdictions/${id}`;
      const payload = { name: id, areaId, closedFrom };
      expect((await request(administrator, { method: 'PUT', url, payload })).statusCode).toBe(200);
    };
    expect((await get('services.json?jurisdiction_id=anything')).statusCode).toBe(200); // the whole city, whatever it is called
    await set('kieumau.gov.vn', areas.ward);
    expect((await get('services.json')).statusCode).toBe(200);
    expect((await get('services.json?jurisdiction_id=other.gov.vn')).statusCode).toBe(404);
    await set('benkia.gov.vn', areas.otherWard);
    const missing = await get('services.json');
    expect([missing.statusCode, missing.body]).toEqual([400, expect.stringContaining('kieumau.gov.vn')]);
    const here = (await file({ jurisdiction_id: 'kieumau.gov.vn' })).service_request_id;
    const there = (await file({ jurisdiction_id: 'BENKIA.gov.vn', ...inOtherWard })).service_request_id;
    const fields = { api_key: key, service_code: 'khac', description: 'Ổ gà' };
    const elsewhere = await post({ ...fields, jurisdiction_id: 'benkia.gov.vn', ...inWard });
    expect([elsewhere.statusCode, elsewhere.body]).toEqual([400, expect.stringContaining('benkia.gov.vn')]);
    for (const number of [here, there]) await publish(number);
    const listed = (await get('requests.json?jurisdiction_id=benkia.gov.vn')).json();
    expect(listed.map((one: { service_request_id: string }) => one.service_request_id)).toEqual([there]);
    expect((await get(`requests/${here}.json?jurisdiction_id=benkia.gov.vn`)).statusCode).toBe(404);
    await set('benkia.gov.vn', areas.otherWard, '2026-03-09');
    const closed = await post({ ...fields, jurisdiction_id: 'benkia.gov.vn', ...inOtherWard });
    expect([closed.statusCode, closed.body]).toEqual([400, expect.stringContaining('2026-03-09')]);
    expect((await get('requests.json?jurisdiction_id=benkia.gov.vn')).json()).toHaveLength(1);
  }));

test('words alone say where, whether there is one jurisdiction or two, and its sender finds it by its number', () =>
  inOpen311City(async ({ tx, areas, get, post, key }) => {
    const fields = { api_key: key, service_code: 'khac', description: 'Ổ gà', address_string: 'Trước chợ Kim Tân' };
    for (const [id, areaId] of [
      ['kieumau.gov.vn', areas.ward],
      ['benkia.gov.vn', areas.otherWard],
    ] as const) {
      await tx.run(sql`
        insert into open311_jurisdiction (id, name, area_id, changed_at) values (${id}, ${id}, ${areaId}, ${testNow})`);
      const jurisdiction = `jurisdiction_id=${id}`;
      const filed = await post({ ...fields, jurisdiction_id: id });
      expect(filed.statusCode, filed.body).toBe(200);
      const [{ service_request_id: number }] = filed.json();
      expect((await get(`requests/${number}.json?${jurisdiction}`)).statusCode).toBe(200);
      expect((await get(`requests.json?${jurisdiction}`)).json()).toEqual([]);
    }
  }));

test('answers that no question can have are refused in words', () =>
  inOpen311City(async ({ post, key }) => {
    const fields: [string, string][] = [
      ['api_key', key],
      ['service_code', 'duong-sa'],
      ...Object.entries(inWard),
      ['attribute[mot]', 'a'],
    ];
    for (const more of [
      [[`attribute[${'c'.repeat(61)}]`, 'a']],
      [['attribute[chu]', 'c'.repeat(4001)]],
      [['attribute[nhieu][]', 'c'.repeat(201)]],
      Array.from({ length: 101 }, () => ['attribute[nhieu][]', 'a']),
    ] as [string, string][][]) {
      const refused = await post([...fields, ...more]);
      expect(refused.statusCode).toBe(400);
      expect(refused.body).toContain('answers');
    }
  }));

test('of what was withheld it does not say that it will be shown, and of what was referred nothing is promised', () =>
  inOpen311City(async (city) => {
    const { get, file, publish, staff, tx } = city;
    const number = (await file()).service_request_id;
    const read = async () => (await get(`requests/${number}.json`)).json()[0];
    expect(await read()).toMatchObject({
      service_notice: 'Nội dung chờ kiểm duyệt trước khi công khai.',
      expected_datetime: expect.any(String),
      agency_responsible: 'Văn phòng thử nghiệm',
    });
    await tx.run(sql`update report set publication = 'withheld' where number = ${number}`);
    expect((await read()).service_notice).toBe('Nội dung không được công khai.');
    await publish(number);
    const id = await tx.text(sql`select id::text from report where number = ${number}`);
    await act(city, staff, id, 'refer', { agency: 'Công ty Điện lực', reason: 'Cột điện do công ty quản lý' });
    expect(await read()).toMatchObject({ expected_datetime: null, agency_responsible: 'Công ty Điện lực' });
    const calendar = await city.request(null, { url: `/api/v1/reports/${id}/deadline.ics` });
    expect([calendar.statusCode, calendar.body.includes('BEGIN:VEVENT')]).toEqual([200, false]);
  }));

test('what is for named people alone shows in no list; its sender gets nothing, or a token', () =>
  inOpen311City(async ({ get, file }) => {
    const services = (await get('services.json')).json() as { service_code: string; type: string }[];
    expect(services.find(({ service_code }) => service_code === 'can-bo')?.type).toBe('blackbox');
    const boxed = await file({ service_code: 'can-bo' });
    expect(Object.keys(boxed)).toEqual(['service_notice', 'account_id']);
    const denounced = await file({ description: 'Tôi tố cáo ông Trưởng phòng nhận hối lộ' });
    expect(denounced.service_request_id).toBeUndefined();
    const [token] = (await get(`tokens/${denounced.token}.json`)).json();
    expect(token).toEqual({ service_request_id: expect.stringMatching(/^PA-/), token: denounced.token });
    expect((await get(`requests/${token.service_request_id}.json`)).statusCode).toBe(404);
    expect((await get(`requests.json?service_request_id=${token.service_request_id}`)).json()).toEqual([]);
    const wrong = denounced.token.replace(/.$/, (last: string) => (last === 'x' ? 'y' : 'x'));
    expect((await get(`tokens/${wrong}.json`)).statusCode).toBe(404);
  }));

test('pictures come with the form or from behind a link, without their location; a report is not lost for one', () =>
  inOpen311City(async ({ app, tx, key, file }) => {
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .jpeg()
      .withExif({ IFD3: { GPSLatitude: '22/1 27/1 0/1' } })
      .toBuffer();
    const count = () => tx.text(sql`select count(*)::text from report_photo where report_id is not null`);
    const form = new FormData();
    form.set('media', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg');
    for (const [name, value] of Object.entries({ api_key: key, service_code: 'khac', ...inWard }))
      form.set(name, value);
    const body = new Response(form);
    const sent = await app.inject({
      method: 'POST',
      url: '/open311/v2/requests.json',
      headers: { 'content-type': body.headers.get('content-type') ?? '' },
      payload: Buffer.from(await body.arrayBuffer()),
    });
    expect([sent.statusCode, await count()]).toEqual([200, '1']);

    const server = createServer((request, response) => {
      if (request.url === '/a.jpg') response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
      else response.writeHead(200).end('<script>no picture</script>');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await file({ media_url: `${origin}/a.jpg` });
    expect(await count()).toBe('2');
    for (const media_url of [`${origin}/script`, 'https://169.254.169.254/x', 'no address at all']) {
      expect((await file({ media_url })).service_notice).toContain('media_url');
    }
    expect(await count()).toBe('2');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }));

test('a photo that was looked at is told with the request, and more than the limits is refused or cut', () =>
  inOpen311City(async (city) => {
    const { tx, get, post, key, publish } = city;
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const form = new FormData();
    const fields = { api_key: key, service_code: 'khac', ...inWard, description: 'Ổ gà', account_id: 'mot-nguoi' };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('media', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'o-ga.jpg');
    const body = new Response(form);
    const filed = await city.app.inject({
      method: 'POST',
      url: '/open311/v2/requests.json',
      headers: { 'content-type': body.headers.get('content-type') ?? '' },
      payload: Buffer.from(await body.arrayBuffer()),
    });
    expect(filed.statusCode, filed.body).toBe(200);
    const [{ service_request_id: number, account_id }] = filed.json();
    expect(account_id).toBe(null);
    const read = async () => (await get(`requests/${number}.json?extensions=true`)).json()[0];
    await publish(number);
    expect(await read()).toMatchObject({ media_url: null });
    const { office } = city.people;
    const id = await tx.text(sql`select id::text from report where number = ${number}`);
    const photoId = await tx.text(sql`select id::text from report_photo where report_id = ${id}`);
    await act(city, office, id, `photos/${photoId}/publish`, { cover: [] });
    const { media_url: url, extended_attributes } = await read();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/v1\/reports\/[\w-]+\/photos\/[\w-]+$/);
    expect(extended_attributes.photos).toEqual([{ media_url: url, title: 'before' }]);

    const many = Array.from({ length: 1001 }, (_, i) => `PA-2026-${i}`).join(',');
    const refused = await get(`requests.json?service_request_id=${many}`);
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('1.000')]);
    const page = await get('requests.json?page_size=5000');
    expect([page.statusCode, page.json().length]).toEqual([200, 1]);

    await tx.run(sql`update report_setting set per_address = 1`);
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push(await post({ ...fields, description: `Ổ gà ${i}` }));
    const last = answers.at(-1);
    expect([last?.statusCode, Number(last?.headers['retry-after'])]).toEqual([400, expect.any(Number)]);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  }));

test('forms are read as clients write them', () => {
  const { fields, attributes } = readUrlEncoded(
    Buffer.from('a=1&a=2&b=&attribute%5BX%5D=1&attribute[Y][]=1&attribute[Y][1]=2&description=%C3%A1+b'),
  );
  expect({ ...fields }).toEqual({ a: '1', description: 'á b' });
  expect({ ...attributes }).toEqual({ X: ['1'], Y: ['1', '2'] });
  expect(() => readForm(Array.from({ length: 301 }, (_, i) => [`f${i}`, '1'] as const))).toThrow();
  expect(Object.hasOwn(readForm([['__proto__', 'x']]).fields, '__proto__')).toBe(true);
});

test('spans of time: ninety days back, ninety days on, or what both ends say', () => {
  const now = instant('2026-03-09T01:30:00Z');
  const days = ({ from, until }: { from: string; until: string }) =>
    Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  expect(days(periodOf(undefined, undefined, now))).toBe(90);
  expect(periodOf('2025-01-01T00:00:00Z', undefined, now)).toEqual({
    from: '2025-01-01T00:00:00.000Z',
    until: '2025-04-01T00:00:00.000Z',
  });
  expect(days(periodOf(undefined, '2026-01-01T00:00:00Z', now))).toBe(90);
  expect(periodOf('2026-01-01', '2026-01-01', now)).toEqual({
    from: '2025-12-31T17:00:00.000Z',
    until: '2026-01-01T17:00:00.000Z',
  });
  expect(periodOf('2026-01-01T00:00:00 07:00', undefined, now).from).toBe('2025-12-31T17:00:00.000Z');
  expect(() => periodOf('2026-02-30T00:00:00Z', undefined, now)).not.toThrow(RangeError);
  for (const far of ['0001-01-01', '9999-12-31', '9999-12-31T23:59:59Z']) {
    expect(() => periodOf(far, undefined, now)).toThrow('http.day-far');
    expect(() => periodOf(undefined, far, now)).toThrow('http.day-far');
  }
  expect(writeMoment(now)).toBe('2026-03-09T08:30:00+07:00');
});
