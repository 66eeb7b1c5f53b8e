import { z } from 'zod';
import { AreaId } from '../areas/contract.ts';
import { historyRoute } from '../audit/history-routes.ts';
import { answerAct } from '../http/acting.ts';
import type { App } from '../http/app.ts';
import { expectedVersion } from '../http/editing.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import { Day, dayOf } from '../time.ts';
import { NewPlace, Place, PlaceId, PlaceKind, Placement } from './contract.ts';
import { createPlace } from './create-place.ts';
import { placeOnMap } from './place-on-map.ts';
import { getPlace, listPlaces } from './queries.ts';

const tags = ['places'];
const ById = z.object({ id: PlaceId });

export function placesRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());

  app.get(
    '/api/v1/places',
    {
      config: { permission: 'places.read' },
      schema: {
        tags,
        operationId: 'listPlaces',
        summary: 'Places by name, on the map or not yet',
        querystring: pageQuery(z.tuple([z.string(), PlaceId])).extend({
          day: Day.optional().describe('Tells the areas of this day; of today if absent.'),
          kind: PlaceKind.optional(),
          area: AreaId.optional(),
          placed: z.enum(['true', 'false']).optional().describe('Only those on the map, or only those that are not.'),
          q: z.string().trim().min(1).max(100).optional().describe('Words of a name, with or without diacritics.'),
        }),
        response: { 200: pageOf(Place) },
      },
    },
    async ({ query }) => {
      const { day, kind, area, placed, q, limit, after } = query;
      const places = await db.inTransaction((tx) =>
        listPlaces(tx, day ?? today(), {
          kind,
          areaId: area,
          placed: placed === undefined ? undefined : placed === 'true',
          name: q,
          limit: limit + 1,
          after: after === undefined ? undefined : { name: after[0], id: after[1] },
        }),
      );
      return onePage(places, limit, (place) => [place.name, place.id]);
    },
  );

  app.get(
    '/api/v1/places/:id',
    {
      config: { permission: 'places.read' },
      schema: { tags, operationId: 'getPlace', summary: 'One place', params: ById, response: { 200: Place } },
    },
    ({ params }) => db.inTransaction((tx) => getPlace(tx, params.id, today())),
  );

  app.post(
    '/api/v1/places',
    {
      config: { permission: 'places.edit' },
      schema: {
        tags,
        operationId: 'createPlace',
        summary: 'Enter a place, with or without a position',
        body: NewPlace,
        response: { 201: Place },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => createPlace(tx, actor, request.body, clock())),
  );

  app.put(
    '/api/v1/places/:id/geometry',
    {
      config: { permission: 'places.edit' },
      schema: {
        tags,
        operationId: 'placeOnMap',
        summary: 'Put a place on the map',
        description: 'Needs If-Match with the ETag of the place that was read. A position outside the city is refused.',
        params: ById,
        body: Placement,
        response: { 200: Place },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) => {
        const change = { placement: request.body, version: expectedVersion(request) };
        return placeOnMap(tx, actor, request.params.id, change, clock());
      }),
  );

  historyRoute(app, services, { path: 'places', kind: 'place' });
}
