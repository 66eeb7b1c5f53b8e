import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ReceivedFile } from '../../../kernel/files/store.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import type { Services } from '../../../kernel/services.ts';
import { DirectiveId, Withdrawal } from '../contract.ts';
import { Adopted, Adoption, CarryDecided, ProposedVersion, VersionComparison } from '../versions-contract.ts';
import { adoptVersion } from './adopt-version.ts';
import { compareVersion } from './compare-version.ts';
import { decideCarry } from './decide-carry.ts';
import { discardVersion, proposeVersion } from './propose-version.ts';

const tags = ['directives'];
const reviews = { permission: 'directives.review' } as const;
const seesDrafts = { permission: 'directives.see-drafts' } as const;
const imports = { permission: 'directives.import' } as const;

const OneDirective = z.object({ id: DirectiveId });
const OneVersion = z.object({ id: DirectiveId, ordinal: z.coerce.number().int().min(1).max(10_000) });

/** What a document is received by, and who is told that there is one to read. */
export interface Intake {
  bodyLimit: number;
  receive(request: FastifyRequest): Promise<ReceivedFile>;
  received(): void;
}

/** Further versions of a directive: proposed, compared, decided about and adopted. */
export function versionsRoutes(app: App, services: Services, intake: Intake): void {
  const { db, clock, files } = services;
  const whichOf = ({ id, ordinal }: z.infer<typeof OneVersion>) => ({ directiveId: id, ordinal });

  app.post(
    '/api/v1/directives/:id/versions',
    {
      config: imports,
      bodyLimit: intake.bodyLimit,
      schema: {
        tags,
        operationId: 'proposeVersion',
        summary: 'Take in the next version of a document: a file as multipart/form-data, or its text as JSON',
        params: OneDirective,
        response: { 202: ProposedVersion },
      },
    },
    async (request, reply) => {
      const received = await intake.receive(request);
      try {
        return await answerAct(services, request, reply, 202, (tx, actor) =>
          proposeVersion(tx, files, actor, request.params.id, received, clock()),
        );
      } finally {
        await files.discard(received);
        intake.received();
      }
    },
  );

  app.get(
    '/api/v1/directives/:id/versions/:ordinal',
    {
      config: seesDrafts,
      schema: {
        tags,
        operationId: 'compareVersion',
        summary: 'A version beside the one before it, clause by clause, and what becomes of each task',
        params: OneVersion,
        response: { 200: VersionComparison },
      },
    },
    ({ params }) => db.inTransaction((tx) => compareVersion(tx, whichOf(params))),
  );

  app.post(
    '/api/v1/directives/:id/versions/:ordinal/decide',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'decideCarry',
        summary: 'Say what becomes of tasks when the version comes into force',
        params: OneVersion,
        body: CarryDecided,
        response: { 200: z.object({ decided: z.int() }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        decideCarry(tx, actor, whichOf(request.params), request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/directives/:id/versions/:ordinal/adopt',
    {
      config: reviews,
      schema: {
        tags,
        operationId: 'adoptVersion',
        summary: 'Bring the version into force; takes If-Match with the version of the directive',
        params: OneVersion,
        body: Adoption,
        response: { 200: Adopted },
      },
    },
    (request, reply) => {
      const which = { ...whichOf(request.params), version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        adoptVersion(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/directives/:id/versions/:ordinal/discard',
    {
      config: imports,
      schema: {
        tags,
        operationId: 'discardVersion',
        summary: 'Drop a proposed version',
        params: OneVersion,
        body: Withdrawal,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 204, async (tx, actor) => {
        await discardVersion(tx, actor, whichOf(request.params), request.body.reason, clock());
        return null;
      }),
  );
}
