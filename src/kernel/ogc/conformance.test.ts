import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { settleMap } from './testing.ts';

// The abstract tests of OGC API Features 1 to 3 and Tiles 1 that can be put to a server from outside, gone through for every
// collection it offers: a client that knows the standards and nothing of this city. Beside each is the requirement it shows.

const Link = z.object({ href: z.url(), rel: z.string(), type: z.string(), templated: z.boolean().optional() });
const Linked = z.looseObject({ links: z.array(Link) });
const CollectionDocument = z.looseObject({
  id: z.string(),
  links: z.array(Link),
  itemType: z.literal('feature'),
  extent: z.object({
    spatial: z.object({ bbox: z.array(z.array(z.number()).length(4)).min(1), crs: z.string() }).optional(),
    temporal: z.object({ interval: z.array(z.array(z.string().nullable()).length(2)), trs: z.string() }).optional(),
  }),
  crs: z.array(z.string()).min(1),
  storageCrs: z.string(),
});
const Collections = Linked.extend({ collections: z.array(CollectionDocument) });
const Feature = z.looseObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.array(z.any()) }).nullable(),
  properties: z.record(z.string(), z.unknown()),
});
const Items = Linked.extend({
  type: z.literal('FeatureCollection'),
  timeStamp: z.iso.datetime(),
  numberMatched: z.int().optional(),
  numberReturned: z.int(),
  features: z.array(Feature),
});
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean().optional(),
  style: z.string().optional(),
  explode: z.boolean().optional(),
  schema: z.looseObject({ type: z.string() }),
});
const Description = z.looseObject({
  openapi: z.string().regex(/^3\.0\.\d$/),
  servers: z.array(z.object({ url: z.string() })).min(1),
  paths: z.record(
    z.string(),
    z.object({
      get: z.looseObject({
        operationId: z.string(),
        parameters: z.array(Parameter),
        responses: z.record(z.string(), z.any()),
      }),
    }),
  ),
});

const json = 'application/json';
const geojson = 'application/geo+json';
const wgs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

async function settle(city: TestCity) {
  await settleMap(city);
  const { tx, people, office, now } = city;
  const position = { type: 'Point' as const, coordinates: [104.05, 22.45] as [number, number] };
  const more = { deadline: { rule: '2026-06-30' }, position, published: true };
  await openWorkItem(tx, people.leader, { title: 'Việc có vị trí', ownerId: office, ...more }, now);
  const get = (href: string, query: Record<string, string> = {}) => {
    const { pathname, searchParams } = new URL(href, 'http://server.example');
    for (const [name, value] of Object.entries(query)) searchParams.set(name, value);
    return city.request(null, { url: `${pathname}?${searchParams}` });
  };
  const { collections } = Collections.parse((await get('/ogc/collections')).json());
  return { get, collections };
}

const to = (links: readonly z.infer<typeof Link>[], rel: string, type: string): string => {
  const found = links.find((link) => link.rel === rel && link.type === type);
  if (found === undefined) throw new Error(`no link ${rel} of ${type}`);
  return found.href;
};

