import { joinSql, type Query, sql, type Tx } from '../db/db.ts';
import type { Geometry } from '../geo/contract.ts';
import { geometryValue } from '../geo/sql.ts';
import { appendCounts, type OnMap } from '../tiles/count-on-map.ts';
import { type MapAsked, newestOf, type PointLayer, touches } from '../tiles/layer.ts';
import { areasIn } from '../tiles/read-cells.ts';
import { addDays, atCityTime, type Day } from '../time.ts';
import { type Counted, cellOf, standingOfRow } from './figures.ts';
import { bucketSql, dueSoonSql, inBucket } from './rows.ts';
import { seesPublishedOnly, unpublishedSeenBy, type Viewer, viewerOf, visibleTo } from './visibility.ts';

const layer = 'tasks';
/** Work that comes from these has a layer of its own. */
const layersOfTheirOwn: readonly string[] = ['report'];
const isTask = sql`w.source_kind is distinct from 'report'`;

interface Placed extends Counted {
  sourceKind: string | null;
  position: OnMap['position'];
}

/** What a piece of work is on the map: nothing where it has a layer of its own, was recalled or is restricted. */
export function taskOnMap(item: Placed): OnMap | null {
  const cell = cellOf(item);
  if (cell === null || (item.sourceKind !== null && layersOfTheirOwn.includes(item.sourceKind))) return null;
  const { published, standing, dueOn, ownerId, areaId } = cell;
  const { state, position, placeId } = item;
  return {
    layer,
    published,
    state,
    standing,
    dueOn,
    ownerId,
    givenById: null,
    areaId,
    categoryId: null,
    position,
    placeId,
  };
}

/** After a place was moved on the map or put there: what lies at it moves along. */
export function moveTasksOfPlace(tx: Tx, placeId: string, before: Geometry | null): Promise<void> {
  const there = sql`w.place_id = ${placeId} and w.position is null`;
  const left = before === null ? sql`null::geometry` : sql`ST_PointOnSurface(${geometryValue(before)})`;
  return appendCounts(
    tx,
    sql`${countedRows(left, sql`-1`, there)} union all ${countedRows(pointOfPlace, sql`1`, there)}`,
  );
}

/** After work was worded anew: tiles that show it are old. */
export const noteTaskChanged = (tx: Tx, id: string): Promise<void> =>
  appendCounts(tx, countedRows(sql`coalesce(w.position, ${pointOfPlace})`, sql`0`, sql`w.id = ${id}`));

const pointOfPlace = sql`(select ST_PointOnSurface(p.geometry) from place p where p.id = w.place_id)`;
const dueOnMap = sql`case when w.finished_on is null then w.original_due_on end`;

const countedRows = (point: Query, n: Query, where: Query): Query => sql`
  select ${layer}::text as layer, w.published, w.state, ${standingOfRow} as standing, ${dueOnMap} as due_on, w.owner_id,
         null::uuid as given_by_id, w.area_id, null::uuid as category_id, ${n} as n, ${point} as point
    from work_item w where w.state <> 'recalled' and not w.restricted and ${isTask} and ${where}`;

/** Work that came from elsewhere than reports, wherever it lies. */
export const tasksLayer: PointLayer = {
  name: layer,
  description: 'Tasks (nhiệm vụ) and other work, open and done',
  shape: 'points',
  permission: 'work.read',
  zooms: { min: 0, max: 16 },
  fields: {
    id: 'String',
    title: 'String',
    state: 'String',
    bucket: 'String',
    dueSoon: 'Boolean',
    priority: 'String',
    ownerId: 'String',
    dueOn: 'String',
    at: 'Number',
  },
  points: (asked) => tasks(asked),
  newest: (asked, page) => newestOf(tasks(asked), page),
  items: (asked, page) => newestOf(tasks(asked, named), page),
  counted: countedRows(
    sql`coalesce(w.position, ${pointOfPlace})`,
    sql`1`,
    sql`(w.position is not null or w.place_id is not null)`,
  ),
  seenOf(actor) {
    const viewer = viewerOf(actor);
    return {
      kept: viewer.everything ? sql`true` : sql`c.published`,
      beside: (asked) => (seesPublishedOnly(viewer) ? null : besideCells(asked, viewer)),
    };
  },
};

/** What the viewer sees although the cells do not show it: found from the small side. */
const besideCells = (asked: MapAsked, viewer: Viewer): Query => sql`
  select ST_X(point) as lon, ST_Y(point) as lat, standing, due_on
    from (select coalesce(w.position, ${pointOfPlace}) as point, ${standingOfRow} as standing, ${dueOnMap} as due_on
            from work_item w
           where w.id in (${unpublishedSeenBy(viewer)}) and ${isTask} and ${joinSql(filterOf(asked), ' and ')}) as seen
   where ${touches(sql`point`, asked.box)}`;

const plain = { more: sql``, tables: sql`` };
const named = {
  more: sql`, w.state as "workState", o.name as "ownerName", w.area_id as "areaId", a.name as "areaName"`,
  tables: sql`join organisation o on o.id = w.owner_id left join area a on a.id = w.area_id`,
};

/** From two sides, each along an index: what has a position of its own, and what lies at its place. */
function tasks(asked: MapAsked, { more, tables }: typeof named = plain): Query {
  const { actor, today, box } = asked;
  const where = joinSql([isTask, visibleTo(viewerOf(actor)), ...filterOf(asked)], ' and ');
  const columns = sql`
    w.id, w.title, w.state, ${bucketSql(today)} as bucket, ${dueSoonSql(today)} as "dueSoon", w.priority, w.owner_id as "ownerId",
    w.due_on::text as "dueOn", w.opened_at as came_at, extract(epoch from w.opened_at)::int as at,
    ${standingOfRow} as standing, ${dueOnMap} as due_on`;
  return sql`
    select ST_X(w.position) as lon, ST_Y(w.position) as lat, ${columns} ${more}
      from work_item w ${tables}
     where ${touches(sql`w.position`, box)} and w.position is not null and ${where}
    union all
    select ST_X(placed.point), ST_Y(placed.point), ${columns} ${more}
      from (select id, ST_PointOnSurface(geometry) as point from place where ${touches(sql`geometry`, box)}) as placed
      join work_item w on w.place_id = placed.id and w.position is null ${tables}
     where ${touches(sql`placed.point`, box)} and ${where}`;
}

function filterOf({ filter, today }: Pick<MapAsked, 'filter' | 'today'>): Query[] {
  const { bucket, state, open, owner, area, category, since, until } = filter;
  const conditions = [sql`w.state <> 'recalled'`];
  if (bucket !== undefined) conditions.push(inBucket(bucket, today));
  if (state !== undefined) conditions.push(sql`w.state = ${state}`);
  if (open !== undefined) conditions.push(open ? sql`not w.closed` : sql`w.closed`);
  if (owner !== undefined) conditions.push(sql`w.owner_id = ${owner}`);
  if (area !== undefined) conditions.push(sql`w.area_id in ${areasIn(area)}`);
  if (category !== undefined) conditions.push(sql`false`);
  if (since !== undefined) conditions.push(sql`w.opened_at >= ${beginning(since)}::timestamptz`);
  if (until !== undefined) conditions.push(sql`w.opened_at < ${beginning(addDays(until, 1))}::timestamptz`);
  return conditions;
}

const beginning = (day: Day) => atCityTime(day, '00:00');
