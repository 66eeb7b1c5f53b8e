import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import type { Services } from '../../../kernel/services.ts';
import { Confirmation, Confirmed, DirectiveId, FindingCorrection, FindingId, Rejection } from '../contract.ts';
import { confirmFindings } from './confirm-findings.ts';
import { correctFinding } from './correct-finding.ts';
import { rejectFinding } from './decide-directive.ts';
import { reopenFinding } from './reopen-finding.ts';

const tags = ['directives'];
const reviews = { permission: 'directives.review' } as const;

const OneDirective = z.object({ id: DirectiveId });
const OneFinding = z.object({ id: DirectiveId, findingId: FindingId });
const FindingDone = z.object({ id: FindingId, version: z.int() });

/** What the office decides about what the reader found. */
export function findingsRoutes(app: App, services: Services): void {
  const { clock } = services;

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
        response: { 200: FindingDone },
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
        response: { 200: FindingDone },
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
        response: { 200: FindingDone },
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
}
