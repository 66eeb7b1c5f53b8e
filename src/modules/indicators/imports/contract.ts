import { z } from 'zod';
import { idSchema } from '../../../kernel/brand.ts';
import { Instant } from '../../../kernel/time.ts';
import { Source, SourceUrl } from '../contract.ts';
import { ImportMapping } from './mapping.ts';

export const ImportId = idSchema('IndicatorImportId');
export type ImportId = z.infer<typeof ImportId>;

export const importStates = ['received', 'tried', 'carried-out', 'undone'] as const;

/** What is the same for every figure of a file. */
export const ImportTerms = z
  .object({
    status: z.enum(['provisional', 'official']),
    source: Source,
    sourceUrl: SourceUrl.nullable().default(null),
  })
  .meta({ id: 'IndicatorImportTerms' });
export type ImportTerms = z.output<typeof ImportTerms>;

export const MappingName = z.string().trim().min(1).max(100);

export const ToTry = z
  .object({
    mapping: ImportMapping,
    terms: ImportTerms,
    keepAs: MappingName.nullable()
      .default(null)
      .describe('Keeps the mapping under this name for files with the same headings.'),
  })
  .meta({ id: 'IndicatorImportToTry' });
export type ToTry = z.output<typeof ToTry>;

export const ToCarryOut = z.object({
  confirmed: z.boolean().default(false).describe('Figures unlike those before them are right all the same.'),
});
export const ToUndo = z.object({ reason: z.string().trim().min(3).max(500) });
export const ToSurvey = z.object({
  sheet: z.string().max(200),
  headingRows: ImportMapping.shape.headingRows.optional().describe('Where the columns are named; found if absent.'),
});

/** One thing that is wrong with a file, or odd about it. */
export const ImportFault = z
  .object({
    row: z.int().describe('As the spreadsheet counts.'),
    column: z.string().nullable().describe('By its letters: C.'),
    heading: z.string().nullable(),
    cell: z.string(),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'IndicatorImportFault' });
export type ImportFault = z.infer<typeof ImportFault>;

export const ImportCounts = z.object({
  figures: z.int().describe('Figures that were read.'),
  added: z.int().describe('For which nothing stands yet.'),
  revised: z.int().describe('For which another figure stands.'),
  unchanged: z.int(),
  skipped: z.int().describe('Rows without a figure: sums, notes, sections.'),
  faults: z.int(),
  odd: z.int().describe('Unlike the figures before them.'),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** What a try found; nothing of it is written. */
export const ImportTrial = z
  .object({
    counts: ImportCounts,
    faults: z.array(ImportFault).describe('The first of them; all are in the file of faults.'),
    odd: z.array(ImportFault).describe('The first of them.'),
  })
  .meta({ id: 'IndicatorImportTrial' });
export type ImportTrial = z.infer<typeof ImportTrial>;

export const SheetSurvey = z.object({
  sheets: z.array(z.string()),
  sheet: z.string(),
  headingRows: z.object({ first: z.int(), last: z.int() }),
  headings: z.array(z.string()),
  samples: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  rows: z.int(),
});

export const SavedMapping = z
  .object({ name: z.string(), mapping: ImportMapping, terms: ImportTerms, savedAt: Instant })
  .meta({ id: 'IndicatorImportSavedMapping' });
export type SavedMapping = z.infer<typeof SavedMapping>;

export const ImportSummary = z
  .object({
    id: ImportId,
    fileName: z.string(),
    sheet: z.string(),
    state: z.enum(importStates),
    rows: z.int(),
    counts: ImportCounts.nullable(),
    source: z.string().nullable(),
    receivedAt: Instant,
    receivedBy: z.string().nullable().describe('Name of who brought it.'),
    carriedOutAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
    undoneReason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'IndicatorImportSummary' });
export type ImportSummary = z.infer<typeof ImportSummary>;

export const IndicatorImport = ImportSummary.extend({
  survey: SheetSurvey,
  mapping: ImportMapping.nullable().describe('As it was tried last.'),
  terms: ImportTerms.nullable(),
  suggested: z
    .object({
      mapping: ImportMapping,
      savedAs: z.string().nullable().describe('The mapping kept for these headings.'),
      terms: ImportTerms.nullable(),
    })
    .describe('How the columns are probably to be read.'),
}).meta({ id: 'IndicatorImport' });
export type IndicatorImport = z.infer<typeof IndicatorImport>;
