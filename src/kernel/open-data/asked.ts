import { joinSql, type Query, sql } from '../db/db.ts';
import { columnOf } from '../ogc/columns.ts';
import { compileFilter } from '../ogc/cql2/compile.ts';
import { readText } from '../ogc/cql2/text.ts';
import { crs84 } from '../ogc/crs.ts';
import type { PageOrder } from '../ogc/page-order.ts';
import { type Asked, demandKnown, readItemsAsked } from '../ogc/parameters.ts';
import type { RecordSource } from '../ogc/source.ts';
import { invalid } from '../refusal.ts';
import { addDays, atCityTime, Day } from '../time.ts';

const longestPage = 200;
const usualPage = '50';
const always = ['filter', 'filter-lang', 'lang'];

export interface Sorting {
  by: string;
  down: boolean;
}

/** What is asked of the records of a set, read and checked. */
export interface ReadAsked {
  conditions: Query[];
  /** Whether anything narrows the set. */
  narrowed: boolean;
  after: string | undefined;
  limit: number;
  sorting: Sorting | undefined;
}

const suffixes: Readonly<Record<string, readonly string[]>> = {
  text: ['.has'],
  day: ['.from', '.to'],
  instant: ['.from', '.to'],
  integer: ['.from', '.to'],
  number: ['.from', '.to'],
};

/** The filters a set takes: each field by its name, and by its type what it contains or from what to what it goes. */
export const filterNames = ({ properties }: RecordSource): string[] =>
  Object.entries(properties).flatMap(([name, { type }]) => [
    name,
    ...(suffixes[type] ?? []).map((suffix) => name + suffix),
  ]);

/** `more` are the parameters of this address besides the filters. */
export function readRecordsAsked(query: Asked, source: RecordSource, more: readonly string[]): ReadAsked {
  const names = filterNames(source);
  demandKnown(query, [...always, ...more, ...names]);
  // A form sends what nobody filled in too.
  const given = Object.entries(query).filter(([, value]) => value !== '' && value !== undefined);
  const own = given.filter(
    ([name]) => names.includes(name) || always.includes(name) || ['limit', 'after'].includes(name),
  );
  const plain = Object.fromEntries(own.filter(([name]) => !name.includes('.')));
  const read = readItemsAsked({ limit: usualPage, ...plain }, source);
  const between = own.flatMap(([name, value]) => (name.includes('.') ? [condition(source, name, String(value))] : []));
  const conditions = [...read.conditions, ...between];
  const sort = Object.fromEntries(given).sort;
  return {
    conditions,
    narrowed: conditions.length > 0,
    after: read.after,
    limit: Math.min(read.limit, longestPage),
    sorting: sort === undefined ? undefined : readSorting(String(sort), source),
  };
}

function readSorting(text: string, { properties }: RecordSource): Sorting {
  const by = text.replace(/^-/, '');
  const sortable = Object.keys(properties).filter((name) => properties[name]?.type !== 'reference');
  if (!sortable.includes(by))
    throw invalid('open-data.not-sortable', { by: by.slice(0, 60), fields: sortable.join(', ') });
  return { by, down: text.startsWith('-') };
}

function condition(source: RecordSource, parameter: string, value: string): Query {
  const [name = '', kind] = parameter.split('.');
  const property = source.properties[name];
  if (property === undefined) throw new Error(`not a property of ${source.id}: ${name}`);
  if (kind === 'has') return compileFilter(readText(containing(name, value)), source, crs84);
  const column = columnOf(name, property);
  const isFrom = kind === 'from';
  switch (property.type) {
    case 'day': {
      const day = readDay(name, value);
      return isFrom ? sql`${column} >= ${day}::date` : sql`${column} <= ${day}::date`;
    }
    case 'instant': {
      // A day is over at its end.
      const day = readDay(name, value);
      const bound = atCityTime(isFrom ? day : addDays(day, 1), '00:00');
      return isFrom ? sql`${column} >= ${bound}::timestamptz` : sql`${column} < ${bound}::timestamptz`;
    }
    default: {
      if (!/^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(value)) throw unreadable(name, value);
      const number = Number(value.replace(',', '.'));
      return isFrom ? sql`${column} >= ${number}::float8` : sql`${column} <= ${number}::float8`;
    }
  }
}

function readDay(name: string, value: string): Day {
  const day = Day.safeParse(value);
  if (!day.success || day.data < '0001-01-02' || day.data > '9999-12-30') throw unreadable(name, value);
  return day.data;
}

const unreadable = (name: string, value: string) =>
  invalid('ogc.value-unreadable', { name, value: value.slice(0, 60) });

/** Words as people type them: with or without marks and capitals, and no sign of theirs is read as a pattern. */
function containing(field: string, words: string): string {
  const pattern = words
    .trim()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)
    .replaceAll("'", "''");
  return `ACCENTI(CASEI(${field})) LIKE ACCENTI(CASEI('%${pattern}%'))`;
}

/** By a field of the rows; records without a value come last, whichever way. */
export function sortedBy(source: RecordSource, { by, down }: Sorting, rows: Query): Omit<PageOrder, 'columns'> {
  const column = orderColumn(source, by);
  const placeOf = (id: string) => sql`select ${column} as value, f.id from (${rows}) as f where f.id = ${id}::uuid`;
  const beyond = down ? sql`${column} < p.value` : sql`${column} > p.value`;
  return {
    by: joinSql([down ? sql`${column} desc nulls last` : sql`${column} asc nulls last`, sql`f.id`], ', '),
    after: (id) => sql`
      exists (select from (${placeOf(id)}) as p where ${beyond}
                or (${column} is null and p.value is not null)
                or (${column} is not distinct from p.value and f.id > p.id))`,
    placeOf,
  };
}

/** Texts in the order of the Vietnamese alphabet. */
function orderColumn({ properties, id }: RecordSource, by: string): Query {
  const property = properties[by];
  if (property === undefined) throw new Error(`not a property of ${id}: ${by}`);
  const column = columnOf(by, property);
  return property.type === 'text' ? sql`${column} collate vietnamese` : column;
}
