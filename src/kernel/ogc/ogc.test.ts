import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import { toVn2000 } from '../geo/vn2000.ts';
import { openWorkItem } from '../work/open-work-item.ts';
import { ask, Collection, namesAt, settleMap } from './testing.ts';

const Links = z.looseObject({ links: z.array(z.object({ rel: z.string(), href: z.string(), type: z.string() })) });
const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

test('a client that knows nothing finds its way from the landing page to the features', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const follow = async (href: string) => city.request(null, { url: new URL(href).pathname + new URL(href).search });
    const landing = Links.parse((await ask(city, '')).json());
    const to = (links: z.infer<typeof Links>['links'], rel: string, type: string): string =>
      links.find((link) => link.rel === rel && link.type === type)?.href ?? `no link ${rel}`;
    const description = await follow(to(landing.links, 'service-desc', 'application/vnd.oai.openapi+json;version=3.0'));
    expect(description.headers['content-type']).toContain('application/vnd.oai.openapi+json;version=3.0');
    expect(description.json()).toMatchObject({ openapi: '3.0.3' });
    expect((await follow(to(landing.links, 'service-doc', 'text/html'))).headers['content-type']).toContain(
      'text/html',
    );
    expect((await follow(to(landing.links, 'conformance', 'application/json'))).json().conformsTo).toContain(
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    );
    const { collections } = (await follow(to(landing.links, 'data', 'application/json'))).json();
    const places = collections.find(({ id }: { id: string }) => id === 'places');
    expect(places).toMatchObject({
      itemType: 'feature',
      extent: { spatial: { bbox: [[103.94, 22.44, 104.06, 22.46]] } },
    });
    for (const rel of ['self', 'describedby', 'http://www.opengis.net/def/rel/ogc/1.0/queryables']) {
      const type = rel === 'self' ? 'application/json' : 'application/schema+json';
      expect((await follow(to(places.links, rel, type))).statusCode).toBe(200);
    }
    const items = await follow(to(places.links, 'items', 'application/geo+json'));
    expect(Collection.parse(items.json())).toMatchObject({ numberMatched: 3, numberReturned: 3 });
    const [first] = items.json().features;
    const one = await ask(city, `/collections/places/items/${first.id}`);
    expect(one.json()).toMatchObject({ type: 'Feature', id: first.id, properties: { name: 'Chợ Kim Tân' } });
    expect((await ask(city, '/collections/places/items/0190a000-0000-7000-8000-00000000dead')).statusCode).toBe(404);
    expect((await ask(city, '/collections/none/items')).json()).toMatchObject({ code: 'ogc.no-such-collection' });
  }));

test('every page of the interface is a page for people where a browser asks, in both languages', () =>
  inTestCity(async (city) => {
    const { market } = await settleMap(city);
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const paths = ['', '/conformance', '/api', '/collections', '/collections/places', '/collections/places/queryables'];
    for (const path of [...paths, '/collections/places/items', `/collections/places/items/${market.id}`]) {
      for (const lang of ['vi', 'en']) {
        const page = await city.request(null, { url: `/ogc${path}?lang=${lang}`, headers: { accept } });
        expect(page.statusCode).toBe(200);
        expect(page.body).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${lang}">`));
      }
    }
    expect((await ask(city, '', { f: 'xml' })).json()).toMatchObject({ code: 'ogc.encoding-unknown' });
  }));

test('pages follow each other by identifier, and the largest limit is the most there is', () =>
  inTestCity(async (city) => {
    const { market, park, bridge } = await settleMap(city);
    const seen: string[] = [];
    let url = '/ogc/collections/places/items?limit=1';
    for (let pages = 0; url !== '' && pages < 9; pages++) {
      const answer = await city.request(null, { url });
      const page = Collection.parse(answer.json());
      seen.push(...page.features.map(({ id }) => id));
      const next = page.links.find(({ rel }) => rel === 'next')?.href ?? '';
      expect(String(answer.headers.link).includes('rel="next"')).toBe(next !== '');
      url = next === '' ? '' : new URL(next).pathname + new URL(next).search;
    }
    expect(seen).toEqual([market.id, park.id, bridge.id].sort());
    expect((await ask(city, '/collections/places/items', { limit: '1000000000' })).json().numberReturned).toBe(3);
  }));

