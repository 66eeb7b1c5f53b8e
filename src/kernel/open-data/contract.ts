import { z } from 'zod';
import { Instant } from '../time.ts';

export const dataFormats = ['csv', 'xlsx', 'geojson', 'parquet'] as const;
export const DataFormat = z.enum(dataFormats);
export type DataFormat = z.infer<typeof DataFormat>;

export const steps = ['day', 'month', 'year'] as const;
export const Step = z.enum(steps);
export type Step = z.infer<typeof Step>;

export const DataFile = z.object({
  format: DataFormat,
  mediaType: z.string(),
  url: z.string().describe('Where it is downloaded; takes Range and If-None-Match.'),
  sizeBytes: z.int().nullable().describe('Null while nobody has asked for it yet; it is made when somebody does.'),
  records: z.int().nullable(),
  madeAt: Instant.nullable().describe('When its records were read.'),
});
export type DataFile = z.infer<typeof DataFile>;

export const DataField = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['text', 'choice', 'integer', 'number', 'boolean', 'day', 'instant', 'reference']),
  values: z.array(z.string()).nullable().describe('Of a closed list, all there are.'),
  words: z.record(z.string(), z.string()).describe('What these values are called.'),
  counted: z.boolean().describe('Records are counted by it.'),
});
export type DataField = z.infer<typeof DataField>;

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const DataEdition = z.object({
  month: Month,
  url: z.string().describe('The set as CSV, as it was when the first file of the month was made.'),
  sizeBytes: z.int(),
  records: z.int(),
  madeAt: Instant,
});
export type DataEdition = z.infer<typeof DataEdition>;

/** Bộ dữ liệu mở. */
export const DataSetSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    keywords: z.array(z.string()),
    licence: z.object({ name: z.string(), url: z.url() }),
    records: z.int().nullable().describe('In the newest file; null before there is one.'),
    madeAt: Instant.nullable(),
    onMap: z.boolean(),
    files: z.array(DataFile),
  })
  .meta({ id: 'DataSetSummary' });
export type DataSetSummary = z.infer<typeof DataSetSummary>;

export const DataSetDetail = DataSetSummary.extend({
  fields: z.array(DataField),
  history: z.string().describe('What of the past the set holds.'),
  editions: z.array(DataEdition).describe('Earlier files, the latest first.'),
  freshness: z.string(),
  features: z.string().nullable().describe('The same on the map, by OGC API Features.'),
}).meta({ id: 'DataSetDetail' });
export type DataSetDetail = z.infer<typeof DataSetDetail>;

export const DataRecord = z.object({
  id: z.uuid(),
  lon: z.number().nullable().describe('A point of it on the map.'),
  lat: z.number().nullable(),
  page: z.string().nullable().describe('The page that shows it to people.'),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type DataRecord = z.infer<typeof DataRecord>;

export const DataCount = z.object({
  value: z.string().nullable().describe('Of days and instants, the day, month or year.'),
  count: z.int(),
  sum: z.number().nullable().optional().describe('Of the field named by "of".'),
  mean: z.number().nullable().optional(),
});
export type DataCount = z.infer<typeof DataCount>;
