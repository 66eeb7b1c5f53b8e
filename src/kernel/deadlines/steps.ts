import type { Calendar, CalendarDay } from '../calendar/calendar.ts';
import type { Period } from '../calendar/office-hours.ts';
import type { Message } from '../messages.ts';
import { addDays, type Day, type Instant } from '../time.ts';

/** What a term is counted from: the receipt of a dossier, the assignment of a task, the issue of a document. */
export const anchors = ['received', 'assigned', 'issued'] as const;
export type Anchor = (typeof anchors)[number];

export interface DayRange {
  from: Day;
  until: Day;
}

/** One step of the way from the event to the due instant; kept with the deadline, put into words by `explain`. */
export type Step =
  | { kind: 'event'; anchor: Anchor; at: Instant }
  | { kind: 'counted-from'; day: Day }
  | { kind: 'counted-at'; at: Instant }
  | { kind: 'term'; rule: string }
  | { kind: 'office-hours'; hours: Period[] }
  | { kind: 'days-off'; weekly: boolean; reason: Message; ranges: DayRange[]; days: number }
  | { kind: 'worked'; day: Day; reason: Message; swappedWith: Day | null }
  | { kind: 'moved'; from: Day; reason: Message; until: Day }
  | { kind: 'day-off-kept'; day: Day; reason: Message }
  | { kind: 'provisional'; year: number; what: 'year' | 'tet' | 'national-day' }
  | { kind: 'was-due'; at: Instant }
  | { kind: 'paused'; from: Instant; until: Instant; reason: string; left: string | null }
  | { kind: 'pause-after-due'; from: Instant; until: Instant }
  | { kind: 'extended'; until: Day; reason: string }
  | { kind: 'due'; at: Instant };

/** The days off that lengthened a term of working time, the days worked that shortened it, and what may still change. */
export function daysPassedOver(calendar: Calendar, range: DayRange): Step[] {
  const off = new Map<string, DaysOff>();
  const weekly = daysOff(true, { vi: '', en: '' });
  const worked: Step[] = [];
  for (let on = range.from; on <= range.until; on = addDays(on, 1)) {
    const { kind, reason, swappedWith } = calendar(on);
    if (kind === 'work' || reason === null) continue;
    if (kind === 'make-up') {
      worked.push({ kind: 'worked', day: on, reason, swappedWith });
    } else if (kind === 'weekly-rest') {
      extend(weekly, on);
    } else {
      const same = off.get(reason.vi) ?? daysOff(false, reason);
      off.set(reason.vi, same);
      extend(same, on);
    }
  }
  return [...off.values(), ...(weekly.days > 0 ? [weekly] : []), ...worked, ...whatMayChange(calendar, range)];
}

type DaysOff = Extract<Step, { kind: 'days-off' }>;

const daysOff = (weekly: boolean, reason: Message): DaysOff => ({
  kind: 'days-off',
  weekly,
  reason,
  ranges: [],
  days: 0,
});

function extend(step: DaysOff, on: Day): void {
  step.days += 1;
  const range = step.ranges.at(-1);
  if (range !== undefined && addDays(range.until, 1) === on) range.until = on;
  else step.ranges.push({ from: on, until: on });
}

/** What about these days is not announced yet, each year once, the particular before the general. */
export function whatMayChange(calendar: Calendar, { from, until }: DayRange): Step[] {
  const found = new Map<number, Set<NonNullable<CalendarDay['provisional']>>>();
  for (let on = from; on <= until; on = addDays(on, 1)) {
    const { provisional } = calendar(on);
    if (provisional === null) continue;
    const year = Number(on.slice(0, 4));
    found.set(year, (found.get(year) ?? new Set()).add(provisional));
  }
  return [...found].flatMap(([year, whats]) => {
    if (whats.size > 1) whats.delete('year');
    return [...whats].map((what): Step => ({ kind: 'provisional', year, what }));
  });
}
