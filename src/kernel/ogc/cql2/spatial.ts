import { type Query, sql } from '../../db/db.ts';
import type { Geometry } from '../../geo/contract.ts';
import { shapeFaults } from '../../geo/faults.ts';
import { mapPositions, positionsOf } from '../../geo/positions.ts';
import { geometryValue } from '../../geo/sql.ts';
import { invalid } from '../../refusal.ts';
import type { Crs } from '../crs.ts';
import type { SpatialOp } from './tree.ts';

/** A geometry of a filter, checked before the database sees it: its library would fail on a ring that crosses itself. */
export function geometryLiteral(geometry: Geometry, crs: Crs): Query {
  const placed = mapPositions(geometry, (position) => crs.read(position));
  const away = positionsOf(placed).find(
    ([lon, lat]) => !Number.isFinite(lon) || !Number.isFinite(lat) || Math.abs(lon) > 360 || Math.abs(lat) > 90,
  );
  if (away !== undefined) throw invalid('ogc.geometry-outside-crs');
  const [fault] = shapeFaults(placed);
  if (fault !== undefined) throw invalid(fault.code, fault.at === null ? {} : { at: fault.at.join(', ') });
  return geometryValue(placed);
}

export function relate(op: SpatialOp, a: Query, b: Query): Query {
  switch (op) {
    case 's_intersects':
      return sql`ST_Intersects(${a}, ${b})`;
    case 's_equals':
      return sql`ST_Equals(${a}, ${b})`;
    case 's_disjoint':
      return sql`ST_Disjoint(${a}, ${b})`;
    case 's_touches':
      return sql`ST_Touches(${a}, ${b})`;
    case 's_within':
      return sql`ST_Within(${a}, ${b})`;
    case 's_overlaps':
      return sql`ST_Overlaps(${a}, ${b})`;
    case 's_crosses':
      return sql`ST_Crosses(${a}, ${b})`;
    case 's_contains':
      return sql`ST_Contains(${a}, ${b})`;
  }
}
