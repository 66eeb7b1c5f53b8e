import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../db/db.ts';
import { type Actor, publicActor } from '../identity/actor.ts';
import { atCityTime, Day, type Instant } from '../time.ts';
import { withoutDiacritics } from '../vietnamese.ts';
import { type WorkItemCount, type WorkItemFilter, WorkItemId, type WorkItemPage } from './contract.ts';
import { contradicts, holdsForClosed } from './contradictions.ts';
import { inHeap } from './desk/in-heap.ts';
import { nil, type Scope } from './figures.ts';
import { figureRows } from './read-figures.ts';
import { hasExplanation } from './requests/explanation-filter.ts';
import { bucketSql, dueSoon, dueSoonSql, inBucket, isPlaced, summaryJson, summaryTables } from './rows.ts';
import { isOpen } from './states.ts';
import { seenInside, type Viewer, visibleTo } from './visibility.ts';

/** The place of a work item in the order of lists: open before closed, by original deadline, by age. */
export const ListKey = z.tuple([z.boolean(), Day, WorkItemId]);
export type ListKey = z.infer<typeof ListKey>;

export interface ListAsked {
  filter: WorkItemFilter;
  viewer: Viewer;
  today: Day;
  /** By which questions to owners are late; the beginning of the day where nobody says it. */
  now?: Instant;
  /** Whose desk a heap is of; for no heap nobody need be named. */
  actor?: Actor;
  limit: number;
  after?: ListKey | undefined;
}

/** A page of work as JSON, written by PostgreSQL and sent on as it is: `WorkItemPage`. */
export function workItemPage(asked: ListAsked): Query {
  const { today, limit } = asked;
  // The cursor is the key as base64url, as kernel/http/paging.ts reads it.
  return sql`
    with page as (${pageRows(asked)}), item as (
      select row_number() over (order by w.closed, w.order_on, w.id) as nr, w.closed, w.order_on, w.id,
             ${summaryJson(today)} as json
        from page w ${summaryTables}
    )
    select json_build_object(
      'items', coalesce((select json_agg(json order by nr) from item where nr <= ${limit}), '[]'),
      'next', (select translate(encode(convert_to(json_build_array(closed, order_on, id)::text, 'UTF8'), 'base64'),
                                E'+/=\n', '-_')
                 from item where nr = ${limit} and exists (select from item where nr > ${limit})))::text`;
}

/** The first of a list as an expression of JSON: `WorkItemSummary[]`. */
export const workItems = ({ limit, ...asked }: Omit<ListAsked, 'after'>): Query => sql`
  (select coalesce(json_agg(${summaryJson(asked.today)} order by w.closed, w.order_on, w.id), '[]')
     from (${pageRows({ ...asked, limit: limit - 1 })}) as w ${summaryTables})`;

/** What was touched last, the newest first: `WorkItemSummary[]`. */
export function latestWork({
  filter = {},
  limit,
  ...asked
}: Omit<ListAsked, 'after' | 'filter'> & Partial<Pick<ListAsked, 'filter'>>): Query {
  const conditions = conditionsOf({ filter, ...asked });
  if (filter.area !== undefined) conditions.push(inAreas(filter.area));
  return sql`
  (select coalesce(json_agg(${summaryJson(asked.today)} order by w.changed_at desc, w.id), '[]')
     from (select w.* from work_item w where ${joinSql(conditions, ' and ')}
            order by w.changed_at desc, w.id limit ${limit}) as w ${summaryTables})`;
}