test('Features 1: every document has its links, and each leads to what it says, in the type it says', () =>
  inTestCity(async (city) => {
    const { get, collections } = await settle(city);
    const landing = Linked.parse((await get('/ogc')).json()); // core/root-success
    for (const rel of ['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data']) {
      expect(landing.links.map((link) => link.rel)).toContain(rel);
    }
    const { conformsTo } = z.object({ conformsTo: z.array(z.url()) }).parse((await get('/ogc/conformance')).json());
    expect(conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core'); // core/conformance-success
    expect(collections.map(({ id }) => id)).toEqual(['areas', 'places', 'tasks', 'reports']);
    const documents = [landing, Linked.parse((await get('/ogc/collections')).json()), ...collections];
    for (const { id } of collections) {
      const items = Items.parse((await get(`/ogc/collections/${id}/items`)).json()); // core/fc-response
      to(items.links, 'self', geojson); // core/fc-links
      to(items.links, 'alternate', 'text/html');
      expect(items.numberReturned).toBe(items.features.length); // core/fc-numberReturned
      expect(items.numberMatched).toBeGreaterThanOrEqual(items.numberReturned); // core/fc-numberMatched
      const [first] = items.features;
      documents.push(items);
      if (first === undefined) continue;
      const one = await get(`/ogc/collections/${id}/items/${first.id}`);
      const feature = Linked.parse(Feature.parse(one.json())); // core/f-success
      for (const rel of ['self', 'alternate', 'collection']) {
        expect(feature.links.map((link) => link.rel)).toContain(rel); // core/f-links
      }
      documents.push(feature);
    }
    const wrong: string[] = [];
    for (const { href, type, templated } of documents.flatMap(({ links }) => links)) {
      if (templated === true) continue;
      const answer = await get(href); // core/fc-rel-type, html/content, geojson/content, oas30/oas-definition-1
      const given = String(answer.headers['content-type']);
      if (answer.statusCode !== 200 || !given.startsWith(type)) wrong.push(`${href}: ${answer.statusCode} ${given}`);
    }
    expect(wrong).toEqual([]);
  }));

test('Features 1: the description says every parameter as the standard has it, and the server keeps what it says', () =>
  inTestCity(async (city) => {
    const { get, collections } = await settle(city);
    const { paths } = Description.parse((await get('/ogc/api', { f: 'json' })).json()); // oas30/oas-definition-2
    const ids = Object.values(paths).map((path) => path.get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of collections.map((each) => each.id)) {
      const { parameters, responses } = paths[`/collections/${id}/items`]?.get ?? { parameters: [], responses: {} };
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '400', '404', '500'])); // oas30/exceptions-codes
      const named = (name: string) => parameters.find((each) => each.name === name);
      for (const name of ['limit', 'bbox', 'datetime', 'crs', 'bbox-crs', 'filter', 'filter-lang', 'filter-crs']) {
        expect(named(name)).toMatchObject({ in: 'query' });
        expect(named(name)?.required ?? false).toBe(false);
      }
      const bbox = { type: 'array', items: { type: 'number' } };
      expect(named('bbox')).toMatchObject({ style: 'form', explode: false, schema: bbox }); // core/fc-bbox-definition
      expect(named('datetime')?.schema.type).toBe('string'); // core/fc-time-definition
      const limits = z
        .object({ type: z.literal('integer'), minimum: z.literal(1), maximum: z.int(), default: z.int() })
        .parse(named('limit')?.schema); // core/fc-limit-definition
      const items = `/ogc/collections/${id}/items`;
      for (const limit of [1, limits.default, limits.maximum, limits.maximum + 1, 1_000_000_000]) {
        const answer = Items.parse((await get(items, { limit: String(limit) })).json()); // core/fc-limit-response-1
        expect(answer.numberReturned).toBeLessThanOrEqual(Math.min(limit, limits.maximum));
      }
      for (const path of Object.keys(paths).filter((each) => each.startsWith(`/collections/${id}`))) {
        if (path.includes('{')) continue;
        const unknown = await get(`/ogc${path}`, { 'no-such-parameter': '1' }); // core/query-param-unknown
        expect([path, unknown.statusCode, unknown.json().code]).toEqual([path, 400, 'ogc.parameter-unknown']);
      }
    }
  }));

test('Features 1 and 2: wrong values are refused with 400, what is not there with 404, and never a fault', () =>
  inTestCity(async (city) => {
    const { get, collections } = await settle(city);
    const wrong: Record<string, string>[] = [
      ...['', 'x', '0', '-1', '1.5', '1e3'].map((limit) => ({ limit })), // core/query-param-invalid
      ...['', '1,2,3', '1,2,3,4,5', 'a,b,c,d', '1,2,3,4,5,6,7', '103,23,104,22', '0,-91,1,0'].map((bbox) => ({ bbox })),
      ...['', 'x', '2026-13-01', '2026-01-01/2025-01-01', '1/2/3', '../..', '2026-02-30T00:00:00Z'].map((datetime) => ({
        datetime,
      })),
      ...['', 'EPSG:4326', 'http://www.opengis.net/def/crs/EPSG/0/0'].flatMap((crs): Record<string, string>[] => [
        { crs }, // crs/fc-crs-valid-value
        { bbox: '1,2,3,4', 'bbox-crs': crs }, // crs/fc-bbox-crs-valid-value
        { filter: 'TRUE', 'filter-crs': crs },
      ]),
      ...['', 'name =', "name = 'a' OR", 'no_such_property = 1', "S_INTERSECTS(geometry, 'x')"].map((filter) => ({
        filter,
      })),
      { filter: 'TRUE', 'filter-lang': 'cql' },
      { filter: '{"op":', 'filter-lang': 'cql2-json' },
      { after: 'x' },
      { f: 'xml' },
    ];
    const taken: unknown[] = [];
    for (const { id } of collections) {
      for (const query of wrong) {
        const answer = await get(`/ogc/collections/${id}/items`, query);
        const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
        if (answer.statusCode !== 400 || !isProblem) taken.push([id, query, answer.statusCode]);
      }
      for (const path of [`${id}/items/x`, `${id}/items/0190a000-0000-7000-8000-00000000dead`, `${id}/no-such-thing`]) {
        const { statusCode } = await get(`/ogc/collections/${path}`);
        if (statusCode !== 404) taken.push([path, statusCode]);
      }
    }
    expect(taken).toEqual([]);
    expect((await get('/ogc/collections/none')).statusCode).toBe(404);
    expect((await get('/ogc/collections/none/items')).statusCode).toBe(404);
  }));

