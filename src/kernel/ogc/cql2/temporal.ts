import { type Query, sql } from '../../db/db.ts';
import { invalid } from '../../refusal.ts';
import { cityZone, Day, Instant } from '../../time.ts';
import type { TemporalOp } from './tree.ts';

/** From the first to the last moment; the same twice for an instant. */
export interface Span {
  from: Query;
  until: Query;
}

export function dayLiteral(text: string): Query {
  const day = Day.safeParse(text);
  if (!day.success || day.data < '0001-01-01') throw invalid('ogc.time-unreadable', { value: text.slice(0, 60) });
  return sql`${day.data}::date`;
}

export function instantLiteral(text: string): Query {
  const instant = Instant.safeParse(text);
  if (!instant.success || instant.data < '0001-01-02')
    throw invalid('ogc.time-unreadable', { value: text.slice(0, 60) });
  return sql`${instant.data}::timestamptz`;
}

export const spanOfInstant = (instant: Query): Span => ({ from: instant, until: instant });

/** A day is the city's. */
export const spanOfDay = (day: Query): Span => ({
  from: sql`((${day})::timestamp at time zone ${cityZone}::text)`,
  until: sql`((${day})::timestamp at time zone ${cityZone}::text + interval '1 day' - interval '1 microsecond')`,
});

/** The relation of two spans, by their ends. */
export function temporal(op: TemporalOp, { from: a, until: b }: Span, { from: c, until: d }: Span): Query {
  switch (op) {
    case 't_after':
      return sql`(${a} > ${d})`;
    case 't_before':
      return sql`(${b} < ${c})`;
    case 't_contains':
      return sql`(${a} < ${c} and ${b} > ${d})`;
    case 't_during':
      return sql`(${a} > ${c} and ${b} < ${d})`;
    case 't_disjoint':
      return sql`(${b} < ${c} or ${a} > ${d})`;
    case 't_intersects':
      return sql`(${b} >= ${c} and ${a} <= ${d})`;
    case 't_equals':
      return sql`(${a} = ${c} and ${b} = ${d})`;
    case 't_finishedby':
      return sql`(${a} < ${c} and ${b} = ${d})`;
    case 't_finishes':
      return sql`(${a} > ${c} and ${b} = ${d})`;
    case 't_startedby':
      return sql`(${a} = ${c} and ${b} > ${d})`;
    case 't_starts':
      return sql`(${a} = ${c} and ${b} < ${d})`;
    case 't_meets':
      return sql`(${b} = ${c})`;
    case 't_metby':
      return sql`(${a} = ${d})`;
    case 't_overlaps':
      return sql`(${a} < ${c} and ${b} > ${c} and ${b} < ${d})`;
    case 't_overlappedby':
      return sql`(${a} > ${c} and ${a} < ${d} and ${b} > ${d})`;
  }
}
