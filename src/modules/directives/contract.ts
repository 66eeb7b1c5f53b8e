import { z } from 'zod';
import { idSchema } from '../../kernel/brand.ts';
import { Point } from '../../kernel/geo/contract.ts';
import { Day, Instant } from '../../kernel/time.ts';
import { Figures, Priority, WorkItemId, WorkItemSummary } from '../../kernel/work/contract.ts';
import { WorkState } from '../../kernel/work/states.ts';
import { Citation, Confidence, DocumentType, ModuleName, ReadClause, ReadDeadline, ReadTarget } from './reading.ts';

/** Văn bản chỉ đạo: a document that assigns work. */
export const DirectiveId = idSchema('DirectiveId');
export type DirectiveId = z.infer<typeof DirectiveId>;
export const FindingId = idSchema('FindingId');
export type FindingId = z.infer<typeof FindingId>;

/** What a person should know about how the text came about: a message key with its values. */
const ReadingNote = z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) });

const Named = z.object({ id: z.uuid(), name: z.string() });

/** Where the machine is with the file: waiting, at work, done, or given up with a reason. */
export const readingStates = ['queued', 'reading', 'read', 'failed'] as const;
export const ReadingState = z.enum(readingStates);
export type ReadingState = z.infer<typeof ReadingState>;

/** A draft is seen by the office only; the public sees what is published; a withdrawn one (bãi bỏ, thu hồi) stays on record. */
export const directiveStates = ['draft', 'published', 'withdrawn'] as const;
export const DirectiveState = z.enum(directiveStates);
export type DirectiveState = z.infer<typeof DirectiveState>;

/** The version that is followed; one that waits to take its place; what was followed before; what was given up. */
export const versionStandings = ['in-force', 'proposed', 'former', 'discarded'] as const;
export const VersionStanding = z.enum(versionStandings);
export type VersionStanding = z.infer<typeof VersionStanding>;

/** Findings by what a person has made of them. */
export const FindingCounts = z.object({ open: z.int(), confirmed: z.int(), rejected: z.int() });
export type FindingCounts = z.infer<typeof FindingCounts>;

export const DirectiveSummary = z
  .object({
    id: DirectiveId,
    number: z.string().nullable(),
    type: DocumentType.nullable(),
    issuer: z.string().nullable(),
    issuedOn: Day.nullable(),
    title: z.string(),
    state: DirectiveState,
    reading: ReadingState,
    findings: FindingCounts,
    figures: Figures,
    importedAt: Instant,
    publishedAt: Instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'DirectiveSummary' });
export type DirectiveSummary = z.infer<typeof DirectiveSummary>;

export const DirectivePage = z.object({ items: z.array(DirectiveSummary), next: z.string().nullable() });

export const findingStates = ['open', 'confirmed', 'rejected'] as const;
/** The reader found it, or a person did: by selecting text, splitting or merging. */
export const findingOrigins = ['reader', 'person'] as const;

/** What the clock will say if the finding is confirmed today. */
export const DeadlinePreview = z.object({
  rule: z.string(),
  recurrence: z.string().nullable(),
  dueOn: Day,
  dueAt: Instant,
  explanation: z.object({ vi: z.string(), en: z.string(), steps: z.array(z.unknown()) }),
});
export type DeadlinePreview = z.infer<typeof DeadlinePreview>;

/** What a deadline asked about would be, or the message key of the reason why there is none. */
export const DeadlineTried = z
  .object({ preview: DeadlinePreview.nullable(), trouble: z.string().nullable() })
  .meta({ id: 'DeadlineTried' });
export type DeadlineTried = z.infer<typeof DeadlineTried>;

/** A passage of the directive's text, between two offsets that count code points. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(1) });
export type Span = z.infer<typeof Span>;
/** A passage with its words, which must be those between its offsets. */
export const Passage = Span.extend({ quote: z.string().min(1).max(100_000) });
export type Passage = z.infer<typeof Passage>;

