import { z } from 'zod';
import { Point } from '../../../kernel/geo/contract.ts';
import type { App } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import { CategoryCode } from '../categories/contract.ts';
import { longestText } from '../contract.ts';
import { suggestForReport } from './suggest-for-report.ts';

export const Described = z
  .object({
    text: z.string().trim().min(1).max(longestText),
    position: Point.optional().describe('What lies near makes some categories likelier.'),
  })
  .meta({ id: 'ReportDescribed' });

export const CategorySuggestions = z
  .object({
    items: z
      .array(z.object({ code: CategoryCode, confidence: z.number().min(0).max(1) }))
      .describe('The likeliest first; none where the words do not tell.'),
  })
  .meta({ id: 'CategorySuggestions' });

/** Gợi ý lĩnh vực: a help that can be ignored. A question by POST, so that nobody's words stand in an address or a log. */
export function classifyRoutes(app: App, { db, clock }: Services): void {
  app.post(
    '/api/v1/report-category-suggestions',
    {
      config: { permission: 'reports.file', repeatable: false },
      schema: {
        tags: ['reports'],
        operationId: 'suggestReportCategory',
        summary: 'Which category a report may belong to; nothing is kept',
        body: Described,
        response: { 200: CategorySuggestions },
      },
    },
    async ({ body }) => ({ items: await suggestForReport(db.reads, body, dayOf(clock())) }),
  );
}
