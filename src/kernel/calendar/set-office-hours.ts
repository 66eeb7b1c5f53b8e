import { v4 as randomUuid } from 'uuid';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { notFound } from '../refusal.ts';
import type { Day, Instant } from '../time.ts';
import { holdCalendar, renewVersion } from './announce.ts';
import { CalendarId, cityCalendarId } from './contract.ts';
import type { OfficeHours } from './office-hours.ts';
import { calendarIdFor } from './store.ts';

/** Gives an organisation a calendar of its own below the city's; one that has it already keeps it. */
export async function openCalendar(tx: Tx, actor: Actor, organisationId: string, at: Instant): Promise<CalendarId> {
  demand(actor, 'calendar.edit');
  const id = newId(CalendarId);
  const insert = sql`
    insert into calendar (id, kind, parent_id, organisation_id, version)
    values (${id}, 'organisation', ${cityCalendarId}, ${organisationId}, ${randomUuid()})
    on conflict (organisation_id) do nothing`;
  const opened = await tx
    .attempt((inner) => inner.run(insert))
    .catch((error: unknown) => {
      if (violates(error, 'calendar_organisation_id_fkey')) throw notFound('calendar.no-such-organisation');
      throw error;
    });
  if (opened === 0) return calendarIdFor(tx, organisationId);
  await recordAct(tx, actor, 'calendar.opened', { kind: 'calendar', id }, { after: { organisationId } }, at);
  return id;
}

/** Sets the office hours of a calendar from a day on. Open deadlines do not move by themselves: see `recalculateOpen`. */
export async function setOfficeHours(
  tx: Tx,
  actor: Actor,
  calendarId: CalendarId,
  hours: OfficeHours & { from: Day },
  at: Instant,
): Promise<void> {
  demand(actor, 'calendar.edit');
  await holdCalendar(tx, calendarId);
  const { from, weekdays, saturday, sunday } = hours;
  await tx.run(sql`
    insert into office_hours (calendar_id, valid_from, weekdays, saturday, sunday)
    values (${calendarId}, ${from}, ${weekdays}::jsonb, ${saturday}::jsonb, ${sunday}::jsonb)
    on conflict (calendar_id, valid_from)
      do update set weekdays = excluded.weekdays, saturday = excluded.saturday, sunday = excluded.sunday`);
  await renewVersion(tx, calendarId);
  await recordAct(tx, actor, 'calendar.hours-set', { kind: 'calendar', id: calendarId }, { after: hours }, at);
}
