import { z } from 'zod';
import type { Calendar } from '../../../kernel/calendar/calendar.ts';
import { CalendarId, cityCalendarId } from '../../../kernel/calendar/contract.ts';
import { loadCalendar } from '../../../kernel/calendar/store.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Html } from '../../../kernel/http/html.ts';
import { dayOf, type Instant, timeOf } from '../../../kernel/time.ts';
import { type ContactsRead, chosenOffices, numbersOnMap, type OfficeNow, officesNow } from './contact-pages.ts';
import { frameAround, type Mark, mapPicture } from './map-picture.ts';
import { withSources } from './map-sources.ts';
import { readGround } from './read-ground.ts';
import { hoursOfCity, listOffices } from './reading.ts';
import type { Speaking } from './words.ts';

const Asked = z.object({ q: z.string().trim().max(100).catch(''), open: z.literal('1').optional().catch(undefined) });
const leastWidthM = 3_000;

const IdAndOfficeIdRow = z.object({ id: CalendarId, officeId: z.string() });

/** The calendar each office works by: its own, or else the city's. */
async function calendarsOfOffices(reads: Reads): Promise<(officeId: string) => Calendar> {
  const own = await reads.rows(
    IdAndOfficeIdRow,
    sql`select id, organisation_id as "officeId" from calendar where organisation_id is not null`,
  );
  const ofCity = await loadCalendar(reads, cityCalendarId);
  const byOffice = new Map<string, Calendar>();
  for (const { id, officeId } of own) byOffice.set(officeId, await loadCalendar(reads, id));
  return (officeId) => byOffice.get(officeId) ?? ofCity;
}

/** The offices of now, of one area only those that serve it, each with whether it is open. */
export async function readOfficesNow(reads: Reads, now: Instant, areaId: string | null = null): Promise<OfficeNow[]> {
  const at = { day: dayOf(now), time: timeOf(now) };
  return officesNow(await listOffices(reads, at.day, areaId), at, await calendarsOfOffices(reads));
}

/** What the page of contacts is asked for. */
export async function readContacts(
  reads: Reads,
  now: Instant,
  query: unknown,
  speaking: Speaking,
): Promise<ContactsRead> {
  const { q, open } = Asked.parse(query);
  const today = dayOf(now);
  const asked = { words: q, openOnly: open === '1' };
  const offices = chosenOffices(await readOfficesNow(reads, now), asked);
  const hours = await hoursOfCity(reads, today);
  return { offices, asked, hours, today, map: await officesMap(reads, now, offices, speaking) };
}

/** Where the offices stand, numbered as in the list. */
async function officesMap(
  reads: Reads,
  now: Instant,
  offices: readonly OfficeNow[],
  speaking: Speaking,
): Promise<Html | null> {
  const marks = marksOf(offices);
  const frame = frameAround(marks, leastWidthM);
  if (frame === null) return null;
  const ground = await readGround(reads, frame, dayOf(now), null);
  const label = speaking.t('portal.page.contacts-map', { count: marks.length });
  return withSources(mapPicture(frame, ground, { marks, label }), ground, speaking);
}

export function marksOf(offices: readonly OfficeNow[]): Mark[] {
  const numbers = numbersOnMap(offices);
  return offices.flatMap(({ id, contact: { position } }) =>
    position === null ? [] : [{ ...position, label: numbers.get(id) ?? '' }],
  );
}
