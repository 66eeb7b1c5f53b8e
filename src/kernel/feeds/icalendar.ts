import { addDays, type Day, type Instant } from '../time.ts';

export const calendarType = 'text/calendar; charset=utf-8';

export type CalendarEntry = {
  /** Stays the entry's for ever: a calendar that reads again knows it by this. */
  uid: string;
  title: string;
  description?: string;
  url?: string;
  location?: string;
  categories?: readonly string[];
  /** When it last changed. */
  changedAt: Instant;
  /** Counts changes: the higher one is the newer. */
  version: number;
} & (
  | { kind: 'event'; on: Day; until?: Day }
  | { kind: 'event'; from: Instant; to: Instant }
  | { kind: 'todo'; dueOn: Day; state: 'open' | 'begun' | 'done' | 'cancelled'; doneOn?: Day; priority?: 1 | 5 | 9 }
);

export interface Calendar {
  name: string;
  description?: string;
  /** How often a program may look again. */
  refreshHours: number;
  entries: readonly CalendarEntry[];
}

/** iCalendar (RFC 5545; the name and the pace by RFC 7986 and by what programs read beside it). */
export function writeCalendar({ name, description, refreshHours, entries }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Do Thi//Do Thi//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    property('NAME', name),
    property('X-WR-CALNAME', name),
    ...(description === undefined ? [] : [property('DESCRIPTION', description)]),
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...entries.flatMap(writeEntry),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

const statusOf = { open: 'NEEDS-ACTION', begun: 'IN-PROCESS', done: 'COMPLETED', cancelled: 'CANCELLED' } as const;

function writeEntry(entry: CalendarEntry): string[] {
  const { uid, title, description, url, location, categories = [], changedAt, version } = entry;
  const name = entry.kind === 'todo' ? 'VTODO' : 'VEVENT';
  return [
    `BEGIN:${name}`,
    property('UID', uid),
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${version}`,
    property('SUMMARY', title),
    ...(description === undefined ? [] : [property('DESCRIPTION', description)]),
    ...(location === undefined ? [] : [property('LOCATION', location)]),
    // An address is a URI, not a text: nothing in it is escaped, and nothing in it may end the line.
    ...(url === undefined ? [] : [`URL:${new URL(url).href}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escapeText).join(',')}`]),
    ...times(entry),
    `END:${name}`,
  ];
}

function times(entry: CalendarEntry): string[] {
  if (entry.kind === 'todo') {
    const { dueOn, state, doneOn, priority } = entry;
    return [
      `DUE;VALUE=DATE:${plain(dueOn)}`,
      `STATUS:${statusOf[state]}`,
      ...(doneOn === undefined ? [] : [`COMPLETED:${plain(doneOn)}T000000Z`]),
      ...(priority === undefined ? [] : [`PRIORITY:${priority}`]),
    ];
  }
  // A whole day lasts until the day after it, and takes nobody's time.
  if ('on' in entry) {
    const end = addDays(entry.until ?? entry.on, 1);
    return [`DTSTART;VALUE=DATE:${plain(entry.on)}`, `DTEND;VALUE=DATE:${plain(end)}`, 'TRANSP:TRANSPARENT'];
  }
  return [`DTSTART:${utc(entry.from)}`, `DTEND:${utc(entry.to)}`];
}

const plain = (day: Day): string => day.replaceAll('-', '');
const utc = (moment: Instant): string =>
  `${new Date(moment).toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '')}Z`;

const property = (name: string, text: string): string => `${name}:${escapeText(text)}`;

/** Text of RFC 5545 3.3.11; control characters have no way to be written. */
const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

const longestLine = 75;

/** Lines are at most 75 bytes, and none is cut within a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > longestLine) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
