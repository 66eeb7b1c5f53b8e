import { joinSql, type Query, sql } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { scopeOf } from '../../policy/policy.ts';
import type { Heap } from './heaps.ts';

/** The rows `w` of work_item in a heap of the actor's desk. */
export function inHeap(heap: Heap, actor: Actor): Query {
  switch (heap) {
    case 'ours':
      return ofSide(sql`w.owner_id`, actor, 'work.carry-out');
    case 'mine':
      return sql`w.assignee in (select unnest(array[a.id::text, a.email, a.name]) from account a where a.id::text = ${actor.id})`;
    case 'to-decide':
      return sql`(w.state in ('awaiting-confirmation', 'refused') and ${ofSide(sql`w.assigned_by_id`, actor, 'work.decide')})`;
    case 'given':
      return sql`w.assigned_by_id = any(${ownOrganisations(actor)}::uuid[])`;
    case 'helping':
      return sql`exists (select from work_partner h
                          where h.work_item_id = w.id and h.organisation_id = any(${ownOrganisations(actor)}::uuid[]))`;
  }
}

/** The side of the work is one the actor may act for; a single organisation is named, so that its index serves. */
function ofSide(side: Query, actor: Actor, permission: 'work.carry-out' | 'work.decide'): Query {
  const { everywhere, organisations, within } = scopeOf(actor, permission);
  if (everywhere) return sql`true`;
  const reached = [
    ...organisations.map((id) => sql`${side} = ${id}`),
    ...within.map(({ organisationId, areaId }) => {
      const there = sql`w.area_id in (
        with recursive inside (id) as (
          select ${areaId}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
        select id from inside)`;
      return organisationId === null ? there : sql`(${side} = ${organisationId} and ${there})`;
    }),
  ];
  return reached.length === 0 ? sql`false` : sql`(${joinSql(reached, ' or ')})`;
}

const ownOrganisations = ({ grants }: Actor): string[] => [
  ...new Set(grants.flatMap(({ organisationId }) => organisationId ?? [])),
];
