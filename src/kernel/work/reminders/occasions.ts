import type { Calendar } from '../../calendar/calendar.ts';
import { addWorkingDays } from '../../calendar/working-time.ts';
import { addDays, type Day, daysBetween } from '../../time.ts';

/** When a rule wants people reminded of something that is due on a day. */
export interface Occasions {
  /** Working days before the due day. */
  beforeDays: readonly number[];
  onDay: boolean;
  /** Every so many days after it. */
  afterEvery: number | null;
}

/** An occasion that has come: its name, which is said once for each due day, and the day it came on. */
export interface Occasion {
  name: string;
  cameOn: Day;
}

/** What was due longest ago and is still reminded of; beyond, the list of silent owners takes over. */
export const longestReminded = 3 * 366;

/**
 * The newest occasion that has come for something due on a day; undefined while none has. Where servers stood still,
 * only the newest is made up for: three reminders of one thing in one morning help nobody.
 */
export function occasionOf(rule: Occasions, dueOn: Day, calendar: Calendar, today: Day): Occasion | undefined {
  if (today > dueOn) {
    const daysLate = daysBetween(dueOn, today);
    const times = rule.afterEvery === null ? 0 : Math.floor(daysLate / rule.afterEvery);
    if (rule.afterEvery !== null && times > 0) {
      const late = times * rule.afterEvery;
      return { name: `after-${late}`, cameOn: addDays(dueOn, late) };
    }
  }
  if (today >= dueOn && rule.onDay) return { name: 'on', cameOn: dueOn };
  for (const days of [...rule.beforeDays].sort((a, b) => a - b)) {
    const cameOn = addWorkingDays(calendar, dueOn, -days);
    if (cameOn <= today) return { name: `before-${days}`, cameOn };
  }
  return undefined;
}

/** The last due day that a reminder before it may speak of today. */
export function lastDayReminded({ beforeDays }: Occasions, calendar: Calendar, today: Day): Day {
  const furthest = Math.max(0, ...beforeDays);
  let last = addWorkingDays(calendar, today, furthest);
  // A due day may be a day off, whose working days before it are those before the rest.
  while (addWorkingDays(calendar, addDays(last, 1), -furthest) <= today) last = addDays(last, 1);
  return last;
}
