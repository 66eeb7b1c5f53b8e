import { v4 as randomUuid } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, notFound } from '../refusal.ts';
import type { Day, Instant } from '../time.ts';
import type { Calendar } from './calendar.ts';
import { AnnouncementId, CalendarId, type NewAnnouncement } from './contract.ts';
import { findAnnouncement, loadCalendar } from './store.ts';
import { isWorkingDay } from './working-time.ts';

export interface Instrument {
  /** Number and kind of the document that announces it. */
  instrument: string;
  url: string | null;
}

/** Announces a change of a calendar. Open deadlines do not move by themselves: see `recalculateOpen`. */
export async function announce(
  tx: Tx,
  actor: Actor,
  calendarId: CalendarId,
  content: NewAnnouncement,
  { instrument, url }: Instrument,
  at: Instant,
): Promise<AnnouncementId> {
  demand(actor, 'calendar.edit');
  await holdCalendar(tx, calendarId);
  checkAgainst(await loadCalendar(tx, calendarId), content);
  const id = newId(AnnouncementId);
  const year = content.kind === 'year' ? content : { year: null, tetDaysBefore: null, nationalDay: null };
  const { off, worked } = daysOf(content);
  const name = 'name' in content ? content.name : { vi: null, en: null };
  const insert = sql`
    insert into calendar_announcement (id, calendar_id, kind, off_on, worked_on, year, tet_days_before, national_day,
                                       name_vi, name_en, instrument, url, announced_at)
    values (${id}, ${calendarId}, ${content.kind}, ${off}, ${worked}, ${year.year}, ${year.tetDaysBefore},
            ${year.nationalDay}, ${name.vi}, ${name.en}, ${instrument}, ${url}, ${at})`;
  try {
    await tx.attempt((inner) => inner.run(insert));
  } catch (error) {
    if (violates(error, 'calendar_announcement_off_once'))
      throw conflict('calendar.day-already-announced', { day: off });
    if (violates(error, 'calendar_announcement_worked_once')) {
      throw conflict('calendar.day-already-announced', { day: worked });
    }
    if (violates(error, 'calendar_announcement_year_once')) {
      throw conflict('calendar.year-already-announced', { year: `${year.year}` });
    }
    throw error;
  }
  await renewVersion(tx, calendarId);
  await recordAct(tx, actor, 'calendar.announced', subject(calendarId), { after: content, reason: instrument }, at);
  return id;
}

/** Takes an announcement back; it stays on record as withdrawn. */
export async function withdraw(tx: Tx, actor: Actor, id: AnnouncementId, reason: string, at: Instant): Promise<void> {
  demand(actor, 'calendar.edit');
  const announcement = await findAnnouncement(tx, id);
  if (announcement === undefined) throw notFound('calendar.announcement-not-found');
  if (announcement.withdrawnAt !== null) throw conflict('calendar.already-withdrawn');
  await tx.run(
    sql`update calendar_announcement set withdrawn_at = ${at}, withdrawn_reason = ${reason} where id = ${id}`,
  );
  await renewVersion(tx, announcement.calendarId);
  const about = subject(announcement.calendarId);
  await recordAct(tx, actor, 'calendar.withdrawn', about, { before: announcement.content, reason }, at);
}

/** The days whose meaning an announcement changes, first and last; a year's table may change any day of the year. */
export function daysTouched(content: NewAnnouncement): { from: Day; until: Day } {
  if (content.kind === 'year') return { from: `${content.year}-01-01` as Day, until: `${content.year}-12-31` as Day };
  const { off, worked } = daysOf(content);
  const days = [off, worked].filter((on) => on !== null).sort();
  const [from, until] = [days.at(0), days.at(-1)];
  if (from === undefined || until === undefined) throw new Error(`an announcement of kind ${content.kind} has no day`);
  return { from, until };
}

function daysOf(content: NewAnnouncement): { off: Day | null; worked: Day | null } {
  switch (content.kind) {
    case 'year':
      return { off: null, worked: null };
    case 'work':
      return { off: null, worked: content.day };
    case 'swap':
      return { off: content.off, worked: content.worked };
    default:
      return { off: content.day, worked: null };
  }
}

function checkAgainst(calendar: Calendar, content: NewAnnouncement): void {
  const { off, worked } = daysOf(content);
  if (off !== null && !isWorkingDay(calendar, off)) throw conflict('calendar.already-off', { day: off });
  if (worked !== null && isWorkingDay(calendar, worked)) throw conflict('calendar.already-working', { day: worked });
}

const IdRow = z.object({ id: CalendarId });

/** One change of a calendar after another: each is checked against what the one before it left. */
export async function holdCalendar(tx: Tx, calendarId: CalendarId): Promise<void> {
  const held = await tx.row(IdRow, sql`select id from calendar where id = ${calendarId} for update`);
  if (held === undefined) throw notFound('calendar.not-found', { calendar: calendarId });
}

/** Marks a calendar as changed; comes after the change, since whoever reads the new version keeps what it then finds. */
export async function renewVersion(tx: Tx, calendarId: CalendarId): Promise<void> {
  await tx.run(sql`update calendar set version = ${randomUuid()} where id = ${calendarId}`);
}

const subject = (calendarId: CalendarId) => ({ kind: 'calendar', id: calendarId });
