import { type Query, sql } from '../db/db.ts';
import { northernmost } from './mercator.ts';

/** The world of Web Mercator is so many units wide where points are counted: two metres at the equator. */
export const worldUnits = 2 ** 24;
/** The zoom of the finest cells: a third of a kilometre wide in Lào Cai. */
export const finestLevel = 16;

/** Joined to rows with a `point`: where it lies in the world, `x` and `y`, and its finest `cell` (`cellOfTile`). */
export const inWorld: Query = sql`
  cross join lateral (
    select least(${worldUnits - 1}, greatest(0, floor((ST_X(point) + 180) / 360 * ${worldUnits})))::bigint as x,
           sin(radians(least(${northernmost}, greatest(${-northernmost}, ST_Y(point))))) as sine) as across
  cross join lateral (
    select least(${worldUnits - 1}, greatest(0, floor((0.5 - ln((1 + sine) / (1 - sine)) / (4 * pi())) * ${worldUnits})))::bigint
           as y) as down
  cross join lateral (select x >> 8 as a, y >> 8 as b) as w0
  cross join lateral (select (w0.a | (w0.a << 8)) & 16711935 as a, (w0.b | (w0.b << 8)) & 16711935 as b) as w1
  cross join lateral (select (w1.a | (w1.a << 4)) & 252645135 as a, (w1.b | (w1.b << 4)) & 252645135 as b) as w2
  cross join lateral (select (w2.a | (w2.a << 2)) & 858993459 as a, (w2.b | (w2.b << 2)) & 858993459 as b) as w3
  cross join lateral (
    select (((w3.a | (w3.a << 1)) & 1431655765) | (((w3.b | (w3.b << 1)) & 1431655765) << 1)) as cell) as woven`;
