import { addDays, Day } from '../../../kernel/time.ts';
import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { codeOf, type Frequency, isPeriodOf, type Period, periodOf } from '../periods.ts';
import { CellFault, quoted, type SheetCell } from './cells.ts';

/** The days that a cell speaks of; where it names a single day, that day alone. */
type Said = Period | 'no-year' | undefined;

/** Words around a period that say nothing of when it is. */
const around =
  /(?:^|\b)(?:so lieu|thuc hien|uoc(?: thuc hien| dat)?|luy ke|cong don|ky|tinh den(?: het)?|den het|den|het|trong|ca|ngay|cuoi ky)(?:\b|$)/g;
const yearPart = '(?:nam )?(?<year>(?:19|20|21)\\d\\d|(?<=[/-])\\d\\d)';
const separator = ' ?[/.-]? ?';
const pattern = (text: string) => new RegExp(`^${text}$`);

const quarterWords: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** Ways to write a period, each with what it comes to: the months from one to another of a year. */
const ways: readonly { form: RegExp; months: (groups: Record<string, string | undefined>) => [number, number] }[] = [
  { form: pattern(yearPart), months: () => [1, 12] },
  {
    form: pattern(`(?:quy|q)\\.? ?(?<n>iv|i{1,3}|[1-4])(?:${separator}${yearPart})?`),
    months: ({ n = '' }) => quarter(quarterWords[n] ?? 0),
  },
  { form: pattern('(?<year>(?:19|20|21)\\d\\d)[-/ ]?(?:quy ?|q)(?<n>[1-4])'), months: ({ n }) => quarter(Number(n)) },
  { form: pattern('(?<year>(?:19|20|21)\\d\\d)[-/ ]?h(?<n>[12])'), months: ({ n }) => half(Number(n)) },
  {
    form: pattern(`(?:thang|th|t)\\.? ?(?<n>\\d\\d?)(?:${separator}${yearPart})?`),
    months: ({ n }) => [Number(n), Number(n)],
  },
  { form: pattern(`(?<n>\\d\\d?)[/-](?<year>(?:19|20|21)\\d\\d)`), months: ({ n }) => [Number(n), Number(n)] },
  { form: pattern(`(?<year>(?:19|20|21)\\d\\d)[-/](?<n>\\d\\d?)`), months: ({ n }) => [Number(n), Number(n)] },
  {
    form: pattern(`(?:0?6|sau) thang(?: (?<which>dau|cuoi))?(?: nam)?(?:${separator}${yearPart})?`),
    months: ({ which }) => half(which === 'cuoi' ? 2 : 1),
  },
  {
    form: pattern(`(?<n>0?[1-9]|1[0-2]) thang(?: dau)?(?: nam)?(?:${separator}${yearPart})?`),
    months: ({ n }) => [1, Number(n)],
  },
];

/** The period of a cell, which has to be a whole one of the indicator; a day stands for the period it lies in. */
export function readPeriod(cell: SheetCell, frequency: Frequency, defaultYear: number | null): Period | CellFault {
  const said = readCell(cell, frequency, defaultYear);
  if (said === 'no-year') return new CellFault('indicators.import-period-without-year', { cell: quoted(cell) });
  if (said === undefined) return new CellFault('indicators.import-period-unreadable', { cell: quoted(cell) });
  if (said.startsOn === said.endsOn) return periodOf(frequency, said.startsOn);
  if (isPeriodOf(frequency, said)) return said;
  return new CellFault('indicators.import-period-other', { cell: quoted(cell), period: codeOf(said), frequency });
}

/** The year of a cell that holds nothing else. */
export function readYear(cell: SheetCell): number | CellFault {
  const said = readCell(cell, 'year', null);
  if (typeof said !== 'object' || !isPeriodOf('year', said))
    return new CellFault('indicators.import-period-unreadable', { cell: quoted(cell) });
  return Number(said.startsOn.slice(0, 4));
}

function readCell(cell: SheetCell, frequency: Frequency, defaultYear: number | null): Said {
  if (cell instanceof Date) return onDay(cell.toISOString().slice(0, 10));
  if (typeof cell === 'number') return readNumeral(cell, frequency, defaultYear);
  if (typeof cell !== 'string' || cell.length > 100) return undefined;
  const text = withoutDiacritics(cell)
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[()*:']/g, '')
    .replace(around, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (/^\d{1,8}$/.test(text)) return readNumeral(Number(text), frequency, defaultYear);
  if (frequency === 'quarter' && /^(?:iv|i{1,3})$/.test(text))
    return ofMonths(defaultYear, quarter(quarterWords[text] ?? 0));
  return readDate(text) ?? readWords(text, defaultYear);
}

/** A year, a day as spreadsheets count days, 202503 and 20250331, or the number of a period in the year beside it. */
function readNumeral(n: number, frequency: Frequency, defaultYear: number | null): Said {
  if (!Number.isInteger(n)) return undefined;
  if (n >= 1900 && n < 2200) return ofMonths(n, [1, 12]);
  if (n >= 20_000 && n < 80_000) return onDay(addDays('1899-12-30' as Day, n));
  if (n >= 190_001 && n < 220_000) return ofMonths(Math.floor(n / 100), [n % 100, n % 100]);
  if (n >= 19_000_101 && n < 22_000_000) return onDay(String(n).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  if (frequency === 'month' && n >= 1 && n <= 12) return ofMonths(defaultYear, [n, n]);
  if (frequency === 'quarter' && n >= 1 && n <= 4) return ofMonths(defaultYear, quarter(n));
  return frequency === 'half' && (n === 1 || n === 2) ? ofMonths(defaultYear, half(n)) : undefined;
}

function readDate(text: string): Said {
  const [, d, m, y] = /^(\d\d?)(?:[/.-]| thang )(\d\d?)(?:[/.-]| nam )(\d{4})$/.exec(text) ?? [];
  if (d !== undefined) return onDay(`${y}-${m?.padStart(2, '0')}-${d.padStart(2, '0')}`);
  const written = /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[t ].*)?$/.exec(text);
  return written === null
    ? undefined
    : onDay(`${written[1]}-${written[2]?.padStart(2, '0')}-${written[3]?.padStart(2, '0')}`);
}

function readWords(text: string, defaultYear: number | null): Said {
  for (const { form, months } of ways) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const year = groups.year === undefined ? defaultYear : Number(groups.year.padStart(4, '20'));
    return ofMonths(year, months(groups));
  }
  return undefined;
}

const quarter = (n: number): [number, number] => [n * 3 - 2, n * 3];
const half = (n: number): [number, number] => [n * 6 - 5, n * 6];

function ofMonths(year: number | null, [first, last]: [number, number]): Said {
  if (first < 1 || last > 12 || first > last) return undefined;
  if (year === null) return 'no-year';
  const on = (index: number) => new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10) as Day;
  return { startsOn: on(first - 1), endsOn: addDays(on(last), -1) };
}

function onDay(text: string): Said {
  const day = Day.safeParse(text);
  return day.success && text >= '1900' && text < '2200' ? { startsOn: day.data, endsOn: day.data } : undefined;
}
