import type { AreaId } from '../areas/contract.ts';
import { areaAround } from '../areas/queries.ts';
import type { Tx } from '../db/db.ts';
import { checkGeometry } from '../geo/faults.ts';
import { demandValid } from '../geo/sql.ts';
import { invalid } from '../refusal.ts';
import type { Day } from '../time.ts';
import type { Placement } from './contract.ts';
import { findStray, pointOn } from './queries.ts';

const mostCorners = 2_000;

/** Refuses a geometry that is faulty or leaves the city; answers the unit it lies in. */
export async function demandPlacement(tx: Tx, { geometry }: Placement, day: Day): Promise<AreaId> {
  checkGeometry(geometry, mostCorners);
  await demandValid(tx, geometry);
  const stray = await findStray(tx, geometry, day);
  if (stray !== undefined) throw invalid('places.outside-city', { at: `${stray.lon}, ${stray.lat}` });
  const area = await areaAround(tx, await pointOn(tx, geometry), day);
  if (area === undefined) throw invalid('places.outside-city', {});
  return area.id;
}
