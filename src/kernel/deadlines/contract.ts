import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { CalendarId } from '../calendar/contract.ts';
import { Day, Instant } from '../time.ts';
import { anchors, type Step } from './steps.ts';

export const DeadlineId = idSchema('Deadline');
export type DeadlineId = z.infer<typeof DeadlineId>;

/** A deadline as it stands. */
export const Deadline = z.object({
  id: DeadlineId,
  aboutKind: z.string(),
  aboutId: z.uuid(),
  calendarId: CalendarId,
  rule: z.string(),
  anchor: z.enum(anchors),
  countedFrom: Instant,
  /** As first told; reports count against it. */
  originalDueAt: Instant,
  /** After pauses, extensions and changes of the calendar. */
  dueAt: Instant,
  phase: z.enum(['running', 'paused', 'closed']),
});
export type Deadline = z.infer<typeof Deadline>;

/** Written by this part and trusted when read back. */
export const Steps = z.array(z.custom<Step>((step) => typeof step === 'object' && step !== null && 'kind' in step));

/** What happened to a deadline, and what was told about it then. */
export const DeadlineHistoryEntry = z.object({
  number: z.int(),
  kind: z.enum(['started', 'paused', 'resumed', 'extended', 'recalculated', 'closed', 'reopened']),
  at: Instant,
  reason: z.string().nullable(),
  extendedUntil: Day.nullable(),
  dueAt: Instant,
  steps: Steps,
});
export type DeadlineHistoryEntry = z.infer<typeof DeadlineHistoryEntry>;

/** How long somebody has, and how that was computed. */
export const ComputedDeadlineView = z
  .object({
    due: Instant,
    explanation: z.string().describe('How the due instant was computed, in the language asked for.'),
    steps: z.array(z.looseObject({ kind: z.string() })).describe('The same, step by step.'),
  })
  .meta({ id: 'ComputedDeadline' });

const Moved = z.object({
  deadlineId: DeadlineId,
  aboutKind: z.string(),
  aboutId: z.uuid(),
  from: Instant,
  to: Instant,
});

/** What a change of a calendar did to the open deadlines: how many moved, and the first of them. */
export const MovedView = z
  .object({
    count: z.int(),
    items: z.array(Moved).max(200),
  })
  .meta({ id: 'MovedDeadlines' });
export type MovedView = z.infer<typeof MovedView>;

/** The same before it is announced: each with how it would be computed, and its title where the asker may read it. */
export const MovePreview = z
  .object({
    count: z.int(),
    items: z
      .array(
        Moved.omit({ deadlineId: true }).extend({
          title: z.string().nullable(),
          explanation: z.object({ vi: z.string(), en: z.string() }),
        }),
      )
      .max(200),
  })
  .meta({ id: 'MovePreview' });
export type MovePreview = z.infer<typeof MovePreview>;
