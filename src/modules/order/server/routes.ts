import { z } from 'zod';
import { PictureSize } from '../../../kernel/files/contract.ts';
import { sendDownload } from '../../../kernel/files/download.ts';
import { attachment } from '../../../kernel/files/file-name.ts';
import { pictureTypes } from '../../../kernel/files/media-type.ts';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Services } from '../../../kernel/services.ts';
import { Day, dayOf } from '../../../kernel/time.ts';
import { Checklist, ChecklistEnd, ChecklistId, NewChecklist, NewChecklistVersion } from '../checklists.ts';
import {
  Inspection,
  InspectionFilter,
  InspectionId,
  InspectionPhotoId,
  InspectionSummary,
  NewInspection,
  PartyRetention,
  PartyRetentionTerms,
  Recorded,
} from '../contract.ts';
import { createChecklist, endChecklist, issueChecklistVersion } from './change-checklists.ts';
import { inspectionExportRoutes } from './export-routes.ts';
import { inspectionPaper } from './inspection-paper.ts';
import { changePartyRetention, partyRetention } from './keep-retention.ts';
import { inspectionPhotoFile, receiveInspectionPhoto } from './photos.ts';
import {
  allChecklists,
  checklistsOn,
  getInspection,
  InspectionKey,
  keyOfInspection,
  listInspections,
} from './queries.ts';
import { recordInspection } from './record-inspection.ts';

const tags = ['inspections'];
const photoFiles = { types: pictureTypes, limitBytes: 20 * 1024 * 1024 };
const OneInspection = z.object({ id: InspectionId });
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Kiểm tra hiện trường: checklists, inspections, and the record of each. */
export function orderRoutes(app: App, services: Services): void {
  const { db, clock, files, settings } = services;
  inspectionExportRoutes(app, services);

  app.get(
    '/api/v1/checklists',
    {
      config: { permission: 'checklists.read' },
      schema: {
        tags,
        operationId: 'listChecklists',
        summary: 'The checklists in force on a day',
        querystring: z.object({
          day: Day.optional().describe('Default: today.'),
          all: z.stringbool().optional().describe('Each with its newest version, in force or not.'),
        }),
        response: { 200: z.object({ items: z.array(Checklist), next: z.null() }) },
      },
    },
    async ({ query: { all = false, day = dayOf(clock()) } }) => ({
      items: await (all ? allChecklists(db.reads) : checklistsOn(db.reads, day)),
      next: null,
    }),
  );

  app.post(
    '/api/v1/checklists',
    {
      config: { permission: 'checklists.edit' },
      schema: {
        tags,
        operationId: 'createChecklist',
        summary: 'Enter a checklist',
        body: NewChecklist,
        response: { 201: Checklist },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => createChecklist(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/checklists/:id/versions',
    {
      config: { permission: 'checklists.edit' },
      schema: {
        tags,
        operationId: 'issueChecklistVersion',
        summary: 'Issue the next version of a checklist, from a day on',
        params: z.object({ id: ChecklistId }),
        body: NewChecklistVersion,
        response: { 201: Checklist },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        issueChecklistVersion(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/checklists/:id/end',
    {
      config: { permission: 'checklists.edit' },
      schema: {
        tags,
        operationId: 'endChecklist',
        summary: 'Inspect by it no more, from a day on',
        params: z.object({ id: ChecklistId }),
        body: ChecklistEnd,
        response: { 200: Checklist },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        endChecklist(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.get(
    '/api/v1/inspection-retention',
    {
      config: { permission: 'checklists.read' },
      schema: {
        tags,
        operationId: 'inspectionRetention',
        summary: 'How long it is kept whom the inspectors met',
        response: { 200: PartyRetention },
      },
    },
    async (_request, reply) => {
      const rule = await partyRetention(db.reads);
      return reply.header('etag', `"${rule.version}"`).send(rule);
    },
  );

  app.put(
    '/api/v1/inspection-retention',
    {
      config: { permission: 'checklists.edit' },
      schema: {
        tags,
        operationId: 'changeInspectionRetention',
        summary: 'Keep it for so long from now on',
        description: 'Needs If-Match with the version of the rule.',
        body: PartyRetentionTerms,
        response: { 200: PartyRetention },
      },
    },
    (request, reply) => {
      const version = expectedVersion(request);
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changePartyRetention(tx, actor, version, request.body, clock()),
      );
    },
  );

  app.get(
    '/api/v1/inspections',
    {
      config: { permission: 'inspections.read' },
      schema: {
        tags,
        operationId: 'listInspections',
        summary: 'Inspections, the newest day first; of one place: its results through time',
        querystring: pageQuery(InspectionKey).extend(InspectionFilter.shape),
        response: { 200: pageOf(InspectionSummary) },
      },
    },
    async (request) => {
      const { limit, after, ...filter } = request.query;
      const found = await listInspections(db.reads, actorOf(request), filter, limit, after);
      return onePage(found, limit, keyOfInspection);
    },
  );

  app.post(
    '/api/v1/inspections',
    {
      config: { permission: 'inspections.record' },
      schema: {
        tags,
        operationId: 'recordInspection',
        summary: 'Enter an inspection that was done, with the tasks its faults lead to',
        body: NewInspection,
        response: { 201: Recorded },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => recordInspection(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/inspection-photos',
    {
      config: { permission: 'inspections.record' },
      schema: {
        tags,
        operationId: 'sendInspectionPhoto',
        summary: 'Send a photo of an inspection before the inspection itself, as multipart/form-data',
        response: { 201: z.object({ id: InspectionPhotoId }) },
      },
    },
    async (request, reply) => {
      const { file: received } = await receiveUpload(request, files, photoFiles);
      try {
        return await answerAct(services, request, reply, 201, async (tx, actor) => ({
          id: await receiveInspectionPhoto(tx, files, actor, received, clock()),
        }));
      } finally {
        await files.discard(received); // nothing is left where it was kept
      }
    },
  );

  app.get(
    '/api/v1/inspections/:id',
    {
      config: { permission: 'inspections.read' },
      schema: {
        tags,
        operationId: 'getInspection',
        summary: 'One inspection with its checklist as it was asked, its answers and their tasks',
        params: OneInspection,
        response: { 200: Inspection },
      },
    },
    (request) => db.inTransaction((tx) => getInspection(tx, actorOf(request), request.params.id)),
  );

  app.get(
    '/api/v1/inspections/:id/minutes',
    {
      config: { permission: 'inspections.read' },
      schema: {
        tags,
        operationId: 'inspectionMinutes',
        summary: 'The record of an inspection (biên bản kiểm tra) as a document in the official layout',
        params: OneInspection,
      },
    },
    async (request, reply) => {
      const inspection = await db.inTransaction((tx) => getInspection(tx, actorOf(request), request.params.id));
      return reply
        .header('content-type', docx)
        .header('content-disposition', attachment(`${inspection.number}.docx`))
        .send(await inspectionPaper(inspection, settings.CITY_NAME));
    },
  );

  app.get(
    '/api/v1/inspections/:id/photos/:photoId/file',
    {
      config: { permission: 'inspections.read' },
      schema: {
        tags,
        operationId: 'inspectionPhoto',
        summary: 'A photo of an inspection, as a download',
        params: z.object({ id: InspectionId, photoId: InspectionPhotoId }),
        querystring: PictureSize,
      },
    },
    async (request, reply) => {
      const { id, photoId } = request.params;
      const file = await db.inTransaction((tx) => inspectionPhotoFile(tx, actorOf(request), id, photoId));
      return sendDownload(reply, files, file, request.query);
    },
  );
}
