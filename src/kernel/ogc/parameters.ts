import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { joinSql, type Query, sql } from '../db/db.ts';
import { geometryValue } from '../geo/sql.ts';
import { invalid } from '../refusal.ts';
import { addDays, asInstant, atCityTime, Day, Instant } from '../time.ts';
import { readBox } from './boxes.ts';
import { columnOf } from './columns.ts';
import { asksOfGeometry, compileFilter } from './cql2/compile.ts';
import { readJson } from './cql2/json.ts';
import { dayLiteral, instantLiteral } from './cql2/temporal.ts';
import { readText } from './cql2/text.ts';
import { type Crs, crs84, findCrs } from './crs.ts';
import type { Property, RecordSource } from './source.ts';

export const usualLimit = 10;
export const largestLimit = 1000;

/** The parameters of every address: which encoding, and in which language texts are. */
export const everywhere = ['f', 'lang'] as const;
export const itemParameters = [
  'limit',
  'bbox',
  'bbox-crs',
  'datetime',
  'crs',
  'filter',
  'filter-lang',
  'filter-crs',
  'after',
] as const;

export type Asked = Readonly<Record<string, unknown>>;

/** A parameter nobody knows may be a filter that is misspelt: the answer would hold what was not asked for. */
export function demandKnown(asked: Asked, known: readonly string[]): void {
  for (const [name, value] of Object.entries(asked)) {
    if (!known.includes(name)) throw invalid('ogc.parameter-unknown', { name: name.slice(0, 60) });
    if (typeof value !== 'string') throw invalid('ogc.parameter-twice', { name });
  }
}

/** What is asked of a collection, read and checked. */
export interface ItemsAsked {
  limit: number;
  after: string | undefined;
  crs: Crs;
  conditions: Query[];
  /** The box or the filter asks about geometry. */
  byGeometry: boolean;
}

export function readItemsAsked(asked: Asked, source: RecordSource): ItemsAsked {
  demandKnown(asked, [...everywhere, ...itemParameters, ...Object.keys(source.properties)]);
  const text = (name: string): string | undefined => (typeof asked[name] === 'string' ? asked[name] : undefined);
  const conditions: Query[] = [];
  const bbox = text('bbox');
  if (bbox !== undefined && source.geometry === null) throw invalid('ogc.property-unknown', { name: 'geometry' });
  const box = bbox === undefined ? undefined : inBox(bbox, readCrs(text('bbox-crs'), 'bbox-crs'));
  if (box !== undefined) conditions.push(box);
  else if (text('bbox-crs') !== undefined) readCrs(text('bbox-crs'), 'bbox-crs');
  const datetime = text('datetime');
  if (datetime !== undefined) conditions.push(during(readDatetime(datetime), source));
  const filter = readFilter(text('filter'), text('filter-lang'));
  const filterCrs = readCrs(text('filter-crs'), 'filter-crs');
  if (filter !== undefined) conditions.push(compileFilter(filter, source, filterCrs));
  for (const [name, property] of Object.entries(source.properties)) {
    const value = text(name);
    if (value !== undefined) conditions.push(hasValue(name, property, value));
  }
  return {
    limit: readLimit(text('limit')),
    after: readAfter(text('after')),
    crs: readCrs(text('crs'), 'crs'),
    conditions,
    byGeometry: box !== undefined || (filter !== undefined && asksOfGeometry(filter)),
  };
}

/** More than the largest page is not refused: the page is the largest. */
export function readLimit(text: string | undefined): number {
  if (text === undefined) return usualLimit;
  if (!/^\d{1,15}$/.test(text) || Number(text) < 1) throw invalid('ogc.limit-unreadable', { limit: largestLimit });
  return Math.min(Number(text), largestLimit);
}

function readAfter(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const id = z.uuid().safeParse(text);
  if (!id.success) throw invalid('http.cursor-invalid');
  return id.data;
}

export function readCrs(uri: string | undefined, parameter: string): Crs {
  if (uri === undefined) return crs84;
  const crs = findCrs(uri);
  if (crs === undefined) throw invalid('ogc.crs-unknown', { parameter, crs: uri.slice(0, 120) });
  return crs;
}

function inBox(text: string, crs: Crs): Query {
  const parts = text.split(',');
  if (parts.some((part) => !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(part)))
    throw invalid('ogc.bbox-unreadable');
  const found = readBox(parts.map(Number), crs);
  if ('surface' in found) return sql`ST_Intersects(f.geometry, ${geometryValue(found.surface)})`;
  const conditions = found.boxes.map(
    ({ west, south, east, north }) =>
      sql`ST_Intersects(f.geometry, ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326))`,
  );
  return sql`(${joinSql(conditions, ' or ')})`;
}

