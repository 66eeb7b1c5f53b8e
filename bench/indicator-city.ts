import { z } from 'zod';
import { withoutIndexes } from '../src/demo/synthetic/bulk-load.ts';
import type { AreaId } from '../src/kernel/areas/contract.ts';
import { createArea } from '../src/kernel/areas/create-area.ts';
import { recordLineage } from '../src/kernel/areas/record-lineage.ts';
import { setOutline } from '../src/kernel/areas/set-outline.ts';
import { type Query, sql, type Tx } from '../src/kernel/db/db.ts';
import { systemActor } from '../src/kernel/identity/actor.ts';
import { createOrganisation } from '../src/kernel/organisations/create-organisation.ts';
import { addDays, day, dayOf, type Instant } from '../src/kernel/time.ts';
import { addShippedIndicators } from '../src/modules/indicators/server/add-shipped.ts';
import { rebuildLatest } from '../src/modules/indicators/server/write-observations.ts';

export interface IndicatorCity {
  organisationId: string;
  province: AreaId;
  wards: AreaId[];
  /** Wards of before, two or three of which made one of today's each. */
  former: AreaId[];
  /** Typed indicators with a long past in every ward. */
  core: string[];
  /** Monthly ones, for a sheet. */
  monthly: string[];
  reformedOn: string;
}

const indicatorsCount = 2000;
const across = 10;
/** Periods that every indicator of the core has in every ward, however small the city. */
const coreDepth = 13;
const mergedOn = day('2000-01-01');

/**
 * A province of a hundred wards and two thousand indicators with so many figures: those of the shipped set and a few more
 * have a past in every ward, the rest is spread over the others. The bigger, the longer the past.
 */
export async function fillIndicatorCity(tx: Tx, figures: number, now: Instant): Promise<IndicatorCity> {
  await tx.run(sql`set local statement_timeout = 0`);
  const named = { name: 'Sở Mô phỏng', kind: 'department', validFrom: day('2000-01-01') } as const;
  const { id: organisationId } = await createOrganisation(tx, systemActor, named, now);
  const areas = await fillAreas(tx, now);
  await addShippedIndicators(tx, systemActor, now);
  await tx.run(sql`
    insert into indicator (id, code, name_vi, name_en, field, unit, direction, frequency, over_areas, over_time, measured,
                           public, valid_from, changed_at)
    select gen_random_uuid(), 'bench-' || n, 'Chỉ tiêu mô phỏng ' || n, 'Synthetic ' || n, 'economy', 'people', 'more',
           'month', '{"by": "sum"}', '{"by": "sum"}', false, true, '1900-01-01', ${now}
      from generate_series(1, ${indicatorsCount}::int - (select count(*)::int from indicator)) as n`);
  const core = await codesOf(tx, sql`formula is null and not measured and code not like 'bench-%'`);
  const monthly = await codesOf(tx, sql`code like 'bench-%'`);
  const others = (indicatorsCount - core.length - 40) * areas.wards.length;
  const depth = Math.max(coreDepth, Math.floor(figures / (indicatorsCount * areas.wards.length)));
  const inCore = (core.length + 40) * areas.wards.length * depth;
  const each = Math.max(0, figures - inCore) / others;
  await tx.run(sql`set local maintenance_work_mem = '512MB'`);
  await withoutIndexes(tx, ['observation'], async () => {
    // The core, and forty monthly indicators beside it.
    await insertFigures(tx, now, {
      which: sql`i.formula is null and not i.measured and (i.code not like 'bench-%' or i.code = any(${monthly.slice(0, 40)}))`,
      depth: sql`${depth}::int`,
    });
    await insertFigures(tx, now, {
      which: sql`i.code = any(${monthly.slice(40)})`,
      // A fraction of the pairs has one figure more, so that the sum is right for small cities too.
      depth: sql`floor(${each}::float8 + ((hashtext(i.code || a.id::text) & 1023) / 1024.0))::int`,
    });
  });
  await rebuildLatest(tx);
  return { organisationId, ...areas, core, monthly: monthly.slice(0, 40), reformedOn: mergedOn };
}

const codesOf = async (tx: Tx, condition: Query): Promise<string[]> =>
  (await tx.rows(z.object({ code: z.string() }), sql`select code from indicator where ${condition} order by code`)).map(
    ({ code }) => code,
  );

