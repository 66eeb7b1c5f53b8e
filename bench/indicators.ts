import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/command-line.ts';
import { systemActor } from '../src/kernel/identity/actor.ts';
import type { Services } from '../src/kernel/services.ts';
import { addDays, dayOf } from '../src/kernel/time.ts';
import { NewBoard, type Picture } from '../src/modules/indicators/boards/contract.ts';
import { makeBoard } from '../src/modules/indicators/server/boards/save-board.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { type Asked, bareClient, floorPath, type Scenario, startFloor, throughDb, throughPostgres } from './floor.ts';
import { createDatabase, type Engine } from './http.ts';
import { aSheet, fillIndicatorCity, type IndicatorCity } from './indicator-city.ts';
import { enterOne } from './people.ts';
import { type Row, shown } from './table.ts';
import { percentiles, timesOf } from './times.ts';

const sheetRows = 100_000;
const sheetTimes = 3;
const tilesCount = 30;

/** Two thousand indicators, a hundred wards, so many figures: what pages ask, one after another, program and floor in turn. */
export async function benchIndicators(engine: Engine, figures: number, times: number): Promise<Row[]> {
  const native = engine.kind === 'native';
  const group = `Indicators, ${native ? 'native PostgreSQL' : 'embedded'}, ${shown(figures)} figures`;
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = native ? await createDatabase(engine.serverUrl) : null;
  const settings = benchSettings(folder, database);
  const services = await openServices(settings, systemClock);
  const client = database === null ? null : bareClient(database.url, settings.DATABASE_SCHEMA);
  const app = createApp(services);
  try {
    const city = await services.db.inTransaction((tx) => fillIndicatorCity(tx, figures, services.clock()));
    await database?.vacuum();
    const scenarios = await scenariosOf(services, city);
    const cookie = await enterOne(services, 'office', null);
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const floor = await startFloor(
      services,
      client === null ? throughDb(services.db) : throughPostgres(client),
      scenarios,
    );
    const rows: Row[] = [];
    for (const { name, requests } of scenarios) {
      const [asked] = requests;
      if (asked === undefined) continue;
      const program = await timesOf(() => ask(address + asked.url, asked), times);
      const bare = await timesOf(
        () => ask(floor.url + floorPath(name), { ...asked, headers: {}, body: undefined }),
        times,
      );
      const values = { ...percentiles(program, 'program, '), ...percentiles(bare, 'floor, ') };
      rows.push({ group, what: name, values });
    }
    await floor.close();
    return [...rows, ...(await importRows(address, cookie, city, group))];
  } finally {
    await app.close();
    await client?.end();
    await services.db.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Sent = Pick<Asked, 'method' | 'headers'> & { body?: string | FormData | undefined };

async function ask(url: string, { method, headers, body }: Sent): Promise<unknown> {
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}

async function scenariosOf(services: Services, city: IndicatorCity): Promise<Scenario[]> {
  const { province, wards, former, core, monthly } = city;
  const headers = { cookie: await enterOne(services, 'office', null) };
  const get = (url: string): Asked[] => [{ method: 'GET', url: `/api/v1${url}`, headers }];
  const post = (url: string, body: object): Asked[] => [
    {
      ...{ method: 'POST', url: `/api/v1${url}`, body: JSON.stringify(body) },
      headers: { ...headers, 'content-type': 'application/json' },
    },
  ];
  const [ward] = wards;
  const board = await aBoard(services, city);
  const sets = ['urban-111-2025-class-1', 'urban-111-2025-class-2', 'urban-111-2025-class-3'];
  const subjects = sets.flatMap((set) => wards.map((area) => ({ set, areas: [area] })));
  const series = Array.from({ length: 24 }, (_, n) => ({
    period: `T${n + 1}`,
    figures: former.map((areaId, i) => ({ areaId, value: 1000 + ((n * 31 + i) % 97) })),
  }));
  const today = dayOf(services.clock());
  const merged = wards.slice(44, 46).concat(wards.slice(54, 56));
  const plan = {
    proposals: [{ name: 'Gộp', kind: 'ward', members: merged.map((unitId) => ({ unitId })) }],
  };
  return [
    { name: 'latest of 200 indicators in a ward', requests: get(`/indicators?area=${ward}&limit=200&last=1`) },
    { name: 'the same with their last 12', requests: get(`/indicators?area=${ward}&limit=200`) },
    { name: 'one series', requests: get(`/indicators/${monthly[0]}/series?area=${ward}&last=13`) },
    {
      name: 'one series put together from 100 wards',
      requests: get(`/indicators/${core[0]}/series?area=${province}&last=13`),
    },
    { name: 'one indicator in 100 wards', requests: get(`/indicators/${monthly[0]}/areas`) },
    { name: 'board of 30 tiles, a ward', requests: get(`/boards/${board}/figures?area=${ward}`) },
    {
      name: 'board of 30 tiles, put together from 100 wards',
      requests: get(`/boards/${board}/figures?area=${province}`),
    },
    { name: 'scorecards of 61 standards × 100 wards', requests: post('/scorecards/evaluations', { subjects }) },
    {
      name: '24 points of 250 former wards, in those of today',
      requests: post('/areas/restate', { day: today, by: 'sum', series }),
    },
    {
      name: 'scenario: 4 wards become one',
      requests: post('/boundaries/findings', { day: addDays(today, 30), plan }),
    },
  ];
}

/** Numbers, courses, bars and tables of thirty indicators, in turn. */
function aBoard({ db, clock }: Services, { organisationId, core, monthly }: IndicatorCity): Promise<string> {
  const pictures: readonly Picture[] = ['number', 'number', 'series', 'number', 'bars', 'number', 'table'];
  const shownOn = [...core.slice(0, tilesCount / 2), ...monthly.slice(0, tilesCount / 2)];
  const tiles = shownOn.map((indicator, n) => ({ indicator, picture: pictures[n % pictures.length], width: 1 }));
  const board = NewBoard.parse({ name: { vi: 'Bảng mô phỏng', en: 'Synthetic' }, organisationId, tiles });
  return db.inTransaction(async (tx) => (await makeBoard(tx, systemActor, board, clock())).id);
}

/** A sheet of a hundred thousand rows: brought, tried, carried out, undone; each time other months. */
async function importRows(address: string, cookie: string, city: IndicatorCity, group: string): Promise<Row[]> {
  const took = new Map<string, number[]>();
  const note = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    took.set(step, [...(took.get(step) ?? []), performance.now() - start]);
    return result;
  };
  const columns = [{ as: 'area' }, { as: 'period' }, { as: 'indicator' }, { as: 'value' }];
  const mapping = { headingRows: { first: 1, last: 1 }, columns };
  const terms = { status: 'official', source: 'Số liệu mô phỏng' };
  const imports = `${address}/api/v1/indicator-imports`;
  for (let round = 0; round < sheetTimes; round++) {
    const form = new FormData();
    form.append('file', new Blob([aSheet(city, sheetRows, round)], { type: 'text/csv' }), 'so-lieu.csv');
    const act = async (step: string, path: string, version: number, body: object) =>
      note(step, () =>
        ask(`${imports}/${path}`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'if-match': `"${version}"` },
          body: JSON.stringify(body),
        }),
      );
    const brought = await note('brought', () => ask(imports, { method: 'POST', headers: { cookie }, body: form }));
    const { id } = JSON.parse(String(brought));
    await act('tried', `${id}/try`, 1, { mapping, terms });
    await act('carried out', `${id}/carry-out`, 2, { confirmed: true });
    if (round === sheetTimes - 1) await act('undone', `${id}/undo`, 3, { reason: 'mô phỏng' });
  }
  return [...took].map(([step, times]) => ({
    group,
    what: `sheet of ${shown(sheetRows)} rows: ${step}`,
    values: percentiles(
      times.sort((a, b) => a - b),
      'program, ',
    ),
  }));
}

/** Somebody of the office, who may do all that is asked here. */
