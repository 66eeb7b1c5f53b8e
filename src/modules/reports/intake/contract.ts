import { z } from 'zod';
import { Instant } from '../../../kernel/time.ts';
import { CategoryCode } from '../categories/contract.ts';
import { ReportId, ReportNumber, ReportState } from '../contract.ts';

export const mostRows = 500;

/** What became of a sheet: each row that is wrong, or each report. */
export const SheetOutcome = z
  .object({
    rows: z.int(),
    committed: z.boolean().describe('False after a dry run, and when any row was wrong: then nothing was filed.'),
    unknownColumns: z
      .array(z.string())
      .describe('Headings that mean nothing here; what stands under them is not taken.'),
    errors: z.array(
      z.object({
        row: z.int().describe('As the spreadsheet counts, its heading included.'),
        column: z.string().nullable().describe('The heading above what is wrong.'),
        code: z.string(),
        message: z.string(),
      }),
    ),
    filed: z
      .array(z.object({ row: z.int(), number: ReportNumber, owner: z.string(), expectedAt: Instant.nullable() }))
      .describe('After a dry run the numbers are only examples.'),
  })
  .meta({ id: 'ReportSheetOutcome' });
export type SheetOutcome = z.infer<typeof SheetOutcome>;

/** A way through a message: `data.location.lat`, `items.0.name`. */
const Path = z.string().regex(/^[A-Za-z_][\w-]*(\.[\w-]+){0,9}$/, { error: 'intake.path-unreadable' });
export const PartnerCode = z.string().regex(/^[a-z][a-z0-9-]{1,29}$/, { error: 'intake.code-unreadable' });

export const Mapping = z
  .object({
    id: Path.describe('What they call the report: the same again is the same report.'),
    text: Path,
    category: Path.optional(),
    lat: Path.optional(),
    lon: Path.optional(),
    address: Path.optional(),
    reportedAt: Path.optional().describe('An instant with its zone.'),
    name: Path.optional(),
    phone: Path.optional(),
    email: Path.optional(),
    categories: z
      .record(z.string().max(200), CategoryCode)
      .default({})
      .describe('Their word for a category → our code.'),
    otherCategory: CategoryCode.optional().describe('For words that are not among them; without it they are refused.'),
  })
  .meta({ id: 'IntakeMapping' });
export type Mapping = z.output<typeof Mapping>;

export const Partner = z
  .object({
    id: PartnerCode,
    name: z.string(),
    mapping: Mapping,
    active: z.boolean(),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'IntakePartner' });
export type Partner = z.infer<typeof Partner>;

export const NewPartner = z
  .object({ id: PartnerCode, name: z.string().trim().min(1).max(200), mapping: Mapping })
  .meta({ id: 'NewIntakePartner' });
export type NewPartner = z.output<typeof NewPartner>;
export const PartnerChange = z
  .object({ name: NewPartner.shape.name, mapping: Mapping, active: z.boolean() })
  .partial()
  .meta({ id: 'IntakePartnerChange' });
export type PartnerChange = z.output<typeof PartnerChange>;

/** What a partner is told: theirs and ours. */
export const Handed = z
  .object({
    partnerId: z.string().describe('As they call it.'),
    id: ReportId,
    number: ReportNumber,
    state: ReportState,
    owner: z.string(),
    expectedAt: Instant.nullable(),
  })
  .meta({ id: 'HandedReport' });
export type Handed = z.infer<typeof Handed>;

export const letterOutcomes = ['filed', 'refused', 'failed', 'ignored'] as const;
export const LetterOutcome = z.enum(letterOutcomes);
export type LetterOutcome = z.infer<typeof LetterOutcome>;

/** Thư phản ánh: what was done with a letter by e-mail, without what it says and who sent it. The letter lies in its box. */
export const IntakeLetter = z
  .object({
    id: z.string(),
    outcome: LetterOutcome.describe(
      'Filed, refused, failed (the program could not read it), ignored (no person wrote it).',
    ),
    receivedAt: Instant.nullable().describe('When it came into the letter box, where it is flagged.'),
    at: Instant.describe('When it was last looked at.'),
    notes: z.array(z.object({ vi: z.string(), en: z.string() })).describe('What of it could not be taken, and why.'),
    report: z.object({ id: ReportId, number: ReportNumber }).nullable().describe('Null for restricted ones as well.'),
    answeredAt: Instant.nullable().describe('When its sender was told so by a letter of its own.'),
  })
  .meta({ id: 'IntakeLetter' });
export type IntakeLetter = z.infer<typeof IntakeLetter>;
