import { z } from 'zod';
import { answerAct } from '../../http/acting.ts';
import { type App, actorOf } from '../../http/app.ts';
import type { Services } from '../../services.ts';
import { NewSavedFilter, SavedFilter, SavedFilterId, SeveralActs, SeveralOutcomes } from './contract.ts';
import { forgetFilter, listSavedFilters, saveFilter } from './saved-filters.ts';
import { actOnSeveral } from './several-acts.ts';

const tags = ['desk'];

/** My desk (bàn làm việc): its lists are those of /work-items with `heap`; here is what a desk has beside them. */
export function deskRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.post(
    '/api/v1/work-items/acts',
    {
      config: { permission: 'desk.use' },
      schema: {
        tags,
        operationId: 'actOnSeveral',
        summary: 'One act on many pieces of work',
        description:
          'Each is done or refused by itself, with the version it was thought out on; the answer says which.',
        body: SeveralActs,
        response: { 200: SeveralOutcomes },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) => actOnSeveral(tx, actor, request.body, clock())),
  );

  app.get(
    '/api/v1/saved-filters',
    {
      config: { permission: 'desk.use' },
      schema: {
        tags,
        operationId: 'listSavedFilters',
        summary: 'The filters I keep',
        response: { 200: z.object({ items: z.array(SavedFilter), next: z.null() }) },
      },
    },
    async (request) => ({ items: await listSavedFilters(db.reads, actorOf(request)), next: null }),
  );

  app.post(
    '/api/v1/saved-filters',
    {
      config: { permission: 'desk.use' },
      schema: {
        tags,
        operationId: 'saveFilter',
        summary: 'Keep a filter; one of the same name is kept anew',
        body: NewSavedFilter,
        response: { 201: SavedFilter },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => saveFilter(tx, actor, request.body, clock())),
  );

  app.delete(
    '/api/v1/saved-filters/:id',
    {
      config: { permission: 'desk.use' },
      schema: {
        tags,
        operationId: 'forgetFilter',
        summary: 'Keep a filter no longer',
        params: z.object({ id: SavedFilterId }),
        response: { 204: z.undefined() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => forgetFilter(tx, actor, request.params.id)),
  );
}
