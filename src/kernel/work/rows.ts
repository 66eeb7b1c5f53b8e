import { AreaKind, fullNameOf, kindWords } from '../areas/contract.ts';
import { Query, sql } from '../db/db.ts';
import { addDays, type Day } from '../time.ts';
import { type Bucket, soonDays } from './bucket.ts';

/** Pieces of statements that turn rows of work into the JSON of the contract, written by PostgreSQL. */

/** An instant as the contract has it, within JSON. */
export const instantJson = (instant: Query): Query =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

// Words of our own, so they may be part of the statement and spare it two dozen values.
const areaNamed = (prefixOf: (kind: AreaKind) => string): Query =>
  new Query(
    [
      `case a.kind ${AreaKind.options.map((kind) => `when '${kind}' then '${prefixOf(kind)}'`).join(' ')} end || a.name`,
    ],
    [],
  );
/** The name of an area `a` within a sentence: phường Cam Đường. */
const areaName = areaNamed((kind) => `${kindWords[kind]} `);
/** The same by itself: Phường Cam Đường. */
export const areaFullName = areaNamed((kind) => fullNameOf(kind, ''));

/** `bucketOf`, for rows `w`. */
export const bucketSql = (today: Day): Query => sql`
  case when w.state = 'recalled' then null
       when w.original_due_on is null then 'without-deadline'
       when w.finished_on is not null
       then case when w.finished_on <= w.original_due_on then 'done-on-time' else 'done-late' end
       when w.original_due_on >= ${today}::date then 'in-time' else 'overdue' end`;

export const dueSoonSql = (today: Day): Query => sql`
  (not w.closed and w.original_due_on is not null
   and w.original_due_on between ${today}::date and ${addDays(today, soonDays)}::date)`;

/** Rows `w` of a bucket. Written so that the range of the index says it: open work lies in the order of its due day. */
export function inBucket(bucket: Bucket, today: Day): Query {
  switch (bucket) {
    case 'done-on-time':
      return sql`w.state = 'done' and w.finished_on <= w.original_due_on`;
    case 'done-late':
      return sql`w.state = 'done' and w.finished_on > w.original_due_on`;
    case 'in-time':
      return sql`not w.closed and w.original_due_on is not null and w.order_on >= ${today}::date`;
    case 'overdue':
      return sql`not w.closed and w.order_on < ${today}::date`;
    case 'without-deadline':
      return sql`w.state <> 'recalled' and w.original_due_on is null`;
  }
}

export const dueSoon = (today: Day): Query =>
  sql`not w.closed and w.order_on between ${today}::date and ${addDays(today, soonDays)}::date`;

/** Rows `w` that somebody has put on the map, by a position of their own or by their place. */
export const isPlaced = sql`
  (w.position is not null or exists (select from place p where p.id = w.place_id and p.geometry is not null))`;

/** What the rows `w` need beside themselves: names. */
export const summaryTables = sql`
  join organisation o on o.id = w.owner_id
  left join area a on a.id = w.area_id`;

/** Fields of `WorkItemSummary`, to stand inside json_build_object. */
export const summaryFields = (today: Day): Query => sql`
  'id', w.id, 'title', w.title, 'state', w.state, 'priority', w.priority,
  'owner', json_build_object('id', o.id, 'name', o.name),
  'area', case when a.id is not null then json_build_object('id', a.id, 'name', ${areaName}) end,
  'source', case when w.source_id is not null then json_build_object(
     'kind', w.source_kind, 'id', w.source_id, 'ref', w.source_ref, 'label', w.source_label) end,
  'dueOn', w.due_on, 'dueAt', ${instantJson(sql`w.due_at`)}, 'originalDueOn', w.original_due_on,
  'finishedOn', w.finished_on, 'bucket', ${bucketSql(today)}, 'dueSoon', ${dueSoonSql(today)},
  'placed', ${isPlaced}, 'comments', w.comment_count, 'evidence', w.evidence_count,
  'ownerTouchedAt', ${instantJson(sql`w.owner_touched_at`)}, 'changedAt', ${instantJson(sql`w.changed_at`)},
  'version', w.version`;

export const summaryJson = (today: Day): Query => sql`json_build_object(${summaryFields(today)})`;
