import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import type { Geometry, Position } from './contract.ts';
import { checkGeometry, geometryFaults } from './faults.ts';
import { readFeatures, readOutline } from './read-geojson.ts';
import { demandValid, pointValue } from './sql.ts';
import { fromVn2000, toVn2000 } from './vn2000.ts';

/** A ring by whole hundredths of a degree from a corner in Lào Cai, closed unless said otherwise. */
const ring = (steps: [number, number][], closed = true): Position[] => {
  const positions = steps.map(([x, y]): Position => [103.9 + x / 100, 22.4 + y / 100]);
  const [first] = positions;
  return closed && first !== undefined ? [...positions, first] : positions;
};
const square = (x: number, y: number, size: number) =>
  ring([
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ]);
const polygon = (...rings: Position[][]): Geometry => ({ type: 'Polygon', coordinates: rings });
const codes = (geometry: Geometry) => geometryFaults(geometry).map(({ code }) => code);

describe('outlines the database may see', () => {
  const good: [string, Geometry][] = [
    ['a square', polygon(square(0, 0, 5))],
    ['a square the other way round', polygon(square(0, 0, 5).reverse())],
    ['a hole', polygon(square(0, 0, 5), square(1, 1, 2))],
    [
      'a hole that touches the outer ring in one corner',
      polygon(
        square(0, 0, 5),
        ring([
          [0, 0],
          [2, 1],
          [1, 2],
        ]),
      ),
    ],
    [
      'a corner said twice',
      polygon(
        ring([
          [0, 0],
          [5, 0],
          [5, 0],
          [5, 5],
        ]),
      ),
    ],
    ['parts that meet in a corner', { type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(2, 2, 2)]] }],
    [
      'an island in a hole',
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 5), square(1, 1, 3)], [square(2, 2, 1)]] },
    ],
    ['a point', { type: 'Point', coordinates: [103.97, 22.48] }],
    [
      'a line',
      {
        type: 'LineString',
        coordinates: [
          [103.97, 22.48],
          [103.98, 22.49],
        ],
      },
    ],
  ];
  test.each(good)('%s', async (_, geometry) => {
    expect(geometryFaults(geometry)).toEqual([]);
    await inTestCity(async ({ tx }) => {
      await demandValid(tx, geometry);
    });
  });
});

describe('geometry that is refused, and why', () => {
  const bad: [string, Geometry, string][] = [
    [
      'a bow tie',
      polygon(
        ring([
          [0, 0],
          [5, 5],
          [5, 0],
          [0, 5],
        ]),
      ),
      'geo.ring-crosses',
    ],
    [
      'a ring that is not closed',
      polygon(
        ring(
          [
            [0, 0],
            [5, 0],
            [5, 5],
            [0, 5],
          ],
          false,
        ),
      ),
      'geo.ring-open',
    ],
    [
      'three positions',
      polygon(
        ring([
          [0, 0],
          [5, 0],
        ]),
      ),
      'geo.ring-too-short',
    ],
    [
      'no area',
      polygon(
        ring([
          [0, 0],
          [2, 2],
          [4, 4],
        ]),
      ),
      'geo.ring-flat',
    ],
    [
      'a spike',
      polygon(
        ring([
          [0, 0],
          [5, 0],
          [9, 0],
          [5, 0],
          [5, 5],
        ]),
      ),
      'geo.ring-touches-itself',
    ],
    [
      'two rooms with one corner',
      polygon(
        ring([
          [0, 0],
          [2, 2],
          [4, 0],
          [4, 4],
          [2, 2],
          [0, 4],
        ]),
      ),
      'geo.ring-touches-itself',
    ],
    ['a hole outside', polygon(square(0, 0, 2), square(4, 4, 1)), 'geo.hole-outside'],
    ['a hole across the edge', polygon(square(0, 0, 5), square(4, 4, 3)), 'geo.holes-cross'],
    ['a hole in a hole', polygon(square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)), 'geo.holes-cross'],
    [
      'overlapping parts',
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 5)], [square(3, 3, 5)]] },
      'geo.parts-overlap',
    ],
    [
      'a part within a part',
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 5)], [square(1, 1, 1)]] },
      'geo.parts-overlap',
    ],
    ['latitude first', { type: 'Point', coordinates: [22.48, 103.97] }, 'geo.coordinates-swapped'],
    ['metres', { type: 'Point', coordinates: [419_706, 2_486_000] }, 'geo.looks-projected'],
    ['another country', { type: 'Point', coordinates: [2.35, 48.85] }, 'geo.outside-country'],
    ['no longitude', { type: 'Point', coordinates: [203, 22] }, 'geo.out-of-range'],
    [
      'a line of one place',
      {
        type: 'LineString',
        coordinates: [
          [103.97, 22.48],
          [103.97, 22.48],
        ],
      },
      'geo.line-too-short',
    ],
    ['nothing', { type: 'MultiPolygon', coordinates: [] }, 'geo.empty'],
    ['a polygon without rings', { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], []] }, 'geo.empty'],
  ];
  test.each(bad)('%s', (_, geometry, code) => {
    expect(codes(geometry)).toContain(code);
    expect(() => checkGeometry(geometry)).toThrowError(expect.objectContaining({ kind: 'invalid' }));
  });

  test('the place of a crossing is told', () => {
    const [fault] = geometryFaults(
      polygon(
        ring([
          [0, 0],
          [5, 5],
          [5, 0],
          [0, 5],
        ]),
      ),
    );
    expect(fault?.at?.[0]).toBeCloseTo(103.925, 9);
    expect(fault?.at?.[1]).toBeCloseTo(22.425, 9);
  });

  test('more positions than allowed', () => {
    expect(geometryFaults(polygon(square(0, 0, 1)), 4)).toEqual([{ code: 'geo.too-many-positions', at: null }]);
  });

  test('what passes our checks but not the database’s is refused, not stored', () =>
    inTestCity(async ({ tx }) => {
      const edgeShared: Geometry = { type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(2, 0, 2)]] };
      await expect(demandValid(tx, edgeShared)).rejects.toMatchObject({ code: 'geo.invalid' });
    }));
});

