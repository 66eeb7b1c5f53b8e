import { z } from 'zod';
import { AreaId } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { Point } from '../../kernel/geo/contract.ts';
import { OrganisationId } from '../../kernel/organisations/contract.ts';
import { Day, Instant } from '../../kernel/time.ts';
import { NewDeadline, Priority, WorkItemId } from '../../kernel/work/contract.ts';
import { Checklist, ChecklistId, ChecklistVersionId } from './checklists.ts';

export const InspectionId = idSchema('InspectionId');
export type InspectionId = z.infer<typeof InspectionId>;
export const InspectionPhotoId = idSchema('InspectionPhotoId');
export type InspectionPhotoId = z.infer<typeof InspectionPhotoId>;

export const mostPhotosEach = 10;
const Named = z.object({ id: z.uuid(), name: z.string() });
const Note = z.string().trim().min(1).max(2000);

const NewAnswer = z.object({
  item: z.string().max(40).describe('The code of the point.'),
  value: z
    .union([z.string().max(40), z.number()])
    .describe(
      'yes, no; a number in the unit of the point; the code of a choice; seen for a photo; na: does not apply.',
    ),
  note: Note.nullish(),
  photoIds: z.array(InspectionPhotoId).max(mostPhotosEach).default([]).describe('Of photos sent before.'),
  task: z
    .object({
      ownerId: OrganisationId.describe('Who is to put it right.'),
      title: z.string().trim().min(3).max(500),
      deadline: NewDeadline.pick({ rule: true }).nullable().default(null),
      priority: Priority.default('normal'),
    })
    .nullish()
    .describe('The task a fault leads to, with its photos as evidence.'),
});

/** An inspection as it was done: it comes in whole, from the street or from the desk. */
export const NewInspection = z
  .object({
    id: InspectionId.describe('Made by the device: the same inspection sent again, however late, is still one.'),
    versionId: ChecklistVersionId,
    organisationId: OrganisationId.describe('The organisation that inspects.'),
    placeId: z.uuid().nullish().describe('A known place.'),
    position: Point.nullish(),
    address: z.string().trim().min(1).max(300).nullish().describe('Where, in words.'),
    begunAt: Instant,
    finishedAt: Instant,
    answers: z.array(NewAnswer).min(1).max(100),
    note: Note.nullish().describe('The conclusion.'),
    party: z
      .object({
        name: z.string().trim().min(1).max(200).nullish(),
        role: z.string().trim().min(1).max(200).nullish(),
        said: Note.nullish().describe('What they had to say about it.'),
      })
      .nullish()
      .describe('Whom the inspectors met.'),
  })
  .meta({ id: 'NewInspection' });
export type NewInspection = z.output<typeof NewInspection>;

export const InspectionSummary = z
  .object({
    id: InspectionId,
    number: z.string(),
    checklist: z.object({ id: ChecklistId, vi: z.string(), en: z.string() }),
    organisation: Named,
    inspector: Named,
    place: Named.nullable(),
    area: Named.nullable(),
    address: z.string().nullable(),
    position: Point.nullable(),
    inspectedOn: Day,
    answered: z.int().describe('Points answered, without those that do not apply.'),
    faults: z.int(),
    faultItems: z.array(z.string()).describe('The codes of the points at fault.'),
    finishedAt: Instant,
    filedAt: Instant.describe('When it arrived.'),
  })
  .meta({ id: 'InspectionSummary' });
export type InspectionSummary = z.infer<typeof InspectionSummary>;

export const InspectionAnswer = z.object({
  item: z.string(),
  value: z.union([z.string(), z.number()]),
  fault: z.boolean(),
  note: z.string().nullable(),
  workItem: z.object({ id: WorkItemId, title: z.string(), state: z.string() }).nullable(),
  photos: z.array(InspectionPhotoId),
});
export type InspectionAnswer = z.infer<typeof InspectionAnswer>;

export const Inspection = InspectionSummary.extend({
  version: Checklist.describe('The checklist as it was asked.').meta({ id: 'ChecklistAsAsked' }),
  begunAt: Instant,
  note: z.string().nullable(),
  party: z
    .object({ name: z.string().nullable(), role: z.string().nullable(), said: z.string().nullable() })
    .nullable()
    .describe('Whom the inspectors met; null where nobody was, or it was erased.'),
  answers: z.array(InspectionAnswer),
}).meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof Inspection>;

/** How long it is kept whom the inspectors met. */
export const PartyRetention = z
  .object({
    afterDays: z.int().min(1).max(36500).nullable().describe('Days after the inspection; null: not by the clock.'),
    source: z.string().trim().min(1).max(500).nullable().describe('Where the term stands.'),
    confirmed: z.boolean().describe('Whether the source confirms it; else it is the office’s own.'),
    version: z.int(),
  })
  .meta({ id: 'InspectionRetention' });
export type PartyRetention = z.infer<typeof PartyRetention>;
export const PartyRetentionTerms = PartyRetention.omit({ version: true })
  .refine(({ confirmed, source }) => !confirmed || source !== null, { error: 'order.source-missing' })
  .meta({ id: 'InspectionRetentionTerms' });
export type PartyRetentionTerms = z.infer<typeof PartyRetentionTerms>;

/** Newest day first. */
export const InspectionFilter = z.object({
  place: z.uuid().optional(),
  area: AreaId.optional().describe('The area and everything in it.'),
  organisation: OrganisationId.optional(),
  checklist: ChecklistId.optional(),
  from: Day.optional(),
  until: Day.optional(),
  faulty: z.stringbool().optional().describe('With at least one fault, or with none.'),
});
export type InspectionFilter = z.infer<typeof InspectionFilter>;

export const Recorded = z
  .object({
    id: InspectionId,
    number: z.string(),
    tasks: z.array(z.object({ item: z.string(), workItemId: WorkItemId })),
  })
  .meta({ id: 'InspectionRecorded' });
export type Recorded = z.infer<typeof Recorded>;
