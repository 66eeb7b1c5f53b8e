import { z } from 'zod';
import { historyRoute } from '../audit/history-routes.ts';
import type { App } from '../http/app.ts';
import { OrganisationId } from '../organisations/contract.ts';
import { invalid } from '../refusal.ts';
import type { Services } from '../services.ts';
import { addDays, Day, daysBetween } from '../time.ts';
import type { Calendar } from './calendar.ts';
import { AnnouncementView, CalendarDayView } from './contract.ts';
import { toLunar } from './lunar.ts';
import { calendarIdFor, listAnnouncements, loadCalendarFor } from './store.ts';

const tags = ['calendar'];
const longestList = 400;

const ofOffice = { organisation: OrganisationId.optional().describe('Whose calendar; the city’s if left out.') };

export function calendarRoutes(app: App, services: Services): void {
  const { db } = services;

  app.get(
    '/api/v1/calendar/days',
    {
      config: { permission: 'calendar.read' },
      schema: {
        tags,
        operationId: 'listCalendarDays',
        summary: 'Working days, days off and why',
        querystring: z.object({ from: Day, until: Day, ...ofOffice }),
        response: { 200: z.object({ items: z.array(CalendarDayView), next: z.null() }) },
      },
    },
    async ({ query: { from, until, organisation } }) => {
      if (until < from) throw invalid('calendar.range-backwards');
      const days = daysBetween(from, until) + 1;
      if (days > longestList) throw invalid('calendar.range-too-long', { days: longestList });
      const { calendar } = await db.inTransaction((tx) => loadCalendarFor(tx, organisation ?? null));
      return { items: Array.from({ length: days }, (_, i) => view(calendar, addDays(from, i))), next: null };
    },
  );

  app.get(
    '/api/v1/calendar/announcements',
    {
      config: { permission: 'calendar.read' },
      schema: {
        tags,
        operationId: 'listAnnouncements',
        summary: 'What was announced beyond the law and the tables the program brings along',
        querystring: z.object(ofOffice),
        response: { 200: z.object({ items: z.array(AnnouncementView), next: z.null() }) },
      },
    },
    async ({ query: { organisation } }) => {
      const items = await db.inTransaction(async (tx) =>
        listAnnouncements(tx, await calendarIdFor(tx, organisation ?? null)),
      );
      return { items, next: null };
    },
  );

  historyRoute(app, services, { path: 'calendars', kind: 'calendar', beside: ['deadlines.recalculated'] });
}

function view(calendar: Calendar, on: Day): CalendarDayView {
  const { source, hours, ...day } = calendar(on);
  return {
    ...day,
    hours: [...hours],
    instrument: source?.instrument ?? null,
    confirmed: source?.confirmed ?? true,
    lunar: toLunar(on),
  };
}
