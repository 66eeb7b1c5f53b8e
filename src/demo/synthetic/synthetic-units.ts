import { createArea } from '../../kernel/areas/create-area.ts';
import { setOutline } from '../../kernel/areas/set-outline.ts';
import type { Tx } from '../../kernel/db/db.ts';
import type { Polygon } from '../../kernel/geo/contract.ts';
import { systemActor } from '../../kernel/identity/actor.ts';
import { createOrganisation } from '../../kernel/organisations/create-organisation.ts';
import { createPlace } from '../../kernel/places/create-place.ts';
import { day, type Instant } from '../../kernel/time.ts';
import type { Chance } from './chance.ts';

/** Stands in every name that this folder makes up, so that nobody takes it for a real one. */
export const label = 'mô phỏng';
export const origin = 'dữ liệu mô phỏng của dothi generate';

export interface SyntheticUnits {
  areas: string[];
  /** Each with the area it serves. */
  organisations: { id: string; areaId: string }[];
  places: { id: string; areaId: string }[];
}

const validFrom = day('2020-01-01');
/** The side of a unit, and the south-west corner of the city, in degrees. */
export const sideDegrees = 0.02;
const grid = { lon: 103.8, lat: 22.2, columns: 10 };
const placesPerArea = 5;

/** Areas on a grid, each with some places, and organisations that serve them one after another. */
export async function enterUnits(
  tx: Tx,
  chance: Chance,
  counts: { areas: number; organisations: number },
  now: Instant,
): Promise<SyntheticUnits> {
  const note = origin;
  const units: SyntheticUnits = { areas: [], organisations: [], places: [] };
  const name = (what: string, n: number) => `${what} ${label} ${n}`;
  const province = await createArea(
    tx,
    systemActor,
    { code: null, level: 'province', kind: 'province', name: name('Thử', 1), parentId: null, validFrom, note },
    now,
  );
  for (let n = 0; n < counts.areas; n++) {
    const { id } = await createArea(
      tx,
      systemActor,
      { code: null, level: 'commune', kind: 'ward', name: name('Thử', n + 1), parentId: province.id, validFrom, note },
      now,
    );
    const outline = { source: origin, licence: null, sketch: true, accuracyM: 0 };
    await setOutline(tx, systemActor, id, { outline: cell(n), origin: outline }, now);
    units.areas.push(id);
    for (let p = 0; p < placesPerArea; p++) {
      const point = { type: 'Point' as const, coordinates: within(n, chance) };
      const placement = { geometry: point, accuracyM: 100, source: origin };
      const place = {
        name: name('Điểm', n * placesPerArea + p + 1),
        kind: 'other' as const,
        areaId: id,
        placement,
        note,
      };
      units.places.push({ id: (await createPlace(tx, systemActor, place, now)).id, areaId: id });
    }
  }
  for (let n = 0; n < counts.organisations; n++) {
    const areaId = units.areas[n % units.areas.length] ?? province.id;
    const organisation = {
      name: name('Cơ quan', n + 1),
      kind: 'division' as const,
      areaIds: [areaId],
      validFrom,
      note,
    };
    units.organisations.push({ id: (await createOrganisation(tx, systemActor, organisation, now)).id, areaId });
  }
  return units;
}

/** South-west corner of the area of this number. */
export const cornerOf = (n: number) => ({
  west: grid.lon + (n % grid.columns) * sideDegrees,
  south: grid.lat + Math.floor(n / grid.columns) * sideDegrees,
});

function cell(n: number): Polygon {
  const { west, south } = cornerOf(n);
  const [east, north] = [west + sideDegrees, south + sideDegrees];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function within(n: number, chance: Chance): [number, number] {
  const { west, south } = cornerOf(n);
  const inside = () => (sideDegrees * (1 + chance.below(98))) / 100;
  return [west + inside(), south + inside()];
}
