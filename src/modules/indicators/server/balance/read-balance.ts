import { z } from 'zod';
import { AreaId } from '../../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../../kernel/db/db.ts';
import type { Day } from '../../../../kernel/time.ts';
import { pastFigureRows } from '../../../../kernel/work/past-figures.ts';
import { figureRows } from '../../../../kernel/work/read-figures.ts';
import type { Viewer } from '../../../../kernel/work/visibility.ts';
import { compareGroups } from '../../balance/compare.ts';
import type { BalanceOf, Division, WorkOfGroup } from '../../balance/contract.ts';
import type { Indicator, SeriesPoint } from '../../contract.ts';
import { composeSeries } from '../../rules/compose-series.ts';
import { readKnown } from '../series.ts';

interface Asked {
  day: Day;
  /** Only the last so many periods. */
  last: number;
}

/**
 * Each indicator in each group, put together from the areas of the group by the indicator's own rule, as an area is from
 * its parts: sums add up, rates are reckoned from what they are rates of.
 */
export async function balanceOf(
  reads: Reads,
  indicators: readonly Indicator[],
  { groups }: Division,
  { day, last }: Asked,
): Promise<BalanceOf[]> {
  const areaIds = groups.flatMap(({ areas }) => areas.map(({ id }) => id));
  const [known] = await readKnown(reads, day, [{ indicators, areaIds, until: day, last }]);
  if (known === undefined) return [];
  const members = new Map<string, AreaId[]>(groups.map(({ id, areas }) => [id, areas.map((area) => area.id)]));
  const grouped = { ...known, partsOf: (id: AreaId) => members.get(id) ?? known.partsOf(id) };
  return indicators.map((indicator) => {
    const series = groups.map(({ id }) => {
      const asOne = AreaId.parse(id); // a group stands where an area would
      const points = composeSeries(grouped, indicator, asOne, indicator.frequency).slice(-last);
      return { groupId: id, points: points.map((point) => withoutRule(indicator, point)) };
    });
    const periods = compareGroups(
      series.map(({ points }) => points),
      indicator.direction,
    );
    return { indicator, groups: series, periods };
  });
}

/** Where nothing says how areas make one figure, that is why there is none, however many of them have theirs. */
const withoutRule = ({ formula, overAreas }: Indicator, point: SeriesPoint): SeriesPoint =>
  point.value === null && formula === null && overAreas.by === 'none'
    ? { ...point, missing: { why: 'no-rule', of: [] } }
    : point;

const WorkRow = z.object({
  at: z.int(),
  open: z.int(),
  overdue: z.int(),
  done: z.int(),
  onTime: z.int(),
  people: z.int().nullable(),
  ended: z.boolean(),
});

/**
 * Work of each group at the end of the day, today's as it stands, that of the areas within its areas too, and for how many
 * people; null where an area has ended since: its open work went to its successors, and no record says what it had.
 */
export async function workOfGroups(
  reads: Reads,
  { groups }: Division,
  { viewer, day, today }: { viewer: Viewer; day: Day; today: Day },
): Promise<WorkOfGroup[] | null> {
  const isPast = day < today;
  const members = groups.flatMap(({ areas }, at) => areas.map(({ id }) => ({ at, id })));
  const rows = await reads.rows(
    WorkRow,
    sql`with recursive member (at, id) as (
          select * from unnest(${members.map(({ at }) => at)}::int[], ${members.map(({ id }) => id)}::uuid[])),
        below (at, id) as (
          select at, id from member union select below.at, a.id from below join area a on a.parent_id = below.id),
        f as (${isPast ? pastFigureRows({ viewer, day }) : figureRows({ scope: 'area', viewer, today })}),
        work as (
          select below.at, sum(f.dated_open + f.open_undated)::int as open, sum(f.overdue)::int as overdue,
                 sum(f.on_time + f.late)::int as done, sum(f.on_time)::int as on_time
            from below join f on f.scope_id = below.id group by below.at),
        people as (
          select member.at, case when bool_and(a.population is not null) then sum(a.population)::int end as people,
                 bool_or(coalesce(a.valid_to <= ${today}, false)) as ended
            from member join area a on a.id = member.id group by member.at)
        select at, coalesce(open, 0) as open, coalesce(overdue, 0) as overdue, coalesce(done, 0) as done,
               coalesce(on_time, 0) as "onTime", people, ended
          from people left join work using (at)`,
  );
  if (isPast && rows.some(({ ended }) => ended)) return null;
  return groups.map(({ id }, at) => {
    const { open = 0, overdue = 0, done = 0, onTime = 0, people = null } = rows.find((row) => row.at === at) ?? {};
    const openPer1000 = people === null || people === 0 ? null : (open / people) * 1000;
    return { groupId: id, open, overdue, done, onTime, people, openPer1000 };
  });
}
