import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import type { Services } from '../../../kernel/services.ts';
import { addRule, changeRule, endRule, getRule, listRules } from '../routing/change-rules.ts';
import {
  NewRoutingRule,
  PlaceTrial,
  PlaceTrialResult,
  RoutingRuleId,
  RoutingRuleView,
  RoutingTrial,
  TrialResult,
} from '../routing/contract.ts';
import { tryRule } from '../routing/try-rule.ts';
import { tryPlace } from './try-place.ts';

const tags = ['reports'];
const settles = { permission: 'reports.settle' } as const;
const OneRule = z.object({ id: RoutingRuleId });

export function routingRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/report-routing-rules',
    {
      config: { permission: 'reports.see-settings' },
      schema: {
        tags,
        operationId: 'listReportRoutingRules',
        summary: 'Who gets which reports, in the order in which rules are asked',
        response: { 200: z.object({ items: z.array(RoutingRuleView), next: z.null() }) },
      },
    },
    async () => ({ items: await listRules(db.reads), next: null }),
  );

  app.post(
    '/api/v1/report-routing-rules',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'addReportRoutingRule',
        summary: 'Add a rule',
        body: NewRoutingRule,
        response: { 201: RoutingRuleView },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => addRule(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/report-routing-rules/try',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'tryReportRoutingRule',
        summary: 'What a rule would have done to the reports of the last days; nothing is saved',
        body: RoutingTrial,
        response: { 200: TrialResult },
      },
    },
    (request) => db.inTransaction((tx) => tryRule(tx, actorOf(request), request.body, clock())),
  );

  app.post(
    '/api/v1/report-routing-rules/try-place',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'tryReportRoutingPlace',
        summary: 'Who would get a report from a place of a day and an hour, and why; nothing is saved',
        body: PlaceTrial,
        response: { 200: PlaceTrialResult },
      },
    },
    (request) => db.inTransaction((tx) => tryPlace(tx, actorOf(request), request.body, clock())),
  );

  app.get(
    '/api/v1/report-routing-rules/:id',
    {
      config: { permission: 'reports.see-settings' },
      schema: {
        tags,
        operationId: 'getReportRoutingRule',
        summary: 'One rule',
        params: OneRule,
        response: { 200: RoutingRuleView },
      },
    },
    (request) => getRule(db.reads, request.params.id),
  );

  app.put(
    '/api/v1/report-routing-rules/:id',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'changeReportRoutingRule',
        summary: 'Change what a rule says from now on',
        description: 'Takes If-Match.',
        params: OneRule,
        body: NewRoutingRule,
        response: { 200: RoutingRuleView },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeRule(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/report-routing-rules/:id/end',
    {
      config: settles,
      schema: {
        tags,
        operationId: 'endReportRoutingRule',
        summary: 'Let a rule hold no more from tomorrow on',
        description: 'Takes If-Match.',
        params: OneRule,
        response: { 200: RoutingRuleView },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) => endRule(tx, actor, which, clock()));
    },
  );

  historyRoute(app, services, { path: 'report-routing-rules', kind: 'report-routing-rule' });
}
