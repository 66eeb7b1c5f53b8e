import { z } from 'zod';
import { answerAct } from '../../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../../kernel/http/app.ts';
import { expectedVersion } from '../../../../kernel/http/editing.ts';
import type { Services } from '../../../../kernel/services.ts';
import { dayOf, NearDay } from '../../../../kernel/time.ts';
import { viewerOf } from '../../../../kernel/work/visibility.ts';
import {
  Balance,
  Division,
  DivisionId,
  DivisionProposal,
  DivisionSummary,
  NewDivision,
  ProposalAsked,
} from '../../balance/contract.ts';
import { listIndicators } from '../definitions.ts';
import { getDivision, listDivisions, proposeDivision } from './divisions.ts';
import { balanceOf, workOfGroups } from './read-balance.ts';
import { changeDivision, makeDivision, removeDivision } from './save-division.ts';

const tags = ['balance'];
const reads = { permission: 'indicators.read' } as const;
const defines = { permission: 'indicators.define' } as const;
const ById = z.object({ id: DivisionId });
const OnDay = z.object({ day: NearDay.optional().describe('As it was on this day; today if absent.') });
const mostCompared = 30;

/** Balance between parts of the city: divisions of areas into groups, and figures of the groups beside one another. */
export function balanceRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());

  app.get(
    '/api/v1/area-divisions',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listAreaDivisions',
        summary: 'Divisions of areas into groups: north and south, urban and rural',
        response: { 200: z.object({ items: z.array(DivisionSummary), next: z.null() }) },
      },
    },
    async () => ({ items: await listDivisions(db.reads), next: null }),
  );

  app.post(
    '/api/v1/area-divisions',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'makeAreaDivision',
        summary: 'Divide areas into named groups from a day on; an area is in one group at a time',
        body: NewDivision,
        response: { 201: Division },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => makeDivision(tx, actor, request.body, clock())),
  );

  app.get(
    '/api/v1/area-division-proposal',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'proposeAreaDivision',
        summary: 'Groups as the areas themselves say: wards and communes, or the sides of the middle of the whole',
        querystring: ProposalAsked,
        response: { 200: DivisionProposal },
      },
    },
    ({ query: { by, level, day } }) => proposeDivision(db.reads, { by, level, day: day ?? today() }),
  );

  app.get(
    '/api/v1/area-divisions/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getAreaDivision',
        summary: 'One division with its groups on a day',
        params: ById,
        querystring: OnDay,
        response: { 200: Division },
      },
    },
    ({ params, query }) => getDivision(db.reads, params.id, query.day ?? today()),
  );

  app.put(
    '/api/v1/area-divisions/:id',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'changeAreaDivision',
        summary: 'Draw the groups anew from a day on; until then they stay what they were',
        description: 'Takes If-Match.',
        params: ById,
        body: NewDivision,
        response: { 200: Division },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeDivision(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.delete(
    '/api/v1/area-divisions/:id',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'removeAreaDivision',
        summary: 'Remove a division; the trail keeps what it was',
        description: 'Takes If-Match.',
        params: ById,
        response: { 204: z.null() },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 204, async (tx, actor) => {
        await removeDivision(tx, actor, which, clock());
        return null;
      });
    },
  );

  app.get(
    '/api/v1/area-divisions/:id/balance',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getAreaBalance',
        summary:
          'Indicators and work of the groups beside one another, with the ratio of the best to the worst over time',
        description:
          'A group’s figure is put together from its areas by the rule of the indicator, as that of an area is from its parts; rates are never averaged. Work is that of the end of the day as far as the asker may see it, counted from when it was opened and closed as that stands now: what was opened again is taken to have been open all along, and places, deadlines and people are those of today.',
        params: ById,
        querystring: OnDay.extend({
          codes: z
            .string()
            .max(3000)
            .default('')
            .transform((text) => text.split(',').filter((code) => code !== ''))
            .describe('Of the indicators, with commas between them; what one may not see is left out.'),
          last: z.coerce.number().int().min(1).max(60).default(12).describe('How many of the last periods.'),
        }),
        response: { 200: Balance },
      },
    },
    async (request) => {
      const { codes, last } = request.query;
      const actor = actorOf(request);
      const day = request.query.day ?? today();
      const division = await getDivision(db.reads, request.params.id, day);
      const indicators =
        codes.length === 0 ? [] : await listIndicators(db.reads, actor, { codes, limit: mostCompared });
      const order = new Map(codes.map((code, i) => [code, i]));
      indicators.sort((a, b) => (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0));
      const workOn = day < today() ? day : today();
      return {
        division,
        indicators: await balanceOf(db.reads, indicators, division, { day, last }),
        workOn,
        work: await workOfGroups(db.reads, division, { viewer: viewerOf(actor), day: workOn, today: today() }),
      };
    },
  );
}
