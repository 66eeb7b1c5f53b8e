import { z } from 'zod';
import { DatabaseError, joinSql, Query, type Reads, sql } from '../db/db.ts';
import { Geometry } from '../geo/contract.ts';
import { mapPositions } from '../geo/positions.ts';
import { invalid, notFound } from '../refusal.ts';
import { propertiesJson } from './columns.ts';
import { type Crs, crs84, writePosition } from './crs.ts';
import { demandPlace, type PageOrder, pageOrderOf } from './page-order.ts';
import type { ItemsAsked } from './parameters.ts';
import type { FeatureSource, RowsAsked } from './source.ts';

/** Features as JSON, written by PostgreSQL and, in the default system, sent on as they are. */
export interface FeaturesPage {
  features: string[];
  /** The identifier of the last one, where more follow. */
  next: string | null;
  /** How many there are, where that is known without counting far. */
  matched: number | undefined;
}

const Row = z.object({ id: z.string(), json: z.string() });
const Counted = z.object({ n: z.int() });

/** Counted no further than this; beyond it the number is left out. */
const countedAtMost = 5000;

type Viewer = Pick<RowsAsked, 'actor' | 'today'>;

/**
 * A page in the order of the source. What is asked for by its place is cut out by the map first: few are sorted as they are;
 * of many, the next ones in that order are soon found.
 */
export async function listFeatures(
  reads: Reads,
  source: FeatureSource,
  asked: ItemsAsked,
  viewer: Viewer,
): Promise<FeaturesPage> {
  const { limit, after, crs, byGeometry } = asked;
  const matching = joinSql([sql`true`, ...asked.conditions], ' and ');
  const order = pageOrderOf(source);
  const next = after === undefined ? sql`true` : order.after(after);
  const cut = byGeometry
    ? await cutOut(reads, source.rows({ ...viewer, byGeometry }), { matching, next, order, limit })
    : null;
  const rows = source.rows({ ...viewer, byGeometry: false });
  // Which they are is settled from what the conditions name alone; everything else is read of those that are shown.
  const page =
    cut === null
      ? sql`(select f.id from (${rows}) as f where ${matching} and ${next} order by ${order.by} limit ${limit + 1})`
      : cut.ids === undefined
        ? nextOfMany(rows, { matching, next, order, limit })
        : sql`(select unnest(${cut.ids}::uuid[]) as id)`;
  const found = await withinRange(() =>
    reads.rows(
      Row,
      sql`with page as materialized ${page}
          select f.id::text as id, ${featureJson(source, crs)} as json
            from page join (${rows}) as f on f.id = page.id order by ${order.by}`,
    ),
  );
  if (found.length === 0 && after !== undefined) await demandPlace(reads, order.placeOf?.(after));
  const features = found.slice(0, limit);
  const matched = async () => {
    if (after === undefined && found.length <= limit) return found.length;
    if (cut !== null) return cut.matched;
    return after === undefined ? count(reads, rows, matching) : undefined;
  };
  return {
    features: features.map(({ json }) => inCrs(json, crs)),
    next: found.length > limit ? (features.at(-1)?.id ?? null) : null,
    matched: await matched(),
  };
}

interface Asked {
  matching: Query;
  next: Query;
  order: PageOrder;
  limit: number;
}

/**
 * One after the other in their order, until there are enough. Of a place that may be either of two PostgreSQL believes that
 * hardly anything lies in a box, and would look at everything and sort it: so it is not told before the order is settled.
 */
const nextOfMany = (rows: Query, { matching, next, order, limit }: Asked): Query => sql`
  (select f.id from (select f.* from (${rows}) as f where ${next} order by ${order.by} offset 0) as f
    where ${matching} order by ${order.by} limit ${limit + 1})`;

const Cut = z.object({ n: z.int(), ids: z.array(z.string()) });

/** How many match, and the identifiers of the next; of more than are counted, neither. */
async function cutOut(
  reads: Reads,
  rows: Query,
  { matching, next, order, limit }: Asked,
): Promise<{ matched?: number; ids?: string[] }> {
  const cut = await withinRange(() =>
    reads.row(
      Cut,
      sql`with cut as materialized (
            select ${order.columns} from (${rows}) as f where ${matching} limit ${countedAtMost + 1})
          select (select count(*)::int from cut) as n,
                 array(select f.id::text from cut as f where ${next} order by ${order.by} limit ${limit + 1}) as ids`,
    ),
  );
  return cut === undefined || cut.n > countedAtMost ? {} : { matched: cut.n, ids: cut.ids };
}

