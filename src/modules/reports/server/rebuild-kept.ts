import type { Query, Tx } from '../../../kernel/db/db.ts';
import { rebuildMapCells } from '../../../kernel/tiles/count-on-map.ts';
import { rebuildFacts } from '../statistics/keep-facts.ts';
import { rebuildCounts } from './keep-counts.ts';
import { reportsLayer } from './map-layer.ts';

/**
 * Everything that is kept beside the reports anew, after a bulk load: counts, cells of the map, facts of statistics.
 * `worked` as in `rebuildFacts`.
 */
export async function rebuildKept(tx: Tx, worked: Query): Promise<void> {
  await rebuildCounts(tx);
  await rebuildMapCells(tx, reportsLayer.name, reportsLayer.counted);
  await rebuildFacts(tx, worked);
}
