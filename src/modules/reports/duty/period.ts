import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { type Instant, instant } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { visibleReports } from '../server/visibility.ts';
import { LastHour, ShiftFigures } from './contract.ts';

interface Period {
  from: Instant;
  until: Instant;
}

/**
 * What happened to reports in a period, out of what their reporters were told then: it costs what happened, not what is
 * stored. Every figure counts reports, and only those that the asker may see now.
 */
const told = (actor: Actor, { from, until }: Period, which: Query): Query => sql`
  select u.kind, u.report_id,
         r.accepted_at >= ${from}::timestamptz and r.accepted_at <= ${until}::timestamptz as accepted
    from report_update u join report r on r.id = u.report_id
   where u.at >= ${from}::timestamptz and u.at <= ${until}::timestamptz
     and ${which} and ${visibleReports(viewerOf(actor))}`;

const reports = (kinds: Query): Query => sql`count(distinct told.report_id) filter (where ${kinds})::int`;
/** A unit may begin without having said that it accepts. */
const periodColumns = sql`
  ${reports(sql`told.kind = 'received'`)} as "cameIn",
  ${reports(sql`told.kind in ('rerouted', 'returned')`)} as dispatched,
  ${reports(sql`told.kind = 'accepted' or (told.kind in ('started', 'finished') and told.accepted)`)} as accepted,
  ${reports(sql`told.kind = 'done'`)} as done`;

const hourMs = 3_600_000;

const LastHourRow = LastHour.omit({ from: true, until: true });

/** Một giờ qua, for the wall: of all reports the asker may see. */
export async function lastHour(tx: Reads, actor: Actor, now: Instant): Promise<LastHour> {
  const until = instant(now);
  const from = instant(new Date(Date.parse(now) - hourMs).toISOString());
  const found = await tx.row(
    LastHourRow,
    sql`with told as (${told(actor, { from, until }, sql`true`)})
        select ${periodColumns},
               (select count(*) from work_item w join report r on r.work_item_id = w.id
                 where w.source_kind = 'report' and not w.closed and w.due_at >= ${from}::timestamptz
                   and w.due_at <= ${until}::timestamptz and ${visibleReports(viewerOf(actor))})::int as late
          from told`,
  );
  if (found === undefined) throw new Error('an hour has no figures');
  return { from, until, ...found };
}

/** The figures of a shift, of the reports that its desk owns or gave out. */
export async function shiftFigures(
  tx: Reads,
  actor: Actor,
  organisationId: string,
  { from, until }: Period,
): Promise<ShiftFigures> {
  const ofDesk = sql`(r.owner_id = ${organisationId}::uuid or r.given_by_id = ${organisationId}::uuid)`;
  const found = await tx.row(
    ShiftFigures,
    sql`with told as (${told(actor, { from, until }, ofDesk)})
        select ${periodColumns}, ${reports(sql`told.kind = 'linked'`)} as merged,
               ${reports(sql`told.kind = 'received' and ${isOpenAt(until)}`)} as "stillOpen",
               (select count(distinct r.id) from report_call k join report r on r.id = k.report_id
                 where k.called_at >= ${from}::timestamptz and k.called_at <= ${until}::timestamptz
                   and ${ofDesk} and ${visibleReports(viewerOf(actor))})::int as "calledBack"
          from told`,
  );
  if (found === undefined) throw new Error('a shift has no figures');
  return found;
}

/** Whether it was open at an instant: the last that was said of its end until then. */
const isOpenAt = (at: Instant): Query => sql`
  coalesce((select said.kind = 'reopened' from report_update said
             where said.report_id = told.report_id and said.at <= ${at}::timestamptz
               and said.kind in ('done', 'rejected', 'referred', 'reopened')
             order by said.at desc, said.id desc limit 1), true)`;
