import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { Instant } from '../../../kernel/time.ts';
import { ByCode, NewObservation, Observation, ObservationId, Revision } from '../contract.ts';
import { getIndicator } from './definitions.ts';
import { listObservations } from './observations.ts';
import { recordObservation, reviseObservation, withdrawObservation } from './record-observation.ts';

const tags = ['indicators'];
const records = { permission: 'indicators.record' } as const;
const ById = z.object({ id: ObservationId });

/** Figures one by one: entered, revised, withdrawn, and everything that stood before. */
export function observationRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/indicators/:code/observations',
    {
      config: { permission: 'indicators.read' },
      schema: {
        tags,
        operationId: 'listObservations',
        summary: 'What was entered of an indicator, the last first, superseded figures too',
        params: ByCode,
        querystring: pageQuery(z.tuple([Instant, ObservationId])).extend({
          area: AreaId.optional(),
          all: z.stringbool().default(true).describe('Superseded figures as well.'),
        }),
        response: { 200: pageOf(Observation) },
      },
    },
    async (request) => {
      const { limit, after, area, all } = request.query;
      const actor = actorOf(request);
      const { id } = await getIndicator(db.reads, actor, request.params.code);
      const filter = { indicatorId: id, areaId: area, all, after, limit: limit + 1 };
      return onePage(await listObservations(db.reads, actor, filter), limit, (one) => [one.enteredAt, one.id]);
    },
  );

  app.post(
    '/api/v1/indicators/:code/observations',
    {
      config: records,
      schema: {
        tags,
        operationId: 'recordObservation',
        summary: 'Enter what a source says of an area for a period',
        description:
          'A figure unlike those before it (ten times as much, in another unit, beyond 100 %) is refused with what is odd about it; send it again with "confirmed" if it is right.',
        params: ByCode,
        body: NewObservation,
        response: { 201: Observation },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        recordObservation(tx, actor, request.params.code, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/observations/:id/revise',
    {
      config: records,
      schema: {
        tags,
        operationId: 'reviseObservation',
        summary: 'Put a figure right; what stood is kept with the reason',
        params: ById,
        body: Revision,
        response: { 201: Observation },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        reviseObservation(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/observations/:id/withdraw',
    {
      config: records,
      schema: {
        tags,
        operationId: 'withdrawObservation',
        summary: 'Withdraw a figure that was entered in error',
        params: ById,
        body: z.object({ reason: z.string().trim().min(3).max(500) }),
        response: { 200: Observation },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        withdrawObservation(tx, actor, request.params.id, request.body.reason, clock()),
      ),
  );
}
