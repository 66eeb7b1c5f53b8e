import { z } from 'zod';
import { type AreaId, AreaKind, fullNameOf } from '../../../../kernel/areas/contract.ts';
import { type Query, type Reads, sql } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { type Day, dayOf, type Instant } from '../../../../kernel/time.ts';
import { findClauses } from '../../../directives/index.ts';
import { Indicator, type IndicatorId, type SeriesPoint } from '../../contract.ts';
import { Target, type TargetKey } from '../../targets/contract.ts';
import { judgeTarget, type Milestone, pathOf, type TargetTerms } from '../../targets/state.ts';
import { indicatorColumns, visibleIndicators } from '../definitions.ts';
import { readSeries } from '../series.ts';

const Row = Target.pick({
  id: true,
  areaId: true,
  comparator: true,
  value: true,
  relative: true,
  counts: true,
  baseline: true,
  path: true,
  steps: true,
  by: true,
  source: true,
  setAt: true,
}).extend({
  indicatorId: z.string(),
  findingId: z.uuid().nullable(),
  organisation: z.string().nullable(),
  replaces: Target.shape.replaces,
  areaName: z.string(),
  areaKind: AreaKind,
});
type Row = z.infer<typeof Row>;

export interface TargetsAsked {
  indicatorId?: IndicatorId;
  areaId?: AreaId | undefined;
  findingIds?: readonly string[] | undefined;
  id?: string;
  after?: TargetKey | undefined;
  limit?: number;
}

const mostTargets = 500;

/** Standing targets, the nearest day first, each with where it stands by the figures of today. */
export async function readTargets(reads: Reads, actor: Actor, asked: TargetsAsked, now: Instant): Promise<Target[]> {
  const rows = await reads.rows(
    Row,
    sql`select t.id, t.indicator_id as "indicatorId", t.area_id as "areaId", a.name as "areaName", a.kind as "areaKind",
               t.comparator, t.value, t.relative, t.counts,
               case when t.baseline_on is not null then
                 jsonb_build_object('on', t.baseline_on, 'value', t.baseline_value) end as baseline,
               t.path, t.steps, t.by_day as "by", t.finding_id as "findingId", t.source, t.set_at as "setAt",
               o.name as organisation,
               case when p.id is not null then
                 jsonb_build_object('comparator', p.comparator, 'value', p.value, 'relative', p.relative, 'by', p.by_day,
                                    'source', p.source, 'reason', p.withdrawn_reason) end as replaces
          from indicator_target t
          join indicator i on i.id = t.indicator_id
          join area a on a.id = t.area_id
          left join organisation o on o.id = i.organisation_id
          left join indicator_target p on p.id = t.replaces_id
         where t.withdrawn_at is null and ${visibleIndicators(actor)} and ${conditionOf(asked)}
         order by t.by_day, t.id limit ${asked.limit ?? mostTargets}`,
  );
  const indicators = await indicatorsOf(reads, rows);
  const clauses = await clausesOf(reads, actor, rows);
  const pointsOf = await pointsFor(reads, [...indicators.values()], rows, dayOf(now));
  return rows.flatMap((row) => {
    const indicator = indicators.get(row.indicatorId);
    if (indicator === undefined) return [];
    const clause = row.findingId === null ? null : (clauses.get(row.findingId) ?? null);
    return [viewOf(row, indicator, clause, pointsOf(indicator.code, row.areaId), dayOf(now))];
  });
}

const conditionOf = ({ indicatorId, areaId, findingIds, id, after }: TargetsAsked): Query => sql`
  (${indicatorId ?? null}::uuid is null or t.indicator_id = ${indicatorId ?? null})
  and (${areaId ?? null}::uuid is null or t.area_id = ${areaId ?? null})
  and (${findingIds === undefined} or t.finding_id = any(${[...(findingIds ?? [])]}::uuid[]))
  and (${id ?? null}::uuid is null or t.id = ${id ?? null})
  and (${after?.[0] ?? null}::date is null or (t.by_day, t.id) > (${after?.[0] ?? null}::date, ${after?.[1] ?? null}::uuid))`;

const indicatorsOf = async (reads: Reads, rows: readonly Row[]): Promise<Map<string, Indicator>> =>
  new Map(
    (
      await reads.rows(
        Indicator,
        sql`select ${indicatorColumns} from indicator i
             where i.id = any(${[...new Set(rows.map(({ indicatorId }) => indicatorId))]}::uuid[])`,
      )
    ).map((indicator) => [indicator.id, indicator]),
  );

/** Clauses of directives that the actor may see; of the others the words of the source have to do. */
async function clausesOf(reads: Reads, actor: Actor, rows: readonly Row[]) {
  const ids = rows.flatMap(({ findingId }) => (findingId === null ? [] : [findingId]));
  const found = ids.length === 0 ? [] : await findClauses(reads, actor, { ids });
  return new Map(found.map((clause) => [clause.findingId, clause]));
}

async function pointsFor(reads: Reads, indicators: readonly Indicator[], rows: readonly Row[], today: Day) {
  if (indicators.length === 0) return () => [];
  const areaIds = [...new Set(rows.map(({ areaId }) => areaId))];
  const series = await readSeries(reads, { indicators, areaIds, day: today });
  return (code: string, areaId: AreaId): readonly SeriesPoint[] => series.get(code)?.get(areaId) ?? [];
}

function viewOf(
  row: Row,
  indicator: Indicator,
  clause: Target['clause'],
  points: readonly SeriesPoint[],
  today: Day,
): Target {
  const { indicatorId: _, findingId: __, areaName, areaKind, ...target } = row;
  const terms: TargetTerms = target;
  const observed = observedFor(target, points, today);
  const judgement = judgeTarget(terms, observed);
  return {
    ...target,
    ...{ indicator: indicator.code, indicatorName: indicator.name, unit: indicator.unit },
    ...{ area: fullNameOf(areaKind, areaName), clause, observed, ...judgement, waypoints: pathOf(terms) },
  };
}

/**
 * The figure a target is judged by: of the period its day lies in, or else of the last one before; or the sum of its year
 * so far. A period that still runs stands for today.
 */
export function observedFor(
  { by, counts }: Pick<Target, 'by' | 'counts'>,
  points: readonly SeriesPoint[],
  today: Day,
): (Milestone & { period: string }) | null {
  const known = points.flatMap((point) =>
    point.value === null || point.startsOn > by ? [] : [{ ...point, value: point.value }],
  );
  const last = known.at(-1);
  if (last === undefined) return null;
  const on = last.endsOn < today ? last.endsOn : today;
  if (counts === 'latest') return { on, value: last.value, period: last.period };
  const year = by.slice(0, 4);
  const ofYear = known.filter(({ startsOn, endsOn }) => startsOn.slice(0, 4) === year && endsOn <= by);
  if (ofYear.length === 0) return null;
  const sum = ofYear.reduce((total, { value }) => total + value, 0);
  return { on, value: Number(sum.toPrecision(15)), period: last.period };
}
