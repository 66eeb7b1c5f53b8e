import { sql, type Tx } from '../db/db.ts';
import { geometryValue } from '../geo/sql.ts';
import type { Actor } from '../identity/actor.ts';
import type { Instant } from '../time.ts';
import type { PlaceId, Placement } from './contract.ts';

/** Stores a checked position with who gave it, and when. */
export async function writePlacement(
  tx: Tx,
  actor: Actor,
  id: PlaceId,
  { geometry, accuracyM, source }: Placement,
  now: Instant,
): Promise<void> {
  await tx.run(sql`
    update place set geometry = ${geometryValue(geometry)}, accuracy_m = ${accuracyM}, source = ${source},
                     placed_by = ${actor.id}, placed_at = ${now}
     where id = ${id}`);
}
