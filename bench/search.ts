import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/command-line.ts';
import { sql } from '../src/kernel/db/db.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { bareClient, floorPath, type Scenario, startFloor, throughDb, throughPostgres } from './floor.ts';
import { createDatabase, type Engine, namedDatabase } from './http.ts';
import { enterOne } from './people.ts';
import { fillSearchCity } from './search-city.ts';
import { type Row, shown } from './table.ts';

const questions: readonly (readonly [string, string])[] = [
  ['rare word', 'hầm chui'],
  ['common word', 'thực hiện'],
  ['common word without diacritics', 'thuc hien'],
  ['two words', 'vỉa hè trật tự'],
  ['three common words apart', 'công đường thực'],
  ['beginning of a word', 'xây d'],
  ['two letters', 'tr'],
  ['number', '12/kh-mp'],
  ['number without signs', '12KHMP'],
  ['mistyped', 'thaot nuoc'],
  ['nothing has it', 'quyzxx'],
];

/**
 * One question after another by an officer of one office, who sees what is published and what is that office's. A database
 * that is named is filled where it is empty, and kept.
 */
export async function benchSearch(engine: Engine, entries: number, times: number): Promise<Row[]> {
  const group = `Search, ${engine.kind === 'native' ? 'native PostgreSQL' : 'embedded'}, ${shown(entries)} entries`;
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = engine.kind === 'native' ? await databaseOf(engine) : null;
  const settings = benchSettings(folder, database);
  const services = await openServices(settings, systemClock);
  const client = database === null ? null : bareClient(database.url, settings.DATABASE_SCHEMA);
  const app = createApp(services);
  try {
    const now = services.clock();
    const isFilled = await services.db.inTransaction(async (tx) => {
      if ((await tx.text(sql`select (exists (select from search_entry where kind = 'task'))::text`)) === 'true')
        return true;
      await tx.run(sql`set local statement_timeout = 0`);
      await fillSearchCity(tx, entries, now);
      return false;
    });
    if (!isFilled) await database?.vacuum();
    const organisationId = await services.db.reads.text(sql`select id::text from organisation order by id limit 1`);
    const cookie = await enterOne(services, 'officer', organisationId);
    const scenarios = questions.map(([name, q]): Scenario => {
      const url = `/api/v1/search?q=${encodeURIComponent(q)}`;
      return { name, requests: [{ method: 'GET', url, headers: { cookie } }] };
    });
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const floor = await startFloor(
      services,
      client === null ? throughDb(services.db) : throughPostgres(client),
      scenarios,
    );
    const rows: Row[] = [];
    for (const { name, requests } of scenarios) {
      const program = await ask(`${address}${requests[0]?.url}`, { cookie }, times);
      const bare = await ask(`${floor.url}${floorPath(name)}`, {}, times);
      const values = {
        'program, p50 ms': shown(at(program, 0.5)),
        'program, p99 ms': shown(at(program, 0.99)),
        'floor, p50 ms': shown(at(bare, 0.5)),
        'floor, p99 ms': shown(at(bare, 0.99)),
        'first, ms': shown(program.first),
      };
      rows.push({ group, what: name, values });
    }
    await floor.close();
    return rows;
  } finally {
    await app.close();
    await client?.end();
    await services.db.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

const databaseOf = ({ serverUrl, city }: Engine & { kind: 'native' }) =>
  city === undefined ? createDatabase(serverUrl) : namedDatabase(serverUrl, city);

interface Times {
  /** With nothing warm yet. */
  first: number;
  sorted: number[];
}

async function ask(url: string, headers: Record<string, string>, times: number): Promise<Times> {
  const once = async (): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(url, { headers });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    await answer.arrayBuffer();
    return performance.now() - start;
  };
  const first = await once();
  const all: number[] = [];
  for (let n = 0; n < times; n++) all.push(await once());
  return { first, sorted: all.sort((a, b) => a - b) };
}

const at = ({ sorted }: Times, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
