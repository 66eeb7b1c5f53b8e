import { z } from 'zod';
import { AnnouncementId, NewAnnouncement, nationalCalendarId } from '../calendar/contract.ts';
import { OfficeHours } from '../calendar/office-hours.ts';
import { openCalendar } from '../calendar/set-office-hours.ts';
import { calendarIdFor } from '../calendar/store.ts';
import type { Db, Tx } from '../db/db.ts';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import type { Actor } from '../identity/actor.ts';
import { OrganisationId } from '../organisations/contract.ts';
import type { Services } from '../services.ts';
import { Day, type Instant } from '../time.ts';
import { announceAndRecalculate, setOfficeHoursAndRecalculate, withdrawAndRecalculate } from './change-calendar.ts';
import { MovedView, MovePreview } from './contract.ts';
import { explain } from './explain.ts';
import type { MovedDeadline } from './recalculate-open.ts';

const tags = ['calendar'];

/** What else has to follow when deadlines move: whoever keeps a copy of the due instant. */
export type WhenMoved = (tx: Tx, actor: Actor, moved: readonly MovedDeadline[], at: Instant) => Promise<void>;

/** What the asker may know of what a deadline is about: the titles, by identifier. */
export type TitlesSeen = (tx: Tx, actor: Actor, moved: readonly MovedDeadline[]) => Promise<Map<string, string>>;

const Instrument = {
  instrument: z.string().trim().min(1).max(300).describe('Number and kind of the document that announces it.'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
};
const Scope = z.union([z.enum(['national', 'city']), OrganisationId]);
type Scope = z.infer<typeof Scope>;

/** Changes of the calendar, which stand here because they move deadlines. */
export function calendarChangeRoutes(app: App, services: Services, whenMoved: WhenMoved, titlesSeen: TitlesSeen): void {
  const { db, clock } = services;
  app.post(
    '/api/v1/calendar/announcements/preview',
    {
      config: { permission: 'calendar.edit' },
      schema: {
        tags,
        operationId: 'previewCalendarChange',
        summary: 'Which open deadlines a change would move, and how they would be computed; nothing is changed',
        body: z.object({ calendar: Scope, content: NewAnnouncement }),
        response: { 200: MovePreview },
      },
    },
    async (request) => {
      const { calendar, content } = request.body;
      const actor = actorOf(request);
      const at = clock();
      return undone(db, async (tx) => {
        const calendarId = await calendarOfScope(tx, actor, calendar, at);
        const document = { instrument: content.kind, url: null };
        const { moved } = await announceAndRecalculate(tx, actor, calendarId, content, document, at);
        const shown = moved.slice(0, mostShown);
        const titles = await titlesSeen(tx, actor, shown);
        const items = shown.map(({ aboutKind, aboutId, from, to, steps }) => {
          const { vi, en } = explain([...steps, { kind: 'due', at: to }]);
          return { aboutKind, aboutId, from, to, title: titles.get(aboutId) ?? null, explanation: { vi, en } };
        });
        return { count: moved.length, items };
      });
    },
  );

  app.post(
    '/api/v1/calendar/announcements',
    {
      config: { permission: 'calendar.edit' },
      schema: {
        tags,
        operationId: 'announceCalendarChange',
        summary: 'Announce a holiday, a day off, a day worked, a swap or the days of a year',
        description: 'Open deadlines the change touches are computed afresh; the answer says which moved.',
        body: z.object({ calendar: Scope, content: NewAnnouncement, ...Instrument }),
        response: { 201: z.object({ id: AnnouncementId, moved: MovedView }) },
      },
    },
    async (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => {
        const { calendar, content, instrument, url } = request.body;
        const at = clock();
        const calendarId = await calendarOfScope(tx, actor, calendar, at);
        const done = await announceAndRecalculate(tx, actor, calendarId, content, { instrument, url }, at);
        await whenMoved(tx, actor, done.moved, at);
        return { id: done.id, moved: view(done.moved) };
      }),
  );

  app.post(
    '/api/v1/calendar/announcements/:id/withdrawal',
    {
      config: { permission: 'calendar.edit' },
      schema: {
        tags,
        operationId: 'withdrawAnnouncement',
        summary: 'Take an announcement back',
        params: z.object({ id: AnnouncementId }),
        body: z.object({ reason: z.string().trim().min(1).max(1000) }),
        response: { 200: z.object({ moved: MovedView }) },
      },
    },
    async (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => {
        const at = clock();
        const moved = await withdrawAndRecalculate(tx, actor, request.params.id, request.body.reason, at);
        await whenMoved(tx, actor, moved, at);
        return { moved: view(moved) };
      }),
  );

  app.post(
    '/api/v1/calendar/office-hours',
    {
      config: { permission: 'calendar.edit' },
      schema: {
        tags,
        operationId: 'setOfficeHours',
        summary: 'Set office hours from a day on',
        body: OfficeHours.extend({
          calendar: Scope,
          from: Day,
          reason: z.string().trim().min(1).max(1000),
        }),
        response: { 200: z.object({ moved: MovedView }) },
      },
    },
    async (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => {
        const { calendar, reason, ...hours } = request.body;
        const at = clock();
        const calendarId = await calendarOfScope(tx, actor, calendar, at);
        const moved = await setOfficeHoursAndRecalculate(tx, actor, calendarId, hours, reason, at);
        await whenMoved(tx, actor, moved, at);
        return { moved: view(moved) };
      }),
  );
}

/** The calendar meant; an organisation that has none of its own gets one with its first change. */
async function calendarOfScope(tx: Tx, actor: Actor, scope: Scope, at: Instant) {
  if (scope === 'national') return nationalCalendarId;
  return scope === 'city' ? calendarIdFor(tx, null) : openCalendar(tx, actor, scope, at);
}

const mostShown = 200;

const view = (moved: readonly MovedDeadline[]) => ({
  count: moved.length,
  items: moved.slice(0, mostShown).map(({ steps: _, ...told }) => told),
});

/** What the work finds out, while whatever it did is undone. */
async function undone<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const found: { value?: T } = {};
  const undo = new Error('undo');
  await db
    .inTransaction(async (tx) => {
      found.value = await work(tx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found.value as T;
}
