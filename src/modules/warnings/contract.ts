import { z } from 'zod';
import { AreaId } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { Instant } from '../../kernel/time.ts';

export const WarningId = idSchema('WarningId');
export type WarningId = z.infer<typeof WarningId>;

// The values of the Common Alerting Protocol 1.2, section 3.2, in lower case.
export const purposes = ['actual', 'exercise', 'test'] as const;
export const categories = [
  ...(['geo', 'met', 'safety', 'security', 'rescue', 'fire', 'health'] as const),
  ...(['env', 'transport', 'infra', 'cbrne', 'other'] as const),
] as const;
export const responses = [
  ...(['shelter', 'evacuate', 'prepare', 'execute', 'avoid', 'monitor', 'assess', 'all-clear', 'none'] as const),
] as const;
export const urgencies = ['immediate', 'expected', 'future', 'past', 'unknown'] as const;
/** The worst first: lists of what is in force are in this order. */
export const severities = ['extreme', 'severe', 'moderate', 'minor', 'unknown'] as const;
export const certainties = ['observed', 'likely', 'possible', 'unlikely', 'unknown'] as const;

const wordsOf = (longest: number) => {
  const text = z.string().trim().min(1).max(longest).nullable().default(null);
  return z
    .object({ vi: text, en: text })
    .refine(({ vi, en }) => vi !== null || en !== null, { error: 'warnings.words-missing' });
};
export type Words = z.output<ReturnType<typeof wordsOf>>;

/** What a warning says. */
export const WarningTerms = z
  .object({
    purpose: z.enum(purposes).default('actual').describe('An exercise and a test say so wherever they are shown.'),
    categories: z.array(z.enum(categories)).min(1).max(12),
    event: wordsOf(100).describe('What it is: flash flood.'),
    headline: wordsOf(160),
    description: wordsOf(4000).nullable().default(null),
    instruction: wordsOf(4000).nullable().default(null).describe('What people should do.'),
    responses: z.array(z.enum(responses)).max(9).default([]),
    urgency: z.enum(urgencies),
    severity: z.enum(severities),
    certainty: z.enum(certainties),
    effectiveAt: Instant.nullable().default(null).describe('From when it holds; null: from the moment it is issued.'),
    onsetAt: Instant.nullable().default(null).describe('When what it warns of is expected to begin.'),
    expiresAt: Instant.describe('No warning is for ever.'),
    areaIds: z.array(AreaId).max(200).default([]).describe('The units it concerns; none for the whole city.'),
    areaWords: z.string().trim().min(1).max(500).nullable().default(null).describe('Where, in words: along the river.'),
    outline: z
      .object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
      })
      .nullable()
      .default(null)
      .describe('As a received alert draws it.'),
    web: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .nullable()
      .default(null),
    contact: z.string().trim().min(1).max(300).nullable().default(null),
  })
  .meta({ id: 'WarningTerms' });
export type WarningTerms = z.output<typeof WarningTerms>;

export const NewWarning = WarningTerms.extend({
  replacesId: WarningId.nullable().default(null).describe('The one that gives way when this one is issued.'),
}).meta({ id: 'NewWarning' });
export type NewWarning = z.output<typeof NewWarning>;

export const Warning = WarningTerms.extend({
  id: WarningId,
  state: z.enum(['draft', 'issued', 'replaced', 'cancelled', 'discarded']),
  inForce: z.boolean().describe('Issued, and its time has begun and is not over.'),
  effectiveAt: Instant,
  areas: z.array(z.object({ id: AreaId, name: z.string() })),
  replacesId: WarningId.nullable(),
  sender: z.string().describe('Who says so: the host of this city, or whoever sent the alert.'),
  identifier: z.string(),
  received: z.boolean().describe('Came in as an alert of somebody else.'),
  sentAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endReason: z.string().nullable(),
  version: z.int(),
}).meta({ id: 'Warning' });
export type Warning = z.infer<typeof Warning>;
