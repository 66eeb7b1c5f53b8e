import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { can } from '../../../kernel/policy/policy.ts';
import type { Services } from '../../../kernel/services.ts';
import { Instant } from '../../../kernel/time.ts';
import { NewValue, ScorecardValue, ScorecardValueId } from '../contract.ts';
import { recordValue, withdrawValue } from './record-value.ts';
import { listValues } from './values.ts';

const tags = ['scorecards'];

/** Figures of areas, entered by the office with their source and day. */
export function valueRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/scorecards/values',
    {
      config: { permission: 'scorecards.read' },
      schema: {
        tags,
        operationId: 'listScorecardValues',
        summary: 'Figures entered for scorecards, the last first, superseded ones too',
        querystring: pageQuery(z.tuple([Instant, ScorecardValueId])).extend({
          area: AreaId.optional(),
          measure: z.string().max(60).optional(),
        }),
        response: { 200: pageOf(ScorecardValue) },
      },
    },
    async (request) => {
      const { limit, after, area, measure } = request.query;
      const withNames = can(actorOf(request), 'history.read');
      const filter = { areaId: area, measure, after, limit: limit + 1 };
      return onePage(await listValues(db.reads, filter, withNames), limit, ({ enteredAt, id }) => [enteredAt, id]);
    },
  );

  app.post(
    '/api/v1/scorecards/values',
    {
      config: { permission: 'scorecards.record' },
      schema: {
        tags,
        operationId: 'recordScorecardValue',
        summary: 'Enter what a source says of an area on a day',
        description: 'An earlier entry of the same measure, area and day gives way and is kept as superseded.',
        body: NewValue,
        response: { 201: ScorecardValue },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => recordValue(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/scorecards/values/:id/withdraw',
    {
      config: { permission: 'scorecards.record' },
      schema: {
        tags,
        operationId: 'withdrawScorecardValue',
        summary: 'Withdraw a figure that was entered in error',
        params: z.object({ id: ScorecardValueId }),
        body: z.object({ reason: z.string().trim().min(3).max(500) }),
        response: { 200: ScorecardValue },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        withdrawValue(tx, actor, request.params.id, request.body.reason, clock()),
      ),
  );
}
