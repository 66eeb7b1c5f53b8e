import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../test/city.ts';
import { sql } from '../kernel/db/db.ts';
import { dayOf } from '../kernel/time.ts';
import { cityFigures } from '../kernel/work/read-figures.ts';
import { publicViewer } from '../kernel/work/visibility.ts';
import { seedDemo, seedDemoIfEmpty } from './seed-demo.ts';
import { generateCity } from './synthetic/generate-city.ts';

/** The test city without its offices: as empty as at the first start. */
async function leaveEmpty({ tx }: TestCity): Promise<void> {
  await tx.run(sql`delete from appointment`);
  await tx.run(sql`delete from organisation`);
}

test('the demo reads the example programme, confirms what is settled and publishes it', () =>
  inTestCity(async (city) => {
    await leaveEmpty(city);
    const { findings, confirmed, left } = await seedDemo(city.services);
    expect(findings).toBeGreaterThan(30);
    expect(confirmed).toBeGreaterThan(20);
    expect(findings).toBe(confirmed + left);
    expect(await cityFigures(city.tx, publicViewer, dayOf(city.now))).toMatchObject({ total: confirmed });
    const divisions = (await city.request(null, { url: '/api/v1/area-divisions' })).json().items;
    expect(divisions.map(({ name }: { name: { en: string } }) => name.en).sort()).toEqual([
      ...['East – west', 'North – south', 'Urban – rural'],
    ]);
    const { items } = (await city.request(null, { url: '/api/v1/scorecards/goals' })).json();
    const cards = items[0].cards.map(({ set, areas, day, cases }: Record<string, unknown>) => ({
      ...{ set, areas, cases },
      ...(day === null ? {} : { day }),
    }));
    const asked = { method: 'POST', url: '/api/v1/scorecards/evaluations', payload: { subjects: cards } } as const;
    const scored = (await city.request(null, asked)).json().items;
    // What the goal says beside each card: the class the city wanted, and the one within reach.
    expect(scored.map(({ set, passes }: Record<string, unknown>) => [set, passes])).toEqual([
      ['urban-1210-2016-class-1', null],
      ['urban-111-2025-class-1', null],
      ['urban-111-2025-class-2', false],
      ['urban-111-2025-class-3', null],
      ['urban-111-2025-class-3', null],
    ]);
    const met = scored.map((card: { standards: { code: string; met: boolean | null }[] }) =>
      card.standards.flatMap(({ code, met }) => (met === null ? [] : [`${code} ${met}`])),
    );
    expect(met).toEqual([
      ['A2.whole false', 'A3.whole false'],
      ['1.II.07 false'],
      ['2A.II.03 false', '2A.II.04 true'],
      ['2A.II.03 true', '2A.II.04 true'],
      ['2A.II.03 true', '2A.II.04 true'],
    ]);
    const read = async (path: string) => (await city.request(null, { url: `/api/v1/${path}` })).json();
    const targets: { indicator: string; state: string; source: string }[] = (await read('indicator-targets')).items;
    expect(targets.map(({ indicator, state, source }) => [indicator, state, source])).toEqual([
      ['dossiers-on-time', 'no-data', '01-CTr/MH, III.8.a'],
      ['residents-satisfied', 'no-data', '01-CTr/MH, III.2.d'],
      ['residents-satisfied', 'no-data', '01-CTr/MH, III.2.d'],
    ]);
    const areas: { id: string; parentId: string | null }[] = (await read('areas?limit=200')).items;
    const province = areas.find(({ parentId }) => parentId === null)?.id;
    const { points } = await read(`indicators/working-days/series?area=${province}`);
    expect(points.map(({ period, value }: { period: string; value: number }) => [period, value])).toEqual([
      ...[
        ['2025-07', 23],
        ['2025-08', 21],
        ['2025-09', 20],
        ['2025-10', 23],
        ['2025-11', 20],
        ['2025-12', 23],
      ],
      ...[
        ['2026-01', 21],
        ['2026-02', 15],
        ['2026-03', 6],
      ],
    ]);
    await expect(seedDemo(city.services)).rejects.toMatchObject({ code: 'demo.not-empty' });
    expect(await seedDemoIfEmpty(city.services)).toBeUndefined();
  }));

const Digest = z.object({ tasks: z.int(), overdue: z.int(), names: z.string(), labelled: z.boolean() });

/** A synthetic city of this seed, in short; and its figures, which must say the same. */
async function digestOf(seed: number) {
  const digests: z.infer<typeof Digest>[] = [];
  await inTestCity(async (city) => {
    await leaveEmpty(city);
    const today = dayOf(city.now);
    await generateCity(city.services, { tasks: 300, organisations: 5, areas: 4, directives: 7, reports: 0 }, seed);
    const [digest] = await city.tx.rows(
      Digest,
      sql`select count(*)::int as tasks,
                 count(*) filter (where not closed and original_due_on < ${today}::date)::int as overdue,
                 md5(string_agg(concat(w.id, w.title, w.state, w.due_on, o.name), '' order by w.id)) as names,
                 bool_and(w.title like '%mô phỏng%' and o.name like '%mô phỏng%' and d.title like '%mô phỏng%') as labelled
            from work_item w join organisation o on o.id = w.owner_id join directive d on d.id = w.source_id`,
    );
    if (digest === undefined) throw new Error('no city');
    expect(await cityFigures(city.tx, publicViewer, today)).toMatchObject({
      total: digest.tasks,
      overdue: digest.overdue,
    });
    digests.push(digest);
  });
  return digests[0];
}

test('a synthetic city is the same for the same seed, labelled in every name, and its figures are right', async () => {
  const first = await digestOf(7);
  expect(first).toMatchObject({ tasks: 300, labelled: true });
  expect(await digestOf(7)).toEqual(first);
  expect((await digestOf(8))?.names).not.toBe(first?.names);
});
