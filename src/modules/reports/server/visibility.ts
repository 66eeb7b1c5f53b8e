import { type Query, sql } from '../../../kernel/db/db.ts';
import { seenInside, seesPublishedOnly, type Viewer } from '../../../kernel/work/visibility.ts';

/**
 * The rows `r` of report that the viewer may see: what is published, and what they see the work of. What one's own
 * organisations own is known from the row itself; the rest asks the work.
 */
export function visibleReports(viewer: Viewer): Query {
  if (seesPublishedOnly(viewer)) return sql`r.publication = 'public'`;
  const sides = sql`${[...viewer.organisations]}::uuid[]`;
  const own =
    viewer.organisations.length === 0
      ? sql``
      : sql`or ((r.owner_id = any(${sides}) or r.given_by_id = any(${sides})) and not r.restricted)`;
  const everything = viewer.everything ? sql`or not r.restricted` : sql``;
  return sql`
    (r.publication = 'public' ${everything} ${own}
     or exists (select from work_item w where w.id = r.work_item_id and ${seenInside(viewer)})
     or (not r.restricted and exists (select from report_candidate c where c.report_id = r.id
                                         and c.organisation_id = any(${sides}))))`;
}
