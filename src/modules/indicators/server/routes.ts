import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import {
  ByCode,
  FieldCode,
  FormulaAsked,
  FormulaChecked,
  Indicator,
  IndicatorId,
  IndicatorTerms,
  IndicatorWithLatest,
  NewIndicator,
} from '../contract.ts';
import { addShippedIndicators } from './add-shipped.ts';
import { changeIndicator, checkFormula, defineIndicator } from './define-indicator.ts';
import { getIndicator, getIndicatorById, listIndicators, rankOfField } from './definitions.ts';
import { exportRoutes } from './export-routes.ts';
import { observationRoutes } from './observation-routes.ts';
import { seriesRoutes } from './series-routes.ts';
import { withLatest } from './with-latest.ts';

const tags = ['indicators'];
const reads = { permission: 'indicators.read' } as const;
const defines = { permission: 'indicators.define' } as const;

/** What is measured, and what was seen. */
export function indicatorsRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());

  app.get(
    '/api/v1/indicators',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listIndicators',
        summary: 'Indicators by field, each with its latest figure in an area',
        querystring: pageQuery(z.tuple([z.int(), z.string()])).extend({
          area: AreaId.optional().describe('Whose latest figures; none are told if absent.'),
          field: FieldCode.optional(),
          words: z.string().trim().min(1).max(100).optional().describe('Of the name or the code.'),
          codes: z
            .string()
            .max(3000)
            .transform((text) => text.split(',').filter((code) => code !== ''))
            .optional()
            .describe('Only these, with commas between them.'),
          organisation: OrganisationId.optional().describe('Who answers for it.'),
          all: z.stringbool().default(false).describe('Those not in force any more as well.'),
          last: z.coerce.number().int().min(1).max(60).default(12).describe('How many of the last figures.'),
        }),
        response: { 200: pageOf(IndicatorWithLatest) },
      },
    },
    async (request) => {
      const { limit, after, area, field, words, codes, organisation, all, last } = request.query;
      const inForceOn = all ? undefined : today();
      const filter = { field, words, codes, organisationId: organisation, inForceOn, after, limit: limit + 1 };
      const page = onePage(await listIndicators(db.reads, actorOf(request), filter), limit, (found) => [
        rankOfField(found.field),
        found.code,
      ]);
      const asked = { areaId: area ?? null, last, today: today() };
      return { ...page, items: await withLatest(db.reads, page.items, asked) };
    },
  );

  app.post(
    '/api/v1/indicators',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'defineIndicator',
        summary: 'Say what is measured, and how',
        description: 'A formula is read, its units are checked, and one that goes in a circle is refused.',
        body: NewIndicator,
        response: { 201: Indicator },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => defineIndicator(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/indicators/defaults',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'addDefaultIndicators',
        summary: 'Add the set of indicators a city begins with; what is there already stays',
        response: { 201: z.object({ added: z.array(z.string()) }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        added: await addShippedIndicators(tx, actor, clock()),
      })),
  );

  app.get(
    '/api/v1/indicator-formulas/check',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'checkIndicatorFormula',
        summary:
          'Whether a formula can be read, its units fit and it goes in no circle; refused as the indicator would be',
        querystring: FormulaAsked,
        response: { 200: FormulaChecked },
      },
    },
    (request) => checkFormula(db.reads, actorOf(request), request.query),
  );

  app.get(
    '/api/v1/indicators/:code',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getIndicator',
        summary: 'One indicator',
        params: ByCode,
        response: { 200: Indicator },
      },
    },
    async (request) => getIndicator(db.reads, actorOf(request), request.params.code),
  );

  app.put(
    '/api/v1/indicators/:code',
    {
      config: defines,
      schema: {
        tags,
        operationId: 'changeIndicator',
        summary: 'Change what an indicator says from now on',
        description: 'Once there are figures its unit, frequency and formula stay. Takes If-Match.',
        params: ByCode,
        body: IndicatorTerms,
        response: { 200: Indicator },
      },
    },
    (request, reply) => {
      const which = { code: request.params.code, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeIndicator(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.get(
    '/api/v1/indicator-definitions/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getIndicatorDefinition',
        summary: 'One indicator by its identifier',
        params: z.object({ id: IndicatorId }),
        response: { 200: Indicator },
      },
    },
    async (request) => getIndicatorById(db.reads, actorOf(request), request.params.id),
  );

  historyRoute(app, services, {
    path: 'indicator-definitions',
    kind: 'indicator',
    demandSeen: (reading, actor, id) => getIndicatorById(reading, actor, IndicatorId.parse(id)),
  });
  seriesRoutes(app, services);
  observationRoutes(app, services);
  exportRoutes(app, services);
}
