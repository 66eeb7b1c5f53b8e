import { z } from 'zod';
import { type Query, sql, type Tx } from '../db/db.ts';
import { invalid } from '../refusal.ts';
import type { Geometry, LonLat } from './contract.ts';

/** A geometry that was checked, as a value of a statement. */
export const geometryValue = (geometry: Geometry): Query =>
  sql`ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}::text)), 4326)`;

export const pointValue = ({ lon, lat }: LonLat): Query =>
  sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`;

const Verdict = z.object({ reason: z.string() });

/** The database's own word on a geometry that passed our checks: the last, finest sieve before it is stored. */
export async function demandValid(tx: Tx, geometry: Geometry): Promise<void> {
  const verdict = await tx.row(Verdict, sql`select ST_IsValidReason(${geometryValue(geometry)}) as reason`);
  if (verdict !== undefined && verdict.reason !== 'Valid Geometry') {
    throw invalid('geo.invalid', { reason: verdict.reason });
  }
}
