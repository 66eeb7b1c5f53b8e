import { z } from 'zod';
import { historyRoute } from '../audit/history-routes.ts';
import type { App } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { addDays, Day, dayOf } from '../time.ts';
import { areaChangeRoutes } from './change-routes.ts';
import { Area, AreaId, AreaLevel, Lineage, RelatedArea } from './contract.ts';
import {
  ancestors,
  areaAt,
  findOutlineGeoJson,
  getArea,
  listAreas,
  listLineage,
  outlinesGeoJson,
  predecessors,
  successors,
} from './queries.ts';
import { readAreaWords } from './read-area-words.ts';
import { restateRoute } from './restate-route.ts';

const tags = ['areas'];
const geoJson = 'application/geo+json; charset=utf-8';
const OnDay = z.object({ day: Day.optional().describe('The day asked about; today if absent.') });
const ById = z.object({ id: AreaId });
const AreaWithRelations = Area.extend({
  ancestors: z.array(Area).describe('The units above it, the nearest first, on its last day or today.'),
  lineage: z.array(Lineage),
});

const metresOfDegree = 111_320;

export function areasRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());

  app.get(
    '/api/v1/areas',
    {
      config: { permission: 'areas.read' },
      schema: {
        tags,
        operationId: 'listAreas',
        summary: 'Administrative units in force on a day, by name',
        querystring: pageQuery(z.tuple([z.string(), AreaId])).extend({
          ...OnDay.shape,
          level: AreaLevel.optional(),
          parent: AreaId.optional().describe('Directly below this unit.'),
          within: AreaId.optional().describe('Below this unit, at any depth.'),
          q: z.string().trim().min(1).max(100).optional().describe('Words of the name, with or without diacritics.'),
        }),
        response: { 200: pageOf(Area) },
      },
    },
    async ({ query }) => {
      const { level, parent, within, q, limit, after } = query;
      const words = q === undefined ? {} : readAreaWords(q);
      const areas = await db.inTransaction((tx) =>
        listAreas(tx, query.day ?? today(), {
          level,
          parentId: parent,
          withinId: within,
          ...words,
          limit: limit + 1,
          after: after === undefined ? undefined : { name: after[0], id: after[1] },
        }),
      );
      return onePage(areas, limit, (area) => [area.name, area.id]);
    },
  );

  app.get(
    '/api/v1/areas/at',
    {
      config: { permission: 'areas.read' },
      schema: {
        tags,
        operationId: 'areaAt',
        summary: 'The unit a point lies in on a day',
        description: 'The most detailed unit whose outline is known. A sketched outline is marked as such.',
        querystring: OnDay.extend({
          lon: z.coerce.number().min(-180).max(180),
          lat: z.coerce.number().min(-90).max(90),
        }),
        response: { 200: Area },
      },
    },
    async ({ query }) => {
      const day = query.day ?? today();
      const area = await db.inTransaction((tx) => areaAt(tx, query, day));
      if (area === undefined) throw notFound('areas.none-there', { day });
      return area;
    },
  );

  app.get(
    '/api/v1/areas.geojson',
    {
      config: { permission: 'areas.read' },
      schema: {
        tags,
        operationId: 'areaOutlines',
        summary: 'Outlines of a day as a GeoJSON FeatureCollection',
        querystring: OnDay.extend({
          level: AreaLevel.optional(),
          toleranceM: z.coerce.number().min(1).max(5000).optional().describe('Draw corners to a grid of this width.'),
        }),
      },
    },
    async ({ query }, reply) => {
      const { day, level, toleranceM } = query;
      const toleranceDegrees = toleranceM === undefined ? undefined : toleranceM / metresOfDegree;
      const text = await db.inTransaction((tx) => outlinesGeoJson(tx, day ?? today(), { level, toleranceDegrees }));
      return reply.type(geoJson).send(text);
    },
  );

  app.get(
    '/api/v1/areas/:id',
    {
      config: { permission: 'areas.read' },
      schema: {
        tags,
        operationId: 'getArea',
        summary: 'One unit with the units above it and its lineage',
        params: ById,
        response: { 200: AreaWithRelations },
      },
    },
    ({ params }) =>
      db.inTransaction(async (tx) => {
        const area = await getArea(tx, params.id);
        const asOf = area.validTo === null || area.validTo > today() ? today() : addDays(area.validTo, -1);
        return {
          ...area,
          ancestors: await ancestors(tx, area.id, asOf),
          lineage: await listLineage(tx, area.id),
        };
      }),
  );

  app.get(
    '/api/v1/areas/:id/outline',
    {
      config: { permission: 'areas.read' },
      schema: {
        tags,
        operationId: 'areaOutline',
        summary: 'The outline of one unit as a GeoJSON feature',
        params: ById,
      },
    },
    async ({ params }, reply) => {
      const text = await db.inTransaction(async (tx) => {
        await getArea(tx, params.id);
        return findOutlineGeoJson(tx, params.id);
      });
      if (text === undefined) throw notFound('areas.without-outline');
      return reply.type(geoJson).send(text);
    },
  );

  const related = [
    ['successors', successors, 'The units of a day that this one lives on in'],
    ['predecessors', predecessors, 'The units of an earlier day that this one came from'],
  ] as const;
  for (const [name, follow, summary] of related) {
    app.get(
      `/api/v1/areas/:id/${name}`,
      {
        config: { permission: 'areas.read' },
        schema: {
          tags,
          operationId: name,
          summary,
          params: ById,
          querystring: OnDay,
          response: { 200: z.object({ items: z.array(RelatedArea), next: z.null() }) },
        },
      },
      ({ params, query }) =>
        db.inTransaction(async (tx) => {
          await getArea(tx, params.id);
          return { items: await follow(tx, params.id, query.day ?? today()), next: null };
        }),
    );
  }

  areaChangeRoutes(app, services);
  restateRoute(app, services);
  historyRoute(app, services, {
    path: 'areas',
    kind: 'area',
    beside: ['areas.lineage-recorded'],
    inside: { 'areas.outline-set': 'outline' },
  });
}
