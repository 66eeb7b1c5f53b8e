import { invalid, Refusal } from '../refusal.ts';
import { type LooseFeature, LooseFeatureCollection, LooseFeature as LooseFeatureSchema, Outline } from './contract.ts';
import { type Fault, geometryFaults } from './faults.ts';
import { mapPositions } from './positions.ts';
import { fromVn2000 } from './vn2000.ts';

/** The coordinate systems outlines come in. */
export const crsNames = ['wgs84', 'vn2000'] as const;
export type Crs = (typeof crsNames)[number];

/** Text of a GeoJSON file to its features; the geometries are not looked at yet. */
export function readFeatures(text: string): LooseFeature[] {
  const collection = LooseFeatureCollection.safeParse(readJson(text));
  if (!collection.success) throw invalid('geo.not-a-feature-collection');
  if (collection.data.features.length === 0) throw invalid('geo.no-features');
  return collection.data.features.map((feature, i) => {
    const read = LooseFeatureSchema.safeParse(feature);
    if (!read.success) throw invalid('geo.not-a-feature', { number: i + 1 });
    return read.data;
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw invalid('geo.not-json');
  }
}

export type ReadOutline = { outline: Outline; faults: [] } | { outline: null; faults: Fault[] };

/** An outline in WGS 84, or what is wrong with it; faults are told in the coordinates of the file. */
export function readOutline(geometry: unknown, crs: Crs, limit: number): ReadOutline {
  const read = Outline.safeParse(geometry);
  if (!read.success) return { outline: null, faults: [{ code: 'geo.not-an-outline', at: null }] };
  const gridFault = crs === 'vn2000' ? findGridFault(read.data) : undefined;
  if (gridFault !== undefined) return { outline: null, faults: [gridFault] };
  const outline = crs === 'vn2000' ? mapPositions(read.data, ([x, y]) => fromVn2000([x, y])) : read.data;
  const faults = geometryFaults(outline, limit);
  return faults.length === 0 ? { outline, faults: [] } : { outline: null, faults };
}

/** The range of the grid's eastings and northings in the country, in metres. */
const grid = { west: 100_000, east: 1_500_000, south: 600_000, north: 2_700_000 } as const;

function findGridFault(outline: Outline): Fault | undefined {
  const inGrid = (x: number, y: number) => x >= grid.west && x <= grid.east && y >= grid.south && y <= grid.north;
  let fault: Fault | undefined;
  mapPositions(outline, (position) => {
    const [x, y] = position;
    if (fault !== undefined || inGrid(x, y)) return position;
    const degrees = Math.abs(x) <= 180 && Math.abs(y) <= 180;
    const code = degrees ? 'geo.looks-geographic' : inGrid(y, x) ? 'geo.grid-swapped' : 'geo.outside-grid';
    fault = { code, at: position };
    return position;
  });
  return fault;
}

/** True for a refusal that says something about the shape or place of a geometry. */
export const isGeometryRefusal = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code.startsWith('geo.');
