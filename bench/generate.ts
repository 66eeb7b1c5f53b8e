import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/command-line.ts';
import { generateCity } from '../src/demo/synthetic/generate-city.ts';
import { sql } from '../src/kernel/db/db.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { citySize, createDatabase, type Engine, namedDatabase, type Size } from './http.ts';
import { type Row, shown } from './table.ts';

/**
 * How long an empty database takes to become a city, with every index and all that is kept beside the records. A database
 * that is named is kept, for whatever is measured of the same city later.
 */
export async function benchGenerate({ serverUrl, city }: Engine & { kind: 'native' }, size: Size): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = city === undefined ? await createDatabase(serverUrl) : await namedDatabase(serverUrl, city);
  const services = await openServices(benchSettings(folder, database), systemClock);
  try {
    const began = performance.now();
    await generateCity(services, citySize(size), 1);
    const seconds = (performance.now() - began) / 1000;
    const bytes = await services.db.reads.text(sql`select pg_database_size(current_database())::text`);
    const reports = size.reports ?? 0;
    const values = {
      minutes: shown(seconds / 60),
      'reports a second': shown(Math.round(reports / seconds)),
      'size, GiB': shown(Number(bytes) / 2 ** 30),
    };
    return [
      {
        group: 'Generating a city, native PostgreSQL',
        what: `${shown(reports)} reports, ${shown(size.tasks)} tasks`,
        values,
      },
    ];
  } finally {
    await services.db.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}
