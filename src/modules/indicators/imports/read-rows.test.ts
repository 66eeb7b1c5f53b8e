import { expect, test } from 'vitest';
import { AreaId, fullNameOf } from '../../../kernel/areas/contract.ts';
import { day } from '../../../kernel/time.ts';
import { IndicatorId } from '../contract.ts';
import { codeOf } from '../periods.ts';
import type { SheetCell } from './cells.ts';
import { AreaFinder, type KnownArea } from './find-area.ts';
import { ImportMapping, lackOf, suggestColumns } from './mapping.ts';
import { type KnownIndicator, RowReader } from './read-rows.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ward = (n: number, name: string): KnownArea => ({
  id: AreaId.parse(id(n)),
  code: null,
  level: 'commune',
  kind: 'ward',
  name,
  fullName: fullNameOf('ward', name),
  validFrom: day('2020-01-01'),
  validTo: null,
});
const indicator = (n: number, code: string, vi: string, unit: string, frequency: KnownIndicator['frequency']) => ({
  ...{ id: IndicatorId.parse(id(100 + n)), code, name: { vi, en: code }, unit, frequency },
});
const wards = [ward(1, 'Cam Đường'), ward(2, 'Bảo Hà')];
const known = {
  indicators: [
    indicator(1, 'population', 'Dân số', 'people', 'year'),
    indicator(2, 'clean-water', 'Tỷ lệ hộ dùng nước sạch', 'percent', 'quarter'),
  ],
  areas: new AreaFinder(wards),
  areasById: new Map(wards.map((one) => [one.id as string, one])),
};

function read(mapping: object, rows: SheetCell[][]) {
  const reader = new RowReader(ImportMapping.parse({ headingRows: { first: 1, last: 1 }, ...mapping }), known);
  const all = rows.map((cells, i) => reader.read({ row: i + 2, cells }, { row: i + 2, cells }));
  return {
    figures: all
      .flatMap(({ figures }) => figures)
      .map((one) => [one.row, one.indicator.code, one.area.name, codeOf(one), one.value]),
    faults: all.flatMap(({ faults }) => faults).map(({ row, column, code }) => [row, column, code]),
    skipped: reader.skipped,
  };
}
const value = (more: object = {}) => ({ as: 'value', ...more });

test('a row for each figure', () => {
  const columns = [{ as: 'nothing' }, { as: 'area' }, { as: 'indicator' }, { as: 'period' }, value()];
  const rows = [
    [1, 'Phường Cam Đường', 'DÂN SỐ', 'Năm 2024', '12.345'],
    [2, 'bao ha', 'clean-water', 'Quý II/2025', '98,5%'],
  ];
  expect(read({ columns }, rows)).toEqual({
    figures: [
      [2, 'population', 'Cam Đường', '2024', 12_345],
      [3, 'clean-water', 'Bảo Hà', '2025-Q2', 98.5],
    ],
    faults: [],
    skipped: 0,
  });
});

test('a column for each period, or for each indicator', () => {
  const years = [{ as: 'area' }, value({ period: '2023' }), value({ period: 'Năm 2024' })];
  expect(read({ columns: years, indicator: 'population' }, [['Bảo Hà', 5, 6]]).figures).toEqual([
    [2, 'population', 'Bảo Hà', '2023', 5],
    [2, 'population', 'Bảo Hà', '2024', 6],
  ]);
  const both = [
    { as: 'area' },
    value({ indicator: 'population', period: '2024' }),
    value({ indicator: 'clean-water' }),
  ];
  expect(read({ columns: both, period: 'Quý I', year: 2025 }, [['Bảo Hà', 5, '90']]).figures).toEqual([
    [2, 'population', 'Bảo Hà', '2024', 5],
    [2, 'clean-water', 'Bảo Hà', '2025-Q1', 90],
  ]);
});

test('a year beside the period, and an area for the whole file', () => {
  const columns = [{ as: 'year' }, { as: 'period' }, value()];
  const rows = [
    [2024, 'Quý IV', 90],
    ['Năm 2025', 1, 91],
  ];
  expect(read({ columns, indicator: 'clean-water', areaId: wards[0]?.id }, rows).figures).toEqual([
    [2, 'clean-water', 'Cam Đường', '2024-Q4', 90],
    [3, 'clean-water', 'Cam Đường', '2025-Q1', 91],
  ]);
});

