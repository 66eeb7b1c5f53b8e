import { z } from 'zod';
import { joinSql, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { rowsOf, spreads, sums } from './fact-rows.ts';
import { Spreads, Summed } from './figures.ts';
import { inPeriod } from './period.ts';
import type { Scope } from './scope.ts';

const Key = z.object({ key: z.string().nullable() });
const OfGroup = Key.extend({ isTotal: z.boolean() });

const FiguresRow = z.object({
  counted: z.array(Summed.extend(Key.shape).extend({ channel: z.string() })),
  spread: z.array(Spreads.extend(OfGroup.shape)),
  late: z.array(OfGroup.extend({ n: z.int() })),
  leftOut: z.int(),
});

/** All that is read of the reports, in one statement: what is looked up by position is looked up once. */
export async function readFigures(tx: Reads, scope: Scope, now: Instant): Promise<z.infer<typeof FiguresRow>> {
  const { tables, period, facts, where, key, leftOut } = scope;
  const own = [
    sql`counted as (
      select f.key, f.channel, ${sums} from (${rowsOf(scope)}) as f
       group by 1, 2)`,
    sql`timed as (
      select ${key.facts} as key, f.calendar_minutes, f.working_minutes
        from ${facts} where ${inPeriod(period)} and f.outcome = 'done' and ${where.facts})`,
    sql`spread as (
      select key, grouping(key) = 1 as "isTotal", ${spreads} from timed f group by grouping sets ((key), ()))`,
    sql`overdue as (
      select ${key.facts} as key
        from ${facts} join report r on r.id = f.report_id join work_item w on w.id = r.work_item_id
       where f.outcome is null and ${inPeriod(period)} and w.due_at < ${now}::timestamptz and ${where.facts})`,
    sql`late as (
      select key, grouping(key) = 1 as "isTotal", count(*)::int as n from overdue group by grouping sets ((key), ()))`,
  ];
  const found = await tx.row(
    FiguresRow,
    sql`
    with ${joinSql([...tables, ...own], ', ')}
    select (select coalesce(jsonb_agg(c order by c.key, c.channel), '[]') from counted c) as counted,
           (select jsonb_agg(s) from spread s) as spread, (select jsonb_agg(l) from late l) as late,
           (select count(*)::int from ${facts} where ${inPeriod(period)} and ${leftOut}) as "leftOut"`,
  );
  if (found === undefined) throw new Error('a statement without a table gave no row');
  return found;
}
