import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type Schedule, schedule } from '../../../kernel/jobs/jobs.ts';
import type { Measure } from '../../../kernel/measure.ts';
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts';
import type { Indicator, ObservationStatus } from '../contract.ts';
import { periodOf } from '../periods.ts';
import { indicatorsByCode } from './definitions.ts';
import { type ObservationToWrite, writeObservations } from './write-observations.ts';

/** By whom figures are written that nobody typed. */
const system = 'system';
const source = 'Hệ thống Đô Thị tự đo';

/** Shortly after midnight the system measures itself, for the day that is over. */
export const measureByNight = (measures: readonly Measure[]): Schedule =>
  schedule({
    name: 'indicators.measure',
    every: { dailyAt: '00:20' },
    run: async ({ db, clock }, at, job) => {
      for (const measure of measures) {
        if (job.signal.aborted) return;
        await db.inTransaction((tx) => takeMeasure(tx, measure, at, clock()));
      }
    },
  });

/**
 * Writes what a measure says of the last period that has a day over before `at`: provisional while the period runs, official
 * after. Asked for before the night, it tells of the day so far.
 * Only what differs from what stands is written. Answers how many figures that were.
 */
export async function takeMeasure(tx: Tx, measure: Measure, at: Instant, now: Instant): Promise<number> {
  const indicator = (await indicatorsByCode(tx, [measure.code])).get(measure.code);
  if (indicator === undefined || !indicator.measured) return 0;
  const until = addDays(dayOf(at), -1);
  const period = periodOf(indicator.frequency, until);
  if (indicator.validFrom > until || (indicator.validTo !== null && indicator.validTo <= until)) return 0;
  const isOver = period.endsOn <= until && period.endsOn < dayOf(now);
  const status: ObservationStatus = isOver ? 'official' : 'provisional';
  const whole = await wholeCity(tx, until);
  const byArea = new Map<AreaId, number>();
  for (const { areaId, value } of await measure.read(tx, { from: period.startsOn, until, now })) {
    const of = areaId ?? whole;
    if (of !== null) byArea.set(of, value);
  }
  const standing = await standingFigures(tx, indicator, period);
  const rows: ObservationToWrite[] = [...byArea].flatMap(([areaId, value]) => {
    const before = standing.get(areaId);
    if (before?.value === value && before.status === status) return [];
    return { indicatorId: indicator.id, areaId, ...period, value, status, source, sourceUrl: null };
  });
  await writeObservations(tx, rows, { origin: 'system', by: system, at: now });
  return rows.length;
}

const IdRow = z.object({ id: AreaId });

/** The one area in force that lies in no other; none where there are several. */
async function wholeCity(tx: Tx, day: string): Promise<AreaId | null> {
  const roots = await tx.rows(
    IdRow,
    sql`select id from area where parent_id is null and daterange(valid_from, valid_to) @> ${day}::date limit 2`,
  );
  return roots.length === 1 ? (roots[0]?.id ?? null) : null;
}

const StandingFiguresRow = z.object({ areaId: AreaId, value: z.number(), status: z.string() });

async function standingFigures(tx: Tx, { id }: Indicator, { startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  const rows = await tx.rows(
    StandingFiguresRow,
    sql`select area_id as "areaId", value, status from observation
         where indicator_id = ${id} and ends_on = ${endsOn} and starts_on = ${startsOn} and superseded_at is null`,
  );
  return new Map(rows.map(({ areaId, ...figure }) => [areaId, figure]));
}