test('each bad cell is named by its row and column; the good ones of its row are read', () => {
  const columns = [
    { as: 'area' },
    { as: 'period' },
    value({ indicator: 'population' }),
    value({ indicator: 'clean-water', period: 'Quý I/2025' }),
  ];
  const rows: SheetCell[][] = [
    ['Bảo Hà', '2024', 'hai nghìn', 90],
    ['Sa Pa', '2024', 5, 90],
    ['Bảo Hà', 'hôm qua', 6, 91],
    [null, '2024', 7, null],
    ['Cam Đường', '2024', 8, 90],
    ['Cam Đường', '2024', 8, 91],
  ];
  const { figures, faults } = read({ columns }, rows);
  expect(faults).toEqual([
    [2, 2, 'indicators.import-number-unreadable'],
    [3, 0, 'indicators.import-area-unknown'],
    [4, 1, 'indicators.import-period-unreadable'],
    [4, 3, 'indicators.import-twice'],
    [5, 0, 'indicators.import-area-missing'],
    [7, 3, 'indicators.import-twice'],
  ]);
  expect(figures).toHaveLength(3); // the repeated 8 is the same figure
});

test('sums, notes, numbering and empty figures give nothing and are counted', () => {
  const columns = [{ as: 'area' }, value({ indicator: 'population', period: '2024' })];
  const rows: SheetCell[][] = [
    ['A', '1'],
    ['Bảo Hà', 5],
    ['Cam Đường', '-'],
    ['Tổng cộng', 5],
    ['Người lập biểu', null],
  ];
  expect(read({ columns }, rows)).toMatchObject({
    figures: [[3, 'population', 'Bảo Hà', '2024', 5]],
    faults: [],
    skipped: 3,
  });
});

test('an empty cell says what the one above says, where the mapping has it so', () => {
  const columns = [{ as: 'area' }, { as: 'period' }, value()];
  const rows: SheetCell[][] = [
    ['Bảo Hà', 'Quý I/2025', 1],
    [null, 'Quý II/2025', 2],
  ];
  expect(read({ columns, indicator: 'clean-water', fillDown: true }, rows).figures).toHaveLength(2);
  expect(read({ columns, indicator: 'clean-water' }, rows).faults).toEqual([[3, 0, 'indicators.import-area-missing']]);
});

test('one bad cell among a hundred thousand', () => {
  const columns = [{ as: 'area' }, { as: 'period' }, value()];
  const reader = new RowReader(
    ImportMapping.parse({ headingRows: { first: 1, last: 1 }, columns, indicator: 'population' }),
    { ...known, indicators: [indicator(1, 'population', 'Dân số', 'people', 'day')] },
  );
  let figures = 0;
  const faults = [];
  for (let i = 0; i < 100_000; i += 1) {
    const on = new Date(Date.UTC(2020, 0, 1 + Math.floor(i / 2)));
    const cells = [wards[i % 2]?.name ?? '', on, i === 77_777 ? '12,,5' : i];
    const read = reader.read({ row: i + 2, cells }, { row: i + 2, cells });
    figures += read.figures.length;
    faults.push(...read.faults);
  }
  expect(figures).toBe(99_999);
  expect(faults).toEqual([
    { row: 77_779, column: 2, cell: '12,,5', code: 'indicators.import-number-unreadable', details: { cell: '12,,5' } },
  ]);
});

test('a mapping says what it lacks', () => {
  const lacks = (mapping: object) => lackOf(ImportMapping.parse({ headingRows: { first: 1, last: 1 }, ...mapping }));
  const columns = [{ as: 'area' }, { as: 'period' }, value()];
  expect(lacks({ columns, indicator: 'population' })).toBeNull();
  expect(lacks({ columns })).toBe('indicators.import-no-indicator');
  expect(lacks({ columns: columns.slice(0, 2) })).toBe('indicators.import-no-value-column');
  expect(lacks({ columns: columns.slice(1), indicator: 'population' })).toBe('indicators.import-no-area');
  expect(lacks({ columns: [columns[0], columns[2]], indicator: 'population' })).toBe('indicators.import-no-period');
  expect(lacks({ columns: [columns[0], value({ period: '2024' })], indicator: 'population' })).toBeNull();
});

test('what columns hold is suggested by their headings', () => {
  const codeOfWords = (words: string) => (words === 'Dân số' ? 'population' : undefined);
  const headings = ['STT', 'Địa bàn', 'Năm', 'Giá trị', 'Dân số', 'Dân số – Năm 2024', 'Quý I/2025', 'Lời bàn'];
  expect(suggestColumns(headings, codeOfWords)).toEqual([
    { as: 'nothing' },
    { as: 'area' },
    { as: 'year' },
    { as: 'value', indicator: null, period: null },
    { as: 'value', indicator: 'population', period: null },
    { as: 'value', indicator: 'population', period: 'Năm 2024' },
    { as: 'value', indicator: null, period: 'Quý I/2025' },
    { as: 'nothing' },
  ]);
});