test('a box takes what meets it: across the date line, in latitude first, in metres, with heights', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const [x, y] = toVn2000([103.95, 22.45]);
    const cases: [Record<string, string>, string[] | string][] = [
      [{ bbox: '103.9,22.4,104,22.5' }, ['Chợ Kim Tân']],
      [{ bbox: '103.9,22.4,-100,104,22.5,100' }, ['Chợ Kim Tân']],
      [{ bbox: '104,22.4,-170,22.5' }, ['Công viên Đông']], // from here to beyond the date line
      [{ bbox: '170,-10,-170,10' }, []],
      [{ bbox: '22.4,103.9,22.5,104', 'bbox-crs': epsg(4326) }, ['Chợ Kim Tân']],
      [{ bbox: `${x - 1},${y - 1},${x + 1},${y + 1}`, 'bbox-crs': epsg(9208) }, ['Chợ Kim Tân']],
      [{ bbox: '11571000,2560000,11573000,2570000', 'bbox-crs': epsg(3857) }, ['Chợ Kim Tân']],
      [{ bbox: '103.9,22.5,104,22.4' }, '400 ogc.bbox-inside-out'],
      [{ bbox: '5,5,1,9', 'bbox-crs': epsg(9208) }, '400 ogc.bbox-inside-out'],
      [{ bbox: '1,2,3' }, '400 ogc.bbox-unreadable'],
      [{ bbox: '1,2,3,NaN' }, '400 ogc.bbox-unreadable'],
      [{ bbox: '1e308,1e308,1e309,1e309' }, '400 ogc.bbox-unreadable'],
      [{ bbox: '0,0,1e300,1e300', 'bbox-crs': epsg(9208) }, '400 ogc.bbox-outside-crs'],
      [{ bbox: '1,2,3,4', 'bbox-crs': epsg(99999) }, '400 ogc.crs-unknown'],
    ];
    for (const [query, expected] of cases)
      expect([query, await namesAt(city, 'places', query)]).toEqual([query, expected]);
  }));

test('positions are written in the system asked for, and the answer says which', () =>
  inTestCity(async (city) => {
    const { market } = await settleMap(city);
    const at = async (crs: string) => {
      const answer = await ask(city, `/collections/places/items/${market.id}`, crs === '' ? {} : { crs });
      return [answer.headers['content-crs'], answer.json().geometry?.coordinates];
    };
    const [x, y] = toVn2000([103.95, 22.45]);
    expect(await at('')).toEqual(['<http://www.opengis.net/def/crs/OGC/1.3/CRS84>', [103.95, 22.45]]);
    expect(await at(epsg(4326))).toEqual([`<${epsg(4326)}>`, [22.45, 103.95]]);
    const [, grid] = await at(epsg(9208));
    expect(grid[0]).toBeCloseTo(x, 3);
    expect(grid[1]).toBeCloseTo(y, 3);
    expect((await at(epsg(3857)))[1][0]).toBeCloseTo(11571661.07, 1);
    expect(await namesAt(city, 'places', { crs: epsg(1) })).toBe('400 ogc.crs-unknown');
    const page = await ask(city, '/collections/places/items', { crs: epsg(4326) });
    expect(page.headers['content-crs']).toBe(`<${epsg(4326)}>`);
    expect(page.json().features[0].geometry.coordinates).toEqual([22.45, 103.95]);
  }));

test('a moment, a day or an interval takes the units that were in force then', () =>
  inTestCity(async (city) => {
    const { areas } = await settleMap(city);
    await city.tx.run(sql`update area set valid_to = '2025-07-01' where id = ${areas.ward}`);
    const all = ['Thử Nghiệm', 'Kiểu Mẫu', 'Bên Kia'];
    const later = ['Thử Nghiệm', 'Bên Kia'];
    const cases: [string, string[] | string][] = [
      ['2025-06-30', all],
      ['2025-07-01', later],
      ['2025-06-30T17:00:00Z', later], // midnight in Lào Cai
      ['2025-06-30T16:59:59Z', all],
      ['2025-07-02T00:00:00+07:00/..', later],
      ['/2019-12-31T00:00:00Z', []],
      ['2025-06-01/P1M', all],
      ['../..', '400 ogc.time-unreadable'],
      ['2025-07-02/2025-07-01', '400 ogc.time-backwards'],
      ['2025-02-30', '400 ogc.time-unreadable'],
      ['2025-06-01/P999999999Y', '400 ogc.time-unreadable'],
    ];
    for (const [datetime, expected] of cases) {
      expect([datetime, await namesAt(city, 'areas', { datetime })]).toEqual([datetime, expected]);
    }
    expect(await namesAt(city, 'areas', { inForce: 'false' })).toEqual(['Kiểu Mẫu']);
    expect(await namesAt(city, 'areas', { inForce: '0' })).toEqual(['Kiểu Mẫu']);
    expect(await namesAt(city, 'areas', { inForce: 'maybe' })).toBe('400 ogc.value-unreadable');
    expect(await namesAt(city, 'areas', { level: 'street' })).toBe('400 ogc.value-unknown');
    expect(await namesAt(city, 'areas', { colour: 'red' })).toBe('400 ogc.parameter-unknown');
    expect(await namesAt(city, 'areas', { limit: '0' })).toBe('400 ogc.limit-unreadable');
  }));

