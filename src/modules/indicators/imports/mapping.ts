import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { IndicatorCode } from '../contract.ts';
import { frequencies } from '../periods.ts';
import { CellFault } from './cells.ts';
import { readPeriod } from './read-period.ts';

/** What a column holds. */
export const ColumnUse = z.discriminatedUnion('as', [
  z.object({ as: z.literal('nothing') }),
  z.object({ as: z.literal('area') }),
  z.object({ as: z.literal('period') }),
  z.object({ as: z.literal('year') }),
  z.object({ as: z.literal('indicator') }),
  z.object({
    as: z.literal('value'),
    indicator: IndicatorCode.nullable()
      .default(null)
      .describe('Whose figures; null: as another column or the file says.'),
    period: z.string().max(100).nullable().default(null).describe('In words: "Quý I/2025"; null: as elsewhere.'),
  }),
]);
export type ColumnUse = z.output<typeof ColumnUse>;

/** How the columns of a sheet are read. */
export const ImportMapping = z
  .object({
    headingRows: z
      .object({ first: z.int().min(1).max(1000), last: z.int().min(1).max(1000) })
      .refine(({ first, last }) => first <= last),
    columns: z.array(ColumnUse).min(1).max(500).describe('In the order of the sheet.'),
    indicator: IndicatorCode.nullable().default(null).describe('Of the whole file, where no column says.'),
    areaId: AreaId.nullable().default(null).describe('Of the whole file, where no column says.'),
    period: z.string().trim().min(1).max(100).nullable().default(null).describe('In words, of the whole file.'),
    year: z.int().min(1900).max(2199).nullable().default(null).describe('For periods that are written without one.'),
    fillDown: z
      .boolean()
      .default(false)
      .describe('An empty cell of area, period or indicator says what the one above says.'),
  })
  .meta({ id: 'IndicatorImportMapping' });
export type ImportMapping = z.output<typeof ImportMapping>;

/** What a mapping lacks to say which indicator, area and period each figure is of; a key of the message catalogue. */
export function lackOf({ columns, indicator, areaId, period }: ImportMapping): string | null {
  const has = (as: ColumnUse['as']) => columns.some((column) => column.as === as);
  const values = columns.flatMap((column) => (column.as === 'value' ? [column] : []));
  if (values.length === 0) return 'indicators.import-no-value-column';
  if (!has('indicator') && indicator === null && values.some((value) => value.indicator === null))
    return 'indicators.import-no-indicator';
  if (!has('area') && areaId === null) return 'indicators.import-no-area';
  if (!has('period') && !has('year') && period === null && values.some((value) => value.period === null))
    return 'indicators.import-no-period';
  return null;
}

const words: readonly [RegExp, ColumnUse][] = [
  [/^(?:stt|tt|so tt|ma so|ghi chu|note)$/, { as: 'nothing' }],
  [
    /^(?:ten )?(?:don vi(?: hanh chinh)?|dia ban|dia phuong|dia danh|xa phuong|phuong xa|phuong|xa|xa phuong (?:thi tran|dac khu)|thon|area|ward|commune)$/,
    { as: 'area' },
  ],
  [/^(?:ky|ky bao cao|thoi gian|thoi diem|thoi ky|quy|thang|ngay|period|month|quarter|date)$/, { as: 'period' }],
  [/^(?:nam|year)$/, { as: 'year' }],
  [/^(?:ten |ma )?(?:chi tieu|indicator)$/, { as: 'indicator' }],
  [/^(?:gia tri|so lieu|ket qua|thuc hien|so luong|value|figure)$/, { as: 'value', indicator: null, period: null }],
];

/** What the columns probably hold, by their headings; a person looks at it before anything is read. */
export function suggestColumns(
  headings: readonly string[],
  indicatorOf: (words: string) => IndicatorCode | undefined,
): ColumnUse[] {
  return headings.map((heading): ColumnUse => {
    const known = words.find(([pattern]) => pattern.test(plain(heading)));
    if (known !== undefined) return known[1];
    const parts = heading.split(' – ');
    const indicator = [heading, ...parts].map(indicatorOf).find((code) => code !== undefined) ?? null;
    const period = [heading, ...parts].find(isPeriod) ?? null;
    return indicator === null && period === null ? { as: 'nothing' } : { as: 'value', indicator, period };
  });
}

const isPeriod = (text: string): boolean =>
  frequencies.some((frequency) => !(readPeriod(text, frequency, null) instanceof CellFault));

export const plain = (text: string): string =>
  withoutDiacritics(text)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();
