import { z } from 'zod';
import { type Query, type Reads, sql, type Tx } from '../db/db.ts';
import { notFound } from '../refusal.ts';
import { Day } from '../time.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type AnnouncementId, AnnouncementView, CalendarId, cityCalendarId } from './contract.ts';
import type { Announcement } from './holiday-law.ts';
import { effectiveHours, OfficeHours } from './office-hours.ts';

/** Everything read of calendars from the database. */

const announcementColumns = sql`
  id, calendar_id as "calendarId", instrument, url, announced_at as "announcedAt", withdrawn_at as "withdrawnAt",
  jsonb_strip_nulls(jsonb_build_object(
    'kind', kind, 'year', year, 'tetDaysBefore', tet_days_before, 'nationalDay', national_day,
    'day', case when kind = 'work' then worked_on when kind in ('holiday', 'off') then off_on end,
    'off', case when kind = 'swap' then off_on end, 'worked', case when kind = 'swap' then worked_on end,
    'name', case when name_vi is not null then jsonb_build_object('vi', name_vi, 'en', name_en) end)) as content`;

/** What was announced for one calendar itself, in the order of announcement. */
export function listAnnouncements(tx: Tx, calendarId: CalendarId): Promise<AnnouncementView[]> {
  return tx.rows(
    AnnouncementView,
    sql`select ${announcementColumns} from calendar_announcement where calendar_id = ${calendarId} order by id`,
  );
}

export function findAnnouncement(tx: Tx, id: AnnouncementId): Promise<AnnouncementView | undefined> {
  return tx.row(
    AnnouncementView,
    sql`select ${announcementColumns} from calendar_announcement where id = ${id} for update`,
  );
}

const IdRow = z.object({ id: CalendarId });

/** The calendar an organisation works by: its own, or else the city's. */
export async function calendarIdFor(tx: Tx, organisationId: string | null): Promise<CalendarId> {
  if (organisationId === null) return cityCalendarId;
  const own = await tx.row(IdRow, sql`select id from calendar where organisation_id = ${organisationId}`);
  return own?.id ?? cityCalendarId;
}

/** This calendar and those that take over from it. */
export async function calendarsUnder(tx: Tx, calendarId: CalendarId): Promise<CalendarId[]> {
  const found = await tx.rows(
    IdRow,
    sql`with recursive below (id) as (
          select id from calendar where id = ${calendarId}
          union all select calendar.id from calendar join below on calendar.parent_id = below.id)
        select id from below`,
  );
  return found.map(({ id }) => id);
}

const Link = z.object({ id: CalendarId, version: z.uuid() });

/** Calendars already built, by the versions of everything they are built from. */
const built = new Map<string, Calendar>();
const mostKept = 500;

/** The calendar as one value, built once for each state of its data. */
export async function loadCalendar(tx: Reads, calendarId: CalendarId): Promise<Calendar> {
  const chain = await chainOf(tx, sql`${calendarId}::uuid`);
  if (chain.length === 0) throw notFound('calendar.not-found', { calendar: calendarId });
  return calendarOfChain(tx, chain);
}

/** A calendar with its identifier. */
export interface CalendarById {
  id: CalendarId;
  calendar: Calendar;
}

/** The calendar an organisation works by: its own, or else the city's. */
export async function loadCalendarFor(tx: Reads, organisationId: string | null): Promise<CalendarById> {
  const own = sql`select id from calendar where organisation_id = ${organisationId}::uuid`;
  const chain = await chainOf(tx, sql`coalesce((${own}), ${cityCalendarId}::uuid)`);
  const itself = chain.at(-1);
  if (itself === undefined) throw notFound('calendar.not-found', { calendar: cityCalendarId });
  return { id: itself.id, calendar: await calendarOfChain(tx, chain) };
}

/** From the city's calendar down to the one itself. */
const chainOf = (tx: Reads, id: Query): Promise<z.infer<typeof Link>[]> =>
  tx.rows(
    Link,
    sql`with recursive above (id, parent_id, version, height) as (
          select id, parent_id, version, 0 from calendar where id = ${id}
          union all
          select calendar.id, calendar.parent_id, calendar.version, height + 1
            from calendar join above on calendar.id = above.parent_id)
        select id, version from above order by height desc`,
  );

async function calendarOfChain(tx: Reads, chain: readonly z.infer<typeof Link>[]): Promise<Calendar> {
  const key = chain.map(({ version }) => version).join(' ');
  let calendar = built.get(key);
  if (calendar === undefined) {
    calendar = await build(tx, chain);
    if (built.size >= mostKept) built.clear();
    built.set(key, calendar);
  }
  return calendar;
}

const HoursRow = OfficeHours.extend({ calendarId: CalendarId, from: Day });

async function build(tx: Reads, chain: readonly z.infer<typeof Link>[]): Promise<Calendar> {
  const ids = chain.map(({ id }) => id);
  const announced = await tx.rows(
    AnnouncementView,
    sql`select ${announcementColumns} from calendar_announcement
         where calendar_id = any(${ids}::uuid[]) and withdrawn_at is null
         order by array_position(${ids}::uuid[], calendar_id), id`,
  );
  const hours = await tx.rows(
    HoursRow,
    sql`select calendar_id as "calendarId", valid_from as "from", weekdays, saturday, sunday
          from office_hours where calendar_id = any(${ids}::uuid[]) order by valid_from`,
  );
  return calendarOf({
    announcements: announced.map(asAnnouncement),
    officeHours: effectiveHours(ids.map((id) => hours.filter(({ calendarId }) => calendarId === id))),
  });
}

const asAnnouncement = ({ content, instrument, url }: AnnouncementView): Announcement => ({
  ...content,
  source: url === null ? { instrument, confirmed: true } : { instrument, url, confirmed: true },
});
