import { z } from 'zod';
import { isOneOf, joinSql, type Query, type Reads, sql, written } from '../../../kernel/db/db.ts';
import { jsonPage } from '../../../kernel/http/paging.ts';
import { Instant } from '../../../kernel/time.ts';
import { areasWithin } from '../../../kernel/work/list.ts';
import { seenInside, seesPublishedOnly, type Viewer } from '../../../kernel/work/visibility.ts';
import { type ReportCount, type ReportFilter, ReportId, ReportPage } from '../contract.ts';
import { type Box, type Covering, covering } from '../grid.ts';
import { workStateOf } from '../states.ts';
import { type AskedInBox, allInBox, comesAfter, newestFirst, newestInBox, stillOpen } from './newest-in-box.ts';
import { reportTables, summaryJson } from './rows.ts';
import { isSide, visibleReports } from './visibility.ts';

/** The place of a report in the order of lists: by when it was said, newest first. */
export const ListKey = z.tuple([Instant, ReportId]);
export type ListKey = z.infer<typeof ListKey>;

export interface ReportsAsked {
  filter: ReportFilter;
  viewer: Viewer;
  now: Instant;
  limit: number;
  after?: ListKey | undefined;
}

/** The reports of a page, and one more, each as the JSON of `ReportSummary`. */
export function reportRows(asked: ReportsAsked): Query {
  return sql`
    with page as (${pageRows(asked)})
    select ${summaryJson} as json
      from page r ${reportTables(seenInside(asked.viewer), asked.now)} order by ${newestFirst}`;
}

const PlaceInList = z.object({ reportedAt: Instant, id: ReportId });

/** A page of reports as JSON, each written by PostgreSQL and sent on as it is: `ReportPage`. */
export async function readReportPage(reads: Reads, asked: ReportsAsked): Promise<Buffer> {
  const found = await reads.bytes(reportRows(asked));
  return jsonPage(found, asked.limit, (report) => {
    const { reportedAt, id } = PlaceInList.parse(report);
    return [reportedAt, id] satisfies ListKey;
  });
}

/** The same for who shows it as something else than JSON. */
export async function readReports(reads: Reads, asked: ReportsAsked): Promise<ReportPage> {
  return ReportPage.parse(JSON.parse((await readReportPage(reads, asked)).toString()));
}

/** One row more than the page holds, along an index: nothing is sorted that is not shown. */
function pageRows(asked: ReportsAsked): Query {
  const { filter, limit, after } = asked;
  const covered = filter.box === undefined ? null : covering(filter.box);
  if (filter.box !== undefined && covered !== null)
    return newestInBox({ ...inCells(asked, filter.box, covered), rows: limit + 1 });
  const conditions = conditionsOf(asked);
  if (after !== undefined) conditions.push(comesAfter(after));
  if (filter.area !== undefined) {
    const where = joinSql(conditions, ' and ');
    return sql`
      select r.* from (${areasWithin(filter.area)}) as inside
       cross join lateral (select r.* from report r where r.area_id = inside.id and ${where}
                            order by ${newestFirst} limit ${written(limit + 1)}) as r
       order by ${newestFirst} limit ${written(limit + 1)}`;
  }
  return sql`
    select r.* from report r where ${joinSql(conditions, ' and ')} order by ${newestFirst} limit ${written(limit + 1)}`;
}

/** All the public asks of a box alone stands in an index of the cells; for the rest of a filter the row is read. */
function inCells(
  { filter, viewer, now, after }: Omit<ReportsAsked, 'limit'>,
  box: Box,
  covered: Covering,
): Omit<AskedInBox, 'rows'> {
  const { box: _, area, ...rest } = filter;
  const told = after === undefined ? [] : [comesAfter(after)];
  const isPublic = seesPublishedOnly(viewer);
  if (isPublic) told.push(visibleReports(viewer));
  if (rest.open === true) told.push(stillOpen);
  const isPlain = isPublic && area === undefined && Object.values(rest).every((value) => value === undefined);
  const others = isPlain ? [] : conditionsOf({ filter: rest, viewer, now });
  if (area !== undefined) others.push(inArea(area));
  return { box, covering: covered, told, others };
}

const inBox = (box: ReportFilter['box']): Query => {
  if (box === undefined) return sql`true`;
  const [west, south, east, north] = box;
  return sql`r.position && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`;
};
const inArea = (id: string): Query => sql`r.area_id = any(array(${areasWithin(id)}))`;

