import { z } from 'zod';
import { Instant } from '../time.ts';

export const dataFormats = ['csv', 'xlsx', 'geojson', 'parquet'] as const;
export const DataFormat = z.enum(dataFormats);
export type DataFormat = z.infer<typeof DataFormat>;

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
});
export type DataField = z.infer<typeof DataField>;

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

export const DataCount = z.object({ value: z.string().nullable(), count: z.int() });
export type DataCount = z.infer<typeof DataCount>;
