import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { idSchema } from '../brand.ts';
import type { FileId } from '../files/contract.ts';
import { Point } from '../geo/contract.ts';
import { OrganisationId } from '../organisations/contract.ts';
import { Day, Instant } from '../time.ts';
import { Bucket } from './bucket.ts';
import { ContradictionCode } from './contradiction-codes.ts';
import { Heap } from './desk/heaps.ts';
import { actNames, type WorkAct, WorkState } from './states.ts';

/** Việc: the common envelope of everything that has an owner, a place, a deadline, a state and evidence. */
export const WorkItemId = idSchema('WorkItemId');
export type WorkItemId = z.infer<typeof WorkItemId>;

export const priorities = ['urgent', 'high', 'normal'] as const;
export const Priority = z.enum(priorities);
export type Priority = z.infer<typeof Priority>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/** Where the work came from: a clause of a directive, a report. `ref` is what within it, `label` how people cite it. */
export const WorkSource = z.object({
  kind: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  id: z.uuid(),
  ref: z.string().max(200).nullable(),
  label: z.string().min(1).max(300),
});
export type WorkSource = z.infer<typeof WorkSource>;

export const WorkItemSummary = z
  .object({
    id: WorkItemId,
    title: z.string(),
    state: WorkState,
    priority: Priority,
    owner: Named,
    area: Named.nullable(),
    source: WorkSource.nullable(),
    /** Where the deadline stands now, after pauses and extensions. */
    dueOn: Day.nullable(),
    dueAt: Instant.nullable(),
    /** As first set; the reports count against it. */
    originalDueOn: Day.nullable(),
    /** The day the work was finished, once it is confirmed as done. */
    finishedOn: Day.nullable(),
    /** Derived for the day of the answer. */
    bucket: Bucket.nullable(),
    dueSoon: z.boolean(),
    /** Whether anybody has said where on the map it is. */
    placed: z.boolean(),
    comments: z.int(),
    evidence: z.int(),
    /** When its owner last did something about it; null while nobody has. */
    ownerTouchedAt: Instant.nullable(),
    changedAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'WorkItemSummary' });
export type WorkItemSummary = z.infer<typeof WorkItemSummary>;

export const Comment = z.object({
  id: z.uuid(),
  text: z.string(),
  byOrganisation: Named.nullable(),
  /** The account; null for what the system wrote. Given to signed-in readers only. */
  by: z.string().nullable(),
  byName: z.string().nullable(),
  /** Whom it calls. */
  mentions: z.array(Named),
  at: Instant,
});
export type Comment = z.infer<typeof Comment>;

export const evidenceKinds = ['file', 'link', 'record'] as const;
export const EvidenceId = idSchema('WorkEvidence');
export type EvidenceId = z.infer<typeof EvidenceId>;

/** Minh chứng: what proves a state. A file of ours, a page elsewhere, or a record of another part of the system. */
export const Evidence = z.object({
  id: EvidenceId,
  kind: z.enum(evidenceKinds),
  title: z.string(),
  fileId: z.string().nullable(),
  /** What the file is, as sniffed; null where the evidence is no file. */
  mediaType: z.string().nullable(),
  url: z.string().nullable(),
  record: z.object({ kind: z.string(), id: z.string() }).nullable(),
  by: z.string().nullable(),
  byName: z.string().nullable(),
  at: Instant,
});
export type Evidence = z.infer<typeof Evidence>;

