import { isOneOf, joinSql, type Query, sql, type Tx } from '../../../kernel/db/db.ts';
import type { MapFilter } from '../../../kernel/tiles/contract.ts';
import { appendCounts, countOnMap, type OnMap } from '../../../kernel/tiles/count-on-map.ts';
import { type MapAsked, type NewestPage, newestOf, type PointLayer, touches } from '../../../kernel/tiles/layer.ts';
import type { Box as MapBox } from '../../../kernel/tiles/mercator.ts';
import { areasIn } from '../../../kernel/tiles/read-cells.ts';
import { addDays, atCityTime, cityZone, type Day, dayOf } from '../../../kernel/time.ts';
import { soonDays } from '../../../kernel/work/bucket.ts';
import { seesPublishedOnly, type Viewer, viewerOf } from '../../../kernel/work/visibility.ts';
import { type Box, type Covering, covering, coveringOfTile } from '../grid.ts';
import { reportStateOf } from '../states.ts';
import type { HeldReport } from './held-report.ts';
import { type AskedInBox, comesAfter, newestInBox, stillOpen } from './newest-in-box.ts';
import { isSide, visibleReports } from './visibility.ts';

const layer = 'reports';

/** Closed without work, or restricted: on nobody's map, in no count. */
const isCounted = sql`r.state <> 'recalled' and not r.restricted`;
const closedOn = sql`(r.closed_at at time zone ${cityZone})::date`;
/** Against the deadline as it was first set, as of every other work; done is a report on the day it is closed. */
const standing = sql`case
  when r.closed_at is null then case when r.due_on is null then 'open-undated' else 'open' end
  when r.due_on is null then 'done-undated'
  when ${closedOn} <= r.due_on then 'on-time' else 'late' end`;
const dueOn = sql`case when r.closed_at is null then r.due_on end`;

/** What a report is on the map; the same rule as in the statements above. */
function onMap(report: HeldReport): OnMap | null {
  const { state, restricted, closedAt, dueOn: due, ownerId, givenById, areaId, categoryId, position } = report;
  if (state === 'recalled' || restricted) return null;
  const isOpen = closedAt === null;
  const undated = isOpen ? 'open-undated' : 'done-undated';
  const dated = isOpen ? 'open' : dayOf(closedAt) <= (due ?? '') ? 'on-time' : 'late';
  return {
    layer,
    published: report.publication === 'public',
    state,
    standing: due === null ? undated : dated,
    dueOn: isOpen ? due : null,
    ownerId,
    givenById,
    areaId,
    categoryId,
    position,
    placeId: null,
  };
}

export const countReportOnMap = (tx: Tx, before: HeldReport, after: HeldReport): Promise<void> =>
  countOnMap(tx, onMap(before), onMap(after));

/** A report that was just filed. */
export const countFiledOnMap = (tx: Tx, id: string): Promise<void> =>
  appendCounts(tx, sql`select counted.*, 1 as n from (${countedRows(sql`r.id = ${id}`)}) as counted`);

const countedRows = (where: Query): Query => sql`
  select ${layer}::text as layer, r.published, r.state, ${standing} as standing, ${dueOn} as due_on, r.owner_id, r.given_by_id,
         r.area_id, r.category_id, r.position as point
    from report r
   where ${isCounted} and r.position is not null and ${where}`;

export const reportsLayer: PointLayer = {
  name: layer,
  description: 'Reports (phản ánh hiện trường) of citizens and officers',
  shape: 'points',
  permission: 'reports.read',
  zooms: { min: 0, max: 16 },
  fields: {
    id: 'String',
    title: 'String',
    state: 'String',
    bucket: 'String',
    dueSoon: 'Boolean',
    category: 'String',
    weight: 'Number',
    ownerId: 'String',
    at: 'Number',
  },
  points: (asked) => reports(asked, everyReport(asked), plain),
  newest: (asked, page) => newestReports(asked, page, plain, coveringOfTile(asked.tile)),
  items: (asked, page) => newestReports(asked, page, named),
  counted: countedRows(sql`true`),
  seenOf(actor) {
    const viewer = viewerOf(actor);
    return {
      kept: keptFor(viewer, sql`c`),
      beside: (asked) => (seesPublishedOnly(viewer) ? null : besideCells(asked, viewer)),
    };
  },
};

/** Cells and reports alike say who owns what, who gave it and where it lies: what of it the viewer sees, by that alone. */
function keptFor(viewer: Viewer, row: Query): Query {
  if (viewer.everything) return sql`true`;
  const seen = [sql`${row}.published`];
  if (viewer.organisations.length > 0) seen.push(isSide(row, viewer.organisations));
  for (const { organisationId, areaId } of viewer.within) {
    const inArea = sql`${row}.area_id in ${areasIn(areaId)}`;
    seen.push(organisationId === null ? inArea : sql`(${inArea} and ${isSide(row, [organisationId])})`);
  }
  return sql`coalesce(${joinSql(seen, ' or ')}, false)`;
}

/**
 * The rest, from the small side: what one is named for, helps with, or may be asked to take over. Where it lies is asked only
 * then: the index of places would find everything on the tile.
 */
