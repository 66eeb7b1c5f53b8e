import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { longestQuestion } from '../../../kernel/search/contract.ts';
import type { Services } from '../../../kernel/services.ts';
import {
  Confirmation,
  Confirmed,
  CorrectionOfMany,
  DeadlineTried,
  DirectiveId,
  DoneToMany,
  FindingCorrection,
  FindingId,
  FindingSeen,
  Merge,
  NewFinding,
  Rejection,
  RejectionOfMany,
  Reshaped,
  Split,
} from '../contract.ts';
import { ReadDeadline } from '../reading.ts';
import { addFinding } from './add-finding.ts';
import { confirmFindings } from './confirm-findings.ts';
import { correctFinding } from './correct-finding.ts';
import { FoundTask, findTasks } from './find-tasks.ts';
import { tryDeadline } from './list-findings.ts';
import { rejectFinding } from './reject-finding.ts';
import { reopenFinding } from './reopen-finding.ts';
import { mergeFindings, restoreFindings, splitFinding } from './reshape-findings.ts';
import { correctFindings, rejectFindings } from './several-findings.ts';

const tags = ['directives'];
const reviews = { permission: 'directives.review' } as const;

const OneDirective = z.object({ id: DirectiveId });
const OneFinding = z.object({ id: DirectiveId, findingId: FindingId });

/** What the office decides about what the reader found. */
export function findingsRoutes(app: App, services: Services): void {
  const { clock, db } = services;

  app.get(
    '/api/v1/directive-tasks',
    {
      config: { permission: 'directives.read' },
      schema: {
        tags,
        operationId: 'findDirectiveTasks',
        summary: 'Tasks of directives by the words of their clause, or by the number or title of their document',
        querystring: z.object({
          words: z.string().trim().min(1).max(longestQuestion),
          limit: z.coerce.number().int().min(1).max(50).default(8),
        }),
        response: { 200: z.object({ items: z.array(FoundTask), next: z.null() }) },
      },
    },
    async (request) => {
      const items = await db.inTransaction((tx) => findTasks(tx, actorOf(request), request.query));
      return { items, next: null };
    },
  );

  app.patch(
    '/api/v1/directives/:id/findings/:findingId',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'correctFinding',
        summary: 'Put a draft task right',
        params: OneFinding,
        body: FindingCorrection,
        response: { 200: FindingSeen },
      },
    },
    (request, reply) => {
      const { id: directiveId, findingId: id } = request.params;
      const which = { directiveId, id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        correctFinding(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/directives/:id/findings/:findingId/reject',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'rejectFinding',
        summary: 'A draft task is no task',
        params: OneFinding,
        body: Rejection,
        response: { 200: FindingSeen },
      },
    },
    (request, reply) => {
      const { id: directiveId, findingId: id } = request.params;
      const which = { directiveId, id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        rejectFinding(tx, actor, which, request.body.reason, clock()),
      );
    },
  );

  app.post(
    '/api/v1/directives/:id/findings/:findingId/reopen',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'reopenFinding',
        summary: 'A rejected draft task is one again',
        params: OneFinding,
        response: { 200: FindingSeen },
      },
    },
    (request, reply) => {
      const { id: directiveId, findingId: id } = request.params;
      const which = { directiveId, id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) => reopenFinding(tx, actor, which, clock()));
    },
  );

  app.post(
    '/api/v1/directives/:id/confirm',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'confirmFindings',
        summary: 'Make work of draft tasks',
        params: OneDirective,
        body: Confirmation,
        response: { 200: Confirmed },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        confirmFindings(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/directives/:id/findings',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'addFinding',
        summary: 'A draft task that the reader did not see, by its words in the text',
        params: OneDirective,
        body: NewFinding,
        response: { 201: Reshaped },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        addFinding(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/directives/:id/findings/:findingId/split',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'splitFinding',
        summary: 'Make several draft tasks of one, by passages of its words',
        params: OneFinding,
        body: Split,
        response: { 200: Reshaped },
      },
    },
    (request, reply) => {
      const { id: directiveId, findingId: id } = request.params;
      const which = { directiveId, id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        splitFinding(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/directives/:id/findings/:findingId/restore',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'restoreFindings',
        summary: 'Undo the splitting or merging that a draft task came from',
        params: OneFinding,
        response: { 200: Reshaped },
      },
    },
    (request, reply) => {
      const { id: directiveId, findingId: id } = request.params;
      const which = { directiveId, id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) => restoreFindings(tx, actor, which, clock()));
    },
  );

  app.post(
    '/api/v1/directives/:id/findings/merge',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'mergeFindings',
        summary: 'Make one draft task of several, each named with the version that was read',
        params: OneDirective,
        body: Merge,
        response: { 200: Reshaped },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        mergeFindings(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/directives/:id/findings/correct',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'correctFindings',
        summary: 'Put several draft tasks right at once',
        params: OneDirective,
        body: CorrectionOfMany,
        response: { 200: DoneToMany },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        correctFindings(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/directives/:id/findings/reject',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'rejectFindings',
        summary: 'Several draft tasks are no tasks, for one reason',
        params: OneDirective,
        body: RejectionOfMany,
        response: { 200: DoneToMany },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        rejectFindings(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.get(
    '/api/v1/directives/:id/deadline',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'tryDeadline',
        summary: 'The due day a draft task of this directive would get, and how it is computed',
        params: OneDirective,
        querystring: ReadDeadline.pick({ kind: true }).extend(
          ReadDeadline.pick({ from: true, until: true, rule: true }).partial().shape,
        ),
        response: { 200: DeadlineTried },
      },
    },
    ({ params, query }) => {
      const { kind, from = null, until = null, rule = null } = query;
      return db.inTransaction((tx) => tryDeadline(tx, params.id, { quote: '', kind, from, until, rule }, clock()));
    },
  );
}
