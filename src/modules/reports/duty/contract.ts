import { z } from 'zod';
import { idSchema } from '../../../kernel/brand.ts';
import { OrganisationId, OrganisationKind } from '../../../kernel/organisations/contract.ts';
import { Instant } from '../../../kernel/time.ts';
import { ReportId, ReportNumber, ReportSummary } from '../contract.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });

/** What a report at the desk waits for: a unit, to be accepted, its clock went off, the channel of the law. */
export const deskWaits = ['unit', 'acceptance', 'clock', 'complaint'] as const;
export const DeskWait = z.enum(deskWaits);
export type DeskWait = z.infer<typeof DeskWait>;

export const DeskReport = ReportSummary.extend({
  acceptDueAt: Instant.nullable().describe('By when the unit is to accept it.'),
  restricted: z.boolean(),
  waits: z
    .array(DeskWait)
    .describe('No unit has it; not accepted; a deadline has passed; a complaint or a denunciation.'),
}).meta({ id: 'DeskReport' });
export type DeskReport = z.infer<typeof DeskReport>;

export const DeskFilter = z.object({
  waits: DeskWait.optional().describe('Only what waits for this.'),
  number: ReportNumber.optional().describe('The report of this number, open or not.'),
});
export type DeskFilter = z.infer<typeof DeskFilter>;

export const mostCounted = 500;
const Count = z.int().describe(`Counted to ${mostCounted} and no further.`);
export const DeskCount = z
  .object({ open: Count, unit: Count, acceptance: Count, clock: Count, complaint: Count })
  .meta({ id: 'DeskCount' });
export type DeskCount = z.infer<typeof DeskCount>;

/** Why a unit stands among those that may get a report. */
export const unitReasons = ['rule', 'serves', 'nobody-serves', 'neighbour', 'owner', 'area', 'found'] as const;
export const UnitReason = z.enum(unitReasons);
export type UnitReason = z.infer<typeof UnitReason>;

export const DeskUnit = z
  .object({
    id: OrganisationId,
    name: z.string(),
    kind: OrganisationKind,
    reason: UnitReason.describe(
      'A rule; it serves the area; nobody does, so the centre; across a near border; has it now; serves the area too; was looked for.',
    ),
    rule: z.string().nullable().describe('The name of the rule that decided.'),
    area: z.string().nullable().describe('The area it serves.'),
    distanceM: z.int().nullable().describe('To the border it lies across.'),
    hasIt: z.boolean(),
    suggested: z.boolean().describe('By routing; nobody is where it is another agency’s.'),
    load: z
      .object({ open: z.int(), late: z.int(), soon: z.int() })
      .describe('Its work of every kind that the asker may see, from figures kept on write.'),
  })
  .meta({ id: 'DeskUnit' });
export type DeskUnit = z.infer<typeof DeskUnit>;

export const DeskReferral = z
  .object({
    agency: z.string(),
    reason: z.string().describe('For the reporter, in their language; in Vietnamese where they left no contact.'),
    rule: z.string().describe('The name of the rule that says so.'),
  })
  .meta({ id: 'DeskReferral' });
export type DeskReferral = z.infer<typeof DeskReferral>;

export const UnitsForReport = z.object({ items: z.array(DeskUnit), referral: DeskReferral.nullable() });
export type UnitsForReport = z.infer<typeof UnitsForReport>;

export const CallId = idSchema('ReportCall');
export const callOutcomes = ['reached', 'not-reached'] as const;
export const CallOutcome = z.enum(callOutcomes);

export const NewCall = z
  .object({
    outcome: CallOutcome,
    said: z.string().trim().min(1).max(2000).optional().describe('Owed where somebody was reached. Never public.'),
    corrects: CallId.optional().describe('Puts an earlier entry right; that one stays on record.'),
  })
  .meta({ id: 'NewReportCall' });
export type NewCall = z.output<typeof NewCall>;

export const ReportCall = z
  .object({
    id: CallId,
    outcome: CallOutcome,
    said: z.string().nullable(),
    corrects: CallId.nullable(),
    calledBy: Named,
    calledAt: Instant,
    erasedAt: Instant.nullable(),
  })
  .meta({ id: 'ReportCall' });
export type ReportCall = z.infer<typeof ReportCall>;

export const ShiftId = idSchema('DutyShift');
export type ShiftId = z.infer<typeof ShiftId>;
export const DutyNoteId = idSchema('DutyNote');

export const NewShift = z
  .object({ organisationId: OrganisationId.optional().describe('The desk; default: where the asker works.') })
  .meta({ id: 'NewDutyShift' });
export type NewShift = z.output<typeof NewShift>;

const NoteText = z.string().trim().min(1).max(4000);
export const NewDutyNote = z
  .object({ text: NoteText, corrects: DutyNoteId.optional().describe('Puts an earlier note right; that one stays.') })
  .meta({ id: 'NewDutyNote' });
export type NewDutyNote = z.output<typeof NewDutyNote>;
export const ShiftEnd = z.object({ handOver: NoteText.describe('For the next shift.') }).meta({ id: 'DutyShiftEnd' });
export type ShiftEnd = z.output<typeof ShiftEnd>;

export const Shift = z
  .object({
    id: ShiftId,
    organisation: Named,
    openedBy: Named,
    openedAt: Instant,
    closedBy: Named.nullable(),
    closedAt: Instant.nullable(),
    acknowledgedBy: Named.nullable().describe('Who read what was handed over.'),
    acknowledgedAt: Instant.nullable(),
  })
  .meta({ id: 'DutyShift' });
export type Shift = z.infer<typeof Shift>;

export const DutyNote = z.object({
  id: DutyNoteId,
  kind: z.enum(['note', 'hand-over']),
  text: z.string(),
  reports: z.array(z.object({ id: ReportId, number: ReportNumber })).describe('Reports it speaks of.'),
  corrects: DutyNoteId.nullable(),
  writtenBy: Named,
  writtenAt: Instant,
});
export type DutyNote = z.infer<typeof DutyNote>;

/** Each counts reports, and of them those that the asker may see. */
const period = {
  cameIn: z.int(),
  dispatched: z.int().describe('Given to another unit, or to the same one again.'),
  accepted: z.int(),
  done: z.int(),
};
export const ShiftFigures = z.object({
  ...period,
  calledBack: z.int(),
  merged: z.int(),
  stillOpen: z.int().describe('Of those that came in, open when the shift ended; of a shift under way, now.'),
});
export type ShiftFigures = z.infer<typeof ShiftFigures>;

export const WholeShift = Shift.extend({
  notes: z.array(DutyNote),
  figures: ShiftFigures,
  figuresUntil: Instant,
  mayKeep: z.boolean(),
  mayAcknowledge: z.boolean(),
}).meta({ id: 'DutyShiftWithNotes' });
export type WholeShift = z.infer<typeof WholeShift>;

export const DeskNow = z
  .object({
    organisation: Named.nullable().describe('The desk of the asker; null where they sit at none.'),
    shift: WholeShift.nullable().describe('The shift under way.'),
    handedOver: WholeShift.nullable().describe('The last closed shift, while nobody has acknowledged it.'),
  })
  .meta({ id: 'DutyDeskNow' });
export type DeskNow = z.infer<typeof DeskNow>;

export const LastHour = z
  .object({
    from: Instant,
    until: Instant,
    ...period,
    late: z.int().describe('Whose deadline passed in it, and that are not done.'),
  })
  .meta({ id: 'LastHour' });
export type LastHour = z.infer<typeof LastHour>;
