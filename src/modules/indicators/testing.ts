import type { TestCity } from '../../../test/city.ts';
import type { AreaId } from '../../kernel/areas/contract.ts';
import { createArea } from '../../kernel/areas/create-area.ts';
import { recordLineage } from '../../kernel/areas/record-lineage.ts';
import { systemActor } from '../../kernel/identity/actor.ts';
import { type Day, day } from '../../kernel/time.ts';
import { type Indicator, NewIndicator, NewObservation } from './contract.ts';
import { defineIndicator } from './server/define-indicator.ts';
import { recordObservation } from './server/record-observation.ts';

/** An indicator; what a test does not care about is filled in. */
export const anIndicator = (changed: Record<string, unknown> = {}): NewIndicator =>
  NewIndicator.parse({
    code: 'poor-households',
    name: { vi: 'Số hộ nghèo', en: 'Poor households' },
    field: 'society',
    unit: 'households',
    direction: 'less',
    frequency: 'year',
    overAreas: { by: 'sum' },
    overTime: { by: 'last' },
    public: true,
    validFrom: '2020-01-01',
    ...changed,
  });

export const define = (city: TestCity, changed: Record<string, unknown> = {}): Promise<Indicator> =>
  defineIndicator(city.tx, city.people.office, anIndicator(changed), city.now);

export const record = (
  { tx, people, now }: TestCity,
  code: string,
  areaId: AreaId,
  period: string,
  value: number,
  changed: Record<string, unknown> = {},
) =>
  recordObservation(
    tx,
    people.office,
    code,
    NewObservation.parse({ areaId, period, value, status: 'official', source: 'Niên giám thống kê', ...changed }),
    now,
  );

/** A province with two wards, and an area of another. */
export async function settleProvince({ tx, now }: Pick<TestCity, 'tx' | 'now'>) {
  const make = async (name: string, kind: 'ward' | 'province', parentId: AreaId | null) =>
    (
      await createArea(
        tx,
        systemActor,
        {
          ...{ name, kind, parentId, code: null, level: kind === 'ward' ? 'commune' : 'province' },
          validFrom: day('2020-01-01'),
        },
        now,
      )
    ).id;
  const province = await make('Kiểu Mẫu', 'province', null);
  return { province, north: await make('Bắc', 'ward', province), south: await make('Nam', 'ward', province) };
}

/** A ward since 1 July 2025, and the two that merged into it: a thousand people and three thousand. */
export async function settleMergedWards({ tx, now }: Pick<TestCity, 'tx' | 'now'>) {
  const onDay = day('2025-07-01');
  const make = async (name: string, people: number, life: { validFrom: Day; validTo: Day | null }) => {
    const population = { people, year: 2024, source: 'Niên giám thống kê' };
    const unit = { name, kind: 'ward', level: 'commune', code: null, parentId: null, population, ...life } as const;
    return (await createArea(tx, systemActor, unit, now)).id;
  };
  const before = { validFrom: day('2015-01-01'), validTo: onDay };
  const [small, large] = [await make('Phường Nhỏ', 1000, before), await make('Phường Lớn', 3000, before)];
  const merged = await make('Hợp Nhất', 4000, { validFrom: onDay, validTo: null });
  for (const fromId of [small, large])
    await recordLineage(tx, systemActor, { fromId, toId: merged, kind: 'merged', onDay }, now);
  return { small, large, merged };
}
