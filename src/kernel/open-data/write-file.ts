import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reads } from '../db/db.ts';
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

/** Writes all records the public sees to a file. Answers how many; what it holds meanwhile is one page of them. */
export async function writeFile(
  reads: Reads,
  source: RecordSource,
  { format, path, today, cutOff }: { format: DataFormat; path: string; today: Day; cutOff: string },
): Promise<number> {
  let records = 0;
  const counted = async function* (geometry?: 'geojson' | 'wkb') {
    for await (const page of allRecords(reads, source, today, geometry)) {
      records += page.length;
      yield page;
    }
  };
  if (format === 'parquet') await writeParquet(path, source, counted('wkb'));
  else {
    const content =
      format === 'geojson'
        ? Readable.from(geojson(counted('geojson')))
        : tableStream(format, { name: source.id, columns: columnsOf(source), pages: cells(source, counted()) }, cutOff);
    await pipeline(content, createWriteStream(path, { flags: 'wx' }));
  }
  return records;
}

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
