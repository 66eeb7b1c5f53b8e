import { z } from 'zod';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { findRelations, Relation, relationKinds } from './relations.ts';

const most = { found: 8, named: 20 };
const Ids = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.uuid()).max(most.named));

/** What an editor can have an article speak of. */
export function relationRoutes(app: App, { db }: Services): void {
  app.get(
    '/api/v1/article-relations',
    {
      config: { permission: 'articles.write' },
      schema: {
        tags: ['articles'],
        operationId: 'findArticleRelations',
        summary: 'Directives or tasks an article can speak of: by words, or named by their identifiers',
        querystring: z.object({
          kind: z.enum(relationKinds),
          q: z.string().trim().min(1).max(100).optional().describe('Words, with or without diacritics.'),
          ids: Ids.optional().describe('Identifiers, separated by commas.'),
        }),
        response: { 200: z.object({ items: z.array(Relation), next: z.null() }) },
      },
    },
    async (request) => {
      const { kind, q, ids } = request.query;
      const limit = ids === undefined ? most.found : most.named;
      const items = await findRelations(db.reads, actorOf(request), { kind, words: q, ids, limit });
      return { items, next: null };
    },
  );
}