function besideCells(asked: MapAsked, viewer: Viewer): Query {
  const ids = [...viewer.organisations, ...viewer.within.flatMap(({ organisationId }) => organisationId ?? [])];
  const found = viewer.everything
    ? sql`select work_item_id from work_item_reader where account_id = ${viewer.accountId}::uuid`
    : sql`select work_item_id from work_item_reader where account_id = ${viewer.accountId}::uuid
          union all select work_item_id from work_partner where ${isOneOf(sql`organisation_id`, ids)}
          union all select n.work_item_id from report_candidate c join report n on n.id = c.report_id
                     where ${isOneOf(sql`c.organisation_id`, ids)}`;
  return sql`
    select ST_X(r.position) as lon, ST_Y(r.position) as lat, ${standing} as standing, ${dueOn} as due_on
      from (select r.* from report r
             where r.work_item_id in (${found}) and (r.restricted or not ${keptFor(viewer, sql`r`)})
               and ${visibleReports(viewer)} and ${joinSql(filterOf(asked), ' and ')} offset 0) as r
     where ${touches(sql`r.position`, asked.box)}`;
}

const stateWords = joinSql(
  (
    [
      'assigned',
      'accepted',
      'in-progress',
      'awaiting-confirmation',
      'done',
      'suspended',
      'refused',
      'returned',
    ] as const
  ).map((state) => sql`when ${state} then ${reportStateOf(state)}`),
  ' ',
);

const plain = { more: sql``, tables: sql`` };
const named = {
  more: sql`, r.state as "workState", o.name as "ownerName", r.area_id as "areaId", a.name as "areaName"`,
  tables: sql`join organisation o on o.id = r.owner_id left join area a on a.id = r.area_id`,
};

/** Rows of report. */
function everyReport(asked: MapAsked): Query {
  const conditions = [visibleReports(viewerOf(asked.actor)), ...datesOf(asked), ...filterOf(asked)];
  return sql`select r.* from report r where ${touches(sql`r.position`, asked.box)} and ${joinSql(conditions, ' and ')}`;
}

function newestReports(asked: MapAsked, page: NewestPage, told: typeof plain, ofTile: Covering | null = null): Query {
  const box = asked.box === null ? null : sidesOf(asked.box);
  const covered = ofTile ?? (box === null ? null : covering(box));
  if (box === null || covered === null) return newestOf(reports(asked, everyReport(asked), told), page);
  const viewer = viewerOf(asked.actor);
  const seen = [visibleReports(viewer)];
  const isPublic = seesPublishedOnly(viewer);
  const older = page.after === undefined ? [] : [comesAfter(page.after)];
  const inBox: AskedInBox = {
    box,
    covering: covered,
    told: [
      ...datesOf(asked),
      ...older,
      ...(isOpenAsked(asked.filter) === true ? [stillOpen] : []),
      ...(isPublic ? seen : []),
    ],
    others: [...(isPublic ? [] : seen), ...filterOf(asked)],
    rows: page.rows,
  };
  return newestOf(reports(asked, newestInBox(inBox), told), { rows: page.rows });
}

/** By itself or by the state that is asked for: what is open has indexes of its own. */
const isOpenAsked = ({ open, state }: MapFilter): boolean | undefined =>
  open ?? (state === undefined || state === 'done' ? undefined : true);

const sidesOf = ({ west, south, east, north }: MapBox): Box => [west, south, east, north];

/** Points of rows of report. */
function reports({ today }: MapAsked, rows: Query, { more, tables }: typeof plain): Query {
  const soon = addDays(today, soonDays);
  return sql`
    select r.id, c.name_vi || ' · ' || r.number as title, case r.state ${stateWords} end as state,
           ${bucketOf(today)} as bucket, r.weight, c.code as category, r.owner_id as "ownerId",
           coalesce(r.closed_at is null and r.due_on between ${today}::date and ${soon}::date, false) as "dueSoon",
           ST_X(r.position) as lon, ST_Y(r.position) as lat, r.reported_at as came_at,
           extract(epoch from r.reported_at)::int as at, ${standing} as standing, ${dueOn} as due_on ${more}
      from (${rows}) as r join report_category c on c.id = r.category_id ${tables}`;
}

const bucketOf = (today: Day): Query => sql`case ${standing}
  when 'open' then case when r.due_on >= ${today}::date then 'in-time' else 'overdue' end
  when 'on-time' then 'done-on-time' when 'late' then 'done-late' else 'without-deadline' end`;

function filterOf({ filter, today }: Pick<MapAsked, 'filter' | 'today'>): Query[] {
  const { bucket, state, owner, area, category } = filter;
  const open = isOpenAsked(filter);
  const conditions = [sql`r.state <> 'recalled'`];
  if (bucket !== undefined) conditions.push(sql`${bucketOf(today)} = ${bucket}`);
  if (state !== undefined) conditions.push(sql`r.state = ${state}`);
  if (open !== undefined) conditions.push(open ? sql`r.closed_at is null` : sql`r.closed_at is not null`);
  if (owner !== undefined) conditions.push(sql`r.owner_id = ${owner}`);
  if (area !== undefined) conditions.push(sql`r.area_id in ${areasIn(area)}`);
  if (category !== undefined) conditions.push(sql`r.category_id = ${category}`);
  return conditions;
}

function datesOf({ filter: { since, until } }: Pick<MapAsked, 'filter'>): Query[] {
  const conditions: Query[] = [];
  if (since !== undefined) conditions.push(sql`r.reported_at >= ${beginning(since)}::timestamptz`);
  if (until !== undefined) conditions.push(sql`r.reported_at < ${beginning(addDays(until, 1))}::timestamptz`);
  return conditions;
}

const beginning = (day: Day) => atCityTime(day, '00:00');