export const HistoryEntry = z.object({
  id: z.uuid(),
  act: z.string(),
  by: z.string().nullable(),
  byName: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  at: Instant,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const WorkItem = WorkItemSummary.extend({
  /** The exact words the work comes from. */
  quote: z.string().nullable(),
  partners: z.array(Named),
  assignee: z.string().nullable(),
  assignedBy: Named.nullable(),
  parentId: WorkItemId.nullable(),
  children: z.array(z.object({ id: WorkItemId, title: z.string(), state: WorkState })),
  /** How the due instant came about, as sentences and as steps; null without a deadline. */
  deadline: z
    .object({
      id: z.uuid(),
      rule: z.string(),
      /** RFC 5545, where the duty comes again. */
      recurrence: z.string().nullable(),
      explanation: z.object({ vi: z.string(), en: z.string(), steps: z.array(z.unknown()) }),
    })
    .nullable(),
  places: z.array(z.object({ id: z.uuid(), name: z.string(), placed: z.boolean() })),
  position: Point.nullable(),
  /** What a person looking at this may do now; empty for the public. */
  acts: z.array(z.enum(actNames)),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  published: z.boolean(),
  /** Visible to the people named alone. */
  restricted: z.boolean(),
  readers: z.array(Named),
  /** Whether the asker sees it from the inside: with who did what, what was said and the evidence. */
  inside: z.boolean(),
  evidenceItems: z.array(Evidence),
  commentItems: z.array(Comment),
  history: z.array(HistoryEntry),
}).meta({ id: 'WorkItem' });
export type WorkItem = z.infer<typeof WorkItem>;

/** Lists come in the order of what burns: open before closed, the earliest original deadline first, none last. */
export const WorkItemFilter = z.object({
  owner: OrganisationId.optional(),
  /** The area and everything in it. */
  area: AreaId.optional(),
  sourceKind: WorkSource.shape.kind.optional(),
  source: z.uuid().optional(),
  /** What names this place. */
  place: z.uuid().optional(),
  state: WorkState.optional(),
  bucket: Bucket.optional(),
  dueSoon: z.stringbool().optional(),
  dueFrom: Day.optional(),
  dueUntil: Day.optional(),
  priority: Priority.optional(),
  /** Words of the title, with or without diacritics. */
  text: z.string().trim().min(2).max(100).optional(),
  /** A heap of the asker's own desk. */
  heap: Heap.optional(),
  placed: z.stringbool().optional(),
  /** Neither done nor recalled. */
  open: z.stringbool().optional(),
  /** With a deadline. */
  dated: z.stringbool().optional(),
  /** With a question to its owner that has no answer; late: past its own due instant. */
  explanation: z.enum(['open', 'late']).optional(),
  /** In which the records contradict one another in this way. */
  contradiction: ContradictionCode.optional(),
});
export type WorkItemFilter = z.infer<typeof WorkItemFilter>;

export const WorkItemPage = z.object({ items: z.array(WorkItemSummary), next: z.string().nullable() });
export type WorkItemPage = z.infer<typeof WorkItemPage>;

export const WorkPoint = z
  .object({
    workItem: WorkItemSummary.pick({ id: true, title: true, bucket: true, dueSoon: true }),
    point: Point,
  })
  .meta({ id: 'WorkPoint' });
export type WorkPoint = z.infer<typeof WorkPoint>;

/** A count, exact up to a thousand and wherever figures are kept; `exact` says whether there may be more. */
export const WorkItemCount = z.object({ count: z.int(), exact: z.boolean() }).meta({ id: 'WorkItemCount' });
export type WorkItemCount = z.infer<typeof WorkItemCount>;

/** How the work of a scope stands on a day. Recalled work is not in it. */
export const Figures = z
  .object({
    total: z.int(),
    doneOnTime: z.int(),
    doneLate: z.int(),
    /** Open and before the deadline, those due soon included. */
    inTime: z.int(),
    dueSoon: z.int(),
    overdue: z.int(),
    /** Open or done: it counts in no rate. */
    withoutDeadline: z.int(),
    /** overdue ÷ (done + overdue), of what has a deadline; null when nothing fell due. */
    overdueRate: z.number().nullable(),
    /** The last change to any of it; null when there never was one. */
    changedAt: Instant.nullable(),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof Figures>;

/** Figures of one owner or area. An area's contain those of the areas in it. */
export const FiguresOf = z.object({ id: z.uuid(), name: z.string(), figures: Figures });
export type FiguresOf = z.infer<typeof FiguresOf>;
export const FiguresPage = z.object({ on: Day, items: z.array(FiguresOf) });

const Reason = z.string().trim().min(3).max(2000);
/** A deadline: a rule of the deadline engine (`8wd`, `2m`, `2026-06-30`), counted from now or from the given moment. */
export const NewDeadline = z.object({
  rule: z.string().min(1).max(12),
  from: Instant.optional(),
  recurrence: z.string().max(200).nullable().optional(),
});
export type NewDeadline = z.infer<typeof NewDeadline>;

export const NewWorkItem = z.object({
  title: z.string().trim().min(3).max(2000),
  ownerId: OrganisationId,
  partnerIds: z.array(OrganisationId).max(100).default([]),
  assignee: z.string().trim().max(200).nullable().default(null),
  parentId: WorkItemId.nullable().default(null),
  priority: Priority.default('normal'),
  areaId: AreaId.nullable().default(null),
  placeIds: z.array(z.uuid()).max(50).default([]),
  position: Point.nullable().default(null),
  deadline: NewDeadline.nullable().default(null),
  /** Restricted from the start to these accounts and to whoever opens it; none: it is not restricted. */
  readerIds: z.array(z.uuid()).max(100).nullable().default(null),
});
export type NewWorkItem = z.input<typeof NewWorkItem>;

/** Accounts of the people named for restricted work; whoever restricts it is always one of them. */
const Readers = z.array(z.uuid()).max(100).default([]);

const nothing = z.object({});
/** What each act is told. All take `If-Match` with the version that was read. */
export const actBodies = {
  accept: nothing,
  start: nothing,
  submit: z.object({ note: z.string().trim().max(2000).optional() }),
  /** The day the work was finished, if it was not today. */
  /** Evidence is needed to close; without any, the reason why there can be none. */
  confirm: z.object({ finishedOn: Day.optional(), withoutEvidence: Reason.optional() }),
  return: z.object({ reason: Reason }),
  refuse: z.object({ reason: Reason }),
  suspend: z.object({ reason: Reason }),
  resume: nothing,
  reassign: z.object({
    ownerId: OrganisationId,
    partnerIds: z.array(OrganisationId).max(100).optional(),
    reason: Reason,
  }),
  recall: z.object({ reason: Reason }),
  extend: z.object({ until: Day, reason: Reason }),
  prioritise: z.object({ priority: Priority }),
  appoint: z.object({ assignee: z.string().trim().min(1).max(200).nullable() }),
  restrict: z.object({ readerIds: Readers, reason: Reason }),
  unrestrict: z.object({ reason: Reason }),
  place: z.object({
    areaId: AreaId.nullable().optional(),
    placeIds: z.array(z.uuid()).max(50).optional(),
    position: Point.nullable().optional(),
  }),
} as const satisfies Record<WorkAct, z.ZodType>;
export type ActBody<A extends WorkAct> = z.infer<(typeof actBodies)[A]>;

export const NewComment = z.object({
  text: z.string().trim().min(1).max(5000),
  /** Accounts the comment calls (nhắc tên); they hear of it. Only those who see the work can be called. */
  mentionIds: z.array(z.uuid()).max(20).default([]),
});
export type NewComment = z.input<typeof NewComment>;

export const EvidenceTitle = z.string().trim().min(1).max(300);
/** Given as JSON. A file comes as multipart/form-data: a field `title`, if it is not to go by its name, then the file. */
export const NewEvidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), title: EvidenceTitle, url: z.url({ protocol: /^https?$/ }).max(2000) }),
  z.object({
    kind: z.literal('record'),
    title: EvidenceTitle,
    record: z.object({ kind: z.string().regex(/^[a-z][a-z-]{1,39}$/), id: z.string().min(1).max(100) }),
  }),
]);
export type NewEvidence = z.infer<typeof NewEvidence> | { kind: 'file'; title: string; fileId: FileId };
