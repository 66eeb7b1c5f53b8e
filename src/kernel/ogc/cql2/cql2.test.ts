import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { namesAt, settleMap } from '../testing.ts';

const market = 'Chợ Kim Tân';
const park = 'Công viên Đông';
const bridge = 'Cầu Mới';

const answers: [string, string[]][] = [
  [`name = 'Chợ Kim Tân'`, [market]],
  [`name <> 'Chợ Kim Tân' AND kind <> 'park'`, [bridge]],
  [`kind = 'market' OR kind = 'park' AND accuracyM > 100`, [market]],
  [`(kind = 'market' OR kind = 'park') AND NOT accuracyM > 100`, [market, park]],
  [`name LIKE 'C%' AND name NOT LIKE '%i'`, [market, park]],
  [`CASEI(name) LIKE CASEI('CÔNG%')`, [park]],
  [`ACCENTI(CASEI(name)) = ACCENTI(CASEI('CAU moi'))`, [bridge]],
  [`kind IN ('park', 'bridge')`, [park, bridge]],
  [`kind NOT IN ('park', 'bridge')`, [market]],
  [`accuracyM BETWEEN 5 AND 6`, [market, park]],
  [`accuracyM IS NULL`, [bridge]],
  [`geometry IS NOT NULL`, [market, park]],
  [`(accuracyM + 1) * 2 = 12 AND 7 % 4 = 3 AND 7 div 2 = 3 AND 2 ^ 3 ^ 2 = 512`, [market, park]],
  [`accuracyM / 0 = 1 OR -accuracyM = -5 AND name > 'Chợ Z'`, [park]],
  [`"name" = 'it''s' OR name = "source" OR TRUE = (kind = 'bridge')`, [bridge]],
  [`S_INTERSECTS(geometry, BBOX(103.9, 22.4, 104, 22.5))`, [market]],
  [`S_INTERSECTS(geometry, BBOX(104, 22.4, -170, 22.5))`, [park]],
  [`s_within(geometry, POLYGON((103.9 22.4, 104 22.4, 104 22.5, 103.9 22.5, 103.9 22.4)))`, [market]],
  [`S_DISJOINT(geometry, MULTIPOINT((103.95 22.45), (1 1)))`, [park]],
  [`S_EQUALS(geometry, POINT(104.05 22.45)) OR S_CROSSES(geometry, LINESTRING(0 0, 1 1))`, [park]],
  [`T_AFTER(placedAt, DATE('2026-03-08')) AND T_BEFORE(placedAt, TIMESTAMP('2026-03-10T00:00:00Z'))`, [market, park]],
  [`T_DURING(placedAt, INTERVAL('2026-01-01', '..'))`, [market, park]],
  [`T_INTERSECTS(INTERVAL(placedAt, '..'), DATE('2026-03-09'))`, [market, park]],
  [`placedAt >= TIMESTAMP('2026-03-09T01:30:00Z') AND placedAt < '2026-03-09T01:30:01Z'`, [market, park]],
];

const inJson: [object, string[]][] = [
  [{ op: '=', args: [{ property: 'kind' }, 'market'] }, [market]],
  [{ op: 'not', args: [{ op: 'in', args: [{ property: 'kind' }, ['market', 'park']] }] }, [bridge]],
  [
    {
      op: 'like',
      args: [
        { op: 'casei', args: [{ property: 'name' }] },
        { op: 'casei', args: ['CHỢ%'] },
      ],
    },
    [market],
  ],
  [{ op: 'between', args: [{ property: 'accuracyM' }, 1, 9] }, [market, park]],
  [{ op: 'isNull', args: [{ property: 'geometry' }] }, [bridge]],
  [{ op: 's_intersects', args: [{ property: 'geometry' }, { bbox: [103.9, 22.4, 104, 22.5] }] }, [market]],
  [{ op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Point', coordinates: [104.05, 22.45] }] }, [park]],
  [{ op: 't_during', args: [{ property: 'placedAt' }, { interval: ['2026-01-01', '..'] }] }, [market, park]],
  [{ op: 't_after', args: [{ property: 'placedAt' }, { date: '2030-01-01' }] }, []],
  [{ op: '=', args: [{ op: '*', args: [{ property: 'accuracyM' }, 2] }, 10] }, [market, park]],
];

test('both spellings of the language find what they describe', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    for (const [filter, expected] of answers) {
      expect([filter, await namesAt(city, 'places', { filter })]).toEqual([filter, expected]);
    }
    for (const [tree, expected] of inJson) {
      const filter = JSON.stringify(tree);
      const found = await namesAt(city, 'places', { filter, 'filter-lang': 'cql2-json' });
      expect([filter, found]).toEqual([filter, expected]);
    }
    const filter = 'S_INTERSECTS(geometry, POINT(22.45 103.95))';
    const latitudeFirst = 'http://www.opengis.net/def/crs/EPSG/0/4326';
    expect(await namesAt(city, 'places', { filter, 'filter-crs': latitudeFirst })).toEqual([market]);
  }));

