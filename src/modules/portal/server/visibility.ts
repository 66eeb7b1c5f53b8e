import { joinSql, type Query, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { type Scope, scopeOf } from '../../../kernel/policy/policy.ts';
import type { Right } from './held-article.ts';

/** The rows `t` of article that a right of the actor's reaches. */
export function reachedWith(actor: Actor, right: Right): Query {
  const conditions = reachedBy(scopeOf(actor, right));
  return conditions.length === 0 ? sql`false` : sql`(${joinSql(conditions, ' or ')})`;
}

/** The rows `t` the actor may work on: write, or decide about. */
export const workedOnBy = (actor: Actor): Query =>
  sql`(${reachedWith(actor, 'articles.write')} or ${reachedWith(actor, 'articles.publish')})`;

/** The rows `t` the actor may see: what is in public, and what they may work on. */
export const visibleArticles = (actor: Actor): Query => sql`(t.state = 'published' or ${workedOnBy(actor)})`;

function reachedBy({ everywhere, organisations, within }: Scope): Query[] {
  if (everywhere) return [sql`true`];
  return [
    ...(organisations.length === 0 ? [] : [sql`t.organisation_id = any(${organisations}::uuid[])`]),
    ...within.map(({ organisationId, areaId }) => {
      const there = isInArea(areaId);
      return organisationId === null ? there : sql`(${there} and t.organisation_id = ${organisationId})`;
    }),
  ];
}

/** Rows `t` in the area or in what lies in it. */
export const isInArea = (areaId: string): Query => sql`
  t.area_id in (with recursive inside (id) as (
                  select ${areaId}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
                select id from inside)`;
