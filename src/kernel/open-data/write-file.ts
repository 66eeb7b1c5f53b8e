import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as rest } from 'node:timers/promises';
import type { Query, Reads } from '../db/db.ts';
import type { Cell } from '../feeds/csv.ts';
import { tableStream } from '../feeds/send-table.ts';
import type { RecordSource } from '../ogc/source.ts';
import type { Day } from '../time.ts';
import type { DataFormat } from './contract.ts';
import { writeParquet } from './parquet.ts';
import { allRecords, type ReadRecord } from './records.ts';

export const mediaTypes: Readonly<Record<DataFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
};

/** What a file that nobody waits for may take of the server: after each page it rests three times as long as the page took. */
const restOfPage = 3;

/** What goes into a file: all the public sees, or what the conditions leave of it. */
export interface FileAsked {
  format: DataFormat;
  today: Day;
  conditions?: readonly Query[];
}

export interface Haste {
  /** Nobody waits for it: leaves the server and its database to those who wait for an answer. */
  unhurried?: boolean;
  /** Ends it early, after a page, by throwing. */
  signal?: AbortSignal;
}

/** Writes the records to a file. Answers how many; what it holds meanwhile is one page of them. */
export async function writeFile(
  reads: Reads,
  source: RecordSource,
  asked: FileAsked & Haste & { path: string },
): Promise<number> {
  const { format, path, today, conditions = [], unhurried = false, signal } = asked;
  let records = 0;
  const counted = async function* (geometry?: 'geojson' | 'wkb') {
    let begun = performance.now();
    for await (const page of pagesOf(reads, source, { today, conditions }, geometry)) {
      records += page.length;
      yield page;
      signal?.throwIfAborted();
      if (unhurried) await rest(restOfPage * (performance.now() - begun));
      begun = performance.now();
    }
  };
  if (format === 'parquet') await writeParquet(path, source, counted('wkb'));
  else await pipeline(textOf(source, format, counted), createWriteStream(path, { flags: 'wx' }));
  return records;
}

/** The records as they are read, for who takes them at their own speed. Parquet is not written from its beginning to its end. */
export function streamRecords(
  reads: Reads,
  source: RecordSource,
  { format, today, conditions = [] }: FileAsked & { format: Exclude<DataFormat, 'parquet'> },
): Readable {
  return textOf(source, format, (geometry) => pagesOf(reads, source, { today, conditions }, geometry));
}

type Pages = (geometry?: 'geojson') => AsyncIterable<ReadRecord[]>;

const pagesOf = (
  reads: Reads,
  source: RecordSource,
  asked: { today: Day; conditions: readonly Query[] },
  geometry?: 'geojson' | 'wkb',
) => allRecords(reads, source, { ...asked, ...(geometry === undefined ? {} : { geometry }) });

const textOf = (source: RecordSource, format: Exclude<DataFormat, 'parquet'>, pages: Pages): Readable =>
  format === 'geojson'
    ? Readable.from(geojson(pages('geojson')))
    : tableStream(format, {
        name: source.id,
        columns: columnsOf(source),
        language: 'vi',
        pages: cells(source, pages()),
      });

/** Machines read the names of the fields; what they mean is in the description of the set. */
const columnsOf = (source: RecordSource): string[] => [
  'id',
  ...Object.keys(source.properties),
  ...(source.geometry === null ? [] : ['longitude', 'latitude']),
];

async function* cells(source: RecordSource, pages: AsyncIterable<ReadRecord[]>): AsyncGenerator<Cell[][]> {
  const names = Object.keys(source.properties);
  for await (const page of pages) {
    yield page.map(({ id, values, lon, lat }) => [
      id,
      ...names.map((name) => values[name] ?? null),
      ...(source.geometry === null ? [] : [lon, lat]),
    ]);
  }
}

async function* geojson(pages: AsyncIterable<ReadRecord[]>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for await (const page of pages) {
    for (const { id, values, geometry } of page) {
      const head = `{"type":"Feature","id":"${id}","geometry":${geometry ?? 'null'}`;
      yield `${separator}${head},"properties":${JSON.stringify(values)}}`;
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}
