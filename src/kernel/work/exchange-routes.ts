import { z } from 'zod';
import { PictureSize } from '../files/contract.ts';
import { sendDownload } from '../files/download.ts';
import { documentTypes, pictureTypes } from '../files/media-type.ts';
import { storeFile } from '../files/queries.ts';
import { receiveUpload } from '../files/uploads.ts';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import { FieldsRefused } from '../http/problems.ts';
import { readBody } from '../http/reading.ts';
import type { Services } from '../services.ts';
import { addComment } from './add-comment.ts';
import { addEvidence, evidenceFile } from './add-evidence.ts';
import { EvidenceId, EvidenceTitle, NewComment, NewEvidence, WorkItemId } from './contract.ts';

const OneItem = z.object({ id: WorkItemId });
const Added = z.object({ id: z.uuid() });

const tags = ['work'];
const evidenceFiles = { types: [...documentTypes, ...pictureTypes], limitBytes: 50 * 1024 * 1024 };

/** What is said about work (trao đổi) and what proves it (minh chứng). */
export function exchangeRoutes(app: App, services: Services): void {
  const { db, clock, files } = services;

  app.post(
    '/api/v1/work-items/:id/comments',
    {
      config: { permission: 'work.see-inside' },
      schema: {
        tags,
        operationId: 'addComment',
        summary: 'Say something about work',
        params: OneItem,
        body: NewComment,
        response: { 201: Added },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await addComment(tx, actor, request.params.id, request.body, clock()),
      })),
  );

  app.post(
    '/api/v1/work-items/:id/evidence',
    {
      config: { permission: 'work.see-inside' },
      schema: {
        tags,
        operationId: 'addEvidence',
        summary: 'Show what proves a state of work: a link or a record as JSON, a file as multipart/form-data',
        params: OneItem,
        response: { 201: Added },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!request.isMultipart()) {
        const given = readBody(NewEvidence, request.body);
        return answerAct(services, request, reply, 201, async (tx, actor) => ({
          id: await addEvidence(tx, actor, id, given, clock()),
        }));
      }
      const { file: received, fields } = await receiveUpload(request, files, evidenceFiles);
      const title = EvidenceTitle.safeParse(fields.title ?? received.name, { reportInput: true });
      try {
        if (!title.success) throw new FieldsRefused('body', title.error.issues);
        return await answerAct(services, request, reply, 201, async (tx, actor) => {
          const { id: fileId } = await storeFile(tx, files, actor, received, clock());
          return { id: await addEvidence(tx, actor, id, { kind: 'file', title: title.data, fileId }, clock()) };
        });
      } finally {
        await files.discard(received); // nothing is left where it was kept
      }
    },
  );

  app.get(
    '/api/v1/work-items/:id/evidence/:evidenceId/file',
    {
      config: { permission: 'work.see-inside' },
      schema: {
        tags,
        operationId: 'evidenceFile',
        summary: 'The file of a piece of evidence, as a download',
        params: z.object({ id: WorkItemId, evidenceId: EvidenceId }),
        querystring: PictureSize,
      },
    },
    async (request, reply) => {
      const { id, evidenceId } = request.params;
      const file = await db.inTransaction((tx) => evidenceFile(tx, actorOf(request), id, evidenceId));
      return sendDownload(reply, files, file, request.query);
    },
  );
}
