import { isOneOf, joinSql, type Query, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { type Permission, scopeOf } from '../../../kernel/policy/policy.ts';
import { areasWithin } from '../../../kernel/work/list.ts';
import { seenInside, seesPublishedOnly, type Viewer, viewerOf } from '../../../kernel/work/visibility.ts';

/**
 * The rows `r` of report that the viewer may see: what is published, and what they see the work of. What one's own
 * organisations own is known from the row itself; the rest asks the work. It is asked for as a value: of an "exists" the
 * planner may make a table of all the work there is.
 */
export function visibleReports(viewer: Viewer): Query {
  if (seesPublishedOnly(viewer)) return sql`r.publication = 'public'`;
  const { organisations } = viewer;
  const own = organisations.length === 0 ? sql`` : sql`or (${isSide(sql`r`, organisations)} and not r.restricted)`;
  const everything = viewer.everything ? sql`or not r.restricted` : sql``;
  return sql`
    (r.publication = 'public' ${everything} ${own}
     or coalesce((select ${seenInside(viewer)} from work_item w where w.id = r.work_item_id), false)
     or (not r.restricted and exists (select from report_candidate c where c.report_id = r.id
                                         and ${isOneOf(sql`c.organisation_id`, organisations)})))`;
}

/** That one of the organisations owns what the row is of, or gave it out. */
export const isSide = (row: Query, organisations: readonly string[]): Query =>
  sql`(${isOneOf(sql`${row}.owner_id`, organisations)} or ${isOneOf(sql`${row}.given_by_id`, organisations)})`;

/** The rows `r` that a permission of the actor reaches: what their side owns or gave out, and what they see of that. */
export function reachedBy(actor: Actor, permission: Permission): Query {
  const { everywhere, organisations, within } = scopeOf(actor, permission);
  const parts = everywhere ? [sql`true`] : [isSide(sql`r`, organisations)];
  for (const { organisationId, areaId } of within) {
    const inside = sql`r.area_id in (${areasWithin(areaId)})`;
    parts.push(organisationId === null ? inside : sql`(${inside} and ${isSide(sql`r`, [organisationId])})`);
  }
  return sql`(${joinSql(parts, ' or ')}) and ${visibleReports(viewerOf(actor))}`;
}
