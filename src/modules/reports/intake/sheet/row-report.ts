import type { z } from 'zod';
import { invalid } from '../../../../kernel/refusal.ts';
import { atCityTime, Day, type Instant } from '../../../../kernel/time.ts';
import { withoutDiacritics } from '../../../../kernel/vietnamese.ts';
import type { Category } from '../../categories/contract.ts';
import { type FiledFor, longestText, NewReportFor, Reporter } from '../../contract.ts';
import { type Column, columns, type SheetRow } from './read-sheet.ts';

/** What is wrong, and under which heading. */
export class WrongCell extends Error {
  readonly column: Column;
  readonly refusal: unknown;

  constructor(column: Column, refusal: unknown) {
    super(column);
    this.column = column;
    this.refusal = refusal;
  }
}

const plain = (text: string): string =>
  withoutDiacritics(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const ways: Readonly<Record<string, z.infer<typeof FiledFor>>> = {
  'dien thoai': 'phone',
  phone: 'phone',
  'truc tiep': 'desk',
  desk: 'desk',
  thu: 'letter',
  letter: 'letter',
  khac: 'other',
  other: 'other',
};

/** A row as a report taken down for somebody. Throws `WrongCell` for the first cell that cannot be read. */
export function reportOfRow({ cells }: SheetRow, offered: readonly Category[], clientId: string): NewReportFor {
  const textOf = (column: Column): string | undefined => {
    const value = cells[column];
    return value instanceof Date ? value.toISOString() : value;
  };
  const wrong = (column: Column, code: string, details = {}): never => {
    throw new WrongCell(column, invalid(code, details));
  };
  const needed = (column: Column): string =>
    textOf(column) ?? wrong(column, 'intake.cell-missing', { column: columns[column][0] });
  const number = (column: Column): number | undefined => {
    const text = textOf(column);
    if (text === undefined) return undefined;
    const value = Number(text.replace(',', '.'));
    return Number.isFinite(value) ? value : wrong(column, 'intake.number-unreadable', { value: text.slice(0, 50) });
  };

  const named = needed('category');
  const category = offered.find(({ code, name }) =>
    [code, name.vi, name.en].some((word) => plain(word) === plain(named)),
  );
  if (category === undefined) return wrong('category', 'intake.category-unknown', { category: named.slice(0, 100) });
  const text = needed('text');
  if ([...text].length > longestText) wrong('text', 'intake.text-too-long', { limit: longestText });
  const [lat, lon] = [number('lat'), number('lon')];
  if ((lat === undefined) !== (lon === undefined)) {
    const column = lat === undefined ? 'lat' : 'lon';
    wrong(column, 'intake.cell-missing', { column: columns[column][0] });
  }
  const way = textOf('filedFor');
  const filedFor =
    way === undefined
      ? 'other'
      : (ways[plain(way)] ?? wrong('filedFor', 'intake.filed-for-unknown', { value: way.slice(0, 50) }));
  const at = cells.reportedAt;
  const reportedAt =
    at === undefined
      ? undefined
      : (momentOf(at) ?? wrong('reportedAt', 'intake.time-unreadable', { value: String(at).slice(0, 50) }));
  const reporter: Record<string, string> = {};
  for (const column of ['name', 'phone', 'email'] as const) {
    const value = textOf(column);
    if (value === undefined) continue;
    if (!Reporter.shape[column].safeParse(value).success) {
      wrong(column, 'intake.contact-unreadable', { value: value.slice(0, 50) });
    }
    reporter[column] = value;
  }
  const address = textOf('address');
  return NewReportFor.parse({
    clientId,
    category: category.code,
    text,
    filedFor,
    ...(lat === undefined || lon === undefined ? {} : { position: { type: 'Point', coordinates: [lon, lat] } }),
    ...(address === undefined ? {} : { address: address.slice(0, 300) }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
    ...(Object.keys(reporter).length === 0 ? {} : { reporter }),
  });
}

/** Spreadsheets have times without a zone: they are the city's. */
function momentOf(value: string | Date): Instant | undefined {
  const text = value instanceof Date ? value.toISOString().slice(0, 16) : value;
  const [, y, m, d, time] =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?:\d\d))?/.exec(text) ??
    reordered(/^(\d\d?)\/(\d\d?)\/(\d{4})(?:[ ,]+(\d\d?:\d\d))?/.exec(text)) ??
    [];
  const day = Day.safeParse(`${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`);
  const clock = (time ?? '00:00').padStart(5, '0');
  if (!day.success || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return undefined;
  return atCityTime(day.data, clock);
}

const reordered = (found: RegExpExecArray | null): (string | undefined)[] | undefined =>
  found === null ? undefined : [found[0], found[3], found[2], found[1], found[4]];
