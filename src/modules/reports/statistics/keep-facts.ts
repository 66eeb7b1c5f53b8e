import { z } from 'zod';
import { loadCalendarFor } from '../../../kernel/calendar/store.ts';
import { workingTimeBetween } from '../../../kernel/calendar/working-time.ts';
import { type Query, sql, type Tx } from '../../../kernel/db/db.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import { Instant } from '../../../kernel/time.ts';
import { nil } from '../../../kernel/work/figures.ts';

const atOnce = 2000;
const minuteMs = 60_000;

/** Says, within an act, that a report changed: its facts are written within a minute, and nobody waits for them. */
export async function factsDue(tx: Tx, reportId: string, at: Instant): Promise<void> {
  await tx.run(sql`insert into report_fact_due (report_id, at) values (${reportId}, ${at})`);
}

const Ended = z.object({
  id: z.string(),
  ownerId: z.string(),
  filedAt: Instant,
  closedAt: Instant,
});

const TurnRow = z.object({ mine: z.boolean() });

const IdRow = z.object({ id: z.string() });

/**
 * Writes the facts of the reports that changed and moves the sums by months along with them; answers how many changes it
 * took. One at a time: whoever comes second leaves it to the first.
 */
export async function writeFacts(tx: Tx): Promise<number> {
  const turn = await tx.row(
    TurnRow,
    sql`select pg_try_advisory_xact_lock(4027038, hashtext(current_schema())) as mine`,
  );
  if (turn?.mine !== true) return 0;
  const due = await tx.rows(
    IdRow,
    sql`with oldest as (select id from report_fact_due order by id limit ${atOnce})
        delete from report_fact_due d using oldest where d.id = oldest.id returning d.report_id as id`,
  );
  const ids = [...new Set(due.map(({ id }) => id))];
  if (ids.length === 0) return 0;
  await tx.run(sql`
    with gone as (delete from report_fact where report_id = any(${ids}::uuid[]) returning *) ${intoMonths(-1)}`);
  const ended = await tx.rows(
    Ended,
    sql`select id, owner_id as "ownerId", filed_at as "filedAt", closed_at as "closedAt" from report
         where id = any(${ids}::uuid[]) and closed_at is not null and not restricted`,
  );
  const working: { id: string; minutes: number }[] = [];
  for (const { id, ownerId, filedAt, closedAt } of ended) {
    const { calendar } = await loadCalendarFor(tx, ownerId);
    working.push({ id, minutes: Math.round(workingTimeBetween(calendar, filedAt, closedAt) / minuteMs) });
  }
  await tx.run(
    factsWritten(
      sql`select * from jsonb_to_recordset(${JSON.stringify(working)}::jsonb) as w (id uuid, minutes integer)`,
      sql`r.id = any(${ids}::uuid[])`,
    ),
  );
  return due.length;
}

/**
 * Writes all facts and sums anew, after a bulk load: whoever loaded knows how long each report took, as rows of `id` and
 * `minutes` in the office hours of its owner.
 */
export async function rebuildFacts(tx: Tx, worked: Query): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4027038, hashtext(current_schema()))`);
  await tx.run(sql`delete from report_fact_due`);
  await tx.run(sql`delete from report_fact`);
  await tx.run(sql`delete from report_month`);
  await tx.run(factsWritten(worked, sql`true`));
}

const factsWritten = (worked: Query, which: Query): Query => sql`
  with worked as (${worked}), gone as (
    insert into report_fact (report_id, received_on, category_id, owner_id, area_id, channel, cell, synthetic, is_repeat,
                             outcome, on_time, calendar_minutes, working_minutes, reopened, rating)
    select r.id, (r.reported_at at time zone 'Asia/Ho_Chi_Minh')::date, r.category_id, r.owner_id, r.area_id, r.channel,
           case when r.position is not null then r.cell end, r.synthetic, r.duplicate_of_id is not null,
           case when r.closed_at is not null then r.outcome end,
           case when r.closed_at is not null and w.due_at is not null then r.closed_at <= w.due_at end,
           case when r.closed_at is not null then (extract(epoch from r.closed_at - r.filed_at) / 60)::integer end,
           worked.minutes, r.reopened_count > 0, r.rating
      from report r join work_item w on w.id = r.work_item_id left join worked on worked.id = r.id
     where ${which} and not r.restricted
    returning *
  ) ${intoMonths(1)}`;

/** The rows `gone`, added to the sums or taken from them. */
const intoMonths = (sign: 1 | -1): Query => sql`
  insert into report_month as m (month, category_id, owner_id, area_id, channel, received, synthetic, repeats, done,
                                 referred, rejected, on_time, late, reopened, rated, stars, calendar_minutes,
                                 working_minutes)
  select date_trunc('month', received_on)::date, category_id, owner_id, coalesce(area_id, ${nil}::uuid), channel,
         ${sign}::integer * count(*), ${sign}::integer * count(*) filter (where synthetic),
         ${sign}::integer * count(*) filter (where is_repeat),
         ${sign}::integer * count(*) filter (where outcome = 'done'),
         ${sign}::integer * count(*) filter (where outcome = 'referred'),
         ${sign}::integer * count(*) filter (where outcome = 'rejected'),
         ${sign}::integer * count(*) filter (where on_time),
         ${sign}::integer * count(*) filter (where not on_time),
         ${sign}::integer * count(*) filter (where reopened), ${sign}::integer * count(rating),
         ${sign}::integer * coalesce(sum(rating), 0),
         ${sign}::integer * coalesce(sum(calendar_minutes) filter (where outcome = 'done'), 0),
         ${sign}::integer * coalesce(sum(working_minutes) filter (where outcome = 'done'), 0)
    from gone group by 1, 2, 3, 4, 5
  on conflict (month, category_id, owner_id, area_id, channel) do update set
    received = m.received + excluded.received, synthetic = m.synthetic + excluded.synthetic,
    repeats = m.repeats + excluded.repeats, done = m.done + excluded.done,
    referred = m.referred + excluded.referred, rejected = m.rejected + excluded.rejected,
    on_time = m.on_time + excluded.on_time, late = m.late + excluded.late,
    reopened = m.reopened + excluded.reopened, rated = m.rated + excluded.rated, stars = m.stars + excluded.stars,
    calendar_minutes = m.calendar_minutes + excluded.calendar_minutes,
    working_minutes = m.working_minutes + excluded.working_minutes`;

/** Within a minute of a change the figures know of it. */
export const keepFacts = schedule({
  name: 'reports.keep-facts',
  every: { minutes: 1 },
  run: async ({ db }, _at, job) => {
    while (!job.signal.aborted && (await db.inTransaction(writeFacts)) === atOnce);
  },
});
