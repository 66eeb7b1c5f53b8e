import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Asked, Scenario } from './floor.ts';
import type { Peer } from './http.ts';
import { boxes, busiestCategory, placeOf, publicNames } from './reports.ts';

/** The newest that installs on Node 20. */
const version = '12.4.0';
const schema = 'peer';
const token = 'bench-token-of-the-peer';

/**
 * Directus beside us: the same reports in a table of its own, in the same database, with indexes equal to ours. Its licence
 * and its size (it compiles a native module) keep it out of our dependencies: it is installed into the named folder.
 * Answers why not where it cannot be had.
 */
export async function installDirectus(folder: string): Promise<string | null> {
  if (existsSync(entryOf(folder))) return null;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, name: 'peer' }));
  process.stderr.write(`Installing directus@${version} into ${folder}: some minutes, 730 MB.\n`);
  const made = spawnSync('npm', ['install', '--no-audit', '--no-fund', `directus@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  return made.status === 0 ? null : (made.stderr ?? '').slice(-500);
}

const entryOf = (folder: string): string => join(folder, 'node_modules', 'directus', 'cli.js');

export async function startDirectus(folder: string, databaseUrl: string): Promise<Peer> {
  await copyReports(databaseUrl);
  const port = 41_000 + (process.pid % 20_000);
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    KEY: 'bench',
    SECRET: 'bench-secret-of-the-peer-0123456789',
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: databaseUrl,
    DB_SEARCH_PATH: `array:${schema},extensions,public`,
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'bench-password-of-the-peer',
    ADMIN_TOKEN: token,
    // What makes it fast, as far as we know.
    CACHE_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    PRESSURE_LIMITER_ENABLED: 'false',
    WEBSOCKETS_ENABLED: 'false',
    TELEMETRY: 'false',
    LOG_LEVEL: 'warn',
  };
  const bootstrap = spawnSync(process.execPath, [entryOf(folder), 'bootstrap'], { cwd: folder, env, encoding: 'utf8' });
  if (bootstrap.status !== 0)
    throw new Error(`Directus did not set itself up: ${bootstrap.stderr} ${bootstrap.stdout}`);
  await trackReports(databaseUrl);
  const child = spawn(process.execPath, [entryOf(folder), 'start'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  const one = await idOf(databaseUrl);
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { name: 'Directus', url, stop, requestsOf: (scenario) => requestsOf(scenario, one) };
}

async function inDatabase<T>(databaseUrl: string, work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const copyReports = (databaseUrl: string) =>
  inDatabase(databaseUrl, async (client) => {
    await client.unsafe(`
      create schema ${schema};
      create table ${schema}.reports as
        select r.id, r.number::varchar(40), r.state::varchar(40), c.code::varchar(60) as category, r.text, r.address,
               r.position::extensions.geometry(Geometry, 4326) as position, -- of a point Directus knows no boxes
               r.area_id, r.owner_id, r.channel::varchar(40), r.publication::varchar(20), r.reported_at, r.filed_at,
               w.due_at, r.closed_at, r.rating::int, r.weight, r.synthetic
          from dothi.report r join dothi.work_item w on w.id = r.work_item_id
          join dothi.report_category c on c.id = r.category_id where not r.restricted;
      alter table ${schema}.reports add primary key (id), alter column number set not null;
      create index on ${schema}.reports (reported_at desc, id desc);
      create index on ${schema}.reports (state, reported_at desc, id desc);
      create index on ${schema}.reports (category, reported_at desc, id desc);
      create index on ${schema}.reports (owner_id, reported_at desc, id desc);
      create index on ${schema}.reports (area_id, reported_at desc, id desc);
      create index on ${schema}.reports (reported_at desc, id desc) where publication = 'public';
      create index on ${schema}.reports using gist (position);`);
    await client.unsafe(`vacuum analyze ${schema}.reports`);
  });

/** Known to Directus as a collection whose changes it notes, as ours are. */
const trackReports = (databaseUrl: string) =>
  inDatabase(databaseUrl, (client) =>
    client.unsafe(`
      insert into ${schema}.directus_collections (collection, accountability) values ('reports', 'all');
      insert into ${schema}.directus_fields (collection, field, special) values ('reports', 'id', 'uuid')`),
  );

const idOf = (databaseUrl: string): Promise<string> =>
  inDatabase(databaseUrl, async (client) => {
    const [row] = await client.unsafe(
      `select id from ${schema}.reports where publication = 'public' order by reported_at desc offset 100 limit 1`,
    );
    return String(row?.id);
  });

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error(`Directus ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/server/ping`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('Directus does not answer');
}

const headers = { authorization: `Bearer ${token}` };
const items = '/items/reports';

/** The same questions in its words. It asks as its administrator, who needs no rights looked up. */
function requestsOf({ name, requests }: Scenario, one: string): readonly Asked[] | undefined {
  const isPublic = { publication: { _eq: 'public' } };
  const filtered = { _and: [isPublic, { category: { _eq: busiestCategory } }, { state: { _eq: 'done' } }] };
  const list = (filter: object) => ask({ filter: JSON.stringify(filter), sort: '-reported_at', limit: '50' });
  const count = (filter: object) => ask({ filter: JSON.stringify(filter), 'aggregate[count]': '*' });
  const inBox = (box: string) => ({ _and: [isPublic, { position: { _intersects_bbox: outlineOf(box) } }] });
  switch (name) {
    case publicNames.list:
      return list(filtered);
    case 'list of 50 in a box of 200 m':
      return list(inBox(boxes.small));
    case 'list of 50 in a box of 1 km':
      return list(inBox(boxes.kilometre));
    case 'list of 50 in a box of the city':
      return list(inBox(boxes.city));
    case publicNames.count:
      return count(filtered);
    case publicNames.one:
      return [{ method: 'GET', url: `${items}/${one}`, headers }];
    case 'create a report':
      return requests.map((_, n) => create(n));
    default:
      return undefined;
  }
}

const ask = (query: Record<string, string>): Asked[] => [
  { method: 'GET', url: `${items}?${new URLSearchParams(query)}`, headers },
];

function outlineOf(box: string): object {
  const [west = 0, south = 0, east = 0, north = 0] = box.split(',').map(Number);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function create(n: number): Asked {
  const body = {
    number: `PA-BENCH-${n}`,
    state: 'assigned',
    category: busiestCategory,
    text: `[mô phỏng] Rác đổ đầy vỉa hè, số ${n}, đề nghị kiểm tra.`,
    address: `Ngõ ${n % 90}, đường mô phỏng`,
    position: { type: 'Point', coordinates: placeOf(n) },
    channel: 'web',
    publication: 'waiting',
    weight: 1,
    synthetic: true,
    reported_at: new Date().toISOString(),
    filed_at: new Date().toISOString(),
  };
  return {
    method: 'POST',
    url: items,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
