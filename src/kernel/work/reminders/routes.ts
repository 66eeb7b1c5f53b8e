import { z } from 'zod';
import { answerAct } from '../../http/acting.ts';
import { type App, actorOf } from '../../http/app.ts';
import { onePage, pageOf, pageQuery } from '../../http/paging.ts';
import type { Services } from '../../services.ts';
import { Day, dayOf } from '../../time.ts';
import { NewReminderRule, ReminderRule, ReminderRuleId, ReminderTerms } from './contract.ts';
import {
  addReviewRule,
  endReviewRule,
  listReviewRules,
  NewReviewRule,
  ReviewRule,
  ReviewRuleId,
} from './review-rules.ts';
import { addReminderRule, changeReminderRule, endReminderRule, ruleHistory, rulesOn } from './rules.ts';

const Added = z.object({ id: z.uuid() });
const noBody = { 204: z.undefined() };

/** Rules by which people are reminded and reports asked for: data with a history, changed from a day on. */
export function remindersRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/reminder-rules',
    {
      config: { permission: 'reminders.read' },
      schema: {
        tags: ['reminders'],
        operationId: 'listReminderRules',
        summary: 'Rules for reminders and escalation in force on a day, the most special first',
        querystring: z.object({ day: Day.optional() }),
        response: { 200: z.object({ items: z.array(ReminderRule) }) },
      },
    },
    async ({ query }) => ({ items: await rulesOn(db.reads, query.day ?? dayOf(clock())) }),
  );

  app.get(
    '/api/v1/reminder-rules/:id',
    {
      config: { permission: 'reminders.read' },
      schema: {
        tags: ['reminders'],
        operationId: 'getReminderRule',
        summary: 'Everything a rule has said, newest first',
        params: z.object({ id: ReminderRuleId }),
        response: { 200: z.object({ items: z.array(ReminderRule) }) },
      },
    },
    async ({ params }) => ({ items: await ruleHistory(db.reads, params.id) }),
  );

  app.post(
    '/api/v1/reminder-rules',
    {
      config: { permission: 'reminders.edit' },
      schema: {
        tags: ['reminders'],
        operationId: 'addReminderRule',
        summary: 'A rule for a scope that has none, from today on',
        body: NewReminderRule,
        response: { 201: Added },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await addReminderRule(tx, actor, request.body, clock()),
      })),
  );

  app.put(
    '/api/v1/reminder-rules/:id',
    {
      config: { permission: 'reminders.edit' },
      schema: {
        tags: ['reminders'],
        operationId: 'changeReminderRule',
        summary: 'From today on the rule says this',
        params: z.object({ id: ReminderRuleId }),
        body: ReminderTerms,
        response: noBody,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) =>
        changeReminderRule(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.delete(
    '/api/v1/reminder-rules/:id',
    {
      config: { permission: 'reminders.edit' },
      schema: {
        tags: ['reminders'],
        operationId: 'endReminderRule',
        summary: 'The rule ends today; what it said is kept',
        params: z.object({ id: ReminderRuleId }),
        response: noBody,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => endReminderRule(tx, actor, request.params.id, clock())),
  );

  app.get(
    '/api/v1/review-rules',
    {
      config: { permission: 'reminders.read' },
      schema: {
        tags: ['reviews'],
        operationId: 'listReviewRules',
        summary: 'Who reports on which source of work, and how often',
        querystring: pageQuery(ReviewRuleId).extend({ source: z.uuid().optional() }),
        response: { 200: pageOf(ReviewRule) },
      },
    },
    async (request) => {
      const { source, after, limit } = request.query;
      const found = await listReviewRules(db.reads, actorOf(request), { source, after, limit: limit + 1 });
      return onePage(found, limit, ({ id }) => id);
    },
  );

  app.post(
    '/api/v1/review-rules',
    {
      config: { permission: 'reviews.edit' },
      schema: {
        tags: ['reviews'],
        operationId: 'addReviewRule',
        summary: 'Have an organisation report on a source of work at the end of each period',
        body: NewReviewRule,
        response: { 201: Added },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await addReviewRule(tx, actor, request.body, clock()),
      })),
  );

  app.delete(
    '/api/v1/review-rules/:id',
    {
      config: { permission: 'reviews.edit' },
      schema: {
        tags: ['reviews'],
        operationId: 'endReviewRule',
        summary: 'No report is asked for any more',
        params: z.object({ id: ReviewRuleId }),
        response: noBody,
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, (tx, actor) => endReviewRule(tx, actor, request.params.id, clock())),
  );
}
