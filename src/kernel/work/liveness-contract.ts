import { z } from 'zod';
import { OrganisationId } from '../organisations/contract.ts';
import { Instant } from '../time.ts';

/** How an owner of open work is alive: trackers die because nobody updates them. */
export const OwnerLiveness = z
  .object({
    id: OrganisationId,
    name: z.string(),
    exists: z.boolean().describe('False for an organisation that has ended and still owns open work.'),
    endedOn: z.iso.date().nullable(),
    openItems: z.int(),
    untouchedItems: z.int().describe('Open, and without a sign of life of the owner for so many days.'),
    lastTouchedAt: Instant.nullable().describe(
      'When the owner last did something about any of its work; null for never.',
    ),
    silentDays: z.int().nullable().describe('Days since then; null for never.'),
  })
  .meta({ id: 'OwnerLiveness' });
export type OwnerLiveness = z.infer<typeof OwnerLiveness>;
