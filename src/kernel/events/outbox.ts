import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import { LiveEvent } from './contract.ts';

/** An event with what decides who may hear of it. */
export const OutboxEvent = LiveEvent.extend({
  published: z.boolean(),
  permission: z.string().nullable(),
  organisationIds: z.array(z.string()),
  areaIds: z.array(z.string()),
  onlyFor: z.array(z.string()).nullable(),
});
export type OutboxEvent = z.infer<typeof OutboxEvent>;

/** More than so many at once are not told one by one. */
export const mostEvents = 500;

const Batch = z.object({
  /** The snapshot that saw these events: where to go on from. */
  until: z.string(),
  /** The place to go on from is not known any more, or was never one of this database. */
  isLost: z.boolean(),
  /** Seconds since the newest of them was written, by the clock of the database. */
  lagSeconds: z.number().nullable(),
  events: z.array(OutboxEvent),
});
export type Batch = z.infer<typeof Batch>;

/** What the snapshot `until` sees and `seen` did not, in a fixed order; `until` null is the present. One more than the most. */
export async function eventsBetween(
  reads: Reads,
  seen: string,
  until: string | null,
  most = mostEvents,
): Promise<Batch> {
  const batch = await reads.row(
    Batch,
    sql`
    with asked as materialized (
      select ${seen}::pg_snapshot as seen, coalesce(${until}::pg_snapshot, pg_current_snapshot()) as until,
             pg_snapshot_xmax(pg_current_snapshot()) as next_xid),
    found as materialized (
      select event.* from asked, event
       where event.xid >= pg_snapshot_xmin(asked.seen) and not pg_visible_in_snapshot(event.xid, asked.seen)
         and pg_visible_in_snapshot(event.xid, asked.until)
       order by event.xid, event.id
       limit ${most + 1})
    select asked.until::text as until,
           pg_snapshot_xmax(asked.seen) > asked.next_xid
             or exists (select from event_removal
                         where up_to_xid > pg_snapshot_xmin(asked.seen) and up_to_xid <= asked.next_xid) as "isLost",
           (select extract(epoch from clock_timestamp() - max(at))::float8 from found) as "lagSeconds",
           (select coalesce(json_agg(json_build_object(
                     'kind', kind, 'about', json_build_object('kind', about_kind, 'id', about_id), 'data', data,
                     'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'published', published,
                     'permission', permission, 'organisationIds', organisation_ids, 'areaIds', area_ids,
                     'onlyFor', only_for) order by xid, id), '[]')
              from found) as events
      from asked`,
  );
  if (batch === undefined) throw new Error('a snapshot is always one row');
  return batch;
}

/** The snapshot of the present. */
export async function presentSnapshot(reads: Reads): Promise<string> {
  return reads.text(sql`select pg_current_snapshot()::text`);
}
