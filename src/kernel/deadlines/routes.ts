import { z } from 'zod';
import { loadCalendarFor } from '../calendar/store.ts';
import type { App } from '../http/app.ts';
import { languageOf } from '../http/language.ts';
import { OrganisationId } from '../organisations/contract.ts';
import type { Services } from '../services.ts';
import { computeDeadline } from './compute.ts';
import { ComputedDeadlineView } from './contract.ts';
import { parseMoment } from './moment.ts';
import { parseRule } from './rule.ts';
import { anchors } from './steps.ts';

const tags = ['calendar'];

export function deadlinesRoutes(app: App, { db }: Services): void {
  app.get(
    '/api/v1/deadline',
    {
      config: { permission: 'deadlines.compute' },
      schema: {
        tags,
        operationId: 'computeDeadline',
        summary: 'How long do I have',
        description:
          'The due instant of a rule counted from an event, by the working calendar, and how it was computed.',
        querystring: z.object({
          from: z.string().max(60).describe('The event, with time and zone: 2026-02-09T16:40+07:00'),
          rule: z
            .string()
            .max(60)
            .describe('8wd working days, 16wh working hours, 30d days, 2m months, 1q quarters, or a day'),
          event: z.enum(anchors).default('received'),
          organisation: OrganisationId.optional().describe('Whose calendar; the city’s if left out.'),
          lang: z.enum(['vi', 'en']).optional(),
        }),
        response: { 200: ComputedDeadlineView },
      },
    },
    async ({ query, headers }) => {
      const rule = parseRule(query.rule);
      // A plus sign that was not encoded arrives as a space.
      const from = parseMoment(query.from.replace(/ (\d\d:\d\d)$/, '+$1'));
      const { calendar } = await db.inTransaction((tx) => loadCalendarFor(tx, query.organisation ?? null));
      const { due, explanation } = computeDeadline(rule, from, calendar, query.event);
      const language = languageOf(query.lang, headers['accept-language']);
      return { due, explanation: explanation[language], steps: explanation.steps };
    },
  );
}
