import { z } from 'zod';
import { Day } from '../../kernel/time.ts';

/**
 * What the reader finds in a document (docs/reading-directives.md). Offsets count Unicode code points of the text the
 * reader shows; every quote is the exact text between its offsets.
 */
export const documentTypes = [
  'resolution',
  'conclusion',
  'directive',
  'decision',
  'plan',
  'programme',
  'notice',
  'official-letter',
  'telegram',
  'report',
  'article',
] as const;
export const DocumentType = z.enum(documentTypes);
export type DocumentType = z.infer<typeof DocumentType>;

/** The system's modules a task can belong to (design: the city's own programme, point by point). */
export const moduleNames = [
  'directives',
  'reports',
  'indicators',
  'scorecards',
  'boundaries',
  'investment',
  'clearance',
  'land',
  'order',
  'procedures',
  'enterprise',
  'culture',
  'housing',
  'welfare',
  'sensing',
  'portal',
] as const;
export const ModuleName = z.enum(moduleNames);
export type ModuleName = z.infer<typeof ModuleName>;

/** How sure the reader is, 0 to 1: below 0.5 a person has to look, from 0.8 on it is right nine times in ten. */
export const Confidence = z.number().min(0).max(1);

export const ReadDocument = z.object({
  number: z.string().nullable(),
  type: DocumentType.nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string().nullable(),
});
export type ReadDocument = z.infer<typeof ReadDocument>;

const span = { quote: z.string(), start: z.int().min(0), end: z.int().min(0) };

export const Citation = z.object({
  number: z.string().nullable(),
  /** The kind as the text calls it: "Nghị quyết". */
  type: z.string().nullable(),
  issuedOn: Day.nullable(),
  ...span,
});
export type Citation = z.infer<typeof Citation>;

export const ReadDeadline = z.object({
  quote: z.string(),
  kind: z.enum(['date', 'period', 'recurring', 'ongoing']),
  from: Day.nullable(),
  until: Day.nullable(),
  /** RFC 5545 recurrence for `recurring`; for a term counted from an event a rule of the deadline engine (`10wd`). */
  rule: z.string().nullable(),
  confidence: Confidence,
});
export type ReadDeadline = z.infer<typeof ReadDeadline>;

export const ReadTarget = z.object({
  quote: z.string(),
  indicator: z.string(),
  comparator: z.enum(['>=', '<=', '=', 'increase', 'decrease']),
  value: z.number(),
  unit: z.string().nullable(),
  by: Day.nullable(),
  confidence: Confidence,
});
export type ReadTarget = z.infer<typeof ReadTarget>;

export const ReadPlace = z.object({ quote: z.string(), placeId: z.string().nullable() });
export type ReadPlace = z.infer<typeof ReadPlace>;

export const ReadTask = z.object({
  /** Its address in the document: "2.1.a". Unique within one reading. */
  id: z.string(),
  group: z.string().nullable(),
  ...span,
  owner: z.string().nullable(),
  ownerConfidence: Confidence,
  partners: z.array(z.string()),
  deadline: ReadDeadline.nullable(),
  targets: z.array(ReadTarget),
  places: z.array(ReadPlace),
  modules: z.array(ModuleName),
  confidence: Confidence,
});
export type ReadTask = z.infer<typeof ReadTask>;

/** An addressable part of the document: part, article (điều), clause (khoản), point (điểm), bullet or paragraph. */
export const ReadClause = z.object({
  id: z.string(),
  /** The clause it lies in; null at the top. */
  parent: z.string().nullable(),
  kind: z.enum(['part', 'article', 'clause', 'point', 'bullet', 'paragraph', 'row']),
  /** As printed: "III", "Điều 2", "a)", "-". */
  label: z.string().nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
});
export type ReadClause = z.infer<typeof ReadClause>;

export const Reading = z.object({
  document: ReadDocument,
  citations: z.array(Citation),
  clauses: z.array(ReadClause),
  tasks: z.array(ReadTask),
});
export type Reading = z.infer<typeof Reading>;