const ring = Array.from({ length: 2100 }, (_, i) => `${Math.cos(i / 334)} ${Math.sin(i / 334)}`);
const nested = (times: number): unknown => (times === 0 ? true : { op: 'not', args: [nested(times - 1)] });

const refusals: [string, string][] = [
  ['', 'unreadable'],
  ['name =', 'unreadable'],
  [`name = 'open`, 'unreadable'],
  ['name', 'no-condition'],
  [`name = 'a' name`, 'unreadable'],
  [`'; drop table place; --`, 'unreadable'],
  [`note = 1`, 'types'],
  [`areaId = 'x'`, 'identifier'],
  [`kind = 'volcano'`, '! ogc.value-unknown'],
  [`colour = 'red'`, '! ogc.property-unknown'],
  [`f.version = 1`, '! ogc.property-unknown'],
  [`pg_sleep(10) = 1`, '! ogc.function-unknown'],
  [`name LIKE 'a\\'`, 'pattern'],
  [`name LIKE name`, 'types'],
  [`10 ^ 400 = accuracyM`, 'out-of-range'],
  [`1e999 = accuracyM`, 'number'],
  [`placedAt > DATE('2026-02-30')`, '! ogc.time-unreadable'],
  ['S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))', '! geo.ring-crosses'],
  ['S_INTERSECTS(geometry, POINT(1e9 5))', '! ogc.geometry-outside-crs'],
  ['S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(1 1)))', '! ogc.geometry-unsupported'],
  [`S_INTERSECTS(geometry, POLYGON((${ring.join(',')})))`, 'too-long'],
  [`${'NOT '.repeat(1500)}TRUE`, 'too-deep'],
  [`${'('.repeat(1500)}TRUE${')'.repeat(1500)}`, 'too-deep'],
  [Array(900).fill('TRUE').join(' OR '), 'too-long'],
];

test('a filter that is wrong or a bomb is refused in words, before the database sees it', () =>
  inTestCity(async (city) => {
    await settleMap(city);
    const refused = (code: string) => (code.startsWith('! ') ? `400 ${code.slice(2)}` : `400 ogc.filter-${code}`);
    for (const [filter, code] of refusals) {
      expect([filter, await namesAt(city, 'places', { filter })]).toEqual([filter, refused(code)]);
    }
    const asJson = (tree: unknown) =>
      namesAt(city, 'places', { filter: JSON.stringify(tree), 'filter-lang': 'cql2-json' });
    expect(await asJson(nested(60))).toBe('400 ogc.filter-too-deep');
    expect(await asJson({ op: 'toString', args: [] })).toBe('400 ogc.function-unknown');
    expect(await asJson({ op: '=', args: [1] })).toBe('400 ogc.filter-unreadable');
    expect(await asJson({ op: '=', args: [{ property: '__proto__' }, 1] })).toBe('400 ogc.property-unknown');
    expect(await namesAt(city, 'places', { filter: 'TRUE', 'filter-lang': 'sql' })).toBe('400 ogc.filter-lang-unknown');
  }));
