import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { addDays, Day, dayOf, type Instant } from '../../../kernel/time.ts';

/** Pages of one visitor that follow one another within so long are one visit. */
export const visitMinutes = 30;
/** Who was there within so long is online. */
export const onlineMinutes = 5;

/** Somebody seen on a page, between two writings. */
export interface Sight {
  /** Address and browser: hashed before it is written, and never kept. */
  who: string;
  firstAt: Instant;
  lastAt: Instant;
}

const SaltRow = z.object({ salt: z.string().nullable() });

/**
 * Writes what was seen on a day. Every server on the database hashes with the same salt, so that somebody seen by two is one
 * visitor. A day that was counted has none any more: what comes later for it is not counted.
 */
export async function writeSights(tx: Tx, day: Day, sights: readonly Sight[]): Promise<void> {
  await tx.run(sql`
    insert into visit_day (day, salt) values (${day}, decode(${randomBytes(32).toString('hex')}, 'hex'))
    on conflict (day) do nothing`);
  const known = await tx.row(
    SaltRow,
    sql`select encode(salt, 'hex') as salt from visit_day where day = ${day} for share`,
  );
  if (known?.salt == null) return;
  const salt = Buffer.from(known.salt, 'hex');
  const rows = sights
    .map(({ who, firstAt, lastAt }) => ({ visitor: hashOf(salt, who), first_at: firstAt, last_at: lastAt }))
    .sort((a, b) => (a.visitor < b.visitor ? -1 : 1)); // in one order on every server, so that none waits in a ring
  await tx.run(sql`
    insert into visit_today (day, visitor, first_at, last_at)
    select ${day}::date, decode(seen.visitor, 'hex'), seen.first_at, seen.last_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as seen (visitor text, first_at timestamptz, last_at timestamptz)
     order by seen.visitor
        on conflict (day, visitor) do update
       set visits = visit_today.visits
                    + case when excluded.first_at > visit_today.last_at + make_interval(mins => ${visitMinutes}) then 1 else 0 end,
           first_at = least(visit_today.first_at, excluded.first_at),
           last_at = greatest(visit_today.last_at, excluded.last_at)`);
}

const hashOf = (salt: Buffer, who: string): string => createHmac('sha256', salt).update(who).digest('hex').slice(0, 32);

/** Counts the days that are over and destroys what told their visitors apart. */
export async function closeDays(tx: Tx, today: Day): Promise<void> {
  await tx.run(sql`
    update visit_day d
       set visits = coalesce((select sum(visits)::int from visit_today t where t.day = d.day), 0),
           visitors = (select count(*)::int from visit_today t where t.day = d.day), salt = null
     where d.day < ${today} and d.salt is not null`);
  await tx.run(sql`delete from visit_today where day < ${today}`);
}

export const AccessFigures = z.object({
  online: z.int(),
  today: z.int(),
  week: z.int(),
  all: z.int(),
  since: Day.nullable(),
});
export type AccessFigures = z.infer<typeof AccessFigures>;

/** Visits: of those here now, of today, since Monday, and of all days; days not yet counted from what they hold so far. */
export async function readAccess(reads: Reads, now: Instant): Promise<AccessFigures> {
  const today = dayOf(now);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay(); // Sunday is 0
  const monday = addDays(today, -((weekday + 6) % 7));
  const found = await reads.row(
    AccessFigures,
    sql`with seen as (select day, sum(visits)::int as visits from visit_today group by day),
             each as (select d.day, case when d.salt is null then d.visits else coalesce(s.visits, 0) end as visits
                        from visit_day d left join seen s on s.day = d.day)
        select (select count(*)::int from visit_today
                 where last_at > ${now}::timestamptz - make_interval(mins => ${onlineMinutes})) as online,
               coalesce(sum(visits) filter (where day = ${today}), 0)::int as today,
               coalesce(sum(visits) filter (where day >= ${monday}), 0)::int as week,
               coalesce(sum(visits), 0)::int as all, min(day) as since
          from each`,
  );
  return found ?? { online: 0, today: 0, week: 0, all: 0, since: null };
}

export const DayCounted = z.object({ day: Day, visits: z.int(), visitors: z.int() });
export type DayCounted = z.infer<typeof DayCounted>;

/** The last days that are over, the latest first. */
export const lastDays = (reads: Reads, limit: number): Promise<DayCounted[]> =>
  reads.rows(
    DayCounted,
    sql`select day, visits, visitors from visit_day where salt is null order by day desc limit ${limit}`,
  );
