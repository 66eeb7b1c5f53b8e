import { readFile } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { languageFor } from '../../../kernel/http/language.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { unstorable } from '../../../kernel/http/reading.ts';
import type { Messages } from '../../../kernel/messages.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import { Instant } from '../../../kernel/time.ts';
import {
  Handed,
  IntakeLetter,
  LetterOutcome,
  NewPartner,
  Partner,
  PartnerChange,
  PartnerCode,
  SheetOutcome,
} from './contract.ts';
import { listLetters } from './mail/letters.ts';
import {
  addPartner,
  changePartner,
  getPartner,
  listPartners,
  renewPartnerSecret,
  takeFromPartner,
} from './partner/partners.ts';
import { importSheet } from './sheet/import-sheet.ts';
import { readSheet } from './sheet/read-sheet.ts';

const tags = ['reports'];
const manages = { permission: 'intake.manage' } as const;
const showsSecret = { ...manages, repeatable: false } as const;
const sheetUpload = {
  types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  limitBytes: 5 * 1024 * 1024,
};
const One = z.object({ id: PartnerCode });
const Secret = z.object({
  secret: z.string().describe('Shown this once, as the libraries of Standard Webhooks take it.'),
});
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reports from elsewhere: a spreadsheet, letters, a partner's system. */
export function intakeRoutes(app: App, services: Services, catalogue: Messages): void {
  const { db, clock, files, secret } = services;

  app.post(
    '/api/v1/reports/import',
    {
      config: { permission: 'reports.file-for', repeatable: false },
      bodyLimit: sheetUpload.limitBytes + 1024 * 1024,
      schema: {
        tags,
        operationId: 'importReports',
        summary: 'Take reports from a spreadsheet: all of its rows, or none',
        description:
          'multipart/form-data with one .xlsx file. Columns are known by their headings, in Vietnamese or English: ' +
          'Lĩnh vực/Category and Nội dung/Description are needed; Vĩ độ/Latitude, Kinh độ/Longitude, Địa chỉ/Address, ' +
          'Thời điểm/Reported at, Qua/Received by, Họ tên/Name, Điện thoại/Phone, Email, Mã/Reference may be there. ' +
          'A dry run tries everything and keeps nothing. The same rows sent again are the same reports.',
        querystring: z.object({
          commit: z.stringbool().default(false).describe('False, as when nobody says: a dry run.'),
          lang: z.enum(['vi', 'en']).optional(),
        }),
        response: { 200: SheetOutcome },
      },
    },
    async (request) => {
      const { file } = await receiveUpload(request, files, sheetUpload);
      try {
        const sheet = await readSheet(await readFile(file.path));
        const asked = { sheet, commit: request.query.commit, language: languageFor(request), catalogue };
        return await importSheet(db, services, { ...actorOf(request), address: request.ip }, asked, clock());
      } finally {
        await files.discard(file);
      }
    },
  );

  app.get(
    '/api/v1/intake-letters',
    {
      config: { permission: 'reports.settle' },
      schema: {
        tags,
        operationId: 'listIntakeLetters',
        summary: 'Letters by e-mail of which something could not be taken, those looked at last first',
        querystring: pageQuery(z.tuple([Instant, z.string().max(100)])).extend({
          outcome: LetterOutcome.optional().describe('All with this outcome, also those taken whole.'),
        }),
        response: { 200: pageOf(IntakeLetter) },
      },
    },
    async (request) => {
      const { limit, ...asked } = request.query;
      return onePage(await listLetters(db.reads, { ...asked, limit: limit + 1 }), limit, ({ at, id }) => [at, id]);
    },
  );

  app.get(
    '/api/v1/intake-partners',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'listIntakePartners',
        summary: 'Systems elsewhere that hand reports over',
        response: { 200: z.object({ items: z.array(Partner), next: z.null() }) },
      },
    },
    async () => ({ items: await listPartners(db.reads), next: null }),
  );

  app.post(
    '/api/v1/intake-partners',
    {
      config: showsSecret,
      schema: {
        tags,
        operationId: 'addIntakePartner',
        summary: 'Let a system elsewhere hand reports over, by a mapping of its messages',
        body: NewPartner,
        response: { 201: Secret.extend({ id: PartnerCode }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const added = await db.inTransaction((tx) => addPartner(tx, actor, request.body, secret, clock()));
      return reply.code(201).header('cache-control', 'no-store').send(added);
    },
  );

  app.get(
    '/api/v1/intake-partners/:id',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'getIntakePartner',
        summary: 'One partner with its mapping',
        params: One,
        response: { 200: Partner },
      },
    },
    (request) => getPartner(db.reads, request.params.id),
  );

  app.patch(
    '/api/v1/intake-partners/:id',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'changeIntakePartner',
        summary: 'Change a partner’s mapping, or take nothing from it. Takes If-Match.',
        params: One,
        body: PartnerChange,
        response: { 200: Partner },
      },
    },
    (request, reply) => {
      const asked = { id: request.params.id, version: expectedVersion(request), change: request.body };
      return answerAct(services, request, reply, 200, (tx, actor) => changePartner(tx, actor, asked, clock()));
    },
  );

  app.post(
    '/api/v1/intake-partners/:id/secret',
    {
      config: showsSecret,
      schema: {
        tags,
        operationId: 'renewIntakePartnerSecret',
        summary: 'Make a new secret; the one of before is worth nothing at once',
        params: One,
        response: { 201: Secret },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const renewed = await db.inTransaction((tx) => renewPartnerSecret(tx, actorOf(request), id, secret, clock()));
      return reply.code(201).header('cache-control', 'no-store').send(renewed);
    },
  );

  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    // The signature is over the body as it was sent: it is read only afterwards.
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer' },
      async (_: FastifyRequest, body: Buffer) => body,
    );
    scope.post(
      '/api/v1/intake-partners/:id/reports',
      {
        config: { permission: 'reports.file', repeatable: false },
        schema: {
          tags,
          operationId: 'handReportOver',
          summary: 'For a partner’s system: hand a report over, in its own form',
          description:
            'Signed by the rules of Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature). The same report ' +
            'handed over again gets the same answer.',
          params: One,
          response: { 200: Handed },
        },
      },
      async (request) => {
        const body = textOf(request.body);
        const { id } = request.params;
        const message = { headers: request.headers, body };
        return db.inTransaction((tx) => takeFromPartner(tx, secret, id, message, clock()));
      },
    );
  });
}

function textOf(body: unknown): string {
  if (!(body instanceof Buffer)) throw invalid('http.body-unreadable');
  try {
    const text = utf8.decode(body);
    const refusal = unstorable(JSON.parse(text));
    if (refusal !== null) throw refusal;
    return text;
  } catch (error) {
    throw error instanceof SyntaxError || error instanceof TypeError ? invalid('http.body-unreadable') : error;
  }
}
