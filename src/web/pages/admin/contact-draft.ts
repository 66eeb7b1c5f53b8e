import {
  type Contact,
  type NewContact,
  type WeekHours,
  weekdays,
} from '../../../kernel/organisations/contact-contract.ts';
import { readPeriods, writePeriods } from '../../../kernel/organisations/read-periods.ts';

export interface PhoneDraft {
  key: number;
  number: string;
  label: string;
}
export interface ExceptionDraft {
  key: number;
  from: string;
  until: string;
  periods: string;
  note: string;
}

/** The contacts of an office as they are typed: hours as a line of text for each weekday. */
export interface ContactDraft {
  address: string;
  phones: PhoneDraft[];
  email: string;
  own: boolean;
  week: Record<keyof WeekHours, string>;
  exceptions: ExceptionDraft[];
}

const usual = '07:30-11:30, 13:30-17:00';

export function draftOf({ address, phones, email, hours, exceptions }: Contact): ContactDraft {
  const line = (day: keyof WeekHours) =>
    hours === null ? (day === 'saturday' || day === 'sunday' ? '' : usual) : writePeriods(hours[day]);
  return {
    address: address ?? '',
    phones: phones.map(({ number, label }, key) => ({ key, number, label: label ?? '' })),
    email: email ?? '',
    own: hours !== null,
    week: {
      monday: line('monday'),
      tuesday: line('tuesday'),
      wednesday: line('wednesday'),
      thursday: line('thursday'),
      friday: line('friday'),
      saturday: line('saturday'),
      sunday: line('sunday'),
    },
    exceptions: exceptions.map(({ from, until, periods, note }, key) => ({
      key,
      from,
      until,
      periods: writePeriods(periods),
      note: note ?? '',
    })),
  };
}

export const isReadable = (line: string): boolean => readPeriods(line) !== null;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent; lines that nobody filled in are left out. */
export function contactOf(draft: ContactDraft, position: NewContact['position']): unknown {
  const { address, phones, email, own, week, exceptions } = draft;
  return {
    address: orNull(address),
    position,
    phones: phones
      .filter(({ number }) => number.trim() !== '')
      .map(({ number, label }) => ({ number, label: orNull(label) })),
    email: orNull(email),
    hours: own ? Object.fromEntries(weekdays.map((day) => [day, readPeriods(week[day])])) : null,
    exceptions: exceptions
      .filter(({ from, until }) => from !== '' || until !== '')
      .map(({ from, until, periods, note }) => ({
        from,
        until: until === '' ? from : until,
        periods: readPeriods(periods),
        note: orNull(note),
      })),
  };
}
