import { isOneOf, joinSql, type Query, sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { scopeOf } from '../policy/policy.ts';

/**
 * Whose eyes work is read with. Published work is everybody's. Unpublished work is seen by the organisation that owns
 * it, those that help and the one that gave it, and by leaders and their office; restricted work by nobody but the people
 * named for it.
 */
export interface Viewer {
  /** The account that may be named for restricted work; none for the public. */
  accountId: string | null;
  /** Sees what is unpublished everywhere. */
  everything: boolean;
  /** Organisations whose unpublished work is seen. */
  organisations: readonly string[];
  /** The same, but only in an area and what lies in it; of any organisation for null. */
  within: readonly { organisationId: string | null; areaId: string }[];
}

/** Sees what is published, and nothing else. */
export const publicViewer: Viewer = { accountId: null, everything: false, organisations: [], within: [] };

export function viewerOf(actor: Actor): Viewer {
  if (actor.kind === 'public') return publicViewer;
  const { everywhere, organisations, within } = scopeOf(actor, 'work.see-inside');
  // A program in somebody's name sees what they are named for only if it may see work from the inside at all.
  const mayBeNamed = actor.kind === 'person' && (actor.scope === undefined || actor.scope.includes('work.see-inside'));
  return { accountId: mayBeNamed ? actor.id : null, everything: everywhere, organisations, within };
}

/** Sees no more than the public. */
export const seesPublishedOnly = (viewer: Viewer): boolean =>
  !viewer.everything && viewer.accountId === null && viewer.organisations.length === 0 && viewer.within.length === 0;

/** The rows `w` of work_item that the viewer may see, as a condition. */
export function visibleTo(viewer: Viewer): Query {
  return seesPublishedOnly(viewer) ? sql`w.published` : sql`(w.published or ${seenInside(viewer)})`;
}

export const visibleWork = (actor: Actor): Query => visibleTo(viewerOf(actor));

/** The rows `w` the viewer sees from the inside: with who did what, what was said, and the evidence. */
export function seenInside(viewer: Viewer): Query {
  if (seesPublishedOnly(viewer)) return sql`false`;
  return sql`coalesce(case when w.restricted then ${isNamed(viewer)} else ${isParty(viewer)} end, false)`;
}

const isNamed = ({ accountId }: Viewer): Query =>
  accountId === null
    ? sql`false`
    : sql`exists (select from work_item_reader r where r.work_item_id = w.id and r.account_id = ${accountId})`;

function isParty({ everything, organisations, within }: Viewer): Query {
  if (everything) return sql`true`;
  const sides = organisations.length === 0 ? [] : [isSideOf(organisations)];
  for (const { organisationId, areaId } of within) {
    sides.push(organisationId === null ? isIn(areaId) : sql`(${isIn(areaId)} and ${isSideOf([organisationId])})`);
  }
  return sides.length === 0 ? sql`false` : sql`(${joinSql(sides, ' or ')})`;
}

/** Rows `w` that one of the organisations owns, gave or helps with. */
const isSideOf = (organisations: readonly string[]): Query => sql`
  (${isOneOf(sql`w.owner_id`, organisations)} or ${isOneOf(sql`w.assigned_by_id`, organisations)}
   or exists (select from work_partner p
               where p.work_item_id = w.id and ${isOneOf(sql`p.organisation_id`, organisations)}))`;

const areasIn = (areaId: string): Query => sql`
  (with recursive inside (id) as (
     select ${areaId}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
   select id from inside)`;

/** Rows `w` in the area or in what lies in it. */
const isIn = (areaId: string): Query => sql`w.area_id in ${areasIn(areaId)}`;

/**
 * The identifiers of work the viewer sees although it is not published, found from the small side: by owner, giver,
 * partner, area and name. Figures are kept for what is published and for all that is not restricted; this is the rest.
 */
export function unpublishedSeenBy(viewer: Viewer): Query {
  const { accountId, everything, organisations, within } = viewer;
  const named = sql`select work_item_id from work_item_reader where account_id = ${accountId}::uuid`;
  if (everything) return sql`select w.id from work_item w where w.restricted and w.id in (${named})`;
  const ids = [...organisations, ...within.flatMap(({ organisationId }) => organisationId ?? [])];
  const sides = sql`${ids}::uuid[]`;
  const found = [
    named,
    sql`select id from work_item where owner_id = any(${sides}) and not published`,
    sql`select id from work_item where assigned_by_id = any(${sides}) and not published`,
    sql`select work_item_id from work_partner where organisation_id = any(${sides})`,
    ...within
      .filter(({ organisationId }) => organisationId === null)
      .map(({ areaId }) => sql`select id from work_item where area_id in ${areasIn(areaId)} and not published`),
  ];
  return sql`
    select w.id from work_item w
     where not w.published and ${seenInside(viewer)} and w.id in (${joinSql(found, ' union all ')})`;
}
