import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { type Db, sql } from '../../../kernel/db/db.ts';
import { type Schedule, schedule } from '../../../kernel/jobs/jobs.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { Indicator } from '../contract.ts';
import { indicatorColumns } from './definitions.ts';
import { readSeries } from './series.ts';

/** After the system has measured itself and before the files of open data are made. */
export const deriveByNight: Schedule = schedule({
  name: 'indicators.derive',
  every: { dailyAt: '01:00' },
  run: async ({ db, clock }, _at, job) => {
    await deriveFigures(db, clock(), job.signal);
  },
});

const IdRow = z.object({ id: AreaId });

/** Writes down what follows by formula, of public indicators, in every area: one indicator after another. */
export async function deriveFigures(db: Db, now: Instant, signal?: AbortSignal): Promise<void> {
  const indicators = await db.reads.rows(
    Indicator,
    sql`select ${indicatorColumns} from indicator i where i.public and i.formula is not null order by i.code`,
  );
  await db.inTransaction((tx) =>
    tx.run(sql`delete from indicator_derived where indicator_id <> all(${indicators.map(({ id }) => id)}::uuid[])`),
  );
  const areas = await db.reads.rows(IdRow, sql`select id from area order by id`);
  const areaIds = areas.map(({ id }) => id);
  for (const indicator of indicators) {
    if (signal?.aborted) return;
    const series = await readSeries(db.reads, { indicators: [indicator], areaIds, day: dayOf(now) });
    const rows = [...(series.get(indicator.code) ?? [])].flatMap(([areaId, points]) =>
      points.flatMap(({ startsOn, endsOn, value, status }) =>
        value === null || status === null ? [] : [{ areaId, startsOn, endsOn, value, status }],
      ),
    );
    // A UUID of version 8 (RFC 9562), of what the figure is about.
    const about = sql`md5(${indicator.id}::text || "areaId" || "startsOn" || "endsOn")`;
    const sameEveryNight = sql`overlay(overlay(${about} placing '8' from 13) placing '8' from 17)::uuid`;
    await db.inTransaction(async (tx) => {
      await tx.run(sql`delete from indicator_derived where indicator_id = ${indicator.id}`);
      await tx.run(sql`
        insert into indicator_derived (id, indicator_id, area_id, starts_on, ends_on, value, status, reckoned_at)
        select ${sameEveryNight}, ${indicator.id}, "areaId", "startsOn", "endsOn", value, status, ${now}
          from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (
            "areaId" uuid, "startsOn" date, "endsOn" date, value double precision, status text)`);
    });
  }
}
