import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { z } from 'zod';
import { systemClock } from '../src/command-line.ts';
import { type CitySize, generateCity } from '../src/demo/synthetic/generate-city.ts';
import { jobs } from '../src/jobs.ts';
import { sql } from '../src/kernel/db/db.ts';
import { runDueJobs } from '../src/kernel/jobs/run-due-jobs.ts';
import type { Services } from '../src/kernel/services.ts';
import type { Settings } from '../src/kernel/settings/settings.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { type Asked, floorPath, type Scenario } from './floor.ts';
import { changesAsked, databaseAtRest, fire, type Load, type Turn } from './load.ts';
import { enterPeople } from './people.ts';
import { type Running, startFloorProcess, startProgram } from './processes.ts';
import { median, type Row, shown } from './table.ts';

/** `city`: a database that `dothi generate` filled, to copy in place of making one; made at this very state of the migrations. */
export type Engine = { kind: 'embedded' } | { kind: 'native'; serverUrl: string; city?: string | undefined };

export interface City {
  size: Size;
  settings: Settings;
  scenarios: Scenario[];
  remove: () => Promise<void>;
}

/** Another program that answers the same questions out of the same data, measured in the same turns. */
export interface Peer {
  name: string;
  url: string;
  /** The same question in its own words; none where it has nothing of the kind. */
  requestsOf: (scenario: Scenario) => readonly Asked[] | undefined;
  stop: () => Promise<void>;
}

/** What is asked of a city, and how the table of it is called. */
export interface Scene {
  title: string;
  prepare: (services: Services, load: Load) => Promise<Scenario[]>;
  peer?: (databaseUrl: string) => Promise<Peer>;
  /** What else is measured of the same program while it stands; `holds` says of how much. */
  also?: (program: Running, city: City, load: Load, holds: string) => Promise<Row[]>;
}

export interface Size {
  tasks: number;
  reports?: number;
}

const work: Scene = { title: '', prepare: (services, load) => scenariosOf(services, load) };

/** Requests a second, p50 and p99 of the program beside the floor, at one size on one engine. */
export async function benchHttp(engine: Engine, size: Size, load: Load, scene: Scene = work): Promise<Row[]> {
  const holds = size.reports === undefined ? `${shown(size.tasks)} tasks` : `${shown(size.reports)} reports`;
  const group = `${scene.title}${engine.kind === 'native' ? 'Native PostgreSQL' : 'Embedded'}, ${holds}`;
  const city = await makeCity(engine, size, load, scene);
  const url = city.settings.DATABASE_URL;
  let peer: Peer | null = null;
  try {
    if (scene.peer !== undefined && url !== undefined) peer = await scene.peer(url);
    const also = (program: Running) => scene.also?.(program, city, load, holds) ?? Promise.resolve([]);
    const { measured, more } = await measure(city, load, peer, also);
    const rows = city.scenarios.map(({ name }) => ({ group, what: name, values: columnsOf(name, measured, peer) }));
    return [...rows, ...more];
  } finally {
    await peer?.stop();
    await city.remove();
  }
}

interface Measured extends Turn {
  scenario: string;
  by: 'program' | 'floor' | 'peer';
}

function columnsOf(scenario: string, measured: readonly Measured[], peer: Peer | null): Record<string, string> {
  const of = (by: Measured['by'], what: keyof Turn) =>
    median(measured.filter((one) => one.by === by && one.scenario === scenario).map((one) => one[what]));
  const columns = (by: Measured['by'], name: string = by) => ({
    [`${name}, requests/s`]: shown(Math.round(of(by, 'perSecond'))),
    [`${name}, p50 ms`]: shown(of(by, 'p50')),
    [`${name}, p99 ms`]: shown(of(by, 'p99')),
  });
  const isAnsweredByPeer = measured.some((one) => one.by === 'peer' && one.scenario === scenario);
  return {
    ...columns('program'),
    ...columns('floor'),
    ratio: shown(of('program', 'perSecond') / of('floor', 'perSecond')),
    ...(peer === null || !isAnsweredByPeer
      ? {}
      : {
          ...columns('peer', peer.name),
          [`times ${peer.name}`]: shown(of('program', 'perSecond') / of('peer', 'perSecond')),
        }),
  };
}