describe('files', () => {
  const refused = (text: string, code: string) =>
    expect(() => readFeatures(text)).toThrowError(expect.objectContaining({ code }));

  test('that are no GeoJSON are refused with the reason', () => {
    refused('', 'geo.not-json');
    refused('PK\u0003\u0004', 'geo.not-json');
    refused('{"type":"Polygon","coordinates":[]}', 'geo.not-a-feature-collection');
    refused('{"type":"FeatureCollection","features":[]}', 'geo.no-features');
    refused('{"type":"FeatureCollection","features":[{"type":"Point"}]}', 'geo.not-a-feature');
  });

  test('with a byte order mark are read', () => {
    const text = '\uFEFF{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":null}]}';
    expect(readFeatures(text)).toHaveLength(1);
  });

  test('outlines are read in either coordinate system, and the wrong one is recognised', () => {
    const degrees = { type: 'Polygon', coordinates: [square(0, 0, 5)] };
    const grid = { type: 'Polygon', coordinates: [square(0, 0, 5).map(toVn2000)] };
    const swapped = { type: 'Polygon', coordinates: [square(0, 0, 5).map((p) => [...toVn2000(p)].reverse())] };
    const code = (geometry: unknown, crs: 'wgs84' | 'vn2000') => readOutline(geometry, crs, 100).faults[0]?.code;
    expect(readOutline(degrees, 'wgs84', 100).outline).toEqual(degrees);
    expect(readOutline(grid, 'vn2000', 100).faults).toEqual([]);
    expect(code(degrees, 'vn2000')).toBe('geo.looks-geographic');
    expect(code(grid, 'wgs84')).toBe('geo.looks-projected');
    expect(code(swapped, 'vn2000')).toBe('geo.grid-swapped');
    expect(code({ type: 'Polygon', coordinates: [[[Number.POSITIVE_INFINITY, 0]]] }, 'wgs84')).toBe(
      'geo.not-an-outline',
    );
    expect(code({ type: 'Point', coordinates: [103.97, 22.48] }, 'wgs84')).toBe('geo.not-an-outline');
    expect(code(null, 'wgs84')).toBe('geo.not-an-outline');
  });
});

describe('VN-2000 / TM-3 104°45′', () => {
  const station: Position = [103.97833, 22.4925];

  test('there and back again to two millimetres', () => {
    const [lon, lat] = fromVn2000(toVn2000(station));
    expect(Math.abs(lon - station[0])).toBeLessThan(2e-8);
    expect(Math.abs(lat - station[1])).toBeLessThan(2e-8);
  });

  test('agrees with the database’s own VN-2000 (EPSG:4756) to a millimetre', () =>
    inTestCity(async ({ tx }) => {
      // VN-2000 and WGS 84 share the ellipsoid: once shifted, the position is projected without a further shift.
      const Grid = z.object({ e: z.number(), n: z.number() });
      const row = await tx.row(
        Grid,
        sql`select ST_X(g) as e, ST_Y(g) as n from ST_Transform(
              ST_SetSRID(ST_Transform(${pointValue({ lon: station[0], lat: station[1] })}, 4756), 4326),
              '+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m') as g`,
      );
      const [e, n] = toVn2000(station);
      expect(Math.abs(e - (row?.e ?? 0))).toBeLessThan(0.001);
      expect(Math.abs(n - (row?.n ?? 0))).toBeLessThan(0.001);
    }));
});
