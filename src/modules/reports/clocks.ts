import type { Calendar } from '../../kernel/calendar/calendar.ts';
import { addWorkingTime, subtractWorkingTime } from '../../kernel/calendar/working-time.ts';
import type { Instant } from '../../kernel/time.ts';

/** Steps of the clocks of a report: somebody has to accept it, the owner is warned, its head hears of it, the leaders do. */
export const alarms = ['accept', 'warn', 'head', 'leader'] as const;
export type Alarm = (typeof alarms)[number];

export interface Clocks {
  acceptDueAt: Instant | null;
  /** The finish deadline as it stands. */
  dueAt: Instant | null;
  isAccepted: boolean;
  warnHours: number | null;
  headHours: number | null;
  leaderHours: number | null;
}

const hour = 3_600_000;

/** The next step that comes after a moment; null when there is none left. */
export function nextAlarm(clocks: Clocks, calendar: Calendar, after: Instant): { alarm: Alarm; at: Instant } | null {
  const { acceptDueAt, dueAt, isAccepted, warnHours, headHours, leaderHours } = clocks;
  const steps: { alarm: Alarm; at: Instant }[] = [];
  if (acceptDueAt !== null && !isAccepted) steps.push({ alarm: 'accept', at: acceptDueAt });
  if (dueAt !== null) {
    if (warnHours !== null) steps.push({ alarm: 'warn', at: subtractWorkingTime(calendar, dueAt, warnHours * hour) });
    if (headHours !== null) steps.push({ alarm: 'head', at: addWorkingTime(calendar, dueAt, headHours * hour) });
    if (leaderHours !== null) steps.push({ alarm: 'leader', at: addWorkingTime(calendar, dueAt, leaderHours * hour) });
  }
  const coming = steps.filter(({ at }) => Date.parse(at) > Date.parse(after));
  return coming.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}
