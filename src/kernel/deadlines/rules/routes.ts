import { z } from 'zod';
import { answerAct } from '../../http/acting.ts';
import type { App } from '../../http/app.ts';
import type { Services } from '../../services.ts';
import { Day, dayOf } from '../../time.ts';
import { ChangedDeadlineRule, DeadlineRule, DeadlineRuleId, NewDeadlineRule } from './contract.ts';
import {
  addDeadlineRule,
  changeDeadlineRule,
  deadlineRuleHistory,
  deadlineRulesFrom,
  deadlineRulesOn,
  endDeadlineRule,
} from './rules.ts';

const tags = ['calendar'];
const reads = { permission: 'deadlines.compute' } as const;
const edits = { permission: 'deadline-rules.edit' } as const;
const params = z.object({ id: DeadlineRuleId });
const noBody = { 204: z.undefined() };
const Rules = z.object({ items: z.array(DeadlineRule) });

/** Known terms: data with a source and a history, changed from a day on. */
export function deadlineRulesRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/deadline-rules',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listDeadlineRules',
        summary: 'Known terms with their sources: in force on the day, or, without one, today and later',
        querystring: z.object({ day: Day.optional() }),
        response: { 200: Rules },
      },
    },
    async ({ query: { day } }) => ({
      items: await (day === undefined ? deadlineRulesFrom(db.reads, dayOf(clock())) : deadlineRulesOn(db.reads, day)),
    }),
  );

  app.get(
    '/api/v1/deadline-rules/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getDeadlineRule',
        summary: 'Everything a known term has said, newest first',
        params,
        response: { 200: Rules },
      },
    },
    async ({ params: { id } }) => ({ items: await deadlineRuleHistory(db.reads, id) }),
  );

  app.post(
    '/api/v1/deadline-rules',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'addDeadlineRule',
        summary: 'A known term from a day on',
        body: NewDeadlineRule,
        response: { 201: z.object({ id: DeadlineRuleId }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await addDeadlineRule(tx, actor, request.body, clock()),
      })),
  );

  app.put(
    '/api/v1/deadline-rules/:id',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'changeDeadlineRule',
        summary: 'From a day on the term says this',
        params,
        body: ChangedDeadlineRule,
        response: noBody,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        changeDeadlineRule(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.delete(
    '/api/v1/deadline-rules/:id',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'endDeadlineRule',
        summary: 'The term is not offered from today on; what it said is kept',
        params,
        response: noBody,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => endDeadlineRule(tx, actor, request.params.id, clock())),
  );
}
