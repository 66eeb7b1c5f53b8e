import { z } from 'zod';
import { Day } from '../../kernel/time.ts';
import { WorkItemId } from '../../kernel/work/contract.ts';
import { WorkState } from '../../kernel/work/states.ts';
import {
  DirectiveId,
  DirectiveState,
  FindingId,
  findingStates,
  Passage,
  ReadingState,
  Span,
  VersionStanding,
} from './contract.ts';
import { DocumentType } from './reading.ts';

/** Another file as the next version of a directive waits to be read. */
export const ProposedVersion = z.object({ ordinal: z.int(), reading: ReadingState });
export type ProposedVersion = z.infer<typeof ProposedVersion>;

const ClauseText = Span.extend({ id: z.string(), label: z.string().nullable(), text: z.string() });
const WordRun = z.object({ text: z.string(), change: z.enum(['kept', 'added', 'removed']) });

/** Keep the work as it is, keep it in the new words, or leave it behind: what is open of it is recalled. */
export const carryDecisions = ['keep', 'take-words', 'leave'] as const;
export const CarryDecision = z.enum(carryDecisions);
export type CarryDecision = z.infer<typeof CarryDecision>;

/** What the next version has for a task of the version in force, and what people decided about it. */
export const Carry = z.object({
  findingId: FindingId,
  state: z.enum(findingStates),
  title: z.string(),
  workItem: z.object({ id: WorkItemId, state: WorkState, owner: z.string(), dueOn: Day.nullable() }).nullable(),
  kind: z.enum(['same', 'changed', 'removed']),
  old: Passage,
  new: Passage.nullable(),
  words: z.array(WordRun).nullable(),
  /** What a person may decide; nothing where there is nothing to decide. */
  choices: z.array(CarryDecision),
  /** The version cannot come into force before this is decided. */
  needed: z.boolean(),
  decision: CarryDecision.nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Of the decision; 0 before there is one. */
  version: z.int(),
});
export type Carry = z.infer<typeof Carry>;

const Letterhead = z.object({
  number: z.string().nullable(),
  type: DocumentType.nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string().nullable(),
});

/** Two versions of a document, clause by clause in the order of the newer. */
export const VersionComparison = z
  .object({
    directive: z.object({ id: DirectiveId, name: z.string(), state: DirectiveState, version: z.int() }),
    ordinal: z.int(),
    standing: VersionStanding,
    fileName: z.string(),
    reading: ReadingState,
    reason: z.string().nullable(),
    olderOrdinal: z.int(),
    letterhead: z.object({ old: Letterhead, new: Letterhead.nullable() }),
    changes: z.array(
      z.object({
        kind: z.enum(['same', 'changed', 'added', 'removed']),
        moved: z.boolean(),
        old: ClauseText.nullable(),
        new: ClauseText.nullable(),
        words: z.array(WordRun).nullable(),
      }),
    ),
    /** Of a proposed version: the tasks of the version in force. */
    carries: z.array(Carry),
    /** Of a proposed version: tasks it has that no task of the version in force became. */
    newTasks: z.array(Passage.extend({ address: z.string() })),
  })
  .meta({ id: 'VersionComparison' });
export type VersionComparison = z.infer<typeof VersionComparison>;

/** What to do with tasks of the version in force. `version` is that of the decision that was read, 0 for none. */
export const CarryDecided = z.object({
  decisions: z
    .array(
      z.object({
        findingId: FindingId,
        version: z.int().min(0),
        decision: CarryDecision,
        /** Owed where open work is left behind. */
        reason: z.string().trim().min(3).max(2000).nullable().default(null),
      }),
    )
    .min(1)
    .max(2000),
});
export type CarryDecided = z.input<typeof CarryDecided>;

/** The new version takes the place of the old. The letterhead is taken over only if somebody says so. */
export const Adoption = z.object({ takeLetterhead: z.boolean().default(false) });
export type Adoption = z.input<typeof Adoption>;

export const Adopted = z
  .object({ id: DirectiveId, version: z.int(), carried: z.int(), recalled: z.int(), toReview: z.int() })
  .meta({ id: 'Adopted' });
export type Adopted = z.infer<typeof Adopted>;