/**
 * A synthetic city with people who have sessions, and the requests to send. Its first morning is over, so the server that is
 * measured has nothing else to do: reminders are told, and the files of open data, which are made without hurry and would
 * take hours for millions of reports, are called off.
 */
async function makeCity(engine: Engine, { tasks, reports = 0 }: Size, load: Load, scene: Scene): Promise<City> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = engine.kind === 'native' ? await createDatabase(engine.serverUrl, engine.city) : null;
  const settings = benchSettings(folder, database, {
    TRUST_PROXY: '127.0.0.1', // people report from many addresses
    OPEN_DATA_PER_MINUTE: '1000000',
  });
  const services = await openServices(settings, systemClock);
  if (engine.kind === 'embedded' || engine.city === undefined)
    await generateCity(services, citySize({ tasks, reports }), 1);
  const scenarios = await scene.prepare(services, load);
  await runDueJobs(services, { ...jobs, kinds: jobs.kinds.filter(({ name }) => name !== fileJob) });
  await services.db.inTransaction(async (tx) => {
    await tx.run(sql`delete from job where kind = ${fileJob}`);
    for (const made of [sql`data_edition`, sql`data_file`]) await tx.run(sql`delete from ${made}`); // a copied city comes without its files
  });
  await services.db.close();
  await database?.vacuum();
  const remove = async () => {
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { size: { tasks, reports }, settings, scenarios, remove };
}

/** A middling city around so many tasks and reports. */
export const citySize = ({ tasks, reports = 0 }: Size): CitySize => ({
  tasks,
  organisations: 300,
  areas: 30,
  directives: Math.ceil(tasks / 50),
  reports,
});

const fileJob = 'open-data.make-file';

interface Created {
  url: string;
  /** After a bulk load, what autovacuum would do within minutes. */
  vacuum: () => Promise<void>;
  drop: () => Promise<void>;
}

export async function createDatabase(serverUrl: string, template = 'template1'): Promise<Created> {
  const name = `dothi_bench_${process.pid}`;
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await server.unsafe(`drop database if exists ${name} with (force)`);
  await server.unsafe(`create database ${name} template ${template} strategy file_copy`);
  const drop = async () => {
    await server.unsafe(`drop database if exists ${name} with (force)`);
    await server.end();
  };
  return { ...onServer(serverUrl, name), drop };
}

/** One that stays, made where it is not there yet. */
export async function namedDatabase(serverUrl: string, name: string): Promise<Created> {
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  const known = await server`select from pg_database where datname = ${name}`;
  if (known.length === 0) await server`create database ${server(name)}`;
  await server.end();
  return { ...onServer(serverUrl, name), drop: async () => {} };
}

function onServer(serverUrl: string, name: string): Omit<Created, 'drop'> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const vacuum = async () => {
    const own = postgres(url.href, { max: 1, onnotice: () => {} });
    await own.unsafe('vacuum analyze');
    await own.end();
  };
  return { url: url.href, vacuum };
}

const Assigned = z.object({ id: z.string(), ownerId: z.string() });