/** The filter as conditions on rows `r`, but for the area. */
function conditionsOf({ filter, viewer, now }: Pick<ReportsAsked, 'filter' | 'viewer' | 'now'>): Query[] {
  const conditions = [visibleReports(viewer)];
  const { state, open, category, owner, box, from, until, channel, publication, late, repeats } = filter;
  if (state !== undefined) conditions.push(sql`r.state = ${written(workStateOf(state))}`);
  if (open !== undefined) conditions.push(open ? sql`r.closed_at is null` : sql`r.closed_at is not null`);
  if (category !== undefined) {
    conditions.push(sql`r.category_id = (select id from report_category where code = ${category})`);
  }
  if (owner !== undefined) conditions.push(sql`r.owner_id = ${owner}::uuid`);
  if (box !== undefined) conditions.push(inBox(box));
  if (from !== undefined) conditions.push(sql`r.reported_at >= ${from}::timestamptz`);
  if (until !== undefined) conditions.push(sql`r.reported_at < ${until}::timestamptz`);
  if (channel !== undefined) conditions.push(sql`r.channel = ${channel}`);
  if (publication !== undefined) conditions.push(sql`r.publication = ${written(publication)}`);
  if (repeats !== undefined) {
    conditions.push(repeats ? sql`r.duplicate_of_id is not null` : sql`r.duplicate_of_id is null`);
  }
  if (late !== undefined) {
    const isLate = sql`r.closed_at is null and exists (
      select from work_item w where w.id = r.work_item_id and w.due_at < ${now}::timestamptz)`;
    conditions.push(late ? isLate : sql`not (${isLate})`);
  }
  return conditions;
}

const countedAtMost = 1000;
const Counted = z.object({ n: z.int() });

/** How many there are: from the counts kept on write where they say it, else counted, but no further than to a thousand. */
export async function countReports(tx: Reads, asked: Omit<ReportsAsked, 'limit' | 'after'>): Promise<ReportCount> {
  const kept = keptCount(asked.filter, asked.viewer);
  if (kept !== undefined) return { count: (await tx.row(Counted, kept))?.n ?? 0, exact: true };
  const found = await tx.row(
    Counted,
    sql`select count(*)::int as n from (${rowsCounted(asked)} limit ${written(countedAtMost + 1)}) as found`,
  );
  const n = found?.n ?? 0;
  return { count: Math.min(n, countedAtMost), exact: n <= countedAtMost };
}

/**
 * Of a box alone the cells tell; left to itself the planner would go through an index of all reports, hoping for a thousand
 * soon. Of a filter beside it few may be left, and it finds those better.
 */
function rowsCounted(asked: Omit<ReportsAsked, 'limit' | 'after'>): Query {
  const { box, area, ...others } = asked.filter;
  const isBoxAlone = area === undefined && Object.values(others).every((value) => value === undefined);
  const covered = box === undefined || !isBoxAlone ? null : covering(box);
  if (box !== undefined && covered !== null) return allInBox(inCells(asked, box, covered));
  const conditions = conditionsOf(asked);
  if (area !== undefined) conditions.push(inArea(area));
  return sql`select 1 from report r where ${joinSql(conditions, ' and ')}`;
}

/** State, category, owner and area in any combination, as kept; and beside them what the asker alone may see. */
function keptCount(filter: ReportFilter, viewer: Viewer): Query | undefined {
  const { state, open, category, owner, area, ...others } = filter;
  if (Object.values(others).some((value) => value !== undefined)) return undefined;
  if (viewer.within.length > 0) return undefined;
  const conditions: Query[] = [];
  if (state !== undefined) conditions.push(sql`r.state = ${written(workStateOf(state))}`);
  if (open !== undefined) {
    conditions.push(open ? sql`r.state not in ('done', 'recalled')` : sql`r.state in ('done', 'recalled')`);
  }
  if (category !== undefined) {
    conditions.push(sql`r.category_id = (select id from report_category where code = ${category})`);
  }
  if (owner !== undefined) conditions.push(sql`r.owner_id = ${owner}::uuid`);
  if (area !== undefined) conditions.push(inArea(area));
  const isKept = viewer.everything ? sql`true` : isPublicOrOwn(viewer);
  const counted = joinSql([isKept, ...conditions], ' and ');
  const kept = sql`
    (select coalesce(sum(n), 0) from report_figure r where ${counted})
    + (select coalesce(sum(n), 0) from report_figure_delta r where ${counted})`;
  if (seesPublishedOnly(viewer)) return sql`select (${kept})::int as n`;
  const rest = joinSql([restSeenBy(viewer), ...conditions], ' and ');
  return sql`select (${kept} + (select count(*) from report r where ${rest}))::int as n`;
}

/** Reports the viewer sees that the counts do not say: from the small side, by name, help, gift and neighbourhood. */
function restSeenBy(viewer: Viewer): Query {
  const named = sql`select work_item_id from work_item_reader where account_id = ${viewer.accountId}::uuid`;
  if (viewer.everything) return sql`r.restricted and r.work_item_id in (${named})`;
  const sides = [
    named,
    sql`select work_item_id from work_partner where ${isOneOf(sql`organisation_id`, viewer.organisations)}`,
    sql`select c.work_item_id from report_candidate n join report c on c.id = n.report_id
         where ${isOneOf(sql`n.organisation_id`, viewer.organisations)} and not c.restricted`,
  ];
  return sql`
    r.work_item_id in (${joinSql(sides, ' union ')}) and ${visibleReports(viewer)}
    and (r.restricted or not coalesce(${isPublicOrOwn(viewer)}, false))`;
}

const isPublicOrOwn = ({ organisations }: Viewer): Query =>
  organisations.length === 0 ? sql`r.published` : sql`(r.published or ${isSide(sql`r`, organisations)})`;
