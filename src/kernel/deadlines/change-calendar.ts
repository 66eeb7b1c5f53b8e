import { announce, daysTouched, type Instrument, withdraw } from '../calendar/announce.ts';
import type { AnnouncementId, CalendarId, NewAnnouncement } from '../calendar/contract.ts';
import { holidayLaw } from '../calendar/data/holidays.ts';
import type { OfficeHours } from '../calendar/office-hours.ts';
import { setOfficeHours } from '../calendar/set-office-hours.ts';
import { findAnnouncement } from '../calendar/store.ts';
import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import type { Day, Instant } from '../time.ts';
import { type MovedDeadline, recalculateOpen } from './recalculate-open.ts';

/** Announces a change of a calendar and moves the open deadlines it touches, all in one. */
export async function announceAndRecalculate(
  tx: Tx,
  actor: Actor,
  calendarId: CalendarId,
  content: NewAnnouncement,
  instrument: Instrument,
  at: Instant,
): Promise<{ id: AnnouncementId; moved: MovedDeadline[] }> {
  const id = await announce(tx, actor, calendarId, content, instrument, at);
  const moved = await recalculateOpen(tx, actor, calendarId, daysTouched(content), instrument.instrument, at);
  return { id, moved };
}

/** Takes an announcement back and moves the open deadlines it had touched. */
export async function withdrawAndRecalculate(
  tx: Tx,
  actor: Actor,
  id: AnnouncementId,
  reason: string,
  at: Instant,
): Promise<MovedDeadline[]> {
  const announcement = await findAnnouncement(tx, id);
  if (announcement === undefined) throw notFound('calendar.announcement-not-found');
  await withdraw(tx, actor, id, reason, at);
  return recalculateOpen(tx, actor, announcement.calendarId, daysTouched(announcement.content), reason, at);
}

/** Sets office hours from a day on and moves the open deadlines they touch: those of hours, and when a day closes. */
export async function setOfficeHoursAndRecalculate(
  tx: Tx,
  actor: Actor,
  calendarId: CalendarId,
  hours: OfficeHours & { from: Day },
  reason: string,
  at: Instant,
): Promise<MovedDeadline[]> {
  await setOfficeHours(tx, actor, calendarId, hours, at);
  return recalculateOpen(tx, actor, calendarId, { from: hours.from, until: holidayLaw.range.until }, reason, at);
}
