import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf } from '../../../kernel/time.ts';
import { addCategory, addDefaultCategories, changeCategory } from '../categories/change-categories.ts';
import { Category, CategoryId, CategoryTerms, NewCategory } from '../categories/contract.ts';
import { getCategory, listCategories } from '../categories/queries.ts';
import { changeSettings } from './change-settings.ts';
import { ReportSettings, readSettings } from './settings.ts';

const tags = ['reports'];
const reads = { permission: 'reports.read' } as const;
const settles = { permission: 'reports.settle' } as const;

export function categoriesRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/report-categories',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listReportCategories',
        summary: 'What one can report, with its questions and clocks',
        querystring: z.object({ all: z.stringbool().default(false).describe('Those not offered today as well.') }),
        response: { 200: z.object({ items: z.array(Category), next: z.null() }) },
      },
    },
    async (request) => ({
      items: await listCategories(db.reads, request.query.all ? null : dayOf(clock())),
      next: null,
    }),
  );

  app.post(
    '/api/v1/report-categories',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'addReportCategory',
        summary: 'Add a category',
        body: NewCategory,
        response: { 201: Category },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => addCategory(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/report-categories/defaults',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'addDefaultReportCategories',
        summary: 'Add the set of categories a city begins with; what is there already stays',
        response: { 201: z.object({ added: z.array(z.string()) }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        added: (await addDefaultCategories(tx, actor, clock())).map(({ code }) => code),
      })),
  );

  app.get(
    '/api/v1/report-categories/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getReportCategory',
        summary: 'One category',
        params: z.object({ id: CategoryId }),
        response: { 200: Category },
      },
    },
    async (request) => getCategory(db.reads, request.params.id),
  );

  app.put(
    '/api/v1/report-categories/:id',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'changeReportCategory',
        summary: 'Change what a category says from now on',
        description: 'Reports filed before keep the deadline they were told. Takes If-Match.',
        params: z.object({ id: CategoryId }),
        body: CategoryTerms,
        response: { 200: Category },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeCategory(tx, actor, which, request.body, clock()),
      );
    },
  );

  historyRoute(app, services, { path: 'report-categories', kind: 'report-category' });

  app.get(
    '/api/v1/report-settings',
    {
      config: { permission: 'reports.see-settings' },
      schema: {
        tags,
        operationId: 'getReportSettings',
        summary: 'What the city has settled about reports',
        response: { 200: ReportSettings },
      },
    },
    async () => readSettings(db.reads),
  );

  app.put(
    '/api/v1/report-settings',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'changeReportSettings',
        summary: 'Settle it anew',
        description: 'Takes If-Match.',
        body: ReportSettings.omit({ version: true }),
        response: { 200: ReportSettings },
      },
    },
    (request, reply) => {
      const version = expectedVersion(request);
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeSettings(tx, actor, version, request.body, clock()),
      );
    },
  );
}
