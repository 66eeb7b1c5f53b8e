import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { dataSets, makeDataFile } from '../../data-sets.ts';
import { reportFeatures } from '../../modules/reports/index.ts';
import { file, settleReports } from '../../modules/reports/server/testing.ts';
import { joinSql, sql } from '../db/db.ts';
import { pageOf } from '../http/paging.ts';
import { publicActor, systemActor } from '../identity/actor.ts';
import { runDueJobs } from '../jobs/jobs.ts';
import { settleMap } from '../ogc/testing.ts';
import { createPlace } from '../places/create-place.ts';
import { day } from '../time.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { readRecordsAsked } from './asked.ts';
import { DataRecord, DataSetDetail } from './contract.ts';
import { formatsOf, listDataFiles, makeDataFile as makeFile } from './data-files.ts';
import { endEditions } from './editions.ts';

const Distribution = z.looseObject({
  '@id': z.string(),
  'dcat:downloadURL': z.object({ '@id': z.string() }).optional(),
});
const Catalogue = z.looseObject({
  '@type': z.literal('dcat:Catalog'),
  'dcat:dataset': z.array(z.looseObject({ '@id': z.string(), 'dcat:distribution': z.array(Distribution) })),
});

const get = (city: TestCity, url: string, headers: Record<string, string> = {}) => city.request(null, { url, headers });

test('a set comes in every format, the same records in each, and nothing in it is a formula', () =>
  inTestCity(async (city) => {
    const { market, bridge } = await settleMap(city);
    await createPlace(city.tx, systemActor, { name: '=HYPERLINK("http://x")', kind: 'other' }, city.now);
    const csv = await get(city, '/data/places.csv');
    expect(csv.headers['content-disposition']).toContain('places-2026-03-09.csv');
    const lines = csv.body.split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffid,name,kind,.*,longitude,latitude$/);
    expect(lines.find((line) => line.startsWith(market.id))).toMatch(/,Chợ Kim Tân,market,.*,103\.95,22\.45$/);
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x"")"`);
    const geojson = JSON.parse((await get(city, '/data/places.geojson')).body);
    expect(geojson.features).toHaveLength(4);
    const onBridge = geojson.features.find(({ id }: { id: string }) => id === bridge.id);
    expect(onBridge).toMatchObject({ geometry: null, properties: { name: 'Cầu Mới' } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await get(city, '/data/places.xlsx')).rawPayload as unknown as ArrayBuffer);
    expect(book.worksheets[0]?.rowCount).toBe(5);
    const { rawPayload } = await get(city, '/data/places.parquet');
    const file = rawPayload.buffer.slice(rawPayload.byteOffset, rawPayload.byteOffset + rawPayload.byteLength);
    const rows = await parquetReadObjects({ file: file as ArrayBuffer });
    const row = rows.find(({ id }) => id === market.id);
    expect(row).toMatchObject({ name: 'Chợ Kim Tân', accuracyM: 5n, placedAt: new Date(city.now) });
    expect((await get(city, '/data/organisations.parquet')).statusCode).toBe(200);
    expect((await get(city, '/api/v1/data-sets/organisations/file?format=geojson')).json()).toMatchObject({
      code: 'open-data.no-such-format',
    });
  }));

