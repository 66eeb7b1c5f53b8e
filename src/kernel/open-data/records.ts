import { z } from 'zod';
import { joinSql, type Query, Query as QueryText, type Reads, sql } from '../db/db.ts';
import { publicActor } from '../identity/actor.ts';
import { columnOf, propertiesJson } from '../ogc/columns.ts';
import { withinRange } from '../ogc/features.ts';
import type { RecordSource } from '../ogc/source.ts';
import type { Day } from '../time.ts';
import { DataCount } from './contract.ts';

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** The values as PostgreSQL wrote them; the statement is ours, so they are read and not checked one by one. */
const Row = z.object({
  id: z.string(),
  values: z.custom<Record<string, z.infer<typeof Value>>>(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  geometry: z.string().nullable(),
});
export type ReadRecord = z.infer<typeof Row>;

export interface RecordsAsked {
  today: Day;
  conditions?: readonly Query[];
  after?: string | undefined;
  limit: number;
  /** GeoJSON, or well-known bytes in hexadecimal. */
  geometry?: 'geojson' | 'wkb';
}

/** Records as the public sees them, along their identifiers. */
export function readRecords(reads: Reads, source: RecordSource, asked: RecordsAsked): Promise<ReadRecord[]> {
  const { today, conditions = [], after, limit } = asked;
  const rows = source.rows({ actor: publicActor, today, byGeometry: false });
  const where = [...conditions, after === undefined ? sql`true` : sql`f.id > ${after}::uuid`];
  const placed = source.geometry !== null;
  const point = source.geometry === 'point' ? sql`f.geometry` : sql`ST_PointOnSurface(f.geometry)`;
  const geometry =
    !placed || asked.geometry === undefined
      ? sql`null::text`
      : asked.geometry === 'geojson'
        ? sql`ST_AsGeoJSON(f.geometry, 7)`
        : sql`encode(ST_AsBinary(f.geometry), 'hex')`;
  const position = placed
    ? sql`round(ST_X(${point})::numeric, 7)::float8 as lon, round(ST_Y(${point})::numeric, 7)::float8 as lat`
    : sql`null::float8 as lon, null::float8 as lat`;
  return withinRange(() =>
    reads.rows(
      Row,
      sql`select f.id::text as id, ${propertiesJson(source)} as values, ${position}, ${geometry} as geometry
            from (${rows}) as f where ${joinSql(where, ' and ')} order by f.id limit ${limit}`,
    ),
  );
}

const pageSize = 1000;

/** All of them, page after page: no more than one page is held. Each is as it is when its page is read. */
export async function* allRecords(reads: Reads, source: RecordSource, today: Day, geometry?: RecordsAsked['geometry']) {
  let after: string | undefined;
  do {
    const page: ReadRecord[] = await readRecords(reads, source, {
      today,
      after,
      limit: pageSize,
      ...(geometry === undefined ? {} : { geometry }),
    });
    yield page;
    after = page.length < pageSize ? undefined : page.at(-1)?.id;
  } while (after !== undefined);
}

/** How many there are of each value of a property. */
export function countRecords(
  reads: Reads,
  source: RecordSource,
  by: string,
  conditions: readonly Query[],
  today: Day,
): Promise<DataCount[]> {
  const property = source.properties[by];
  if (property === undefined) throw new Error(`not a property of ${source.id}: ${by}`);
  const rows = source.rows({ actor: publicActor, today, byGeometry: false });
  return withinRange(() =>
    reads.rows(
      DataCount,
      sql`select ${columnOf(by, property)}::text as value, count(*)::int as count from (${rows}) as f
           where ${joinSql([sql`true`, ...conditions], ' and ')} group by 1 order by 2 desc, 1 ${new QueryText(['limit 100'], [])}`,
    ),
  );
}
