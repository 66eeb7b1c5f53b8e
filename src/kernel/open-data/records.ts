import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../db/db.ts';
import { publicActor } from '../identity/actor.ts';
import { propertiesJson } from '../ogc/columns.ts';
import { withinRange } from '../ogc/features.ts';
import { demandPlace, pageOrderOf } from '../ogc/page-order.ts';
import type { RecordSource } from '../ogc/source.ts';
import { invalid } from '../refusal.ts';
import type { Day } from '../time.ts';
import { type Sorting, sortedBy } from './asked.ts';

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
  /** By a field, for so many records as may be sorted; in the order of the source otherwise. */
  sorting?: Sorting | undefined;
  /** GeoJSON, or well-known bytes in hexadecimal. */
  geometry?: 'geojson' | 'wkb';
}

/** Records as the public sees them. */
export async function readRecords(reads: Reads, source: RecordSource, asked: RecordsAsked): Promise<ReadRecord[]> {
  const { today, conditions = [], after, limit, sorting } = asked;
  const rows = source.rows({ actor: publicActor, today, byGeometry: false });
  if (sorting !== undefined) await demandSortable(reads, rows, conditions);
  const order = sorting === undefined ? pageOrderOf(source) : sortedBy(source, sorting, rows);
  const where = [sql`true`, ...conditions, ...(after === undefined ? [] : [order.after(after)])];
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
  const found = await withinRange(() =>
    reads.rows(
      Row,
      // Which they are is settled from what the conditions name alone; everything else is read of those that are shown.
      sql`with page as materialized (
            select f.id from (${rows}) as f where ${joinSql(where, ' and ')} order by ${order.by} limit ${limit})
          select f.id::text as id, ${propertiesJson(source)} as values, ${position}, ${geometry} as geometry
            from page join (${rows}) as f on f.id = page.id order by ${order.by}`,
    ),
  );
  if (found.length === 0 && after !== undefined) await demandPlace(reads, order.placeOf?.(after));
  return found;
}

/** So many are sorted in a moment; more would cost everybody, at every page. */
export const mostSorted = 20_000;

const CountRow = z.object({ n: z.int() });

async function demandSortable(reads: Reads, rows: Query, conditions: readonly Query[]): Promise<void> {
  const where = joinSql([sql`true`, ...conditions], ' and ');
  const found = await withinRange(() =>
    reads.row(
      CountRow,
      sql`select count(*)::int as n from (select from (${rows}) as f where ${where} limit ${mostSorted + 1}) as found`,
    ),
  );
  if (found !== undefined && found.n > mostSorted) throw invalid('open-data.too-many-to-sort', { most: mostSorted });
}

const pageSize = 250;

/** All that are asked for, page after page: no more than one page is held. Each is as it is when its page is read. */
export async function* allRecords(
  reads: Reads,
  source: RecordSource,
  asked: Pick<RecordsAsked, 'today' | 'conditions' | 'geometry'>,
): AsyncGenerator<ReadRecord[]> {
  let after: string | undefined;
  do {
    const page: ReadRecord[] = await readRecords(reads, source, { ...asked, after, limit: pageSize });
    yield page;
    after = page.length < pageSize ? undefined : page.at(-1)?.id;
  } while (after !== undefined);
}
