import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/command-line.ts';
import { withoutIndexes } from '../src/demo/synthetic/bulk-load.ts';
import { Chance } from '../src/demo/synthetic/chance.ts';
import { enterUnits } from '../src/demo/synthetic/synthetic-units.ts';
import { sql, type Tx } from '../src/kernel/db/db.ts';
import type { Instant } from '../src/kernel/time.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { download } from './data-file.ts';
import { bareClient, floorPath, type Scenario, startFloor, throughPostgres } from './floor.ts';
import { createDatabase } from './http.ts';
import { type Row, shown } from './table.ts';

const items = '/ogc/collections/tasks/items';
const asked = (query: Record<string, string>) => `${items}?${new URLSearchParams(query)}`;
const polygon = 'POLYGON((103.94 22.44, 103.96 22.44, 103.96 22.46, 103.95 22.465, 103.94 22.46, 103.94 22.44))';
const questions: readonly (readonly [string, string])[] = [
  ['first page', items],
  ['a page deep inside', asked({ after: '80000000-0000-7000-8000-000000000000' })],
  ['box of 1 km', asked({ bbox: '103.95,22.45,103.96,22.46' })],
  ['box of the whole city', asked({ bbox: '103.8,22.3,104.2,22.6' })],
  ['box of the whole city, 1,000 features', asked({ bbox: '103.8,22.3,104.2,22.6', limit: '1000' })],
  ['box that holds nothing', asked({ bbox: '10,10,11,11' })],
  [
    'VN-2000, box of 1 km',
    asked({ bbox: '103.95,22.45,103.96,22.46', crs: 'http://www.opengis.net/def/crs/EPSG/0/9208' }),
  ],
  ['CQL2: in a polygon, open', asked({ filter: `S_INTERSECTS(geometry, ${polygon}) AND state <> 'done'` })],
  ['CQL2: common, by state and date', asked({ filter: "state = 'done' AND openedAt > DATE('2026-01-01')" })],
  ['CQL2: rare, by no index', asked({ filter: "ACCENTI(CASEI(title)) LIKE '%so 777777%'" })],
];

/** Layers and a data set of many published tasks that each have a position, asked for by the public. */
export async function benchOgc(serverUrl: string, tasks: number, times: number): Promise<Row[]> {
  const group = `OGC API and open data, native PostgreSQL, ${shown(tasks)} tasks on the map`;
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = await createDatabase(serverUrl);
  const settings = benchSettings(folder, database, {
    OPEN_DATA_PER_MINUTE: '1000000',
  });
  const services = await openServices(settings, systemClock);
  const client = bareClient(database.url, settings.DATABASE_SCHEMA);
  const app = createApp(services);
  try {
    await services.db.inTransaction(async (tx) => {
      await tx.run(sql`set local statement_timeout = 0`);
      await withoutIndexes(tx, ['work_item', 'report'], () => fillMap(tx, tasks, services.clock()));
    });
    await database.vacuum();
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const scenarios = questions.map(
      ([name, url]): Scenario => ({ name, requests: [{ method: 'GET', url, headers: {} }] }),
    );
    const floor = await startFloor(services, throughPostgres(client), scenarios);
    const rows: Row[] = [];
    for (const { name, requests } of scenarios) {
      const program = await ask(`${address}${requests[0]?.url}`, times);
      const bare = await ask(`${floor.url}${floorPath(name)}`, times);
      rows.push({
        group,
        what: name,
        values: {
          'program, p50 ms': shown(at(program.sorted, 0.5)),
          'program, p99 ms': shown(at(program.sorted, 0.99)),
          'floor, p50 ms': shown(at(bare.sorted, 0.5)),
          'floor, p99 ms': shown(at(bare.sorted, 0.99)),
          kB: shown(program.bytes / 1000),
        },
      });
    }
    await floor.close();
    for (const format of ['csv', 'geojson', 'parquet'])
      rows.push(await makeFile(group, `${address}/data/tasks.${format}`));
    return rows;
  } finally {
    await app.close();
    await client.end();
    await services.db.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fillMap(tx: Tx, tasks: number, now: Instant): Promise<void> {
  const units = await enterUnits(tx, new Chance(7), { areas: 30, organisations: 300 }, now);
  const owners = units.organisations.map(({ id }) => id);
  await tx.run(sql`
    insert into work_item (id, title, state, priority, owner_id, position, opened_at, changed_at, finished_on, closed_at,
                           published, search)
    select gen_random_uuid(), 'Việc mô phỏng số ' || n, case when n % 5 < 3 then 'done' else 'assigned' end, 'normal',
           (${owners}::uuid[])[1 + n % ${owners.length}],
           ST_SetSRID(ST_MakePoint(103.85 + 0.25 * random(), 22.35 + 0.2 * random()), 4326),
           ${now}::timestamptz - random() * interval '1000 days', ${now}, case when n % 5 < 3 then current_date end,
           case when n % 5 < 3 then ${now}::timestamptz end, true, 'viec mo phong so ' || n
      from generate_series(1, ${tasks}::int) as n`);
}

/** Makes the file of a set, then sends it again: how long, how large, and how much memory it took on top. */
async function makeFile(group: string, url: string): Promise<Row> {
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const first = await download(url);
  clearInterval(watch);
  const again = await download(url);
  return {
    group,
    what: `the set as ${url.split('.').at(-1)}`,
    values: {
      'made in, s': shown(first.seconds),
      'sent in, s': shown(again.seconds),
      MB: shown(first.bytes / 1e6),
      'memory on top, MiB': shown((most - before) / 2 ** 20),
    },
  };
}

/** What takes long is asked less often. */
const longestMs = 20_000;
const fewest = 5;

async function ask(url: string, times: number): Promise<{ sorted: number[]; bytes: number }> {
  let bytes = 0;
  const once = async (): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    bytes = (await answer.arrayBuffer()).byteLength;
    return performance.now() - start;
  };
  await once();
  const all: number[] = [];
  const end = performance.now() + longestMs;
  for (let n = 0; n < times && (n < fewest || performance.now() < end); n++) all.push(await once());
  return { sorted: all.sort((a, b) => a - b), bytes };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
