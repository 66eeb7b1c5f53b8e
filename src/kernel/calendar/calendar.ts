import type { Message } from '../messages.ts';
import { invalid } from '../refusal.ts';
import type { Day } from '../time.ts';
import { holidayLaw } from './data/holidays.ts';
import { weekdayOf } from './day-number.ts';
import type { Announcement, HolidayLaw, Source } from './holiday-law.ts';
import { calendarMessages } from './messages.ts';
import { defaultOfficeHours, hoursOn, type OfficeHours, type Period } from './office-hours.ts';
import { type AnnouncedYear, type OfficialDay, officialDays } from './official-days.ts';

export interface CalendarDay {
  day: Day;
  kind: 'work' | 'make-up' | 'weekly-rest' | 'holiday' | 'in-lieu' | 'swapped-off' | 'off';
  /** When the office is open; none on a day off. */
  hours: readonly Period[];
  /** Why the day is off, or worked although it would be off: "nghỉ Tết Nguyên đán", "thứ Bảy". */
  reason: Message | null;
  source: Source | null;
  /** The day this one was swapped with. */
  swappedWith: Day | null;
  /** What about this day may still change: the year's days are not announced, or not those of Tết or of National Day. */
  provisional: 'year' | 'tet' | 'national-day' | null;
}

/** Working time as a function of the day. A value: it does not change, a later announcement makes another one. */
export type Calendar = (on: Day) => CalendarDay;

export interface CalendarData {
  law?: HolidayLaw;
  /** After those of the law's own data, in the order in which they prevail: nation, city, organisation. */
  announcements?: readonly Announcement[];
  /** By the day from which they apply, earliest first. */
  officeHours?: readonly OfficeHours[];
}

export function calendarOf({ law = holidayLaw, announcements = [], officeHours = [] }: CalendarData): Calendar {
  const all = [...law.announcements, ...announcements];
  const announcedYears = new Map<number, AnnouncedYear>();
  const announcedDays = new Map<Day, AnnouncedDay>();
  for (const announcement of all) {
    if (announcement.kind === 'year') announcedYears.set(announcement.year, announcement);
    else for (const [on, announced] of daysAnnounced(announcement)) announcedDays.set(on, announced);
  }
  const years = new Map<number, ReadonlyMap<Day, OfficialDay>>();
  const days = new Map<Day, CalendarDay>();

  function officialDay(on: Day): OfficialDay | undefined {
    const year = Number(on.slice(0, 4));
    let ofYear = years.get(year);
    if (ofYear === undefined) {
      ofYear = officialDays(law, year, announcedYears.get(year));
      years.set(year, ofYear);
    }
    return ofYear.get(on);
  }

  function describe(on: Day): CalendarDay {
    const hours = officeHours.findLast(({ from }) => from === null || from <= on) ?? defaultOfficeHours;
    const weekday = weekdayOf(on);
    const provisional = announcedYears.has(Number(on.slice(0, 4))) ? null : 'year';
    const plain = { day: on, swappedWith: null, provisional } as const;

    const announced = announcedDays.get(on);
    if (announced !== undefined) {
      return { ...plain, ...announced, hours: announced.kind === 'make-up' ? hours.weekdays : [] };
    }
    const official = officialDay(on);
    if (official !== undefined) {
      const reason = named(calendarMessages[`calendar.reason.${official.kind}`], official.name);
      const { kind, source } = official;
      return { ...plain, kind, hours: [], reason, source, provisional: official.provisional ?? provisional };
    }
    const open = hoursOn(hours, weekday);
    if (open.length > 0) return { ...plain, kind: 'work', hours: open, reason: null, source: null };
    const reason = calendarMessages[weekday === 7 ? 'calendar.sunday' : 'calendar.saturday'];
    return { ...plain, kind: 'weekly-rest', hours: [], reason, source: law.weeklyRest.source };
  }

  return (on) => {
    let found = days.get(on);
    if (found === undefined) {
      if (on < law.range.from || on > law.range.until)
        throw invalid('calendar.day-out-of-range', { day: on, ...law.range });
      found = describe(on);
      days.set(on, found);
    }
    return found;
  };
}

/** The national calendar as the program's own data has it, with the default office hours. */
export const nationalCalendar: Calendar = calendarOf({});

type AnnouncedDay = Pick<CalendarDay, 'kind' | 'reason' | 'source'> & { swappedWith?: Day };

function daysAnnounced(announcement: Exclude<Announcement, { kind: 'year' }>): [Day, AnnouncedDay][] {
  const { source } = announcement;
  switch (announcement.kind) {
    case 'holiday':
    case 'off':
    case 'work': {
      const reason = named(calendarMessages[`calendar.reason.${announcement.kind}`], announcement.name);
      const kind = announcement.kind === 'work' ? 'make-up' : announcement.kind;
      return [[announcement.day, { kind, reason, source }]];
    }
    case 'swap': {
      const { off, worked } = announcement;
      const reason = calendarMessages['calendar.reason.swapped-off'];
      const madeUp = calendarMessages['calendar.reason.make-up'];
      return [
        [off, { kind: 'swapped-off', reason, source, swappedWith: worked }],
        [worked, { kind: 'make-up', reason: madeUp, source, swappedWith: off }],
      ];
    }
  }
}

const named = (text: Message, name: Message): Message => ({
  vi: text.vi.replace('{name}', name.vi),
  en: text.en.replace('{name}', name.en),
});
