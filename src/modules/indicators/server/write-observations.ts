import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { newId } from '../../../kernel/brand.ts';
import { type Query, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Day, Instant } from '../../../kernel/time.ts';
import { IndicatorId, type Observation, ObservationId, type ObservationStatus } from '../contract.ts';

export interface ObservationToWrite {
  indicatorId: IndicatorId;
  areaId: AreaId;
  startsOn: Day;
  endsOn: Day;
  value: number;
  status: ObservationStatus;
  source: string;
  sourceUrl: string | null;
}

export interface Writing {
  origin: Observation['origin'];
  /** What comes in together, as one import. */
  batchId?: string;
  by: string;
  at: Instant;
  /** Why what stood before gives way. */
  reason?: string;
}

/**
 * Writes figures, one for each indicator, area and period; what stood for it gives way and is kept. The latest figures
 * follow in the same transaction. Rights and sense are the act's to ask for; one writer an indicator at a time.
 */
export async function writeObservations(
  tx: Tx,
  rows: readonly ObservationToWrite[],
  { origin, batchId, by, at, reason }: Writing,
): Promise<ObservationId[]> {
  if (rows.length === 0) return [];
  const written = rows.map((row) => ({ id: newId(ObservationId), ...row }));
  await holdIndicators(tx, [...new Set(rows.map(({ indicatorId }) => indicatorId))]);
  const given = sql`jsonb_to_recordset(${JSON.stringify(written)}::text::jsonb) as g (
    id uuid, "indicatorId" uuid, "areaId" uuid, "startsOn" date, "endsOn" date, value double precision, status text,
    source text, "sourceUrl" text)`;
  await tx.run(sql`
    update observation o set superseded_at = ${at}, superseded_by_id = g.id, superseded_reason = ${reason ?? null}
      from ${given}
     where o.area_id = g."areaId" and o.indicator_id = g."indicatorId" and o.ends_on = g."endsOn"
       and o.starts_on = g."startsOn" and o.superseded_at is null`);
  await tx.run(sql`
    insert into observation (id, indicator_id, area_id, starts_on, ends_on, value, status, origin, batch_id, source,
                             source_url, entered_at, entered_by)
    select g.id, g."indicatorId", g."areaId", g."startsOn", g."endsOn", g.value, g.status, ${origin}, ${batchId ?? null},
           g.source, g."sourceUrl", ${at}, ${by}
      from ${given}`);
  await keepLatest(tx, rows);
  return written.map(({ id }) => id);
}

/**
 * Withdraws the standing figures of which the condition is true; answers how many stood. What was there before them comes
 * back only if it is written again.
 */
export async function withdrawObservations(
  tx: Tx,
  which: Query,
  { at, reason }: { at: Instant; reason: string },
): Promise<number> {
  const touched = await standingPairs(tx, which);
  await holdIndicators(tx, [...new Set(touched.map(({ indicatorId }) => indicatorId))]);
  const withdrawn = await tx.run(sql`
    update observation set superseded_at = ${at}, superseded_reason = ${reason}
     where ${which} and superseded_at is null`);
  await keepLatest(tx, touched);
  return withdrawn;
}

const Pair = z.object({ indicatorId: IndicatorId, areaId: AreaId });
type Pair = z.infer<typeof Pair>;

/** The indicators and areas of the standing figures of which the condition is true. */
export const standingPairs = (tx: Tx, which: Query): Promise<Pair[]> =>
  tx.rows(
    Pair,
    sql`select distinct indicator_id as "indicatorId", area_id as "areaId" from observation
         where ${which} and superseded_at is null`,
  );

/** Always in the same order, so that two imports wait for each other and never for ever. */
async function holdIndicators(tx: Tx, ids: readonly IndicatorId[]): Promise<void> {
  await tx.run(sql`
    select from indicator where id = any(${[...ids]}::uuid[]) order by id for no key update`);
}

/** Brings the latest figures of what was touched up to date. */
async function keepLatest(tx: Tx, touched: readonly Pair[]): Promise<void> {
  const pairs = [...new Map(touched.map(({ indicatorId, areaId }) => [indicatorId + areaId, { indicatorId, areaId }]))];
  const of = sql`jsonb_to_recordset(${JSON.stringify(pairs.map(([, pair]) => pair))}::text::jsonb)
    as t ("indicatorId" uuid, "areaId" uuid)`;
  await tx.run(sql`
    delete from indicator_latest l using ${of}
     where l.area_id = t."areaId" and l.indicator_id = t."indicatorId"
       and not exists (select from observation o where o.area_id = l.area_id and o.indicator_id = l.indicator_id
                          and o.superseded_at is null)`);
  await tx.run(sql`
    insert into indicator_latest as l (area_id, indicator_id, observation_id, starts_on, ends_on, value, status)
    select t."areaId", t."indicatorId", o.id, o.starts_on, o.ends_on, o.value, o.status
      from ${of}
      join lateral (select id, starts_on, ends_on, value, status from observation
                     where area_id = t."areaId" and indicator_id = t."indicatorId" and superseded_at is null
                     order by ends_on desc, starts_on desc limit 1) as o on true
    on conflict (area_id, indicator_id) do update set
      observation_id = excluded.observation_id, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      value = excluded.value, status = excluded.status
    where l.observation_id <> excluded.observation_id`);
}

/** Writes the latest figures of everything anew: after a bulk load, or when somebody doubts them. */
export async function rebuildLatest(tx: Tx): Promise<void> {
  await tx.run(sql`lock table observation in share mode`);
  await tx.run(sql`delete from indicator_latest`);
  await tx.run(sql`
    insert into indicator_latest (area_id, indicator_id, observation_id, starts_on, ends_on, value, status)
    select distinct on (area_id, indicator_id) area_id, indicator_id, id, starts_on, ends_on, value, status
      from observation where superseded_at is null
     order by area_id, indicator_id, ends_on desc, starts_on desc`);
}
