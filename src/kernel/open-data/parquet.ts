import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { RecordSource } from '../ogc/source.ts';
import type { ReadRecord } from './records.ts';

const types: Readonly<Record<string, BasicType>> = {
  text: 'STRING',
  choice: 'STRING',
  reference: 'STRING',
  day: 'STRING', // a day without a time of day, as everywhere else
  instant: 'TIMESTAMP',
  integer: 'INT64',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** Each group is described in the foot of the file and that held until the end: of large ones there are few. */
const rowsInGroup = 5000;

/** Writes Parquet, a group of rows at a time; with a geometry as GeoParquet 1.1 has it. */
export async function writeParquet(
  path: string,
  source: RecordSource,
  pages: AsyncIterable<ReadRecord[]>,
): Promise<void> {
  const columns = columnsOf(source);
  const columnData = (page: readonly ReadRecord[]) =>
    columns.map(({ name, type, nullable, value }) => ({ name, type, nullable, data: page.map(value) }));
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding: 'WKB', geometry_types: [] } },
  };
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: columnData([]) }),
    ...(source.geometry === null ? {} : { kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }] }),
  });
  for await (const group of inGroups(pages))
    await writer.write({ columnData: columnData(group), rowGroupSize: rowsInGroup });
  await writer.finish();
}

async function* inGroups(pages: AsyncIterable<ReadRecord[]>): AsyncGenerator<ReadRecord[]> {
  let group: ReadRecord[] = [];
  for await (const page of pages) {
    group.push(...page);
    if (group.length < rowsInGroup) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

interface Column {
  name: string;
  type: BasicType;
  nullable: boolean;
  value: (record: ReadRecord) => unknown;
}

function columnsOf({ properties, geometry }: RecordSource): Column[] {
  const fields = Object.entries(properties).map(([name, { type }]): Column => {
    const value = ({ values }: ReadRecord): unknown => {
      const given = values[name];
      if (given === null || given === undefined) return undefined;
      if (type === 'instant') return new Date(String(given));
      return type === 'integer' ? BigInt(Math.round(Number(given))) : given;
    };
    return { name, type: types[type] ?? 'STRING', nullable: true, value };
  });
  const bytes = (record: ReadRecord) =>
    record.geometry === null ? undefined : new Uint8Array(Buffer.from(record.geometry, 'hex'));
  return [
    { name: 'id', type: 'STRING', nullable: false, value: ({ id }) => id },
    ...fields,
    ...(geometry === null ? [] : [{ name: 'geometry', type: 'BYTE_ARRAY' as const, nullable: true, value: bytes }]),
  ];
}
