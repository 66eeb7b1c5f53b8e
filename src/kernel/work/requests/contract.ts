import { z } from 'zod';
import { idSchema } from '../../brand.ts';
import { Day, Instant } from '../../time.ts';
import { contradictionCodes } from '../contradiction-codes.ts';

export const ExtensionRequestId = idSchema('WorkExtensionRequest');
export type ExtensionRequestId = z.infer<typeof ExtensionRequestId>;
export const ExplanationId = idSchema('WorkExplanation');
export type ExplanationId = z.infer<typeof ExplanationId>;

const Text = z.string().trim().min(3).max(2000);
const Named = z.object({ id: z.uuid(), name: z.string() });

/** Xin gia hạn: lapsed when the work was closed or given to another owner before anybody decided. */
export const ExtensionRequest = z
  .object({
    id: ExtensionRequestId,
    until: Day,
    reason: z.string(),
    organisation: Named,
    askedBy: z.string(),
    askedAt: Instant,
    state: z.enum(['open', 'granted', 'refused', 'withdrawn', 'lapsed']),
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    decision: z.string().nullable().describe('Why, as the side that decided said it.'),
    grantedUntil: Day.nullable(),
  })
  .meta({ id: 'ExtensionRequest' });
export type ExtensionRequest = z.infer<typeof ExtensionRequest>;

/** Yêu cầu giải trình: where it stands is derived from its own deadline. */
export const Explanation = z
  .object({
    id: ExplanationId,
    question: z.string(),
    askedBy: z.string(),
    askedByOrganisation: Named.nullable(),
    askedOf: Named,
    askedAt: Instant,
    againAfterId: ExplanationId.nullable(),
    dueAt: Instant,
    reckoning: z.object({ vi: z.string(), en: z.string() }).describe('How the due instant was computed.'),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: Instant.nullable(),
    withdrawnReason: z.string().nullable(),
    standing: z.enum(['open', 'late', 'answered-on-time', 'answered-late', 'withdrawn']),
    mayAnswer: z.boolean(),
    mayWithdraw: z.boolean(),
    mayAskAgain: z.boolean(),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;

/** What follows the work beside its own state, and what the asker may do about it. */
export const FollowUp = z
  .object({
    extensions: z.array(ExtensionRequest),
    explanations: z.array(Explanation),
    contradictions: z.array(z.enum(contradictionCodes)).describe('Where the records contradict one another.'),
    review: z
      .object({ sourceKind: z.string(), sourceId: z.uuid(), from: Day, until: Day })
      .nullable()
      .describe('For a report on a period (sơ kết, tổng kết): what it reports on.'),
    mayAskExtension: z.boolean(),
    mayDecideExtension: z.boolean(),
    mayWithdrawExtension: z.boolean(),
    mayAskExplanation: z.boolean(),
  })
  .meta({ id: 'WorkFollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;

export const NewExtensionRequest = z.object({ until: Day, reason: Text });
export type NewExtensionRequest = z.infer<typeof NewExtensionRequest>;
export const Granting = z.object({
  until: Day.optional().describe('Another day than the one asked for.'),
  note: Text.optional(),
});
export type Granting = z.infer<typeof Granting>;
export const Refusing = z.object({ reason: Text });

export const NewQuestion = z.object({
  question: Text,
  term: z
    .string()
    .regex(/^[1-9]\d{0,2}(wd|wh|d)$/)
    .optional()
    .describe('How long the answer may take, such as 3wd or 16wh; as the city has set it if absent.'),
});
export type NewQuestion = z.infer<typeof NewQuestion>;
export const Answering = z.object({ answer: z.string().trim().min(3).max(10_000) });
