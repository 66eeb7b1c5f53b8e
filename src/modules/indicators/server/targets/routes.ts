import { z } from 'zod';
import { AreaId } from '../../../../kernel/areas/contract.ts';
import { getArea } from '../../../../kernel/areas/queries.ts';
import { answerAct } from '../../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../../kernel/http/app.ts';
import { onePage, pageOf, pageQuery } from '../../../../kernel/http/paging.ts';
import type { Services } from '../../../../kernel/services.ts';
import { NearDay } from '../../../../kernel/time.ts';
import { findClauses } from '../../../directives/index.ts';
import { ByCode } from '../../contract.ts';
import { IndicatorForecast } from '../../forecast/contract.ts';
import { NewTarget, Target, TargetChange, TargetId, TargetKey, TargetWithdrawal } from '../../targets/contract.ts';
import { targetStates } from '../../targets/state.ts';
import { getIndicator } from '../definitions.ts';
import { forecastIndicator } from './forecast-indicator.ts';
import { keyOfTarget, listTargets } from './list-targets.ts';
import { readTargets } from './read-targets.ts';
import { changeTarget, setTarget, withdrawTarget } from './set-target.ts';

const tags = ['indicators'];
const reads = { permission: 'indicators.read' } as const;
const defines = { permission: 'indicators.define' } as const;
const List = z.object({ items: z.array(Target), next: z.null() });

/** Targets of indicators with where they stand, and what the series foretells. */
export function targetsRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/indicators/:code/targets',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listIndicatorTargets',
        summary: 'Targets of an indicator with their state: exceeded, met, near, not met, on path, off path, no data',
        params: ByCode,
        querystring: z.object({ area: AreaId.optional() }),
        response: { 200: List },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { id } = await getIndicator(db.reads, actor, request.params.code);
      const items = await readTargets(db.reads, actor, { indicatorId: id, areaId: request.query.area }, clock());
      return { items, next: null };
    },
  );

  app.post(
    '/api/v1/indicators/:code/targets',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'setIndicatorTarget',
        summary: 'Set a target for an area and a day, tied to the clause of a directive where one set it',
        params: ByCode,
        body: NewTarget,
        response: { 201: Target },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        setTarget(tx, actor, request.params.code, request.body, clock()),
      ),
  );

  app.get(
    '/api/v1/indicator-targets',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listTargets',
        summary: 'Targets of all indicators in the order of their days, with where they stand',
        querystring: pageQuery(TargetKey).extend({
          directive: z.uuid().optional().describe('Only those that the clauses of the directive set.'),
          area: AreaId.optional(),
          state: z
            .string()
            .transform((text) => text.split(','))
            .pipe(z.array(z.enum(targetStates)).min(1))
            .optional()
            .describe(`With commas between them, of ${targetStates.join(', ')}.`),
        }),
        response: { 200: pageOf(Target) },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { directive, area, state, after, limit } = request.query;
      const clauses =
        directive === undefined ? undefined : await findClauses(db.reads, actor, { directiveId: directive });
      const findingIds = clauses?.map(({ findingId }) => findingId);
      const asked = { findingIds, areaId: area, states: state, after, limit: limit + 1 };
      return onePage(await listTargets(db.reads, actor, asked, clock()), limit, keyOfTarget);
    },
  );

  app.post(
    '/api/v1/indicator-targets/:id/change',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'changeIndicatorTarget',
        summary: 'Set another target in the place of one, in one act; that one is kept with the reason',
        params: z.object({ id: TargetId }),
        body: TargetChange,
        response: { 200: Target },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        changeTarget(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/indicator-targets/:id/withdraw',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'withdrawIndicatorTarget',
        summary: 'Withdraw a target; it is kept with the reason',
        params: z.object({ id: TargetId }),
        body: TargetWithdrawal,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, async (tx, actor) => {
        await withdrawTarget(tx, actor, request.params.id, request.body.reason, clock());
        return null;
      }),
  );

  app.get(
    '/api/v1/indicators/:code/forecast',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'forecastIndicator',
        summary:
          'The series of an area carried on to a day, with its range, its method and how it would have done before',
        description:
          'Says "not-enough" below six figures, or further ahead than the series reaches back. The range holds four times ' +
          'in five; a season is looked for where there are three whole ones.',
        params: ByCode,
        querystring: z.object({ area: AreaId, until: NearDay.optional() }),
        response: { 200: IndicatorForecast },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const indicator = await getIndicator(db.reads, actor, request.params.code);
      const { area, until } = request.query;
      await db.inTransaction((tx) => getArea(tx, area));
      return forecastIndicator(db.reads, actor, { indicator, areaId: area, until }, clock());
    },
  );
}