/** One row more than the page holds, along an index: nothing is sorted that is not shown. */
function pageRows(asked: ListAsked): Query {
  const { filter, limit, after } = asked;
  const conditions = conditionsOf(asked);
  // Where the filter says whether work is closed, that is no longer part of the order; PostgreSQL does not see it.
  const closed = closedBy(filter);
  if (closed !== undefined) conditions.push(closed ? sql`w.closed` : sql`not w.closed`);
  if (after !== undefined) {
    conditions.push(
      closed === undefined
        ? sql`(w.closed, w.order_on, w.id) > (${after[0]}, ${after[1]}::date, ${after[2]}::uuid)`
        : sql`(w.order_on, w.id) > (${after[1]}::date, ${after[2]}::uuid)`,
    );
  }
  const where = joinSql(conditions, ' and ');
  const order = closed === undefined ? sql`w.closed, w.order_on, w.id` : sql`w.order_on, w.id`;
  if (filter.area === undefined) {
    return sql`select w.* from work_item w where ${where} order by ${order} limit ${limit + 1}`;
  }
  // The first of each area in it, of which then the first.
  return sql`
    select w.* from (${areasWithin(filter.area)}) as inside
     cross join lateral (select w.* from work_item w where w.area_id = inside.id and ${where}
                          order by ${order} limit ${limit + 1}) as w
     order by ${order} limit ${limit + 1}`;
}

function closedBy({ state, bucket, dueSoon: soon, open, contradiction }: WorkItemFilter): boolean | undefined {
  if (open !== undefined) return !open;
  if (state !== undefined) return !isOpen(state);
  if (contradiction !== undefined) return holdsForClosed(contradiction);
  if (bucket === 'done-on-time' || bucket === 'done-late') return true;
  return bucket === 'in-time' || bucket === 'overdue' || soon === true ? false : undefined;
}

/** The area and everything in it, at every depth. */
/** The area and everything in it, as rows of `id`. */
export const areasWithin = (area: string): Query => sql`
  with recursive inside (id) as (
    select ${area}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
  select id from inside`;

const inAreas = (area: string): Query => sql`w.area_id = any(array(${areasWithin(area)}))`;

export async function listWorkItems(tx: Reads, asked: ListAsked): Promise<WorkItemPage> {
  return JSON.parse(await tx.text(workItemPage(asked)));
}

type Asked = Omit<ListAsked, 'limit' | 'after'>;

/** Open work with a point on the map, in the order of lists; a place that is a line or a surface shows in its middle. */
export const workPoints = ({ limit, ...asked }: Omit<ListAsked, 'after'>): Query => sql`
  (select coalesce(json_agg(json_build_object(
            'workItem', json_build_object('id', w.id, 'title', w.title, 'bucket', ${bucketSql(asked.today)},
                                          'dueSoon', ${dueSoonSql(asked.today)}),
            'point', ST_AsGeoJSON(coalesce(w.position, ST_PointOnSurface(w.geometry)), 6)::json)
            order by w.order_on, w.id), '[]')
     from (select w.*, p.geometry from work_item w left join place p on p.id = w.place_id
            where not w.closed and (w.place_id is not null or w.position is not null)
              and (w.position is not null or p.geometry is not null) and ${joinSql(conditionsOf(asked), ' and ')}
            order by w.order_on, w.id limit ${limit}) as w)`;