/** From a moment to another; null for open. */
interface Period {
  from: Instant | null;
  until: Instant | null;
}

/** An instant, a day of the city, or two of them with a slash between; an open side is empty or two dots. */
export function readDatetime(text: string): Period {
  const parts = text.split('/');
  const [first = '', second] = parts;
  if (parts.length > 2) throw unreadableTime(text);
  if (second === undefined) {
    return readMoment(first, text);
  }
  if (isOpen(first) && isOpen(second)) throw unreadableTime(text);
  if (first.startsWith('P') || second.startsWith('P')) return withDuration(first, second, text);
  const begin = isOpen(first) ? null : readMoment(first, text);
  const end = isOpen(second) ? null : readMoment(second, text);
  if (begin !== null && end !== null && begin.from > end.from) throw invalid('ogc.time-backwards');
  return { from: begin?.from ?? null, until: end?.until ?? null };
}

const isOpen = (text: string): boolean => text === '' || text === '..';
const unreadableTime = (value: string) => invalid('ogc.time-unreadable', { value: value.slice(0, 60) });

function readMoment(text: string, whole: string): { from: Instant; until: Instant } {
  const day = Day.safeParse(text);
  if (day.success && day.data >= '0001-01-02' && day.data < '9999-12-31') {
    return { from: atCityTime(day.data, '00:00'), until: atCityTime(addDays(day.data, 1), '00:00') };
  }
  const instant = Instant.safeParse(text);
  if (!instant.success || instant.data < '0001-01-02') throw unreadableTime(whole);
  const moment = asInstant(Temporal.Instant.from(instant.data));
  return { from: moment, until: moment };
}

function withDuration(first: string, second: string, whole: string): Period {
  try {
    if (first.startsWith('P')) {
      const { until } = readMoment(second, whole);
      return { from: moved(until, Temporal.Duration.from(first).negated()), until };
    }
    const { from } = readMoment(first, whole);
    return { from, until: moved(from, Temporal.Duration.from(second)) };
  } catch (error) {
    if (error instanceof RangeError) throw unreadableTime(whole);
    throw error;
  }
}

const moved = (moment: Instant, by: Temporal.Duration): Instant =>
  asInstant(Temporal.Instant.from(moment).toZonedDateTimeISO('UTC').add(by).toInstant());

/** Rows whose time meets the period; those without a time are part of every answer. */
function during({ from, until }: Period, source: RecordSource): Query {
  if (!source.temporal) return sql`true`;
  const begun = until === null ? sql`true` : sql`(f.begins is null or f.begins <= ${until}::timestamptz)`;
  const lasting = from === null ? sql`true` : sql`(f.ends is null or f.ends > ${from}::timestamptz)`;
  return sql`(${begun} and ${lasting})`;
}

function readFilter(filter: string | undefined, language: string | undefined) {
  if (language !== undefined && language !== 'cql2-text' && language !== 'cql2-json') {
    throw invalid('ogc.filter-lang-unknown', { language: language.slice(0, 60) });
  }
  if (filter === undefined) return undefined;
  return language === 'cql2-json' ? readJson(filter) : readText(filter);
}

const Uuid = z.uuid();

/** A property as a parameter of its name: rows with exactly this value. */
function hasValue(name: string, property: Property, value: string): Query {
  const column = columnOf(name, property);
  const wrong = () => invalid('ogc.value-unreadable', { name, value: value.slice(0, 60) });
  switch (property.type) {
    case 'text':
      return sql`${column} = ${value}::text`;
    case 'choice':
      if (!property.values.includes(value)) {
        throw invalid('ogc.value-unknown', { value: value.slice(0, 60), values: property.values.join(', ') });
      }
      return sql`${column} = ${value}::text`;
    case 'integer':
    case 'number':
      if (!/^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value)) throw wrong();
      return sql`${column} = ${Number(value)}::float8`;
    case 'boolean':
      // GDAL says 1 and 0.
      if (!['true', 'false', '1', '0'].includes(value)) throw wrong();
      return sql`${column} = ${value === 'true' || value === '1'}::boolean`;
    case 'day':
      return sql`${column} = ${dayLiteral(value)}`;
    case 'instant':
      return sql`${column} = ${instantLiteral(value)}`;
    case 'reference':
      if (!Uuid.safeParse(value).success) throw wrong();
      return sql`${column} = ${value}::uuid`;
  }
}
