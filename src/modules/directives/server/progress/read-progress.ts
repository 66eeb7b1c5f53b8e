import { z } from 'zod';
import { joinSql, type Query, sql, type Tx } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { invalid, notFound } from '../../../../kernel/refusal.ts';
import { addDays, cityZone, type Day } from '../../../../kernel/time.ts';
import { overdueRate, soonDays } from '../../../../kernel/work/bucket.ts';
import { contradictionsJson } from '../../../../kernel/work/contradictions.ts';
import { seenInside, viewerOf, visibleTo } from '../../../../kernel/work/visibility.ts';
import type { DirectiveId } from '../../contract.ts';
import { ProgressReport, type ReportAsked, ReportFigures, ReportTask } from '../../progress/contract.ts';
import { explainLateness, LateRow } from './explain-lateness.ts';

/** As many tasks as a part of a report shows; the figures are of all. */
const mostShown = 500;

/** Báo cáo: how the work that is asked about stood on a day, as far as the asker may see it. */
export async function readProgress(
  tx: Tx,
  actor: Actor,
  { kind, directive, organisation, from, until }: ReportAsked,
  today: Day,
): Promise<ProgressReport> {
  demand(actor, 'progress.read');
  const on = until === undefined || until > today ? today : until;
  if (from !== undefined && from > on) throw invalid('progress.from-after-until', { from, until: on });
  const scope = scopeOf(actor, { directive, organisation, from, on });
  const organisations = await figuresByOwner(tx, scope, on);
  const late = await listTasks(tx, LateRow, scope, isLate(from, on));
  return ProgressReport.parse({
    kind,
    on,
    from: from ?? null,
    directive: directive === undefined ? null : await directiveOf(tx, directive),
    organisation: organisation === undefined ? null : await organisationOf(tx, organisation, on),
    reporter: actor.organisationId === null ? null : await organisationOf(tx, actor.organisationId, on),
    figures: sumOf(organisations.map(({ figures }) => figures)),
    organisations,
    results: await listTasks(tx, ReportTask, scope, finishedWithin(from)),
    late: { ...late, items: await explainLateness(tx, late.items, on) },
    next: await listTasks(tx, ReportTask, scope, sql`finished_on is null and original_due_on >= ${on}::date`),
    undated: await listTasks(tx, ReportTask, scope, sql`finished_on is null and original_due_on is null`),
    contradictions: await listTasks(
      tx,
      Contradicting,
      scope,
      sql`jsonb_array_length(codes) > 0 and (state <> 'done' or finished_on is not null)`,
    ),
    targets: directive === undefined ? [] : await targetsOf(tx, directive),
  });
}

const Contradicting = ReportTask.extend({ codes: z.array(z.string()) });

const TaskAndTotalRow = z.object({ task: z.unknown(), total: z.int() });

/** Tasks of the scope for which a condition holds, the longest due first: as many as are shown, and how many there are. */
async function listTasks<T extends z.ZodType>(
  tx: Tx,
  shape: T,
  scope: Query,
  condition: Query,
): Promise<{ items: z.output<T>[]; total: number }> {
  const rows = await tx.rows(
    TaskAndTotalRow,
    sql`select jsonb_build_object('id', item.id, 'title', item.title, 'label', item.source_label,
                 'owner', jsonb_build_object('id', o.id, 'name', o.name), 'state', item.state,
                 'priority', item.priority, 'originalDueOn', item.original_due_on, 'dueOn', item.due_on,
                 'finishedOn', item.finished_on, 'evidence', item.evidence_count, 'codes', item.codes,
                 'inside', item.inside, 'touchedOn', item.touched_on) as task,
               (count(*) over ())::int as total
          from (${scope}) as item join organisation o on o.id = item.owner_id
         where ${condition}
         order by item.original_due_on nulls last, item.id
         limit ${mostShown}`,
  );
  return { items: rows.map(({ task }) => shape.parse(task)), total: rows[0]?.total ?? 0 };
}

interface Scope {
  directive: string | undefined;
  organisation: string | undefined;
  from: Day | undefined;
  on: Day;
}

/**
 * The work in question as `item`, as it stood at the end of the day: what was finished or recalled later was open then.
 * With a period, what was over before it began is left out.
 */