function conditionsOf({ filter, viewer, today, now = atCityTime(today, '00:00'), actor }: Asked): Query[] {
  const conditions = [visibleTo(viewer)];
  if (filter.heap !== undefined) conditions.push(inHeap(filter.heap, actor ?? publicActor));
  const { owner, sourceKind, source, state, bucket, dueFrom, dueUntil, priority, text, placed } = filter;
  if (filter.open !== undefined) conditions.push(filter.open ? sql`not w.closed` : sql`w.closed`);
  if (filter.dated !== undefined) {
    conditions.push(filter.dated ? sql`w.original_due_on is not null` : sql`w.original_due_on is null`);
  }
  if (owner !== undefined) conditions.push(sql`w.owner_id = ${owner}`);
  if (sourceKind !== undefined) conditions.push(sql`w.source_kind = ${sourceKind}`);
  if (source !== undefined) conditions.push(sql`w.source_id = ${source}`);
  if (filter.place !== undefined) {
    conditions.push(sql`w.id in (select work_item_id from work_place where place_id = ${filter.place})`);
  }
  if (state !== undefined) conditions.push(sql`w.state = ${state}`);
  if (bucket !== undefined) conditions.push(inBucket(bucket, today));
  if (filter.dueSoon !== undefined) conditions.push(filter.dueSoon ? dueSoon(today) : sql`not (${dueSoon(today)})`);
  if (filter.explanation !== undefined) {
    conditions.push(hasExplanation(filter.explanation, now), seenInside(viewer));
  }
  if (filter.contradiction !== undefined) {
    conditions.push(contradicts(filter.contradiction, today), seenInside(viewer));
  }
  if (dueFrom !== undefined) conditions.push(sql`w.order_on >= ${dueFrom}::date and w.original_due_on is not null`);
  if (dueUntil !== undefined) conditions.push(sql`w.order_on <= ${dueUntil}::date and w.original_due_on is not null`);
  if (priority !== undefined) conditions.push(sql`w.priority = ${priority}`);
  if (placed !== undefined) conditions.push(placed ? isPlaced : sql`not ${isPlaced}`);
  for (const word of text === undefined ? [] : wordsOf(text)) {
    conditions.push(sql`w.search like ${`%${word}%`}`);
  }
  return conditions;
}

/** Words as people type them, without what LIKE would read as a pattern. */
const wordsOf = (text: string): string[] =>
  withoutDiacritics(text)
    .match(/[\p{L}\p{N}]+/gu)
    ?.slice(0, 10) ?? [];

const countedAtMost = 1000;

/** How many there are: from the figures where they say it, else counted, but no further than to a thousand. */
export async function countWorkItems(tx: Reads, asked: Asked): Promise<WorkItemCount> {
  const { filter, viewer, today } = asked;
  const kept = figureOf(filter);
  if (kept !== undefined) {
    const { scope, id, count } = kept;
    const ids = scope === 'area' ? areasWithin(id) : [id];
    const rows = figureRows({ scope, ids, viewer, today });
    const found = await tx.row(Counted, sql`select coalesce(sum(${count}), 0)::int as n from (${rows}) as f`);
    return { count: found?.n ?? 0, exact: true };
  }
  const conditions = conditionsOf(asked);
  if (filter.area !== undefined) conditions.push(inAreas(filter.area));
  const found = await tx.row(
    Counted,
    sql`select count(*)::int as n from (
          select 1 from work_item w where ${joinSql(conditions, ' and ')} limit ${countedAtMost + 1}) as found`,
  );
  const n = found?.n ?? 0;
  return { count: Math.min(n, countedAtMost), exact: n <= countedAtMost };
}

const Counted = z.object({ n: z.int() });

const figureOfBucket = {
  'done-on-time': sql`f.on_time`,
  'done-late': sql`f.late`,
  'in-time': sql`f.dated_open - f.overdue`,
  overdue: sql`f.overdue`,
  'without-deadline': sql`f.undated`,
};

/** The figure that answers the filter: of one owner, one source, one area or the city, in a bucket or due soon. */
function figureOf(filter: WorkItemFilter): { scope: Scope; id: string; count: Query } | undefined {
  const { owner, source, area, sourceKind, bucket, dueSoon: soon, ...others } = filter;
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  if (sourceKind !== undefined && source === undefined) return undefined;
  const dueSoonCounts = soon === true && (bucket === undefined || bucket === 'in-time');
  const ofBucket = soon === undefined && bucket !== undefined ? figureOfBucket[bucket] : undefined;
  const count = dueSoonCounts ? sql`f.soon` : ofBucket;
  if (count === undefined) return undefined; // without a bucket the recalled would be missing
  const scopes = { owner, source, area };
  const asked = (['owner', 'source', 'area'] as const).filter((scope) => scopes[scope] !== undefined);
  const [scope] = asked;
  if (asked.length > 1) return undefined;
  return scope === undefined ? { scope: 'city', id: nil, count } : { scope, id: scopes[scope] ?? nil, count };
}
