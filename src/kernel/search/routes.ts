import { z } from 'zod';
import { type App, actorOf } from '../http/app.ts';
import { longestPage, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import { longestQuestion, SearchAfter, SearchKind, SearchPage, searchKinds } from './contract.ts';
import { search } from './search.ts';
import type { SearchSource } from './source.ts';

const usualHits = 5;

const SearchQuery = pageQuery(SearchAfter).extend({
  q: z.string().trim().min(1).max(longestQuestion).describe('Words, with or without diacritics, or a document number.'),
  kinds: z
    .string()
    .transform((kinds) => kinds.split(','))
    .pipe(z.array(SearchKind).min(1))
    .optional()
    .describe(`Separated by commas, of ${searchKinds.join(', ')}; all if absent.`),
  limit: z.coerce.number().int().min(1).max(longestPage).default(usualHits).describe('Of each kind.'),
});

export function searchRoutes(app: App, { db }: Services, sources: readonly SearchSource[]): void {
  app.get(
    '/api/v1/search',
    {
      config: { permission: 'search.read' },
      schema: {
        tags: ['search'],
        operationId: 'search',
        summary: 'Directives, clauses, tasks, reports, places, organisations and areas by their words',
        description:
          'Kind by kind, the best first: whole names and numbers, then words as typed and side by side, then the rest, newer and open before older and closed. Of more than 200 hits of a kind, the newest and the closest are ranked; no more than 1,000 are counted.',
        querystring: SearchQuery,
        response: { 200: SearchPage },
      },
    },
    ({ query: { q, kinds = searchKinds, limit, after }, ...request }) =>
      db.inTransaction((tx) => search(tx, actorOf(request), { text: q, kinds, limit, after }, sources)),
  );
}
