import { z } from 'zod';
import { type Day, daysBetween } from '../time.ts';
import type { WorkState } from './states.ts';

/**
 * How a work item counts in reports (đúng hạn, quá hạn, trong hạn; không hạn). Derived for the day that is asked about,
 * never stored, and always against the deadline as first set: an extension helps the owner, not the report.
 */
export const buckets = ['done-on-time', 'done-late', 'in-time', 'overdue', 'without-deadline'] as const;
export const Bucket = z.enum(buckets);
export type Bucket = z.infer<typeof Bucket>;

/** Work is due soon (sắp đến hạn) on its due day and this many days before. */
export const soonDays = 3;

export interface Dated {
  state: WorkState;
  originalDueOn: Day | null;
  finishedOn: Day | null;
}

/** The due day itself is still in time. Recalled work counts nowhere. */
export function bucketOf({ state, originalDueOn, finishedOn }: Dated, today: Day): Bucket | null {
  if (state === 'recalled') return null;
  if (originalDueOn === null) return 'without-deadline';
  if (finishedOn !== null) return finishedOn <= originalDueOn ? 'done-on-time' : 'done-late';
  return today <= originalDueOn ? 'in-time' : 'overdue';
}

/** Still in time, but not for long. */
export function isDueSoon(item: Dated, today: Day): boolean {
  return (
    bucketOf(item, today) === 'in-time' &&
    item.originalDueOn !== null &&
    daysBetween(today, item.originalDueOn) <= soonDays
  );
}

/**
 * Of the tasks that fell due, how many are overdue: overdue ÷ (done + overdue), as the Prime Minister's working group
 * counts (BC 1270/BC-TCTTTg, 2017). Null when none fell due.
 */
export function overdueRate(counts: { doneOnTime: number; doneLate: number; overdue: number }): number | null {
  const fellDue = counts.doneOnTime + counts.doneLate + counts.overdue;
  return fellDue === 0 ? null : counts.overdue / fellDue;
}
