import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { Instant } from '../time.ts';

export const JobId = idSchema('Job');
export type JobId = z.infer<typeof JobId>;

export const JobState = z.enum(['waiting', 'running', 'failed']);
export type JobState = z.infer<typeof JobState>;

/** Tác vụ nền, without what it is about: that may be somebody's matter. */
export const JobSummary = z
  .object({
    id: JobId,
    kind: z.string(),
    state: JobState,
    attempts: z.int().min(0),
    enqueuedAt: Instant,
    dueAt: Instant.nullable().describe('Not before then; null for as soon as possible.'),
    failedAt: Instant.nullable(),
    error: z.string().nullable().describe('What went wrong at the last try.'),
  })
  .meta({ id: 'JobSummary' });
export type JobSummary = z.infer<typeof JobSummary>;
