import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { type JsonMembers, jsonObject, jsonPlain, jsonText, jsonWord, orNull } from '../../../kernel/db/json-sql.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { Instant } from '../../../kernel/time.ts';
import { instantJson } from '../../../kernel/work/rows.ts';
import { seenInside, viewerOf } from '../../../kernel/work/visibility.ts';
import { ReportId } from '../contract.ts';
import { reportTables, summaryMembers } from '../server/rows.ts';
import { reachedBy } from '../server/visibility.ts';
import { DeskCount, type DeskFilter, DeskReport, type DeskWait, deskWaits, mostCounted } from './contract.ts';

/** The place of a report in the stream: by when it came into the system, newest first. */
export const DeskKey = z.tuple([Instant, ReportId]);
export type DeskKey = z.infer<typeof DeskKey>;

export interface DeskAsked {
  filter: DeskFilter;
  limit: number;
  after: DeskKey | undefined;
}

/** Neither done nor closed, and not resting with another: what the desk has to look after. */
export const isAtDesk = sql`r.closed_at is null and r.duplicate_of_id is null`;

/**
 * What a row `r` waits for. A unit: it was given back, or fell to the centre itself because nobody serves the place. That
 * and complaints are few of many, each found along an index of these very words.
 */
export const waitsFor = (now: Instant): Readonly<Record<DeskWait, Query>> => ({
  unit: sql`(r.state = 'refused' or coalesce(r.owner_id = r.given_by_id, false))`,
  acceptance: sql`(r.state = 'assigned')`,
  clock: sql`((r.accepted_at is null and coalesce(r.accept_due_at <= ${now}::timestamptz, false))
              or exists (select from work_item due where due.id = r.work_item_id and due.due_at <= ${now}::timestamptz))`,
  complaint: sql`(r.kind <> 'report' or r.restricted)`,
});

const ItemRow = z.object({ item: DeskReport });

/** Reports that the asker's side owns or gave out, as they came in; along an index of those that are open. */
export async function deskReports(
  tx: Reads,
  actor: Actor,
  { filter, limit, after }: DeskAsked,
  now: Instant,
): Promise<DeskReport[]> {
  const waits = waitsFor(now);
  const conditions = [reachedBy(actor, 'duty.use')];
  conditions.push(filter.number === undefined ? isAtDesk : sql`r.number = ${filter.number}`);
  if (filter.waits !== undefined) conditions.push(waits[filter.waits]);
  if (after !== undefined) {
    conditions.push(sql`(r.filed_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  const waiting = deskWaits.map((wait) => sql`case when ${isAtDesk} and ${waits[wait]} then ${wait}::text end`);
  const members: JsonMembers = {
    acceptDueAt: orNull(jsonWord(instantJson(sql`r.accept_due_at`))),
    restricted: jsonPlain(sql`r.restricted`),
    waits: jsonPlain(sql`to_json(array_remove(array[${joinSql(waiting, ', ')}], null))`),
  };
  const found = await tx.rows(
    ItemRow,
    sql`select (${jsonText(jsonObject({ ...summaryMembers, ...members }))})::json as item
          from (select r.* from report r where ${joinSql(conditions, ' and ')}
                 order by r.filed_at desc, r.id desc limit ${limit}) as r ${reportTables(seenInside(viewerOf(actor)), now)}
         order by r.filed_at desc, r.id desc`,
  );
  return found.map(({ item }) => item);
}

/** How many there are of each, counted no further than one acts upon. */
export async function countDesk(tx: Reads, actor: Actor, now: Instant): Promise<DeskCount> {
  const waits = waitsFor(now);
  const counted = (which: Query) => sql`
    (select count(*) from (select from report r where ${isAtDesk} and ${reachedBy(actor, 'duty.use')} and ${which}
                            limit ${mostCounted}) as found)::int`;
  const found = await tx.row(
    DeskCount,
    sql`select ${counted(sql`true`)} as open, ${counted(waits.unit)} as unit, ${counted(waits.acceptance)} as acceptance,
               ${counted(waits.clock)} as clock, ${counted(waits.complaint)} as complaint`,
  );
  if (found === undefined) throw new Error('nothing was counted');
  return found;
}
