import { z } from 'zod';
import type { Calendar } from '../../../kernel/calendar/calendar.ts';
import { cityCalendarId } from '../../../kernel/calendar/contract.ts';
import { loadCalendar } from '../../../kernel/calendar/store.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { computeDeadline } from '../../../kernel/deadlines/compute.ts';
import { parseRule } from '../../../kernel/deadlines/rule.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import { Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { type DeadlinePreview, type DeadlineTried, type DirectiveId, Finding } from '../contract.ts';
import { deadlineOf } from '../deadline-of-finding.ts';
import { titleOf } from '../title-of-finding.ts';

const FindingRow = Finding.omit({ deadlinePreview: true, deadlineTrouble: true }).extend({
  title: z.string().nullable(),
});

/** What was found in the version in force, in the order of the text; of what is open, the due day it would get today. */
export async function listFindings(
  tx: Tx,
  directiveId: DirectiveId,
  { confirmedOnly, issuedOn, now }: { confirmedOnly: boolean; issuedOn: Day | null; now: Instant },
): Promise<Finding[]> {
  const rows = await tx.rows(
    FindingRow,
    sql`select f.id, f.address, f.clause_id as "clauseId", f.group_heading as "group", f.quote, f.start_at as "start",
               f.end_at as "end",
               (select coalesce(jsonb_agg(jsonb_build_object('start', p.start_at, 'end', p.end_at, 'quote', p.quote)
                                          order by p.ordinal), '[]')
                  from directive_finding_passage p where p.finding_id = f.id) as also,
               f.title, f.state, f.origin, f.set_aside as "setAside", f.confidence, f.owner_quote as "ownerQuote",
               f.owner_confidence as "ownerConfidence",
               case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name,
                 'score', f.suggested_score, 'certain', f.suggested_sure) end as suggestion,
               (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by c.ordinal), '[]')
                  from directive_finding_candidate c join organisation n on n.id = c.organisation_id
                 where c.finding_id = f.id) as candidates,
               case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner,
               (select coalesce(jsonb_agg(distinct p.quote) filter (where p.quote is not null), '[]')
                  from directive_finding_partner p where p.finding_id = f.id) as "partnerQuotes",
               (select coalesce(jsonb_agg(distinct jsonb_build_object('id', n.id, 'name', n.name)), '[]')
                  from directive_finding_partner p join organisation n on n.id = p.organisation_id
                 where p.finding_id = f.id) as partners,
               f.deadline,
               (select coalesce(jsonb_agg(jsonb_build_object('quote', t.quote, 'indicator', t.indicator,
                         'comparator', t.comparator, 'value', t.value, 'unit', t.unit, 'by', t.by_day,
                         'confidence', t.confidence) order by t.ordinal), '[]')
                  from directive_target t where t.finding_id = f.id) as targets,
               (select coalesce(jsonb_agg(jsonb_build_object('quote', coalesce(x.quote, p.name), 'place',
                         case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name,
                           'placed', p.geometry is not null) end) order by x.ordinal), '[]')
                  from directive_finding_place x left join place p on p.id = x.place_id
                 where x.finding_id = f.id) as places,
               case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as area,
               ST_AsGeoJSON(f.position)::jsonb as position, to_jsonb(f.modules) as modules, f.priority,
               case when w.id is not null then jsonb_build_object('id', w.id, 'state', w.state) end as "workItem",
               exists (select from directive_finding_descent where to_id = f.id and not undone) as reshaped,
               f.decided_at as "decidedAt", f.reason, f.version
          from directive_finding f
          left join organisation g on g.id = f.suggested_id
          left join organisation o on o.id = f.owner_id
          left join area a on a.id = f.area_id
          left join work_item w on w.id = f.work_item_id
         where f.version_id = (select id from directive_version
                                where directive_id = ${directiveId} and standing = 'in-force')
           and f.state <> 'replaced' and (f.state = 'confirmed' or ${!confirmedOnly})
         order by f.start_at, f.ordinal`,
  );
  const calendar = await loadCalendar(tx, cityCalendarId);
  return rows.map((row) => ({
    ...row,
    title: row.title ?? titleOf(row.quote, row.ownerQuote, row.partnerQuotes),
    ...(row.state === 'open' ? previewOf(row.deadline, issuedOn, now, calendar) : noPreview),
  }));
}

const noPreview = { deadlinePreview: null, deadlineTrouble: null };

type Preview = Pick<Finding, 'deadlinePreview' | 'deadlineTrouble'>;

/** The due day that confirming would set, or the reason why it cannot. */
function previewOf(
  read: Parameters<typeof deadlineOf>[0],
  issuedOn: Day | null,
  now: Instant,
  calendar: Calendar,
): Preview {
  try {
    const deadline = deadlineOf(read, issuedOn, now);
    if (deadline === null) return { deadlinePreview: null, deadlineTrouble: null };
    if ('trouble' in deadline) return { deadlinePreview: null, deadlineTrouble: deadline.trouble };
    const { rule, from, anchor, recurrence } = deadline;
    const { due, explanation } = computeDeadline(parseRule(rule), from, calendar, anchor);
    const deadlinePreview: DeadlinePreview = { rule, recurrence, dueOn: dayOf(due), dueAt: due, explanation };
    return { deadlinePreview, deadlineTrouble: null };
  } catch (error) {
    if (error instanceof Refusal) return { deadlinePreview: null, deadlineTrouble: error.code };
    throw error;
  }
}

/** What a deadline would be if a finding of this directive had it: the form of the review asks while it is filled in. */
export async function tryDeadline(
  tx: Tx,
  directiveId: DirectiveId,
  read: Parameters<typeof deadlineOf>[0],
  now: Instant,
): Promise<DeadlineTried> {
  const { issuedOn } = await findDirective(tx, directiveId);
  const { deadlinePreview, deadlineTrouble } = previewOf(read, issuedOn, now, await loadCalendar(tx, cityCalendarId));
  return { preview: deadlinePreview, trouble: deadlineTrouble };
}

async function findDirective(tx: Tx, id: DirectiveId): Promise<{ issuedOn: Day | null }> {
  const shape = z.object({ issuedOn: Day.nullable() });
  const found = await tx.row(shape, sql`select issued_on as "issuedOn" from directive where id = ${id}`);
  if (found === undefined) throw notFound('directives.not-found');
  return found;
}
