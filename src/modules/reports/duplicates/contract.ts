import { z } from 'zod';
import { Point } from '../../../kernel/geo/contract.ts';
import { Instant } from '../../../kernel/time.ts';
import { CategoryCode } from '../categories/contract.ts';
import { longestText, ReportId, ReportNumber, ReportState } from '../contract.ts';

/** What somebody is about to report. */
export const SimilarAsked = z
  .object({
    position: Point,
    category: CategoryCode.optional(),
    text: z.string().trim().max(longestText).default(''),
  })
  .meta({ id: 'SimilarReportsAsked' });
export type SimilarAsked = z.output<typeof SimilarAsked>;

export const SimilarReport = z
  .object({
    id: ReportId,
    number: ReportNumber,
    state: ReportState,
    category: z.object({ code: CategoryCode, vi: z.string(), en: z.string() }),
    text: z.string().nullable().describe('As far as the asker may read it.'),
    distanceM: z.int().nullable(),
    reportedAt: Instant,
    weight: z.int(),
    score: z.number().min(0).max(1).describe('How likely it is the same.'),
  })
  .meta({ id: 'SimilarReport' });
export type SimilarReport = z.infer<typeof SimilarReport>;
