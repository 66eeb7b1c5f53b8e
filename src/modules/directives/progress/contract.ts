import { z } from 'zod';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { Day } from '../../../kernel/time.ts';
import { Priority, WorkItemId } from '../../../kernel/work/contract.ts';
import { WorkState } from '../../../kernel/work/states.ts';
import { DirectiveId } from '../contract.ts';
import { ReadTarget } from '../reading.ts';

/** Báo cáo tiến độ, báo cáo sơ kết, báo cáo tổng kết: the same records under the headings each is expected to have. */
export const reportKinds = ['progress', 'interim-review', 'final-review'] as const;
export const ReportKind = z.enum(reportKinds);
export type ReportKind = z.infer<typeof ReportKind>;

/** What a report is about: a directive, an organisation, a period, or several of these; all the city's work otherwise. */
export const ReportAsked = z.object({
  kind: ReportKind.default('progress'),
  directive: DirectiveId.optional(),
  organisation: OrganisationId.optional(),
  from: Day.optional(),
  /** The day it is told as of; today if left out, and never later. */
  until: Day.optional(),
});
export type ReportAsked = z.infer<typeof ReportAsked>;

const Named = z.object({ id: z.uuid(), name: z.string() });

/** Counts as of the day of the report. Recalled work is in none of them. */
export const ReportFigures = z.object({
  total: z.int(),
  doneOnTime: z.int(),
  doneLate: z.int(),
  /** Done without a deadline that could have been missed. */
  doneUndated: z.int(),
  inTime: z.int(),
  /** Of those in time. */
  dueSoon: z.int(),
  overdue: z.int(),
  openUndated: z.int(),
  /** overdue ÷ (done with a deadline + overdue); null when nothing fell due. */
  overdueRate: z.number().nullable(),
});
export type ReportFigures = z.infer<typeof ReportFigures>;

/** Why work is late, as far as its record tells. */
export const LateReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('suspended'), from: Day, until: Day.nullable(), reason: z.string().nullable() }),
  z.object({ kind: z.literal('extended'), on: Day, until: Day.nullable(), reason: z.string().nullable() }),
  z.object({ kind: z.literal('returned'), on: Day, reason: z.string().nullable() }),
  z.object({ kind: z.literal('refused'), on: Day, reason: z.string().nullable() }),
  z.object({ kind: z.literal('reassigned'), on: Day, reason: z.string().nullable() }),
  z.object({ kind: z.literal('explained'), on: Day, reason: z.string() }),
  z.object({ kind: z.literal('begun-late'), on: Day }),
  z.object({ kind: z.literal('submitted-late'), on: Day }),
  z.object({ kind: z.literal('awaiting-confirmation'), since: Day }),
  z.object({ kind: z.literal('never-begun') }),
  z.object({ kind: z.literal('silent'), since: Day }),
]);
export type LateReason = z.infer<typeof LateReason>;

export const ReportTask = z.object({
  id: WorkItemId,
  title: z.string(),
  /** How people cite its clause. */
  label: z.string().nullable(),
  owner: Named,
  state: WorkState,
  priority: Priority,
  originalDueOn: Day.nullable(),
  /** After pauses and extensions. */
  dueOn: Day.nullable(),
  finishedOn: Day.nullable(),
  evidence: z.int(),
});
export type ReportTask = z.infer<typeof ReportTask>;

export const LateTask = ReportTask.extend({ daysLate: z.int(), reasons: z.array(LateReason) });
export type LateTask = z.infer<typeof LateTask>;

/** A list of a report: as many as it shows, and how many there are. */
const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() });

export const ProgressReport = z
  .object({
    kind: ReportKind,
    on: Day,
    from: Day.nullable(),
    directive: z
      .object({
        id: DirectiveId,
        number: z.string().nullable(),
        issuer: z.string().nullable(),
        issuedOn: Day.nullable(),
        title: z.string(),
      })
      .nullable(),
    organisation: Named.nullable(),
    /** Who reports: the organisation of whoever asks. */
    reporter: Named.extend({
      parent: z.string().nullable(),
      /** Who signs: the title of its head, and the name where it is public. */
      head: z.object({ title: z.string(), name: z.string().nullable() }).nullable(),
    }).nullable(),
    figures: ReportFigures,
    organisations: z.array(Named.extend({ figures: ReportFigures })),
    results: listOf(ReportTask),
    late: listOf(LateTask),
    next: listOf(ReportTask),
    undated: listOf(ReportTask),
    /** Where the records contradict what is claimed; the words of each code are the message `work.contradiction.<code>`. */
    contradictions: listOf(ReportTask.extend({ codes: z.array(z.string()).min(1) })),
    /** Figures that the directive asks for; empty for other reports. */
    targets: z.array(ReadTarget.omit({ confidence: true }).extend({ task: z.string() })),
  })
  .meta({ id: 'ProgressReport' });
export type ProgressReport = z.infer<typeof ProgressReport>;
