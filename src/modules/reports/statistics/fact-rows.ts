import { joinSql, type Query, sql } from '../../../kernel/db/db.ts';
import { invalid } from '../../../kernel/refusal.ts';
import { addDays, type Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { nil } from '../../../kernel/work/figures.ts';
import { areasWithin } from '../../../kernel/work/list.ts';
import type { Grouping, StatisticsQuery } from './contract.ts';
import { partsOf } from './months.ts';

const usualDays = 90;

export interface Period {
  from: Day;
  until: Day;
}

export function periodOf(asked: { from?: Day | undefined; until?: Day | undefined }, now: Instant): Period {
  const until = asked.until ?? dayOf(now);
  const from = asked.from ?? addDays(until, 1 - usualDays);
  if (from > until) throw invalid('statistics.period-backwards', { from, until });
  return { from, until };
}

/** What narrows the reports down, as a condition on rows `f` of facts or of months. */
export function narrowed({ category, owner, area, channel }: Partial<StatisticsQuery>): Query {
  const conditions = [sql`true`];
  if (category !== undefined) {
    conditions.push(sql`f.category_id = (select id from report_category where code = ${category})`);
  }
  if (owner !== undefined) conditions.push(sql`f.owner_id = ${owner}::uuid`);
  if (area !== undefined) conditions.push(sql`f.area_id = any(array(${areasWithin(area)}))`);
  if (channel !== undefined) conditions.push(sql`f.channel = ${channel}`);
  return joinSql(conditions, ' and ');
}

export const inPeriod = ({ from, until }: Period): Query => sql`f.received_on between ${from}::date and ${until}::date`;

/** The rows of a period: sums of its whole months, and the single reports of the days at its edges. */
export function rowsOf({ from, until }: Period, where: Query): Query {
  const { months, days } = partsOf(from, until);
  const parts = days.map(
    (stretch) => sql`
      select date_trunc('month', f.received_on)::date as month, f.category_id, f.owner_id,
             coalesce(f.area_id, ${nil}::uuid) as area_id, f.channel, 1 as received, f.synthetic::int as synthetic,
             f.is_repeat::int as repeats, (f.outcome is not distinct from 'done')::int as done,
             (f.outcome is not distinct from 'referred')::int as referred,
             (f.outcome is not distinct from 'rejected')::int as rejected,
             coalesce(f.on_time, false)::int as on_time, coalesce(not f.on_time, false)::int as late,
             f.reopened::int as reopened, (f.rating is not null)::int as rated, coalesce(f.rating, 0)::int as stars,
             case when f.outcome = 'done' then f.calendar_minutes else 0 end::bigint as calendar_minutes,
             case when f.outcome = 'done' then f.working_minutes else 0 end::bigint as working_minutes
        from report_fact f where ${inPeriod(stretch)} and ${where}`,
  );
  if (months !== null) {
    parts.push(sql`
      select f.month, f.category_id, f.owner_id, f.area_id, f.channel, f.received, f.synthetic, f.repeats, f.done,
             f.referred, f.rejected, f.on_time, f.late, f.reopened, f.rated, f.stars, f.calendar_minutes,
             f.working_minutes
        from report_month f where f.month >= ${months.from}::date and f.month < ${months.before}::date and ${where}`);
  }
  return joinSql(parts, ' union all ');
}

export const sums: Query = sql`
  sum(received)::int as received, sum(synthetic)::int as synthetic, sum(repeats)::int as repeats,
  sum(done)::int as done, sum(referred)::int as referred, sum(rejected)::int as rejected, sum(on_time)::int as "onTime",
  sum(late)::int as late, sum(reopened)::int as reopened, sum(rated)::int as rated, sum(stars)::int as stars,
  sum(calendar_minutes)::float8 as "calendarMinutes", sum(working_minutes)::float8 as "workingMinutes"`;

/** Minutes until they were done, of rows `f`. */
export const spreads: Query = sql`
  count(*)::int as n,
  percentile_cont(0.5) within group (order by f.calendar_minutes) as "calendarMedian",
  percentile_cont(0.9) within group (order by f.calendar_minutes) as "calendarP90",
  percentile_cont(0.5) within group (order by f.working_minutes) as "workingMedian",
  percentile_cont(0.9) within group (order by f.working_minutes) as "workingP90"`;

const areaKey = sql`(select shown.key from shown where shown.id = f.area_id)`;
const keys: Readonly<Record<Exclude<Grouping, 'month'>, Query>> = {
  none: sql`''::text`,
  category: sql`(select code from report_category c where c.id = f.category_id)`,
  organisation: sql`f.owner_id::text`,
  area: areaKey,
  neighbourhood: areaKey,
  channel: sql`f.channel`,
};

/** What rows `f` are grouped by; areas through the table `shown`, which says where each is shown. */
export const keyOf = (by: Grouping, of: 'facts' | 'months'): Query => {
  if (by !== 'month') return keys[by];
  return of === 'months' ? sql`to_char(f.month, 'YYYY-MM')` : sql`to_char(f.received_on, 'YYYY-MM')`;
};
