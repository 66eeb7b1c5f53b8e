import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/kernel/package-root.ts';
import { benchAudit } from './audit.ts';
import { installDirectus, startDirectus } from './directus.ts';
import { benchField } from './field.ts';
import { benchGenerate } from './generate.ts';
import { benchHttp } from './http.ts';
import { benchIndicators } from './indicators.ts';
import { benchLive } from './live.ts';
import type { Load } from './load.ts';
import { benchOgc } from './ogc.ts';
import { sections, withSections } from './page.ts';
import { portalScene } from './portal.ts';
import { benchReader } from './reader.ts';
import { reportScenarios } from './reports.ts';
import { benchScorecards } from './scorecards.ts';
import { benchSearch } from './search.ts';
import { benchSignIn } from './sign-in.ts';
import { benchStart } from './start.ts';
import { markdown, type Row, shown } from './table.ts';
import { tileScenarios } from './tiles.ts';

const usage = `npm run bench -- [options]

Measures the program beside a bare handler that sends the same SQL, in one run. Build first: npm run build.

  --only LIST      of reader, start, embedded, native, live, audit, search, sign-in, field, ogc, tiles, scorecards, indicators, generate,
                   reports, portal (default: all; native, ogc, generate, reports and portal need BENCH_DATABASE_URL)
  --tasks LIST     sizes of the native cities (default: 5000,50000,500000)
  --city NAME      a database that “dothi generate” filled, to copy in place of making the native cities
  --embedded N     size of the embedded city (default: 50000)
  --rounds N       how often program and floor take turns (default: 3)
  --seconds N      length of each turn (default: 5)
  --screens N      how many live screens listen to one server (default: 2000)
  --acts N         how many acts the trail holds when it is verified (default: 200000)
  --entries LIST   how much can be found when searches are measured (default: 50000,1000000)
  --search-cities LIST  databases to search in, in the same order: filled where they are empty, and kept
  --figures LIST   how many figures the indicators have where they are measured (default: 100000,1000000,10000000; embedded: the first)
  --times N        how often each question about indicators is asked (default: 100)
  --on-map N       how many tasks lie on the map of the open standards (default: 1000000)
  --tiled LIST     sizes of the cities whose tiles are measured (default: 50000)
  --reports LIST   how many reports the cities hold where they are measured (default: 100000,2000000)
                   portal: the same cities, seen by citizens and harvesters; generate: how long each takes to make
  --report-cities LIST  databases that “dothi generate --reports” filled, to copy in place of making those, in the same order;
                   generate fills and keeps them
  --directus FOLDER  measures Directus beside the reports, installed there if it is not yet (needs a C++ toolchain)
  --write          keeps the tables in docs/benchmarks.md, each in the place of the one measured before
  --help           prints this

BENCH_DATABASE_URL names a PostgreSQL server with PostGIS and a role that may create databases.
`;

