import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can } from '../../../kernel/policy/policy.ts';

export const FoundClause = z.object({
  findingId: z.uuid(),
  directiveId: z.uuid(),
  directive: z.string(),
  address: z.string(),
  quote: z.string(),
});
export type FoundClause = z.infer<typeof FoundClause>;

/** The tasks found in directives that the actor may see, by their identifiers or by their directive. */
export function findClauses(
  reads: Reads,
  actor: Actor,
  { ids, directiveId }: { ids?: readonly string[]; directiveId?: string },
): Promise<FoundClause[]> {
  const seen = can(actor, 'directives.see-drafts')
    ? sql`f.state <> 'replaced'`
    : sql`f.state = 'confirmed' and d.state = 'published'`;
  return reads.rows(
    FoundClause,
    sql`select f.id as "findingId", d.id as "directiveId", coalesce(d.number, d.title, '') as directive, f.address, f.quote
          from directive_finding f
          join directive_version v on v.id = f.version_id
          join directive d on d.id = v.directive_id
         where ${seen} and (${ids === undefined} or f.id = any(${[...(ids ?? [])]}::uuid[]))
           and (${directiveId ?? null}::uuid is null or d.id = ${directiveId ?? null})`,
  );
}