/** Standing figures of every ward, the last `depth` periods that are over. */
async function insertFigures(tx: Tx, now: Instant, { which, depth }: { which: Query; depth: Query }): Promise<void> {
  const month = `${dayOf(now).slice(0, 7)}-01`;
  const year = `${dayOf(now).slice(0, 4)}-01-01`;
  await tx.run(sql`
    insert into observation (id, indicator_id, area_id, starts_on, ends_on, value, status, origin, source, entered_at,
                             entered_by)
    select gen_random_uuid(), i.id, a.id, span.starts_on::date, (span.starts_on + one.length - interval '1 day')::date,
           1000 + (hashtext(i.code || a.id::text || n) & 255), 'official', 'imported', 'mô phỏng', ${now}, 'system'
      from indicator i
      cross join (select id from area where level = 'commune' and valid_to is null) as a
      cross join lateral (select case i.frequency when 'year' then interval '1 year' else interval '1 month' end as length,
                                 case i.frequency when 'year' then ${year}::date else ${month}::date end as until) as one
      cross join lateral generate_series(1, ${depth}) as n
      cross join lateral (select one.until - n * one.length as starts_on) as span
     where ${which} and i.frequency in ('year', 'month')`);
}

/** A grid of wards under a province, each with an outline and people; and those they were made of. */
async function fillAreas(tx: Tx, now: Instant): Promise<Pick<IndicatorCity, 'province' | 'wards' | 'former'>> {
  const make = async (name: string, level: 'province' | 'commune', more: object) =>
    (
      await createArea(
        tx,
        systemActor,
        {
          ...{ name, level, kind: level === 'province' ? 'province' : 'ward', code: null, parentId: null },
          ...{ validFrom: day('1990-01-01'), ...more },
        },
        now,
      )
    ).id;
  const province = await make('Mô Phỏng', 'province', {});
  const [wards, former]: [AreaId[], AreaId[]] = [[], []];
  for (let n = 0; n < across * across; n++) {
    const stated = {
      population: { people: 20_000 + n * 1000, year: null, source: 'mô phỏng' },
      statedArea: { km2: 10 + n, source: 'mô phỏng' },
    };
    const ward = await make(`Mô phỏng ${n + 1}`, 'commune', { parentId: province, validFrom: mergedOn, ...stated });
    const [west, south] = [103.5 + (n % across) * 0.05, 22 + Math.floor(n / across) * 0.05];
    const corners: [number, number][] = [
      [west, south],
      [west + 0.05, south],
      [west + 0.05, south + 0.05],
      [west, south + 0.05],
      [west, south],
    ];
    const origin = { source: 'mô phỏng', licence: null, sketch: true, accuracyM: 1 };
    await setOutline(tx, systemActor, ward, { outline: { type: 'Polygon', coordinates: [corners] }, origin }, now);
    wards.push(ward);
    for (let part = 0; part < 2 + (n % 2); part++) {
      const before = await make(`Cũ ${n + 1}-${part + 1}`, 'commune', { validTo: mergedOn });
      await recordLineage(
        tx,
        systemActor,
        { fromId: before, toId: ward, kind: 'merged', onDay: mergedOn, share: 1, shareBasis: null },
        now,
      );
      former.push(before);
    }
  }
  return { province, wards, former };
}

/** A sheet of so many rows that no figure stands for yet: months long past, others in each round. */
export function aSheet({ wards, monthly }: IndicatorCity, rows: number, round: number): string {
  const lines = ['Địa bàn;Kỳ;Mã chỉ tiêu;Giá trị'];
  const first = addDays(day('2000-03-01'), round * 366 * 5);
  for (let n = 0; lines.length <= rows; n++) {
    const month = Math.floor(n / (wards.length * monthly.length));
    const at = new Date(Date.UTC(Number(first.slice(0, 4)), month, 1));
    const period = `${String(at.getUTCMonth() + 1).padStart(2, '0')}/${at.getUTCFullYear()}`;
    const code = monthly[Math.floor(n / wards.length) % monthly.length];
    lines.push(`Mô phỏng ${(n % wards.length) + 1};${period};${code};${1000 + (n % 97)}`);
  }
  return `${lines.join('\n')}\n`;
}
