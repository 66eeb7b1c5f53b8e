import { type Day, daysBetween } from '../../../kernel/time.ts';
import { silentAfterDays } from '../../../kernel/work/silence.ts';
import type { LateReason, ReportTask } from './contract.ts';

/** One act in the record of a late task, on the city's day it was done. */
export interface LateAct {
  act: string;
  on: Day;
  reason: string | null;
  /** What an extension moved the deadline to. */
  dueOn: Day | null;
}

/** What the record of a task tells of its lateness, in the order of time. Nothing is concluded that is not in it. */
export function lateReasons(task: ReportTask, acts: readonly LateAct[], touchedOn: Day | null, on: Day): LateReason[] {
  const reasons: LateReason[] = [];
  const isLate = (day: Day) => task.originalDueOn !== null && day > task.originalDueOn;
  let suspended: Extract<LateReason, { kind: 'suspended' }> | undefined;
  let begun = false;
  for (const { act, on: day, reason, dueOn } of acts) {
    switch (act) {
      case 'work.suspended':
        suspended = { kind: 'suspended', from: day, until: null, reason };
        reasons.push(suspended);
        break;
      case 'work.resumed':
        if (suspended !== undefined) suspended.until = day;
        break;
      case 'work.extended':
        reasons.push({ kind: 'extended', on: day, until: dueOn, reason });
        break;
      case 'work.returned':
        reasons.push({ kind: 'returned', on: day, reason });
        break;
      case 'work.refused':
        reasons.push({ kind: 'refused', on: day, reason });
        break;
      case 'work.reassigned':
        reasons.push({ kind: 'reassigned', on: day, reason });
        break;
      case 'work.explanation-answered':
        if (reason !== null) reasons.push({ kind: 'explained', on: day, reason });
        break;
      case 'work.accepted':
      case 'work.started':
        if (!begun && isLate(day)) reasons.push({ kind: 'begun-late', on: day });
        begun = true;
        break;
      case 'work.submitted':
        if (isLate(day)) reasons.push({ kind: 'submitted-late', on: day });
        begun = true;
        break;
    }
  }
  if (task.finishedOn !== null) return reasons;
  const submitted = acts.findLast(({ act }) => act === 'work.submitted');
  if (task.state === 'awaiting-confirmation' && submitted !== undefined) {
    reasons.push({ kind: 'awaiting-confirmation', since: submitted.on });
  } else if (!begun) reasons.push({ kind: 'never-begun' });
  else if (touchedOn !== null && task.state !== 'suspended' && daysBetween(touchedOn, on) > silentAfterDays) {
    reasons.push({ kind: 'silent', since: touchedOn });
  }
  return reasons;
}
