import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/command-line.ts';
import type { AreaId } from '../src/kernel/areas/contract.ts';
import { createArea } from '../src/kernel/areas/create-area.ts';
import { sql, type Tx } from '../src/kernel/db/db.ts';
import { systemActor } from '../src/kernel/identity/actor.ts';
import { addDays, day, dayOf, type Instant } from '../src/kernel/time.ts';
import { standardsOf } from '../src/modules/scorecards/criteria-set.ts';
import { evaluate } from '../src/modules/scorecards/rules/evaluate.ts';
import { readValues } from '../src/modules/scorecards/rules/read-values.ts';
import { getSet } from '../src/modules/scorecards/shipped-sets.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { createDatabase, type Engine } from './http.ts';
import { type Row, shown } from './table.ts';
import { percentiles, timesOf } from './times.ts';

/** 15 + 23 + 23 standards. */
const sets = ['urban-111-2025-class-1', 'urban-111-2025-class-2', 'urban-111-2025-class-3'].map(getSet);
const areasCount = 100;

/** Scorecards of 61 standards for 100 areas, each measure with a past of so many entries. */
export async function benchScorecards(engine: Engine, entries: number, times: number): Promise<Row[]> {
  const native = engine.kind === 'native';
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = native ? await createDatabase(engine.serverUrl) : null;
  const settings = benchSettings(folder, database);
  const services = await openServices(settings, systemClock);
  const app = createApp(services);
  try {
    const areas = await services.db.inTransaction((tx) => fill(tx, entries, services.clock()));
    await database?.vacuum();
    const group = `Scorecards, ${native ? 'native PostgreSQL' : 'embedded'}, ${shown(areas.length)} areas × ${sets.reduce((sum, set) => sum + standardsOf(set).length, 0)} standards, ${shown(entries)} entries a measure`;
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const subjects = sets.flatMap((set) => areas.map((area) => ({ set: set.code, areas: [area] })));
    const ask = async () => {
      const body = JSON.stringify({ subjects });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${address}/api/v1/scorecards/evaluations`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`evaluations answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    };
    const one = async () => {
      const answer = await fetch(`${address}/api/v1/scorecards/${sets[1]?.code}/card?areas=${areas[0]}`);
      if (!answer.ok) throw new Error(`card answered ${answer.status}`);
      await answer.arrayBuffer();
    };
    const given = sets.map((set) => ({ set, values: readValues(set, someValues(set)) }));
    const rules = async () => {
      for (let n = 0; n < areasCount; n++) for (const { set, values } of given) evaluate(set, values);
    };
    return [
      { group, what: 'the rules alone, all of it', values: percentiles(await timesOf(rules, times)) },
      { group, what: 'asked for over HTTP, all of it', values: percentiles(await timesOf(ask, times)) },
      { group, what: 'one scorecard over HTTP', values: percentiles(await timesOf(one, times)) },
    ];
  } finally {
    await app.close();
    await services.db.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A value in the middle of each line, and what is met for the rest. */
const someValues = (set: (typeof sets)[number]): Record<string, unknown> =>
  Object.fromEntries(
    standardsOf(set).map(({ code, rule }) => {
      if (rule.kind === 'linear') return [code, ((rule.lower ?? 0) + (rule.upper ?? 0)) / 2];
      return [code, rule.kind === 'levels' ? rule.lower : true];
    }),
  );

export async function fill(tx: Tx, entries: number, now: Instant): Promise<AreaId[]> {
  const areas: AreaId[] = [];
  for (let n = 0; n < areasCount; n++) {
    const { id } = await createArea(
      tx,
      systemActor,
      {
        ...{ name: `Phường mô phỏng ${n + 1}`, level: 'commune', kind: 'ward', code: null, parentId: null },
        validFrom: day('2000-01-01'),
        population: { people: 20_000 + n * 1000, year: null, source: 'mô phỏng' },
        statedArea: { km2: 10 + n, source: 'mô phỏng' },
      },
      now,
    );
    areas.push(id);
  }
  const values = new Map<string, string>();
  for (const set of sets) {
    const given = someValues(set);
    for (const { code, measure } of standardsOf(set)) values.set(measure, JSON.stringify(given[code]));
  }
  const first = addDays(dayOf(now), -entries * 30);
  await tx.run(sql`
    insert into scorecard_value (id, area_id, measure, value, observed_on, source, entered_at, entered_by, is_latest)
    select gen_random_uuid(), a.id, m.measure, m.value::jsonb, ${first}::date + 30 * n, 'mô phỏng', ${now}, 'system',
           n = ${entries}::int
      from unnest(${areas}::uuid[]) as a (id),
           unnest(${[...values.keys()]}::text[], ${[...values.values()]}::text[]) as m (measure, value),
           generate_series(1, ${entries}::int) as n`);
  return areas;
}