test('a download goes on where it broke, and who has the file is told so', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const whole = await get(city, '/data/places.csv');
    const { etag, 'last-modified': modified } = whole.headers as Record<string, string>;
    const size = whole.rawPayload.length;
    const part = await get(city, '/data/places.csv', { range: 'bytes=10-', 'if-range': etag ?? '' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 10-${size - 1}/${size}`]);
    expect(Buffer.concat([whole.rawPayload.subarray(0, 10), part.rawPayload])).toEqual(whole.rawPayload);
    expect((await get(city, '/data/places.csv', { range: 'bytes=-5' })).rawPayload).toEqual(
      whole.rawPayload.subarray(-5),
    );
    const other = await get(city, '/data/places.csv', { range: 'bytes=10-', 'if-range': '"another"' });
    expect([other.statusCode, other.rawPayload.length]).toEqual([200, size]);
    const beyond = await get(city, '/data/places.csv', { range: `bytes=${size}-` });
    expect([beyond.statusCode, beyond.headers['content-range'], beyond.json().code]).toEqual([
      416,
      `bytes */${size}`,
      'files.range-beyond',
    ]);
    expect((await get(city, '/data/places.csv', { 'if-none-match': etag ?? '' })).statusCode).toBe(304);
    expect((await get(city, '/data/places.csv', { 'if-modified-since': modified ?? '' })).statusCode).toBe(304);
    const head = await city.request(null, { method: 'HEAD', url: '/data/places.csv' });
    expect([head.headers['content-length'], head.headers.etag, head.body]).toEqual([String(size), etag, '']);
  }));

test('an old file is sent while a new one is made, which then takes its place', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const before = (await get(city, '/data/places.csv')).body;
    await createPlace(city.tx, systemActor, { name: 'Bến xe', kind: 'station' }, city.now);
    expect((await get(city, '/data/places.csv')).body).toBe(before);
    await city.tx.run(sql`update data_file set made_at = made_at - interval '2 hours'`);
    expect((await get(city, '/data/places.csv')).body).toBe(before);
    await runDueJobs(city.services, { kinds: [makeDataFile], schedules: [] });
    const after = await get(city, '/data/places.csv');
    expect(after.body).toContain('Bến xe');
    const files = await city.tx.text(sql`select count(*)::text from file where name = 'places.csv'`);
    expect(files).toBe('2'); // the newest, and the first of the month, which stays
    const edition = await get(city, '/data/places.csv?edition=2026-03');
    expect([edition.body, edition.headers['content-disposition']]).toEqual([
      before,
      expect.stringContaining('places-2026-03-09.csv'),
    ]);
    expect((await get(city, '/api/v1/data-sets/places')).json().editions).toMatchObject([
      { month: '2026-03', records: 3 },
    ]);
    expect((await get(city, '/data/places.csv?edition=2026-02')).json().code).toBe('open-data.no-such-edition');
    expect((await get(city, '/data/places.csv?edition=2026-03&kind=park')).json().code).toBe('open-data.edition-whole');
    const catalogue = (await get(city, '/data/catalogue.jsonld')).json();
    const places = catalogue['dcat:dataset'].find((set: { '@id': string }) => set['@id'].endsWith('/places'));
    expect(places['dcat:hasVersion']).toMatchObject([{ 'dcat:version': '2026-03' }]);
    // Of reports nothing earlier stays: what is withdrawn is gone everywhere.
    await get(city, '/data/reports.csv');
    expect((await get(city, '/api/v1/data-sets/reports')).json().editions).toEqual([]);
    // Once the months are over, the file goes with the last who names it.
    await city.tx.run(sql`update data_edition set month = '2020-01-01'`);
    await endEditions(city.tx, day('2026-03-09'));
    expect(await city.tx.text(sql`select count(*)::text from file where name = 'places.csv'`)).toBe('1');
  }));

test('a server that is told to stop does not wait for the file it makes', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const places = dataSets.find(({ source }) => source.id === 'places');
    if (places === undefined) throw new Error('there are no places');
    for (const format of formatsOf(places.source)) {
      const made = makeFile(city.services, places, format, { unhurried: true, signal: AbortSignal.abort() });
      await expect(made, format).rejects.toThrow('aborted');
    }
    expect(await listDataFiles(city.services.db.reads)).toEqual([]);
  }));

test('whoever asks gets what the public may see, and no name of a person', () =>
  inTestCity(async (city) => {
    const { tx, people, office, now } = city;
    const open = (title: string, published: boolean) =>
      openWorkItem(tx, people.leader, { title, ownerId: office, deadline: { rule: '2026-06-30' }, published }, now);
    await open('Công bố', true);
    await open('Chưa công bố', false);
    await tx.run(sql`
      insert into organisation_head (id, organisation_id, title, person_name, valid_from)
      values (gen_random_uuid(), ${office}, 'Giám đốc', 'Tên Người', '2020-01-01')`);
    const url = '/api/v1/data-sets/tasks/records';
    const { items } = pageOf(DataRecord).parse((await city.request(people.leader, { url })).json());
    const titles = items.map(({ values }) => values.title);
    expect(titles).toEqual(['Công bố']);
    expect((await get(city, '/data/tasks.csv')).body).not.toContain('Chưa công bố');
    const organisations = (await get(city, '/data/organisations.csv')).body;
    expect(organisations).toContain('Giám đốc');
    expect(organisations).not.toContain('Tên Người');
  }));

test('of a report the public gets what was moderated, and nothing of what waits or who sent it', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    await settleReports(city);
    const reporter = { name: 'Người Gửi', phone: '0912 345 678' };
    const shown = await file(city, { text: 'Gọi 0912 345 678 để xem rác', reporter });
    await file(city, { text: 'Còn chờ kiểm duyệt', reporter });
    await tx.run(sql`
      update report set publication = 'public', public_text = 'Rác trước chợ', public_address = null
       where id = ${shown.id}`);
    const csv = (await get(city, '/data/reports.csv')).body;
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('Rác trước chợ');
    const features = (await get(city, '/ogc/collections/reports/items')).body;
    const parquet = (await get(city, '/data/reports.parquet')).rawPayload.toString('utf8');
    for (const told of [csv, features, parquet]) {
      for (const secret of ['0912 345', '0912345', 'Người Gửi', 'Còn chờ', 'Gọi']) expect(told).not.toContain(secret);
    }
    expect(
      (await city.request(city.people.leader, { url: '/ogc/collections/reports/items' })).json().numberMatched,
    ).toBe(1);
    expect((await get(city, '/ogc/collections/tasks/items')).json().numberMatched).toBe(0);
  }));

test('records are filtered by fields and by CQL2, paged, and counted by the values of a field', () =>
  inTestCity(async (city) => {
    const { market, park } = await settleMap(city);
    const at = '/api/v1/data-sets/places';
    const detail = DataSetDetail.parse((await get(city, `${at}?lang=en`)).json());
    expect(detail).toMatchObject({
      title: 'Places',
      licence: { name: 'CC BY 4.0' },
      features: '/ogc/collections/places',
    });
    expect(detail.fields.find(({ name }) => name === 'kind')?.values).toContain('market');
    const filter = encodeURIComponent(`ACCENTI(CASEI(name)) LIKE 'c%'`);
    const first = (await get(city, `${at}/records?limit=2&filter=${filter}`)).json();
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual([market.id, park.id].sort());
    expect(first.items[0]).toMatchObject({ lon: 103.95, lat: 22.45, page: `/places/${market.id}` });
    const rest = (await get(city, `${at}/records?limit=2&filter=${filter}&after=${first.next}`)).json();
    expect([rest.items.length, rest.next]).toEqual([1, null]);
    expect((await get(city, `${at}/records?kind=park`)).json().items).toHaveLength(1);
    expect((await get(city, `${at}/counts?by=kind`)).json().items).toEqual([
      { value: 'bridge', count: 1 },
      { value: 'market', count: 1 },
      { value: 'park', count: 1 },
    ]);
    const refused = async (path: string) => (await get(city, at + path)).json().code;
    expect(await refused('/counts?by=name')).toBe('open-data.not-countable');
    expect(await refused('/records?colour=red')).toBe('ogc.parameter-unknown');
    expect(await refused('/records?bbox=1,2,3,4')).toBe('ogc.parameter-unknown');
    expect(await refused('/records?filter=geometry')).toBe('ogc.filter-no-condition');
    expect((await get(city, '/api/v1/data-sets/organisations/records?filter=geometry%20IS%20NULL')).json().code).toBe(
      'ogc.property-unknown',
    );
    expect((await get(city, '/api/v1/data-sets/none')).json().code).toBe('open-data.no-such-set');
  }));

test('records are narrowed by the type of a field, sorted, counted by time, and taken home as narrowed', () =>
  inTestCity(async (city) => {
    const { tx, people, office, now } = city;
    const { market, park, bridge } = await settleMap(city);
    const due = { 'Vá đường': '2026-03-31', 'Ươm cây': '2026-06-30', 'An toàn chợ': '2026-06-01' };
    for (const [title, rule] of Object.entries(due)) {
      await openWorkItem(tx, people.leader, { title, ownerId: office, deadline: { rule }, published: true }, now);
    }
    const titles = async (query: string) => {
      const answer = await get(city, `/api/v1/data-sets/tasks/records?${query}`);
      if (answer.statusCode !== 200) return answer.json().code;
      const { items, next } = pageOf(DataRecord).parse(answer.json());
      return [...items.map(({ values }) => values.title), ...(next === null ? [] : [next])];
    };
    expect(await titles('sort=title')).toEqual(['An toàn chợ', 'Ươm cây', 'Vá đường']);
    const [first, second, next] = await titles('sort=-dueOn&limit=2');
    expect([first, second]).toEqual(['Ươm cây', 'An toàn chợ']);
    expect(await titles(`sort=-dueOn&limit=2&after=${next}`)).toEqual(['Vá đường']);
    expect(await titles('dueOn.from=2026-04-01&dueOn.to=2026-06-01')).toEqual(['An toàn chợ']);
    expect(await titles('title.has=UOM+CAY&dueOn.from=')).toEqual(['Ươm cây']);
    expect(await titles('openedAt.from=2026-03-09&openedAt.to=2026-03-09')).toHaveLength(3);
    expect(await titles('openedAt.to=2026-03-08')).toEqual([]);
    expect(await titles('sort=ownerId')).toBe('open-data.not-sortable');
    expect(await titles('dueOn.from=mai')).toBe('ogc.value-unreadable');
    expect(await titles('dueOn.has=3')).toBe('ogc.parameter-unknown');
    // A place nobody has located has no accuracy, and comes last either way; pages go on after it.
    const order = async (query: string) =>
      (await get(city, `/api/v1/data-sets/places/records?${query}`)).json().items.map(({ id }: { id: string }) => id);
    expect((await order('sort=-accuracyM')).at(-1)).toBe(bridge.id);
    const located = await order('sort=accuracyM&limit=2');
    expect(new Set(located)).toEqual(new Set([market.id, park.id]));
    expect(await order(`sort=accuracyM&after=${located[1]}`)).toEqual([bridge.id]);

    const counts = async (query: string) => (await get(city, `/api/v1/data-sets/${query}`)).json();
    expect((await counts('tasks/counts?by=dueOn')).items).toEqual([
      { value: '2026-03', count: 1 },
      { value: '2026-06', count: 2 },
    ]);
    expect((await counts('tasks/counts?by=openedAt&per=year')).items).toEqual([{ value: '2026', count: 3 }]);
    expect((await counts('places/counts?by=kind&of=accuracyM')).items).toContainEqual({
      value: 'park',
      count: 1,
      sum: 5,
      mean: 5,
    });
    expect((await counts('places/counts?by=kind&of=name')).code).toBe('open-data.no-number');

    const csv = await get(city, '/data/tasks.csv?dueOn.from=2026-06-01&title.has=cho');
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(2);
    expect(csv.headers['content-disposition']).toContain('tasks-2026-03-09-da-loc.csv');
    const { rawPayload } = await get(city, '/data/places.parquet?kind=park');
    const file = rawPayload.buffer.slice(rawPayload.byteOffset, rawPayload.byteOffset + rawPayload.byteLength);
    expect(await parquetReadObjects({ file: file as ArrayBuffer })).toHaveLength(1);
    expect(JSON.parse((await get(city, '/data/places.geojson?kind=park')).body).features).toHaveLength(1);
    expect((await get(city, '/data/places.csv?colour=red')).json().code).toBe('ogc.parameter-unknown');
  }));

test('the catalogue tells harvesters every set with its licence and where each file is', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    await get(city, '/data/areas.geojson');
    const answer = await get(city, '/data/catalogue.jsonld');
    expect(answer.headers['content-type']).toContain('application/ld+json');
    const catalogue = Catalogue.parse(answer.json());
    expect(catalogue['dcat:dataset']).toHaveLength(dataSets.length);
    const areas = catalogue['dcat:dataset'].find((set) => set['@id'].endsWith('/data/areas'));
    const distributions = areas?.['dcat:distribution'] ?? [];
    const urls = distributions.flatMap((file) => file['dcat:downloadURL']?.['@id'] ?? []);
    expect(urls).toHaveLength(4);
    for (const url of urls) expect((await get(city, new URL(url).pathname)).statusCode).toBe(200);
    const csv = distributions.find((file) => file['@id'].endsWith('.csv'));
    expect(csv?.['csvw:tableSchema']).toMatchObject({ 'csvw:column': { '@list': expect.any(Array) } });
    expect(distributions.find((file) => file['@id'].endsWith('.geojson'))).toMatchObject({
      'dct:modified': { '@value': city.now },
      'dct:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
    });
    const etag = String((await get(city, '/data/catalogue.jsonld')).headers.etag);
    expect((await get(city, '/data/catalogue.jsonld', { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await get(city, '/robots.txt')).body).toContain('Disallow: /admin');
  }));

test('words in what citizens reported are found by an index, with or without marks', () =>
  inTestCity(async ({ tx }) => {
    // Of an empty table the planner would take any index.
    await tx.run(sql`drop index report_published_by_time, report_published_by_cell, report_published_by_wide_cell`);
    await tx.run(sql`set local enable_seqscan = off`);
    const { conditions } = readRecordsAsked({ 'text.has': 'VỈA hè' }, reportFeatures, []);
    const rows = reportFeatures.rows({ actor: publicActor, today: day('2026-03-09'), byGeometry: false });
    const plan = await tx.rows(
      z.object({ 'QUERY PLAN': z.string() }),
      sql`explain select f.id from (${rows}) as f where ${joinSql(conditions, ' and ')}`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('report_published_by_words');
  }));