const { values } = parseArgs({
  options: {
    only: {
      type: 'string',
      default:
        'reader,start,embedded,native,live,audit,search,sign-in,field,ogc,tiles,scorecards,indicators,generate,reports,portal',
    },
    tasks: { type: 'string', default: '5000,50000,500000' },
    city: { type: 'string' },
    embedded: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    screens: { type: 'string', default: '2000' },
    acts: { type: 'string', default: '200000' },
    entries: { type: 'string', default: '50000,1000000' },
    'search-cities': { type: 'string', default: '' },
    figures: { type: 'string', default: '100000,1000000,10000000' },
    times: { type: 'string', default: '100' },
    'on-map': { type: 'string', default: '1000000' },
    tiled: { type: 'string', default: '50000' },
    reports: { type: 'string', default: '100000,2000000' },
    'report-cities': { type: 'string', default: '' },
    directus: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const only = values.only.split(',');
const load: Load = { rounds: Number(values.rounds), seconds: Number(values.seconds), connections: 10, changes: 300 };
const serverUrl = process.env.BENCH_DATABASE_URL;
const rows: Row[] = [];
const add = (more: Row[]) => {
  rows.push(...more);
  process.stderr.write(`${markdown(more)}\n\n`);
};

if (only.includes('reader')) add(benchReader());
if (only.includes('start')) add(await benchStart());
if (only.includes('sign-in')) add(await benchSignIn(load.seconds));
if (only.includes('embedded')) add(await benchHttp({ kind: 'embedded' }, { tasks: Number(values.embedded) }, load));
if (only.includes('native')) {
  if (serverUrl === undefined) process.stderr.write('Without BENCH_DATABASE_URL nothing native is measured.\n');
  else {
    for (const tasks of values.tasks.split(','))
      add(await benchHttp({ kind: 'native', serverUrl, city: values.city }, { tasks: Number(tasks) }, load));
  }
}
if (only.includes('live')) {
  const engine = serverUrl === undefined ? ({ kind: 'embedded' } as const) : ({ kind: 'native', serverUrl } as const);
  add(await benchLive(engine, Number(values.screens)));
}
if (only.includes('field')) {
  const engine = serverUrl === undefined ? ({ kind: 'embedded' } as const) : ({ kind: 'native', serverUrl } as const);
  add(await benchField(engine, load.rounds));
}
if (only.includes('audit')) add(await benchAudit(serverUrl, Number(values.acts)));
if (only.includes('search')) {
  const cities = values['search-cities'].split(',');
  for (const [i, entries] of values.entries.split(',').map(Number).entries()) {
    const engine =
      serverUrl === undefined
        ? ({ kind: 'embedded' } as const)
        : ({ kind: 'native', serverUrl, city: cities[i] || undefined } as const);
    add(await benchSearch(engine, entries, 200));
  }
}
if (only.includes('ogc')) {
  if (serverUrl === undefined)
    process.stderr.write('Without BENCH_DATABASE_URL the open standards are not measured.\n');
  else add(await benchOgc(serverUrl, Number(values['on-map']), 100));
}

if (only.includes('tiles')) {
  const engine = serverUrl === undefined ? ({ kind: 'embedded' } as const) : ({ kind: 'native', serverUrl } as const);
  const scene = { title: 'Tiles: ', prepare: tileScenarios };
  for (const tasks of values.tiled.split(',')) add(await benchHttp(engine, { tasks: Number(tasks) }, load, scene));
}
if (only.includes('scorecards')) {
  const engine = serverUrl === undefined ? ({ kind: 'embedded' } as const) : ({ kind: 'native', serverUrl } as const);
  for (const entries of [1, 24]) add(await benchScorecards(engine, entries, 100));
}
if (only.includes('indicators')) {
  const engine = serverUrl === undefined ? ({ kind: 'embedded' } as const) : ({ kind: 'native', serverUrl } as const);
  const sizes = values.figures.split(',').map(Number);
  for (const figures of engine.kind === 'native' ? sizes : sizes.slice(0, 1))
    add(await benchIndicators(engine, figures, Number(values.times)));
}
if (only.includes('generate')) {
  if (serverUrl === undefined) process.stderr.write('Without BENCH_DATABASE_URL no city is generated.\n');
  else {
    const cities = values['report-cities'].split(',');
    for (const [i, reports] of values.reports.split(',').map(Number).entries())
      add(await benchGenerate({ kind: 'native', serverUrl, city: cities[i] || undefined }, { tasks: 50_000, reports }));
  }
}
if (only.includes('reports')) {
  if (serverUrl === undefined) process.stderr.write('Without BENCH_DATABASE_URL reports are not measured.\n');
  else {
    const folder = values.directus;
    const missing = folder === undefined ? 'no --directus folder was named' : await installDirectus(folder);
    if (missing !== null) process.stderr.write(`Directus is not measured: ${missing}\n`);
    const peer = folder === undefined || missing !== null ? {} : { peer: (url: string) => startDirectus(folder, url) };
    const cities = values['report-cities'].split(',');
    for (const [i, reports] of values.reports.split(',').map(Number).entries()) {
      const engine = { kind: 'native', serverUrl, city: cities[i] || undefined } as const;
      const scene = { title: 'Reports: ', prepare: reportScenarios, ...peer };
      add(await benchHttp(engine, { tasks: 50_000, reports }, load, scene));
    }
  }
}
if (only.includes('portal')) {
  if (serverUrl === undefined) process.stderr.write('Without BENCH_DATABASE_URL the portal is not measured.\n');
  else {
    const cities = values['report-cities'].split(',');
    for (const [i, reports] of values.reports.split(',').map(Number).entries()) {
      const engine = { kind: 'native', serverUrl, city: cities[i] || undefined } as const;
      add(await benchHttp(engine, { tasks: 50_000, reports }, load, portalScene));
    }
  }
}

const day = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} × ${cpus()[0]?.model}, ${shown(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const turns = `${load.connections} connections, ${load.rounds} turns of ${load.seconds} s each`;
const fresh = sections(rows, `${day}; ${machine}; where program and floor take turns: ${turns}, medians.`);
process.stdout.write(`${fresh.join('\n\n')}\n`);
if (values.write) {
  const file = join(packageRoot, 'docs', 'benchmarks.md');
  writeFileSync(file, withSections(readFileSync(file, 'utf8'), fresh));
}
