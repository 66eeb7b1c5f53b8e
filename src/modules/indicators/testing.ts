import type { TestCity } from '../../../test/city.ts';
import type { AreaId } from '../../kernel/areas/contract.ts';
import { createArea } from '../../kernel/areas/create-area.ts';
import { systemActor } from '../../kernel/identity/actor.ts';
import { day } from '../../kernel/time.ts';
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
