import { type Query, type Reads, sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { type Day, dayOf, daysBetween, type Instant } from '../time.ts';
import { OwnerLiveness } from './liveness-contract.ts';
import { figureRows } from './read-figures.ts';
import { viewerOf, visibleTo } from './visibility.ts';

export interface LivenessAsked {
  actor: Actor;
  now: Instant;
  /** Untouched for so many days. */
  days: number;
  /** Only those that were silent all that time, or that have ended. */
  silentOnly: boolean;
}

const Row = OwnerLiveness.omit({ exists: true, silentDays: true });

/** Every organisation that owns open work the asker may see: the longest silent first. */
export async function ownerLiveness(
  tx: Reads,
  { actor, now, days, silentOnly }: LivenessAsked,
): Promise<OwnerLiveness[]> {
  const today = dayOf(now);
  const viewer = viewerOf(actor);
  const since = sql`${now}::timestamptz - make_interval(days => ${days})`;
  const rows = await tx.rows(
    Row,
    sql`
    with open as (
      select scope_id as id, dated_open + open_undated as n from (${figureRows({ scope: 'owner', viewer, today })}) as f
       where dated_open + open_undated > 0
    ), untouched as (
      select w.owner_id as id, count(*)::int as n from work_item w
       where not w.closed and coalesce(w.owner_touched_at, w.opened_at) < ${since} and ${visibleTo(viewer)}
       group by w.owner_id
    ), alive as (
      select open.id, open.n as open, coalesce(untouched.n, 0) as untouched, last.at
        from open left join untouched on untouched.id = open.id
        left join lateral (select w.owner_touched_at as at from work_item w
                            where w.owner_id = open.id and w.owner_touched_at is not null and ${visibleTo(viewer)}
                            order by w.owner_touched_at desc limit 1) as last on true
    )
    select o.id, o.name, case when o.valid_to <= ${today}::date then o.valid_to end as "endedOn",
           s.open as "openItems", s.untouched as "untouchedItems", s.at as "lastTouchedAt"
      from alive s join organisation o on o.id = s.id
     where ${silentOnly ? isSilent(since, today) : sql`true`}
     order by s.at nulls first, s.untouched desc, o.name, o.id`,
  );
  return rows.map((row) => ({
    ...row,
    exists: row.endedOn === null,
    silentDays: row.lastTouchedAt === null ? null : Math.max(0, daysBetween(dayOf(row.lastTouchedAt), today)),
  }));
}

/** Work that was given a moment ago makes nobody silent: something must have lain untouched for the whole time. */
const isSilent = (since: Query, today: Day) => sql`
  (o.valid_to <= ${today}::date or (s.untouched > 0 and (s.at is null or s.at < ${since})))`;
