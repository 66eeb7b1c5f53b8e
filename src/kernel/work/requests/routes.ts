import { z } from 'zod';
import { answerAct } from '../../http/acting.ts';
import { type App, actorOf } from '../../http/app.ts';
import { expectedVersion } from '../../http/editing.ts';
import type { Services } from '../../services.ts';
import { dayOf } from '../../time.ts';
import { WorkItemId } from '../contract.ts';
import { ContradictionCount, countContradictions } from '../contradictions.ts';
import { ownerLiveness } from '../liveness.ts';
import { OwnerLiveness } from '../liveness-contract.ts';
import { silentAfterDays } from '../silence.ts';
import { answerExplanation, askForExplanation, withdrawExplanation } from './ask-for-explanation.ts';
import { askForExtension, grantExtension, refuseExtension, withdrawExtensionRequest } from './ask-for-extension.ts';
import {
  Answering,
  ExplanationId,
  ExtensionRequestId,
  FollowUp,
  Granting,
  NewExtensionRequest,
  NewQuestion,
  Refusing,
} from './contract.ts';
import { followUpOf } from './follow-up.ts';

const tags = ['work'];
const OneItem = z.object({ id: WorkItemId });
const OneExtension = OneItem.extend({ requestId: ExtensionRequestId });
const OneQuestion = OneItem.extend({ explanationId: ExplanationId });
const Added = z.object({ id: z.uuid() });
const noBody = { 204: z.undefined() };

/** Requests about work, and what shows whether it is cared for: contradictions and silent owners. */
export function workRequestsRoutes(app: App, services: Services): void {
  const { db, clock, settings } = services;
  const usualTerm = settings.EXPLANATION_TERM;

  app.get(
    '/api/v1/work-items/:id/follow-up',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'followUpOfWork',
        summary: 'Requests for extension and explanation, and where the records contradict one another',
        params: OneItem,
        response: { 200: FollowUp },
      },
    },
    (request) => followUpOf(db.reads, actorOf(request), request.params.id, clock()),
  );

  app.post(
    '/api/v1/work-items/:id/extension-requests',
    {
      config: { permission: 'work.carry-out' },
      schema: {
        tags,
        operationId: 'askForExtension',
        summary: 'Ask the side that assigned for a later day',
        params: OneItem,
        body: NewExtensionRequest,
        response: { 201: Added },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await askForExtension(tx, actor, request.params.id, request.body, clock()),
      })),
  );

  app.post(
    '/api/v1/work-items/:id/extension-requests/:requestId/grant',
    {
      config: { permission: 'work.decide' },
      schema: {
        tags,
        operationId: 'grantExtension',
        summary: 'Extend the work as asked, or until another day',
        description: 'Takes If-Match with the version of the work item.',
        params: OneExtension,
        body: Granting.nullish(),
        response: noBody,
      },
    },
    (request, reply) => {
      const { id: workItemId, requestId: id } = request.params;
      const version = expectedVersion(request);
      return answerAct(services, request, reply, 204, (tx, actor) =>
        grantExtension(tx, actor, { workItemId, id, version }, request.body ?? {}, clock()),
      );
    },
  );

  app.post(
    '/api/v1/work-items/:id/extension-requests/:requestId/refuse',
    {
      config: { permission: 'work.decide' },
      schema: {
        tags,
        operationId: 'refuseExtension',
        summary: 'Refuse the extension and say why',
        params: OneExtension,
        body: Refusing,
        response: noBody,
      },
    },
    (request, reply) => {
      const { id: workItemId, requestId: id } = request.params;
      return answerAct(services, request, reply, 204, (tx, actor) =>
        refuseExtension(tx, actor, { workItemId, id, version: null }, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/work-items/:id/extension-requests/:requestId/withdraw',
    {
      config: { permission: 'work.carry-out' },
      schema: {
        tags,
        operationId: 'withdrawExtensionRequest',
        summary: 'Take one’s own request back',
        params: OneExtension,
        response: noBody,
      },
    },
    (request, reply) => {
      const { id: workItemId, requestId: id } = request.params;
      return answerAct(services, request, reply, 204, (tx, actor) =>
        withdrawExtensionRequest(tx, actor, { workItemId, id, version: null }, clock()),
      );
    },
  );

  app.post(
    '/api/v1/work-items/:id/explanations',
    {
      config: { permission: 'work.decide' },
      schema: {
        tags,
        operationId: 'askForExplanation',
        summary: 'Ask the owner for an explanation, with a clock of its own',
        params: OneItem,
        body: NewQuestion.extend({ againAfter: ExplanationId.optional().describe('The answer that was not enough.') }),
        response: { 201: Added },
      },
    },
    (request, reply) => {
      const { againAfter, ...question } = request.body;
      const asked = { ...question, usualTerm, ...(againAfter === undefined ? {} : { againAfterId: againAfter }) };
      return answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await askForExplanation(tx, actor, request.params.id, asked, clock()),
      }));
    },
  );

  app.post(
    '/api/v1/work-items/:id/explanations/:explanationId/answer',
    {
      config: { permission: 'work.carry-out' },
      schema: {
        tags,
        operationId: 'answerExplanation',
        summary: 'Explain',
        params: OneQuestion,
        body: Answering,
        response: noBody,
      },
    },
    (request, reply) => {
      const { id: workItemId, explanationId: id } = request.params;
      return answerAct(services, request, reply, 204, (tx, actor) =>
        answerExplanation(tx, actor, { workItemId, id }, request.body.answer, clock()),
      );
    },
  );

  app.post(
    '/api/v1/work-items/:id/explanations/:explanationId/withdraw',
    {
      config: { permission: 'work.decide' },
      schema: {
        tags,
        operationId: 'withdrawExplanation',
        summary: 'Take a question back and say why',
        params: OneQuestion,
        body: Refusing,
        response: noBody,
      },
    },
    (request, reply) => {
      const { id: workItemId, explanationId: id } = request.params;
      return answerAct(services, request, reply, 204, (tx, actor) =>
        withdrawExplanation(tx, actor, { workItemId, id }, request.body.reason, clock()),
      );
    },
  );

  app.get(
    '/api/v1/work-items/contradictions',
    {
      config: { permission: 'work.read-followed' },
      schema: {
        tags,
        operationId: 'countContradictions',
        summary: 'How much work each contradiction of records holds for',
        description: 'Each code is a filter of the list: /work-items?contradiction=CODE.',
        response: { 200: z.object({ items: z.array(ContradictionCount) }) },
      },
    },
    async (request) => ({ items: await countContradictions(db.reads, actorOf(request), dayOf(clock())) }),
  );

  app.get(
    '/api/v1/work-items/silent-owners',
    {
      config: { permission: 'work.read-followed' },
      schema: {
        tags,
        operationId: 'listSilentOwners',
        summary: 'Owners of open work by how long they have been silent',
        querystring: z.object({
          days: z.coerce.number().int().min(1).max(366).default(silentAfterDays).describe('Silent for so many days.'),
          all: z.stringbool().default(false).describe('Also those that are not silent.'),
        }),
        response: { 200: z.object({ days: z.int(), items: z.array(OwnerLiveness) }) },
      },
    },
    async (request) => {
      const { days, all } = request.query;
      const asked = { actor: actorOf(request), now: clock(), days, silentOnly: !all };
      return { days, items: await ownerLiveness(db.reads, asked) };
    },
  );
}
