import type { Message } from '../messages.ts';
import type { Day } from '../time.ts';
import type { NewAnnouncement } from './contract.ts';
import type { Weekday } from './day-number.ts';

/** Where a day comes from. `confirmed` is false where it rests on common knowledge and no publication was checked. */
export interface Source {
  /** Number and kind of the document, as written in Vietnamese. */
  instrument: string;
  url?: string;
  confirmed: boolean;
}

/** A holiday the law gives every year, for as long as the provision is in force. */
export interface Holiday extends HolidayKind {
  inForce: { from: Day; until: Day | null };
  source: Source;
}

export interface HolidayKind {
  name: Message;
  /** Which days: of the solar calendar (`MM-DD`), of the lunar one, or around mùng 1 Tết or 2 September. */
  on:
    | { solar: string }
    | { lunar: { month: number; day: number } }
    | { tet: { daysBefore: number | null } }
    | 'national-day';
  days: number;
  /** Whether one that falls on a weekly rest day is made up on the next working day. */
  madeUp: boolean;
}

/** What an authority has announced for one year or one day, over and above the law. */
export type Announcement = NewAnnouncement & { source: Source };

export interface HolidayLaw {
  /** Days for which the law is in the data. */
  range: { from: Day; until: Day };
  weeklyRest: { days: readonly Weekday[]; source: Source };
  holidays: readonly Holiday[];
  announcements: readonly Announcement[];
  /** What is used for a year whose days are not announced: last days of the old year among the days of Tết. */
  unannounced: { tetDaysBefore: number };
}
