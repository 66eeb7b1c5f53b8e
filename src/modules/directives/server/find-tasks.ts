import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { search } from '../../../kernel/search/search.ts';
import { FoundClause, findClauses } from './find-clauses.ts';
import { directiveSources } from './search-source.ts';

export const FoundTask = FoundClause.extend({
  id: z.uuid(),
  name: z.string().describe('As it is cited: 12/KH-UBND, II.2.'),
}).meta({ id: 'DirectiveTask' });
export type FoundTask = z.infer<typeof FoundTask>;

const mostHits = 20;

const IdRow = z.object({ id: z.string() });

/** The tasks whose clause has the words, and those of the documents that have them in their number or title. */
export async function findTasks(
  tx: Tx,
  actor: Actor,
  { words, limit }: { words: string; limit: number },
): Promise<FoundTask[]> {
  const asked = { text: words, kinds: ['directive', 'clause'] as const, limit: mostHits, after: undefined };
  const { items } = await search(tx, actor, asked, directiveSources);
  const directives = items.filter(({ kind }) => kind === 'directive').map(({ id }) => id);
  // All clauses of a document are found by its number; of theirs only those with words of their own say more than it does.
  const clauses = items
    .filter(({ kind, excerpt }) => kind === 'clause' && (directives.length === 0 || excerpt.some(({ hit }) => hit)))
    .map(({ id }) => id);
  if (clauses.length + directives.length === 0) return [];
  // The clause that has the words best is first; where only the document has them, its tasks stand as they do in it.
  const ranked = await tx.rows(
    IdRow,
    sql`with hit as (
          select f.id, f.ordinal, array_position(${directives}::text[], v.directive_id::text) as of_document,
                 array_position(${clauses}::text[], f.version_id || '/' || f.clause_id) as of_clause
            from directive_finding f join directive_version v on v.id = f.version_id
           where f.state in ('open', 'confirmed')
             and (v.directive_id = any(${directives}::uuid[])
                  or v.id = any(${clauses.map((id) => id.slice(0, id.indexOf('/')))}::uuid[])))
        select id from hit where of_document is not null or of_clause is not null
         order by of_document is not null and of_clause is not null desc,
                  case when of_document is null then of_clause end nulls last, of_document, ordinal
         limit ${limit}`,
  );
  const ids = ranked.map(({ id }) => id);
  const found = new Map((await findClauses(tx, actor, { ids })).map((task) => [task.findingId, task]));
  return ids.flatMap((id) => {
    const task = found.get(id);
    return task === undefined ? [] : [{ ...task, id, name: `${task.directive}, ${task.address}` }];
  });
}