/** A draft task: what the reader found, as corrected by the office. Offsets count code points of the directive's text. */
export const Finding = z
  .object({
    id: FindingId,
    /** Address in the document: "2.1.a". */
    address: z.string(),
    clauseId: z.string().nullable(),
    group: z.string().nullable(),
    quote: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    /** Its further passages, where it was merged from several that stand apart. */
    also: z.array(Passage),
    /** What the work will be called: as a person worded it, else made from the quote. */
    title: z.string(),
    state: z.enum(findingStates),
    origin: z.enum(findingOrigins),
    /** Looked at and left for later. */
    setAside: z.boolean(),
    confidence: Confidence,
    /** The words the document has for the owner. */
    ownerQuote: z.string().nullable(),
    ownerConfidence: Confidence,
    /** The organisation those words mean, as far as the machine can say; `certain` when it needs no second look. */
    suggestion: Named.extend({ score: Confidence, certain: z.boolean() }).nullable(),
    /** The organisations those words name, where they name more than one: one of them owns, the others are partners. */
    candidates: z.array(Named),
    /** The organisation somebody chose, or the suggestion where it is certain. */
    owner: Named.nullable(),
    partnerQuotes: z.array(z.string()),
    partners: z.array(Named),
    deadline: ReadDeadline.nullable(),
    deadlinePreview: DeadlinePreview.nullable(),
    /** Why no due day can be told although the document names a deadline: a message key. */
    deadlineTrouble: z.string().nullable(),
    targets: z.array(ReadTarget),
    places: z.array(z.object({ quote: z.string(), place: Named.extend({ placed: z.boolean() }).nullable() })),
    area: Named.nullable(),
    /** Said for this task itself; stands before its places. */
    position: Point.nullable(),
    modules: z.array(ModuleName),
    priority: Priority,
    workItem: z.object({ id: WorkItemId, state: WorkState }).nullable(),
    /** It came about by splitting or merging, which can be undone as long as nothing is decided. */
    reshaped: z.boolean(),
    decidedAt: Instant.nullable(),
    reason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

export const Directive = DirectiveSummary.extend({
  /** As the reader shows it; every span counts its code points. Null until it is read. */
  text: z.string().nullable(),
  notes: z.array(ReadingNote),
  file: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Everybody may download the file. */
  fileOpen: z.boolean(),
  clauses: z.array(ReadClause),
  citations: z.array(Citation.extend({ directiveId: DirectiveId.nullable() })),
  /** In the order of the text. The public sees the confirmed ones. */
  findings: z.array(Finding),
  /** The tasks on the map and in the list. */
  workItems: z.array(WorkItemSummary),
  withdrawnReason: z.string().nullable(),
  /** Where the review stopped: the last task somebody did something about. Null for the public. */
  lastTouched: z.object({ findingId: FindingId, at: Instant, by: z.string().nullable() }).nullable(),
  /** The versions of its document, the newest first; none for the public. */
  versions: z.array(
    z.object({
      ordinal: z.int(),
      standing: VersionStanding,
      fileName: z.string(),
      reading: ReadingState,
      /** A message key saying why it could not be read. */
      reason: z.string().nullable(),
      importedAt: Instant,
    }),
  ),
}).meta({ id: 'Directive' });
export type Directive = z.infer<typeof Directive>;

/** How far the reading has come; asked again until it is `read` or `failed`. */
export const ReadingProgress = z
  .object({
    id: DirectiveId,
    reading: ReadingState,
    /** A message key saying why it failed. */
    reason: z.string().nullable(),
    /** Pages read so far, of a file that has pages. */
    pagesRead: z.int(),
    queuedAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    findings: FindingCounts,
  })
  .meta({ id: 'ReadingProgress' });
export type ReadingProgress = z.infer<typeof ReadingProgress>;

/** A directive given as text; a file comes as multipart/form-data in the field `file`. */
export const NewDirectiveText = z.object({
  text: z.string().trim().min(20).max(2_000_000),
  name: z.string().trim().min(1).max(200).default('văn bản.txt'),
});
export type NewDirectiveText = z.input<typeof NewDirectiveText>;

/** What the letterhead says, put right by a person. */
export const DirectiveCorrection = z
  .object({
    number: z.string().trim().max(100).nullable(),
    type: DocumentType.nullable(),
    issuer: z.string().trim().max(300).nullable(),
    issuedOn: Day.nullable(),
    title: z.string().trim().min(1).max(1000),
  })
  .partial();
export type DirectiveCorrection = z.infer<typeof DirectiveCorrection>;

const CorrectedDeadline = ReadDeadline.omit({ confidence: true }).nullable();
const TaskTitle = z.string().trim().min(3).max(2000);

/** Only what is given is changed. Takes `If-Match` with the finding's version. */
export const FindingCorrection = z
  .object({
    /** Null for the words of the document again. */
    title: TaskTitle.nullable(),
    ownerId: z.uuid().nullable(),
    partnerIds: z.array(z.uuid()).max(100),
    deadline: CorrectedDeadline,
    placeIds: z.array(z.uuid()).max(50),
    areaId: z.uuid().nullable(),
    position: Point.nullable(),
    priority: Priority,
    span: Span,
    modules: z.array(ModuleName),
    setAside: z.boolean(),
  })
  .partial();
export type FindingCorrection = z.infer<typeof FindingCorrection>;

/** A task that the reader did not see, by its words in the text. What is not said is read from the words. */
export const NewFinding = Passage.extend({ title: TaskTitle.nullable().default(null) });
export type NewFinding = z.input<typeof NewFinding>;

/** The parts a finding is split into: passages of its own words, none over another. */
export const Split = z.object({ parts: z.array(Passage).min(2).max(50) });
export type Split = z.infer<typeof Split>;

/** A finding as it was read, when it is one of several that an act is about. */
export const FindingSeen = z.object({ id: FindingId, version: z.int() });
export type FindingSeen = z.infer<typeof FindingSeen>;
const SeveralFindings = z.array(FindingSeen).min(1).max(500);

export const Merge = z.object({ findings: SeveralFindings.min(2), title: TaskTitle.nullable().default(null) });
export type Merge = z.input<typeof Merge>;

/** The same correction of several: only what can sensibly be the same. */
export const CorrectionOfMany = z.object({
  findings: SeveralFindings,
  correction: FindingCorrection.pick({ ownerId: true, deadline: true, areaId: true, priority: true, setAside: true }),
});
export type CorrectionOfMany = z.infer<typeof CorrectionOfMany>;

const Reason = z.string().trim().min(3).max(2000);
export const RejectionOfMany = z.object({ findings: SeveralFindings, reason: Reason });
export type RejectionOfMany = z.infer<typeof RejectionOfMany>;

/** What became of each of several: those left as they were have a message key saying why. */
export const DoneToMany = z
  .object({ done: z.array(FindingSeen), left: z.array(z.object({ findingId: FindingId, code: z.string() })) })
  .meta({ id: 'DoneToMany' });
export type DoneToMany = z.infer<typeof DoneToMany>;

/** What an act left behind: the findings there are now, in the order of the text. */
export const Reshaped = z.object({ findings: z.array(FindingSeen) }).meta({ id: 'Reshaped' });
export type Reshaped = z.infer<typeof Reshaped>;

/** Which findings to confirm: those named, with the version read or without, or every open one whose owner is settled. */
export const Confirmation = z.object({
  findings: z.union([
    z.literal('all-settled'),
    z
      .array(z.union([FindingId, FindingSeen]))
      .min(1)
      .max(2000),
  ]),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const Confirmed = z
  .object({
    confirmed: z.array(z.object({ findingId: FindingId, workItemId: WorkItemId })),
    /** What stays open, with a message key saying why. */
    left: z.array(z.object({ findingId: FindingId, code: z.string() })),
  })
  .meta({ id: 'Confirmed' });
export type Confirmed = z.infer<typeof Confirmed>;

export const Rejection = z.object({ reason: z.string().trim().max(2000).nullable().default(null) });
export const Withdrawal = z.object({ reason: z.string().trim().min(3).max(2000) });

export const FiguresRow = Named.extend({ figures: Figures });
export type FiguresRow = z.infer<typeof FiguresRow>;

/** The board, in one answer. */
export const Board = z
  .object({
    on: Day,
    /** The sentence a leader would say aloud: how much work, how much of it overdue. */
    figures: Figures,
    /** How many directives are in force and followed. */
    directiveCount: z.int(),
    directives: z.array(DirectiveSummary),
    /** Every organisation that owns work, the most overdue first. */
    organisations: z.array(FiguresRow),
    /** Areas of the commune level and above; each contains what lies in it. */
    areas: z.array(FiguresRow),
    /** Open work: overdue first, then due soon, then what comes next. */
    burning: z.array(WorkItemSummary),
    /** Open work that has a point on the map, in the order of `burning`. */
    points: z.array(
      z.object({
        workItem: WorkItemSummary.pick({ id: true, title: true, bucket: true, dueSoon: true }),
        point: Point,
      }),
    ),
    /** Open work of which nobody has said where it is. */
    unplacedCount: z.int(),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;
