import { z } from 'zod';
import { sendDownload } from '../../../kernel/files/download.ts';
import { sendOpenFile } from '../../../kernel/files/send-open-file.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import type { Services } from '../../../kernel/services.ts';
import { DirectiveId, DirectiveState } from '../contract.ts';
import { openDirectiveFile, openFileOf } from './open-file.ts';
import { directiveFile } from './queries.ts';

const tags = ['directives'];
const params = z.object({ id: DirectiveId });
const Decided = z.object({ id: DirectiveId, state: DirectiveState, version: z.int() });

/** The file a directive was read from: for those who work on it, and for everybody once it was opened to them. */
export function directiveFileRoutes(app: App, services: Services): void {
  const { db, files, clock } = services;

  app.get(
    '/api/v1/directives/:id/file',
    {
      config: { permission: 'directives.see-drafts' },
      schema: {
        tags,
        operationId: 'directiveFile',
        summary: 'The file the directive was read from, as a download',
        params,
      },
    },
    async (request, reply) =>
      sendDownload(reply, files, await db.inTransaction((tx) => directiveFile(tx, request.params.id))),
  );

  app.get(
    '/api/v1/directives/:id/original',
    {
      config: { permission: 'directives.read' },
      schema: {
        tags,
        operationId: 'originalOfDirective',
        summary: 'The file of a published directive, where the office has opened it to everybody',
        params,
      },
    },
    async (request, reply) => sendOpenFile(request, reply, files, await openFileOf(db.reads, request.params.id)),
  );

  app.post(
    '/api/v1/directives/:id/open-file',
    {
      config: { permission: 'directives.publish' },
      schema: {
        tags,
        operationId: 'openDirectiveFile',
        summary: 'Let everybody download the file of a published directive, or no longer',
        params,
        body: z.object({ open: z.boolean() }),
        response: { 200: Decided },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request), open: request.body.open };
      return answerAct(services, request, reply, 200, (tx, actor) => openDirectiveFile(tx, actor, which, clock()));
    },
  );
}