function scopeOf(actor: Actor, { directive, organisation, from, on }: Scope): Query {
  const viewer = viewerOf(actor);
  // A report is passed on: what only named people may know is not in it, even if one of them asks.
  const conditions = [visibleTo(viewer), sql`not w.restricted`, sql`${dayOfInstant(sql`w.opened_at`)} <= ${on}::date`];
  if (directive !== undefined) conditions.push(sql`w.source_kind = 'directive' and w.source_id = ${directive}`);
  if (organisation !== undefined) conditions.push(sql`w.owner_id = ${organisation}`);
  conditions.push(sql`(w.state <> 'recalled' or ${dayOfInstant(sql`w.closed_at`)} > ${on}::date)`);
  if (from !== undefined) conditions.push(sql`(w.finished_on is null or w.finished_on >= ${from}::date)`);
  return sql`
    select w.id, w.title, w.source_label, w.owner_id, w.state, w.priority, w.original_due_on, w.due_on, w.evidence_count,
           ${dayOfInstant(sql`w.owner_touched_at`)} as touched_on, ${seenInside(viewer)} as inside,
           ${contradictionsJson(on)} as codes,
           case when w.finished_on <= ${on}::date then w.finished_on end as finished_on
      from work_item w where ${joinSql(conditions, ' and ')}`;
}

const dayOfInstant = (instant: Query): Query => sql`(${instant} at time zone ${cityZone})::date`;

const finishedWithin = (from: Day | undefined): Query =>
  from === undefined ? sql`finished_on is not null` : sql`finished_on >= ${from}::date`;

/** Open and past its first due day, or finished after it. */
const isLate = (from: Day | undefined, on: Day): Query => sql`
  original_due_on is not null
  and case when finished_on is null then original_due_on < ${on}::date
           else finished_on > original_due_on and ${finishedWithin(from)} end`;

const OwnerRow = ReportFigures.omit({ overdueRate: true }).extend({ id: z.string(), name: z.string() });

async function figuresByOwner(tx: Tx, scope: Query, on: Day): Promise<ProgressReport['organisations']> {
  const count = (condition: Query) => sql`(count(*) filter (where ${condition}))::int`;
  const rows = await tx.rows(
    OwnerRow,
    sql`select o.id, o.name, count(*)::int as total,
               ${count(sql`finished_on <= original_due_on`)} as "doneOnTime",
               ${count(sql`finished_on > original_due_on`)} as "doneLate",
               ${count(sql`finished_on is not null and original_due_on is null`)} as "doneUndated",
               ${count(sql`finished_on is null and original_due_on >= ${on}::date`)} as "inTime",
               ${count(sql`finished_on is null and original_due_on between ${on}::date and ${addDays(on, soonDays)}::date`)}
                 as "dueSoon",
               ${count(sql`finished_on is null and original_due_on < ${on}::date`)} as overdue,
               ${count(sql`finished_on is null and original_due_on is null`)} as "openUndated"
          from (${scope}) as item join organisation o on o.id = item.owner_id
         group by o.id, o.name
         order by overdue desc, total desc, o.name collate vietnamese, o.id`,
  );
  return rows.map(({ id, name, ...counts }) => ({ id, name, figures: withRate(counts) }));
}

type Counts = Omit<ReportFigures, 'overdueRate'>;

const withRate = (counts: Counts): ReportFigures => ({ ...counts, overdueRate: overdueRate(counts) });

/** The sum of the rows of a table is the line above it. */
function sumOf(rows: readonly ReportFigures[]): ReportFigures {
  const counts: Counts = {
    total: 0,
    doneOnTime: 0,
    doneLate: 0,
    doneUndated: 0,
    inTime: 0,
    dueSoon: 0,
    overdue: 0,
    openUndated: 0,
  };
  for (const row of rows) for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += row[key];
  return withRate(counts);
}

async function directiveOf(tx: Tx, id: DirectiveId): Promise<ProgressReport['directive']> {
  const found = await tx.row(
    ProgressReport.shape.directive,
    sql`select id, number, issuer, issued_on as "issuedOn", title from directive where id = ${id}`,
  );
  if (found == null) throw notFound('directives.not-found');
  return found;
}

async function organisationOf(tx: Tx, id: string, on: Day): Promise<NonNullable<ProgressReport['reporter']>> {
  const found = await tx.row(
    ProgressReport.shape.reporter,
    sql`select o.id, o.name, p.name as parent,
               (select jsonb_build_object('title', h.title, 'name', h.person_name) from organisation_head h
                 where h.organisation_id = o.id and daterange(h.valid_from, h.valid_to) @> ${on}::date) as head
          from organisation o left join organisation p on p.id = o.parent_id
         where o.id = ${id}`,
  );
  if (found == null) throw notFound('progress.organisation-not-found');
  return found;
}

/** Figures that the confirmed tasks of the directive ask for. */
function targetsOf(tx: Tx, id: DirectiveId): Promise<ProgressReport['targets']> {
  return tx.rows(
    ProgressReport.shape.targets.element,
    sql`select t.quote, t.indicator, t.comparator, t.value, t.unit, t.by_day as "by", f.address as task
          from directive_target t
          join directive_finding f on f.id = t.finding_id and f.state = 'confirmed'
          join directive_version v on v.id = f.version_id and v.standing = 'in-force'
         where v.directive_id = ${id} order by f.start_at, t.ordinal`,
  );
}
