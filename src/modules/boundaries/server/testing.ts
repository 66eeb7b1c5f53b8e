import type { TestCity } from '../../../../test/city.ts';
import type { Area, NewArea } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import type { Polygon } from '../../../kernel/geo/contract.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { day } from '../../../kernel/time.ts';

export const box = (west: number, south: number, width: number, height: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + width, south],
      [west + width, south + height],
      [west, south + height],
      [west, south],
    ],
  ],
});

export const survey = { source: 'đo vẽ thử', licence: null, sketch: false, accuracyM: 1 };

export interface Wards {
  province: Area;
  /** West of the middle, east of it; they share a border. */
  west: Area;
  east: Area;
  /** North of `east`, meeting `west` in a corner alone. */
  north: Area;
  /** Kilometres away from all of them. */
  far: Area;
}

/** Four wards of one province, a tenth of a degree wide and high. */
export async function settleWards({ tx, now }: Pick<TestCity, 'tx' | 'now'>): Promise<Wards> {
  const make = (input: Partial<NewArea> & { name: string }) =>
    createArea(
      tx,
      systemActor,
      { code: null, level: 'commune', kind: 'ward', parentId: null, validFrom: day('2020-01-01'), ...input },
      now,
    );
  const province = await make({ name: 'Thử', level: 'province', kind: 'province' });
  const ward = async (name: string, outline: Polygon, people: number | null, km2: number | null) => {
    const area = await make({
      name,
      parentId: province.id,
      population: people === null ? null : { people, year: 2024, source: `dân số ${name}` },
      statedArea: km2 === null ? null : { km2, source: `diện tích ${name}` },
    });
    return setOutline(tx, systemActor, area.id, { outline, origin: survey }, now);
  };
  return {
    province,
    west: await ward('Tây', box(103.9, 22.4, 0.1, 0.1), 12_000, 114),
    east: await ward('Đông', box(104, 22.4, 0.1, 0.1), 10_000, 114),
    north: await ward('Bắc', box(104, 22.5, 0.1, 0.1), 4_000, null),
    far: await ward('Xa', box(104.4, 22.4, 0.1, 0.1), null, null),
  };
}