test('Features 2 and 3: every collection is answered in each system it names, and filtered by what it says it holds', () =>
  inTestCity(async (city) => {
    const { get, collections } = await settle(city);
    for (const { id, crs, storageCrs, extent } of collections) {
      const items = `/ogc/collections/${id}/items`;
      expect(crs[0]).toBe(wgs84); // crs/fc-md-crs-list
      expect(crs).toContain(storageCrs); // crs/fc-md-storageCrs-valid-value
      const plain = await get(items);
      expect(plain.headers['content-crs']).toBe(`<${wgs84}>`); // crs/fc-crs-default-value, crs/ogc-crs-header
      const [first] = Items.parse(plain.json()).features;
      for (const uri of crs) {
        const answer = await get(items, { crs: uri });
        expect(answer.headers['content-crs']).toBe(`<${uri}>`); // crs/ogc-crs-header-value
        expect(Items.parse(answer.json()).features).toHaveLength(Items.parse(plain.json()).features.length);
        if (first === undefined) continue;
        const one = await get(`${items}/${first.id}`, { crs: uri });
        expect(one.headers['content-crs']).toBe(`<${uri}>`);
      }
      const [box] = extent.spatial?.bbox ?? [];
      if (box !== undefined) {
        const [west = 0, south = 0, east = 0, north = 0] = box;
        const within = async (query: Record<string, string>) =>
          Items.parse((await get(items, query)).json()).numberReturned;
        const inside = await within({ bbox: box.join(',') }); // core/fc-bbox-response
        expect(inside).toBeGreaterThan(0);
        const latitudeFirst = { bbox: [south, west, north, east].join(','), 'bbox-crs': crs[1] ?? '' };
        expect(await within(latitudeFirst)).toBe(inside); // crs/fc-bbox-crs-action
        expect(await within({ bbox: `${west},${south},-170,${north}` })).toBe(inside); // across the date line
        expect(await within({ bbox: `${west - 20},${south},${west - 10},${north}` })).toBe(0);
      }
      const queryables = z
        .object({ $id: z.url(), type: z.literal('object'), properties: z.record(z.string(), z.looseObject({})) })
        .parse((await get(`/ogc/collections/${id}/queryables`)).json()); // queryables/get-queryables-response
      for (const name of Object.keys(queryables.properties)) {
        const answer = await get(items, { filter: `${name} IS NOT NULL` }); // filter/get-filter-param
        expect([name, answer.statusCode]).toEqual([name, 200]);
      }
    }
  }));

test('Tiles 1: every tiled collection leads to its tiles, and what lies outside the matrix is not there', () =>
  inTestCity(async (city) => {
    const { get, collections } = await settle(city);
    const vector = 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector';
    const tiled = collections.filter(({ links }) => links.some(({ rel }) => rel === vector));
    expect(tiled.length).toBeGreaterThan(2);
    for (const { links } of tiled) {
      const list = z.object({ tilesets: z.array(Linked).min(1) }).parse((await get(to(links, vector, json))).json());
      for (const each of list.tilesets) {
        const own = z // tileset/tileset-success
          .looseObject({ dataType: z.literal('vector'), crs: z.url(), tileMatrixSetURI: z.url(), links: z.array(Link) })
          .parse((await get(to(each.links, 'self', json))).json());
        await get(to(own.links, 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme', json));
        const template = to(own.links, 'item', 'application/vnd.mapbox-vector-tile');
        const tile = (z: string, row: string, col: string) =>
          get(template.replace('{tileMatrix}', z).replace('{tileRow}', row).replace('{tileCol}', col));
        const there = await tile('10', '446', '807');
        expect([200, 204]).toContain(there.statusCode); // core/tc-success
        if (there.statusCode === 200) {
          expect(there.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
        }
        for (const [z, row, col] of [
          ['0', '0', '1'],
          ['99', '0', '0'],
          ['x', '0', '0'],
          ['1', '-1', '0'],
          ['1', '1000000000', '0'],
        ] as const) {
          expect([400, 404]).toContain((await tile(z, row, col)).statusCode); // core/tc-error
        }
      }
    }
  }));
