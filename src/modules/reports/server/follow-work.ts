import { z } from 'zod';
import { loadCalendarFor } from '../../../kernel/calendar/store.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { FollowedChange, WorkFollower } from '../../../kernel/work/followers.ts';
import type { WorkState } from '../../../kernel/work/states.ts';
import { getCategory } from '../categories/queries.ts';
import { nextAlarm } from '../clocks.ts';
import { carryRepeats } from '../duplicates/carry-repeats.ts';
import { closingOf, isUnanswered } from './close-unanswered.ts';
import { type HeldReport, holdReportOf, type ReportChange, saveReport } from './held-report.ts';
import { hasAfterPhoto } from './photos.ts';
import type { UpdateKind } from './update-kinds.ts';
import { type NewUpdate, tellReporter } from './updates.ts';

/**
 * A report follows its work: whoever acts on the work, and wherever, the report has its state, its owner and its clocks in
 * the same transaction, and the reporter is told. So there is one truth, the work's.
 */
export const reportFollowsWork: WorkFollower = {
  sourceKind: 'report',
  isFoundByItself: true,

  async allow(tx, actor, act, held) {
    if (act === 'unrestrict') {
      const report = await holdReportOf(tx, held.id);
      if (report.kind !== 'report') throw conflict('reports.complaint-stays-restricted');
    }
    if (act !== 'submit' && act !== 'confirm') return;
    const report = await holdReportOf(tx, held.id);
    // A repeat is done when the report it was linked to is: the photo is of that one.
    if (report.duplicateOfId !== null && actor.kind === 'system') return;
    const { afterPhoto } = await getCategory(tx, report.categoryId);
    if (afterPhoto && !(await hasAfterPhoto(tx, report.id))) throw conflict('reports.after-photo-missing');
  },

  async follow(tx, actor, change, at) {
    const report = await holdReportOf(tx, change.before.id);
    const next = await saveReport(tx, report, await changeOf(tx, report, change, at), at);
    const endsByItself = actor.kind === 'system' && change.act === 'work.confirmed' && isUnanswered(report, at);
    const update = endsByItself ? { kind: 'closed-unanswered' as const } : await updateOf(tx, next, change);
    if (update !== null) await tellReporter(tx, report.id, update, at);
    await carryRepeats(tx, next, change, at);
  },
};

const isAccepted = (state: WorkState): boolean => !['assigned', 'refused', 'recalled'].includes(state);
/** Nobody is late while the work rests or waits for others than its owner. */
const isTicking = (state: WorkState): boolean => ['assigned', 'accepted', 'in-progress', 'returned'].includes(state);

async function changeOf(
  tx: Tx,
  report: HeldReport,
  { before, after, reason }: FollowedChange,
  at: Instant,
): Promise<ReportChange> {
  const change: ReportChange = { state: after.state, ownerId: after.ownerId, restricted: after.restricted };
  if (after.areaId !== before.areaId) change.areaId = after.areaId;
  if (after.published !== before.published) change.publication = after.published ? 'public' : 'withheld';
  if (after.restricted && report.publication === 'public') change.publication = 'withheld';
  if (report.acceptedAt === null && isAccepted(after.state)) change.acceptedAt = at;
  const wasReported = before.state === 'done' || before.state === 'awaiting-confirmation';
  if (after.state === 'returned' && wasReported) {
    Object.assign(change, { reopenedCount: report.reopenedCount + 1, rating: null, ratedAt: null });
  }
  if (after.state === 'done') Object.assign(change, { outcome: 'done', outcomeReason: null, closedAt: at });
  else if (after.state === 'recalled') {
    const outcome = report.outcome ?? 'rejected';
    Object.assign(change, { outcome, outcomeReason: report.outcomeReason ?? reason ?? null, closedAt: at });
  } else Object.assign(change, { outcome: null, outcomeReason: null, closedAt: null });
  change.closesAt =
    before.state === after.state && !after.restricted
      ? report.closesAt
      : await closingOf(tx, { ...report, ...change }, at);
  return { ...change, ...(await alarmOf(tx, { ...report, ...change }, after.dueAt, at)) };
}

/** The step of the clocks that comes next, as things stand now. */
export async function alarmOf(
  tx: Tx,
  report: Pick<HeldReport, 'state' | 'ownerId' | 'categoryId' | 'acceptDueAt' | 'acceptedAt'>,
  dueAt: Instant | null,
  after: Instant,
): Promise<Pick<HeldReport, 'alarm' | 'alarmAt'>> {
  if (!isTicking(report.state)) return { alarm: null, alarmAt: null };
  const { calendar } = await loadCalendarFor(tx, report.ownerId);
  const { warnHours, headHours, leaderHours } = await getCategory(tx, report.categoryId);
  const { acceptDueAt, acceptedAt } = report;
  const clocks = { acceptDueAt, dueAt, isAccepted: acceptedAt !== null, warnHours, headHours, leaderHours };
  const next = nextAlarm(clocks, calendar, after);
  return { alarm: next?.alarm ?? null, alarmAt: next?.at ?? null };
}

/** What the reporter reads of an act on the work. That an owner gave it back concerns them once somebody decided. */
const told: Readonly<Record<string, UpdateKind>> = {
  'work.accepted': 'accepted',
  'work.started': 'started',
  'work.submitted': 'finished',
  'work.confirmed': 'done',
  'work.suspended': 'paused',
  'work.resumed': 'resumed',
  'work.reassigned': 'rerouted',
  'work.extended': 'extended',
  'work.deadline-moved': 'expected-moved',
};

const NameRow = z.object({ name: z.string() });

async function updateOf(tx: Tx, report: HeldReport, change: FollowedChange): Promise<NewUpdate | null> {
  const { before, after, act, reason, note } = change;
  if (act === 'work.returned') return { kind: before.state === 'refused' ? 'returned' : 'reopened', reason };
  if (act === 'work.recalled') {
    const { outcome, outcomeReason, referredTo } = report;
    return {
      kind: outcome === 'referred' ? 'referred' : 'rejected',
      reason: outcomeReason,
      data: { agency: referredTo },
    };
  }
  const kind = told[act];
  if (kind === undefined) return null;
  if (kind === 'rerouted') {
    const owner = await tx.row(NameRow, sql`select name from organisation where id = ${after.ownerId}`);
    return { kind, reason, data: { owner: owner?.name ?? '' } };
  }
  if (kind === 'finished') return { kind, reason: note };
  const moved = after.dueAt !== before.dueAt ? { expectedAt: after.dueAt } : {};
  return { kind, reason, data: moved };
}