/** The requests of an officer of the organisation that has most to do; each acceptance is of an officer of its owner. */
async function scenariosOf(services: Services, load: Load): Promise<Scenario[]> {
  const cookies = await enterPeople(services);
  const found = await services.db.inTransaction(async (tx) => ({
    busiest: await tx.row(
      z.object({ id: z.string() }),
      sql`select owner_id as id from work_item where not closed and published
           group by owner_id order by count(*) desc, owner_id limit 1`,
    ),
    assigned: await tx.rows(
      Assigned,
      sql`select id, owner_id as "ownerId" from work_item where state = 'assigned' and version = 1
           order by id limit ${changesAsked(load)}`,
    ),
  }));
  const owner = found.busiest?.id ?? '';
  const cookieOf = (organisation: string) => ({ cookie: cookies.get(organisation) ?? '' });
  const get = (url: string, headers: Record<string, string> = cookieOf(owner)): Asked[] => [
    { method: 'GET', url, headers },
  ];
  const task = found.assigned.find(({ ownerId }) => ownerId === owner) ?? found.assigned[0];
  const scenarios: Scenario[] = [
    { name: 'list of 50, filtered', requests: get(`/api/v1/work-items?owner=${owner}&bucket=in-time&limit=50`) },
    { name: 'desk', requests: get('/api/v1/work-items?heap=ours&open=true&limit=50') },
    { name: 'one task', requests: get(`/api/v1/work-items/${task?.id}`) },
    { name: 'board', requests: get('/api/v1/board') },
    { name: 'board, nobody signed in', requests: get('/api/v1/board', {}) },
    { name: 'figures by organisation', requests: get('/api/v1/work-items/figures?by=organisation') },
    { name: 'filtered count', requests: get(`/api/v1/work-items/count?owner=${owner}&bucket=overdue`) },
    { name: 'search', requests: get(`/api/v1/search?q=${encodeURIComponent('thoat nuoc')}`) },
  ];
  const accept = found.assigned.map(
    ({ id, ownerId }): Asked => ({
      method: 'POST',
      url: `/api/v1/work-items/${id}/accept`,
      headers: { ...cookieOf(ownerId), 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    }),
  );
  return [...scenarios, { name: 'accept a task', requests: accept }];
}

/** Program and floor in turn, each in a process of its own; the embedded engine's data is copied for the floor. */
async function measure(
  { settings, scenarios }: City,
  load: Load,
  peer: Peer | null,
  also: (program: Running) => Promise<Row[]>,
): Promise<{ measured: Measured[]; more: Row[] }> {
  const floorFolder = `${settings.DATA_DIR}-floor`;
  if (settings.DATABASE_URL === undefined) await cp(settings.DATA_DIR, floorFolder, { recursive: true });
  const changed = scenarios.filter(({ requests }) => requests.length > 1);
  const changesOf = (requests: readonly Asked[]) => Math.floor(requests.length / 2 / (load.rounds + 1));
  const half = (requests: readonly Asked[], second: boolean) => {
    const middle = requests.length / 2;
    return second ? requests.slice(middle) : requests.slice(0, middle);
  };
  const floorScenarios = scenarios.map((scenario) =>
    changed.includes(scenario) ? { ...scenario, requests: half(scenario.requests, true) } : scenario,
  );
  const program = await startProgram(settings);
  const floor = await startFloorProcess(
    { ...settings, DATA_DIR: settings.DATABASE_URL ? settings.DATA_DIR : floorFolder },
    floorScenarios,
  );
  try {
    const measured: Measured[] = [];
    for (const scenario of scenarios) {
      const { name, requests } = scenario;
      const isChange = requests.length > 1;
      const own = isChange ? half(requests, false) : requests;
      const ofPeer = peer?.requestsOf(scenario);
      const each = changesOf(requests);
      // All are warm before anything counts: a round before the first.
      for (let round = -1; round < load.rounds; round++) {
        const turn = round < 0 ? { ...load, seconds: 2 } : load;
        const part = (all: readonly Asked[]) => (isChange ? all.slice((round + 1) * each, (round + 2) * each) : all);
        const some = part(own);
        const onFloor = some.map(({ method }) => ({ method, url: floorPath(name), headers: {} }));
        const take = async (by: Measured['by'], base: string, asked: readonly Asked[]) => {
          const took = await fire(base, asked, turn);
          if (round >= 0) measured.push({ scenario: name, by, ...took });
          await databaseAtRest(settings.DATABASE_URL);
        };
        await take('program', program.url, some);
        await take('floor', floor.url, onFloor);
        if (peer && ofPeer) await take('peer', peer.url, part(ofPeer));
      }
      const last = measured.findLast((one) => one.scenario === name && one.by === 'program');
      process.stderr.write(`${name}: ${shown(last?.perSecond ?? 0)}/s, p50 ${shown(last?.p50 ?? 0)} ms\n`);
    }
    return { measured, more: await also(program) };
  } finally {
    await program.stop();
    await floor.stop();
    await rm(floorFolder, { recursive: true, force: true });
  }
}