async function count(reads: Reads, rows: Query, matching: Query): Promise<number | undefined> {
  const counted = await withinRange(() =>
    reads.row(
      Counted,
      sql`select count(*)::int as n from (
            select from (${rows}) as f where ${matching} limit ${countedAtMost + 1}) as found`,
    ),
  );
  return counted === undefined || counted.n > countedAtMost ? undefined : counted.n;
}

/** One feature, for those who may see it; for others it is not there. */
export async function getFeature(
  reads: Reads,
  source: FeatureSource,
  id: string,
  crs: Crs,
  { actor, today }: Pick<RowsAsked, 'actor' | 'today'>,
): Promise<string> {
  const rows = source.rows({ actor, today, byGeometry: false });
  const absent = () => notFound('ogc.no-such-feature', { id: id.slice(0, 60) });
  if (!z.uuid().safeParse(id).success) throw absent();
  const found = await reads.row(
    Row,
    sql`select f.id::text as id, ${featureJson(source, crs)} as json from (${rows}) as f where f.id = ${id}::uuid`,
  );
  if (found === undefined) throw absent();
  return inCrs(found.json, crs);
}

/** A feature as text, put together without reading its geometry again. Finer where it is to be moved to another grid. */
function featureJson(source: FeatureSource, crs: Crs): Query {
  const digits = new Query([crs === crs84 ? '7' : '9'], []);
  return sql`
    '{"type":"Feature","id":"' || f.id || '","geometry":' || coalesce(ST_AsGeoJSON(f.geometry, ${digits}), 'null')
    || ',"properties":' || ${propertiesJson(source)}::text || '}'`;
}

const Feature = z.looseObject({ geometry: Geometry.nullable() });

function inCrs(json: string, crs: Crs): string {
  if (crs === crs84) return json;
  const feature = Feature.parse(JSON.parse(json));
  const moved =
    feature.geometry === null ? null : mapPositions(feature.geometry, (position) => writePosition(crs, position));
  return JSON.stringify({ ...feature, geometry: moved });
}

/** A number that grows out of what the database can hold is the filter's doing, not a fault. */
export async function withinRange<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DatabaseError && error.code.startsWith('22')) throw invalid('ogc.filter-out-of-range');
    throw error;
  }
}

const Extent = z.object({
  west: z.number().nullable(),
  south: z.number().nullable(),
  east: z.number().nullable(),
  north: z.number().nullable(),
  begins: z.string().nullable(),
  ends: z.string().nullable(),
});

/** Where and when the features of a collection are. */
export interface FeaturesExtent {
  bbox: [number, number, number, number] | null;
  /** RFC 3339, from the first to the last moment; what has not ended lasts until now. */
  interval: [string, string] | null;
}

export async function extentOf(reads: Reads, source: FeatureSource, asked: Omit<RowsAsked, 'byGeometry'>, now: string) {
  const rows = source.extent ?? source.rows({ ...asked, byGeometry: false });
  const times = source.temporal
    ? sql`min(f.begins) as begins, greatest(max(coalesce(f.ends, ${now}::timestamptz)), max(f.begins)) as ends`
    : sql`null::timestamptz as begins, null::timestamptz as ends`;
  const found = await reads.row(
    Extent,
    sql`select ST_XMin(box) as west, ST_YMin(box) as south, ST_XMax(box) as east, ST_YMax(box) as north, begins, ends
          from (select ST_Extent(f.geometry) as box, ${times} from (${rows}) as f) as whole`,
  );
  const { west = null, south = null, east = null, north = null, begins = null, ends = null } = found ?? {};
  const extent: FeaturesExtent = {
    bbox:
      west === null || south === null || east === null || north === null
        ? null
        : [outward(west, -1), outward(south, -1), outward(east, 1), outward(north, 1)],
    interval: begins === null || ends === null ? null : [begins, ends],
  };
  return extent;
}

/** To the next hundredth of a degree: what lies on the edge is inside, however the box is reckoned. */
const outward = (degrees: number, direction: 1 | -1): number =>
  (direction === 1 ? Math.ceil(degrees * 100 + 0.5) : Math.floor(degrees * 100 - 0.5)) / 100;
