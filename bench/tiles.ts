import { z } from 'zod';
import { sql } from '../src/kernel/db/db.ts';
import type { Services } from '../src/kernel/services.ts';
import { rebuildMapCells } from '../src/kernel/tiles/count-on-map.ts';
import { worldX, worldY } from '../src/kernel/tiles/mercator.ts';
import { tasksLayer } from '../src/kernel/work/map-layer.ts';
import type { Asked, Scenario } from './floor.ts';
import { enterPeople } from './people.ts';

const middle = { lon: 103.97, lat: 22.48 };

/**
 * Tiles of a city whose work lies thick around its middle. Cold: an officer's, made anew each time; warm: the public's, kept
 * for as long as nothing has changed. The floor sends the same statements and writes their rows as JSON.
 */
export async function tileScenarios(services: Services): Promise<Scenario[]> {
  const cookies = await enterPeople(services);
  const owner = await services.db.inTransaction(async (tx) => {
    // The sum of four even throws is nearly what a town looks like from above: 40 km wide, half of it within 6 km.
    await tx.run(sql`
      update work_item set position = ST_SetSRID(ST_MakePoint(
        ${middle.lon}::float8 + (random() + random() + random() + random() - 2) * 0.1,
        ${middle.lat}::float8 + (random() + random() + random() + random() - 2) * 0.1), 4326)`);
    await rebuildMapCells(tx, tasksLayer.name, tasksLayer.counted);
    const busiest = await tx.row(
      z.object({ id: z.string() }),
      sql`select owner_id as id from work_item group by owner_id order by count(*) desc, owner_id limit 1`,
    );
    return busiest?.id ?? '';
  });
  const scenarios: Scenario[] = [];
  for (let zoom = 10; zoom <= 16; zoom++) {
    const x = Math.floor(worldX(middle.lon) * 2 ** zoom);
    const y = Math.floor(worldY(middle.lat) * 2 ** zoom);
    const ask = (headers: Record<string, string>): Asked[] => [
      { method: 'GET', url: `/tiles/tasks/${zoom}/${x}/${y}.mvt`, headers },
    ];
    scenarios.push({ name: `tile z${zoom}, cold, as an officer`, requests: ask({ cookie: cookies.get(owner) ?? '' }) });
    scenarios.push({ name: `tile z${zoom}, warm, as the public`, requests: ask({}) });
  }
  return scenarios;
}
