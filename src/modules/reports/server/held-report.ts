import { z } from 'zod';
import { joinSql, Query, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { Point } from '../../../kernel/geo/contract.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import { Day, Instant } from '../../../kernel/time.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { WorkState } from '../../../kernel/work/states.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { CategoryId } from '../categories/contract.ts';
import { alarms } from '../clocks.ts';
import { Publication, ReportId, ReportKind, ReportNumber } from '../contract.ts';
import { factsDue } from '../statistics/keep-facts.ts';
import { tellReportFollowers } from './follow-source.ts';
import { countReport } from './keep-counts.ts';
import { countReportOnMap } from './map-layer.ts';
import { keepReportFound } from './search-source.ts';
import { tellReportChanged } from './tell-change.ts';
import { visibleReports } from './visibility.ts';

/** What an act may change of a report, by the columns it is kept in. */
const Changeable = z.object({
  state: WorkState,
  ownerId: z.string(),
  categoryId: CategoryId,
  areaId: z.string().nullable(),
  position: Point.nullable(),
  positionNote: z.enum(['near-water', 'near-border']).nullable(),
  dueOn: Day.nullable(),
  acceptDueAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  alarm: z.enum(alarms).nullable(),
  alarmAt: Instant.nullable(),
  weight: z.int(),
  duplicateOfId: ReportId.nullable(),
  publication: Publication,
  publicText: z.string().nullable(),
  publicAddress: z.string().nullable(),
  restricted: z.boolean(),
  rating: z.int().nullable(),
  ratedAt: Instant.nullable(),
  reopenedCount: z.int(),
  closedAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  outcome: z.enum(['done', 'referred', 'rejected']).nullable(),
  outcomeReason: z.string().nullable(),
  referredTo: z.string().nullable(),
  referredByRuleId: z.string().nullable(),
});
export type ReportChange = Partial<z.infer<typeof Changeable>>;

const columnOf: Readonly<Record<keyof ReportChange, string>> = {
  state: 'state',
  ownerId: 'owner_id',
  categoryId: 'category_id',
  areaId: 'area_id',
  position: 'position',
  positionNote: 'position_note',
  dueOn: 'due_on',
  acceptDueAt: 'accept_due_at',
  acceptedAt: 'accepted_at',
  alarm: 'alarm',
  alarmAt: 'alarm_at',
  weight: 'weight',
  duplicateOfId: 'duplicate_of_id',
  publication: 'publication',
  publicText: 'public_text',
  publicAddress: 'public_address',
  restricted: 'restricted',
  rating: 'rating',
  ratedAt: 'rated_at',
  reopenedCount: 'reopened_count',
  closedAt: 'closed_at',
  closesAt: 'closes_at',
  outcome: 'outcome',
  outcomeReason: 'outcome_reason',
  referredTo: 'referred_to',
  referredByRuleId: 'referred_by_rule_id',
};

/** A report held for change, and its work item with it: nobody else changes either until the transaction ends. */
export const HeldReport = Changeable.extend({
  id: ReportId,
  number: ReportNumber,
  workItemId: WorkItemId,
  kind: ReportKind,
  givenById: z.string().nullable(),
  text: z.string(),
  reportedAt: Instant,
  filedAt: Instant,
  dueAt: Instant.nullable(),
  version: z.int(),
});
export type HeldReport = z.infer<typeof HeldReport>;

/** Holds what the actor may see; anything else is not there. */
export const holdVisibleReport = (tx: Tx, actor: Actor, id: ReportId): Promise<HeldReport> =>
  hold(tx, sql`r.id = ${id} and ${visibleReports(viewerOf(actor))}`);

/** Reads what the actor may see and holds nothing: for those who only ask. */
export async function readVisibleReport(reads: Reads, actor: Actor, id: ReportId): Promise<HeldReport> {
  const found = await reads.row(HeldReport, selectReport(sql`r.id = ${id} and ${visibleReports(viewerOf(actor))}`));
  if (found === undefined) throw notFound('reports.not-found');
  return found;
}

/** Holds it for what follows from elsewhere: the work moved, a repeat came in, the reporter spoke. */
export const holdReport = (tx: Tx, id: ReportId): Promise<HeldReport> => hold(tx, sql`r.id = ${id}`);
export const holdReportOf = (tx: Tx, workItemId: WorkItemId): Promise<HeldReport> =>
  hold(tx, sql`r.work_item_id = ${workItemId}`);

/** The work first, then the report: the order in which every act takes them, so that none waits for another in a ring. */
async function hold(tx: Tx, which: Query): Promise<HeldReport> {
  await tx.run(sql`
    select from work_item where id = (
      select r.work_item_id from report r join work_item w on w.id = r.work_item_id where ${which}) for no key update`);
  const held = await tx.row(HeldReport, sql`${selectReport(which)} for no key update of r`);
  if (held === undefined) throw notFound('reports.not-found');
  return held;
}

const selectReport = (which: Query): Query => sql`
    select r.id, r.number, r.work_item_id as "workItemId", r.kind, r.given_by_id as "givenById", r.text, r.reported_at as "reportedAt",
               r.filed_at as "filedAt", w.due_at as "dueAt", r.version, r.state, r.owner_id as "ownerId",
               r.category_id as "categoryId", r.area_id as "areaId", ST_AsGeoJSON(r.position)::jsonb as position,
               r.position_note as "positionNote", r.due_on as "dueOn", r.accept_due_at as "acceptDueAt", r.accepted_at as "acceptedAt",
               r.alarm, r.alarm_at as "alarmAt", r.weight, r.duplicate_of_id as "duplicateOfId", r.publication,
               r.public_text as "publicText", r.public_address as "publicAddress", r.restricted, r.rating,
               r.rated_at as "ratedAt", r.reopened_count as "reopenedCount", r.closed_at as "closedAt", r.closes_at as "closesAt", r.outcome,
               r.outcome_reason as "outcomeReason", r.referred_to as "referredTo",
               r.referred_by_rule_id as "referredByRuleId"
          from report r join work_item w on w.id = r.work_item_id where ${which}`;

/** Refuses to write over what somebody else changed in the meantime, and shows what is there now. */
export function demandReportVersion(held: HeldReport, version: number | null): void {
  if (version === null || version === held.version) return;
  const { id, number, state, categoryId, ownerId, weight } = held;
  const current = { id, number, version: held.version, state, categoryId, ownerId, weight };
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current });
}

/** Writes what changed, keeps the counts right and tells the screens. The trail is the act's to write. */
export async function saveReport(tx: Tx, held: HeldReport, change: ReportChange, at: Instant): Promise<HeldReport> {
  const next: HeldReport = { ...held, ...change, version: held.version + 1 };
  const written = (Object.keys(change) as (keyof ReportChange)[]).map((key) => {
    const value = key === 'position' && next.position !== null ? geometryValue(next.position) : next[key];
    return sql`${new Query([`${columnOf[key]} = `], [])}${value ?? null}`;
  });
  await tx.run(sql`
    update report set ${joinSql([...written, sql`changed_at = ${at}`, sql`version = version + 1`], ', ')}
     where id = ${held.id}`);
  await countReport(tx, countedOf(held), countedOf(next));
  await countReportOnMap(tx, held, next);
  await keepReportFound(tx, held, next);
  await factsDue(tx, held.id, at);
  await tellReportFollowers(tx, held, next, at);
  await tellReportChanged(tx, held.id, { published: held.publication === 'public', ownerId: held.ownerId });
  return next;
}

const countedOf = (report: HeldReport) => ({ ...report, published: report.publication === 'public' });
