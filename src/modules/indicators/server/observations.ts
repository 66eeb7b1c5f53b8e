import { z } from 'zod';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can } from '../../../kernel/policy/policy.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { type IndicatorId, Observation, type ObservationId } from '../contract.ts';
import { codeOf } from '../periods.ts';
import { visibleIndicators } from './definitions.ts';

const Row = Observation.omit({ period: true }).transform((row): Observation => ({ ...row, period: codeOf(row) }));

const columns = (withNames: boolean): Query => sql`
  o.id, o.area_id as "areaId", ${areaFullName} as area, o.starts_on as "startsOn", o.ends_on as "endsOn", o.value, o.status,
  o.origin, o.source, o.source_url as "sourceUrl", o.entered_at as "enteredAt", o.superseded_at as "supersededAt",
  o.superseded_reason as "supersededReason",
  ${withNames ? sql`(select name from account where id::text = o.entered_by)` : sql`null::text`} as "enteredBy"`;

const tables = sql`observation o join area a on a.id = o.area_id join indicator i on i.id = o.indicator_id`;

export interface ObservationFilter {
  indicatorId: IndicatorId;
  areaId?: AreaId | undefined;
  /** Superseded ones as well. */
  all: boolean;
  after?: readonly [string, string] | undefined;
  limit: number;
}

/** Entries, the last first; names of who entered for those who may know. */
export function listObservations(reads: Reads, actor: Actor, filter: ObservationFilter): Promise<Observation[]> {
  const conditions = [sql`o.indicator_id = ${filter.indicatorId}`, visibleIndicators(actor)];
  if (filter.areaId !== undefined) conditions.push(sql`o.area_id = ${filter.areaId}`);
  if (!filter.all) conditions.push(sql`o.superseded_at is null`);
  if (filter.after !== undefined)
    conditions.push(sql`(o.entered_at, o.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  return reads.rows(
    Row,
    sql`select ${columns(can(actor, 'history.read'))} from ${tables} where ${joinSql(conditions, ' and ')}
         order by o.entered_at desc, o.id desc limit ${filter.limit}`,
  );
}

const WithIndicator = z.object({ indicator: z.string() });

const FindObservationRow = Observation.omit({ period: true }).extend(WithIndicator.shape);

/** One entry with the code of its indicator; one of an indicator the actor may not see is not there. */
export async function findObservation(
  reads: Reads,
  actor: Actor,
  id: ObservationId,
): Promise<{ observation: Observation; code: string } | undefined> {
  const found = await reads.row(
    FindObservationRow,
    sql`select ${columns(can(actor, 'history.read'))}, i.code as indicator from ${tables}
         where o.id = ${id} and ${visibleIndicators(actor)}`,
  );
  if (found === undefined) return undefined;
  const { indicator, ...row } = found;
  return { observation: { ...row, period: codeOf(row) }, code: indicator };
}
