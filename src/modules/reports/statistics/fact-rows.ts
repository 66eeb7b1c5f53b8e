import { joinSql, type Query, sql } from '../../../kernel/db/db.ts';
import { addDays } from '../../../kernel/time.ts';
import { partsOf } from './months.ts';
import { inPeriod, type Period } from './period.ts';
import type { Scope } from './scope.ts';

/**
 * The rows of a period with their keys: sums of its whole months, and single reports of the days at its edges and of areas
 * whose sums do not tell enough.
 */
export function rowsOf({ period, facts, months: ofMonths, where, key, oneByOne }: Scope): Query {
  const { months, days } = partsOf(period.from, period.until);
  const single = (stretch: Period, which: Query) => sql`
      select ${key.facts} as key, f.channel, 1 as received, f.synthetic::int as synthetic,
             f.is_repeat::int as repeats, (f.outcome is not distinct from 'done')::int as done,
             (f.outcome is not distinct from 'referred')::int as referred,
             (f.outcome is not distinct from 'rejected')::int as rejected,
             coalesce(f.on_time, false)::int as on_time, coalesce(not f.on_time, false)::int as late,
             f.reopened::int as reopened, (f.rating is not null)::int as rated, coalesce(f.rating, 0)::int as stars,
             case when f.outcome = 'done' then f.calendar_minutes else 0 end::bigint as calendar_minutes,
             case when f.outcome = 'done' then f.working_minutes else 0 end::bigint as working_minutes
        from ${facts} where ${inPeriod(stretch)} and ${which}`;
  const parts = days.map((stretch) => single(stretch, where.facts));
  if (months !== null) {
    const isOneByOne = sql`f.area_id = any(${[...oneByOne]}::uuid[])`;
    parts.push(sql`
      select ${key.months} as key, f.channel, f.received, f.synthetic, f.repeats, f.done,
             f.referred, f.rejected, f.on_time, f.late, f.reopened, f.rated, f.stars, f.calendar_minutes,
             f.working_minutes
        from ${ofMonths}
       where f.month >= ${months.from}::date and f.month < ${months.before}::date and ${where.months}
         and not ${isOneByOne}`);
    if (oneByOne.length > 0) {
      const whole = { from: months.from, until: addDays(months.before, -1) };
      parts.push(single(whole, sql`${where.facts} and ${isOneByOne}`));
    }
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