test('work is shown as far as the asker may see it, found by its own position or by its place', () =>
  inTestCity(async (city) => {
    const { market } = await settleMap(city);
    const { tx, people, office, now } = city;
    const open = (title: string, more: object) =>
      openWorkItem(tx, people.leader, { title, ownerId: office, deadline: { rule: '2026-06-30' }, ...more }, now);
    const position = { type: 'Point', coordinates: [104.05, 22.45] };
    await open('Ở chợ', { placeIds: [market.id], published: true });
    await open('Ở công viên', { position, published: true });
    await open('Chưa công bố', { position, published: false });
    const secret = await open('Hạn chế', { position, published: false, readerIds: [] });
    const bbox = '103.9,22.4,104.1,22.5';
    expect(await namesAt(city, 'tasks', {})).toEqual(['Ở chợ', 'Ở công viên']);
    expect(await namesAt(city, 'tasks', { bbox })).toEqual(['Ở chợ', 'Ở công viên']);
    expect(await namesAt(city, 'tasks', { bbox: '103.9,22.4,104,22.5' })).toEqual(['Ở chợ']);
    expect(await namesAt(city, 'tasks', { bbox: '103.949,22.449,103.951,22.451' })).toEqual(['Ở chợ']);
    expect(await namesAt(city, 'tasks', { bbox: '104.049,22.449,104.051,22.451' })).toEqual(['Ở công viên']);
    const inside = Collection.parse((await ask(city, '/collections/tasks/items', { bbox }, people.office)).json());
    expect(inside.numberMatched).toBe(3);
    expect(inside.features.map(({ id }) => id)).not.toContain(secret);
    expect((await ask(city, `/collections/tasks/items/${secret}`, {}, people.office)).statusCode).toBe(404);
  }));

test('pages of a box are the same rows however many it holds, and say how many match where that is soon counted', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    // A grid of a hundred columns, a thousandth of a degree apart.
    await tx.run(sql`
      insert into place (id, name, kind, geometry, accuracy_m, source, placed_by, placed_at)
      select gen_random_uuid(), 'Nơi ' || n, 'park',
             ST_SetSRID(ST_MakePoint(103.9 + (n % 100) * 0.001, 22.4 + (n / 100) * 0.001), 4326), 5, 'thử', 'thử', ${now}
        from generate_series(0, 5199) as n`);
    const pagesOf = async (bbox: string, limit: number) => {
      const ids: string[] = [];
      const matched: (number | undefined)[] = [];
      for (let after: string | undefined; ; ) {
        const query = { bbox, limit: String(limit), ...(after === undefined ? {} : { after }) };
        const page = Collection.parse((await ask(city, '/collections/places/items', query)).json());
        ids.push(...page.features.map(({ id }) => id));
        matched.push(page.numberMatched);
        const next = page.links.find(({ rel }) => rel === 'next');
        if (next === undefined) return { ids, matched };
        after = new URL(next.href).searchParams.get('after') ?? undefined;
      }
    };
    for (const [bbox, count, limit, said] of [
      ['103.8995,22.3995,103.9045,22.4045', 25, 10, [25, 25, 25]],
      ['103.8,22.3,104.1,22.6', 5200, 1000, Array.from({ length: 6 })],
    ] as const) {
      const { ids, matched } = await pagesOf(bbox, limit);
      expect(matched).toEqual(said);
      expect([ids.length, new Set(ids).size]).toEqual([count, count]);
      expect(ids).toEqual([...ids].sort());
    }
  }));

test('a layer has its tiles by the standard too, row before column', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const collection = (await ask(city, '/collections/places')).json();
    const tiles = collection.links.find(({ rel }: { rel: string }) => rel.endsWith('/tilesets-vector')).href;
    const follow = async (href: string) => (await city.request(null, { url: new URL(href).pathname })).json();
    const [tileset] = (await follow(tiles)).tilesets;
    const own = await follow(tileset.links.find(({ rel }: { rel: string }) => rel === 'self').href);
    expect(own).toMatchObject({ dataType: 'vector', crs: epsg(3857), layers: [{ id: 'places' }] });
    const link = (rel: string): string => own.links.find((each: { rel: string }) => each.rel === rel).href;
    const scheme = await follow(link('http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme'));
    expect(scheme.tileMatrices[1]).toMatchObject({ id: '1', matrixWidth: 2, scaleDenominator: 279541132.0143589 });
    expect(await follow(link('describedby'))).toMatchObject({ tilejson: '3.0.0' });
    const tile = async (z: string, row: string, col: string) => {
      const at = link('item').replace('{tileMatrix}', z).replace('{tileRow}', row).replace('{tileCol}', col);
      return city.request(null, { url: new URL(at).pathname });
    };
    const there = await tile('14', '7143', '12922'); // the market
    expect(there.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
    expect(there.body).toContain('Kim T');
    expect((await tile('14', '12922', '7143')).body).not.toContain('Kim T');
    expect((await tile('1', '0', '2')).statusCode).toBe(404);
    expect((await tile('x', '0', '0')).statusCode).toBe(404);
    expect((await ask(city, '/collections/places/tiles', { f: 'html' })).json()).toMatchObject({
      code: 'ogc.encoding-unknown',
    });
  }));

test('pages of other origins may read, and are told what they may send', () =>
  inTestCity(async (city) => {
    const answer = await city.request(null, {
      url: '/ogc/collections',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
    const preflight = await city.request(null, { method: 'OPTIONS', url: '/ogc/collections/places/items' });
    expect([preflight.statusCode, preflight.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect((await city.request(null, { method: 'HEAD', url: '/ogc/conformance' })).statusCode).toBe(200);
    expect((await city.request(null, { method: 'POST', url: '/ogc/conformance' })).statusCode).toBe(405);
  }));
