import { z } from 'zod';
import { Day, Instant } from '../time.ts';

/** One act in the history of a record. */
export const Act = z
  .object({
    id: z.uuid(),
    act: z.string().describe('What was done, as `work.accepted`.'),
    at: Instant,
    actor: z.object({
      kind: z.enum(['person', 'system', 'public']),
      id: z.string(),
      name: z.string().nullable().describe('None for the system and the public, and for a name that was erased.'),
      organisationId: z.uuid().nullable(),
    }),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    erased: z.array(z.string()).describe('Personal values that were erased, as JSON pointers: `/after/assignee`.'),
  })
  .meta({ id: 'Act' });
export type Act = z.infer<typeof Act>;

/** Names of the organisations, areas and places that the acts of a page speak of, by identifier. */
export const Names = z.record(z.string(), z.string());
export type Names = z.infer<typeof Names>;

export const HistoryPage = z.object({ items: z.array(Act), next: z.string().nullable(), names: Names });
export type HistoryPage = z.infer<typeof HistoryPage>;

/** A record as its trail tells it for the end of a day. */
export const AsOf = z
  .object({
    day: Day,
    fields: z
      .record(z.string(), z.unknown())
      .describe('What the trail knows of it; a field nobody ever touched is absent.'),
    existed: z.boolean().describe('Whether any act about it is as old as that.'),
    names: Names,
  })
  .meta({ id: 'AsOf' });
export type AsOf = z.infer<typeof AsOf>;

/** An act as the auditor sees it: with what it is about, and where it was done from. */
export const AuditedAct = Act.extend({
  about: z.object({ kind: z.string(), id: z.string() }),
  address: z.string().nullable().describe('Where the actor asked from; none once it was erased.'),
  batch: z.int().nullable().describe('The batch that seals it; none for a few seconds.'),
}).meta({ id: 'AuditedAct' });
export type AuditedAct = z.infer<typeof AuditedAct>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A sealed batch in short: kept elsewhere, it shows later that nothing before it was changed. */
export const Anchor = z
  .object({ number: z.int().positive(), root: Hash, hash: Hash, sealedAt: Instant })
  .meta({ id: 'AuditAnchor' });
export type Anchor = z.infer<typeof Anchor>;

/** What a batch is bound to by its hash. */
export const Batch = Anchor.extend({
  firstAct: z.uuid(),
  lastAct: z.uuid(),
  count: z.int().positive(),
  previous: Hash.nullable().describe('Hash of the batch before it.'),
});
export type Batch = z.infer<typeof Batch>;

/** Everything needed to show elsewhere that an act lies in a batch. */
export const InclusionProof = z
  .object({
    act: z.string().describe('The act in canonical JSON (RFC 8785); its leaf is SHA-256 of a zero byte and this text.'),
    leaf: Hash,
    position: z.int(),
    path: z
      .array(z.object({ side: z.enum(['left', 'right']), hash: Hash }))
      .describe('Neighbours from the leaf to the root; a node is SHA-256 of a one byte, its left and its right part.'),
    batch: Batch,
  })
  .meta({ id: 'AuditProof' });
export type InclusionProof = z.infer<typeof InclusionProof>;
