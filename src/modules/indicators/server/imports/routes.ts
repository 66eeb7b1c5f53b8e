import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { sendTable } from '../../../../kernel/feeds/send-table.ts';
import { receiveUpload } from '../../../../kernel/files/uploads.ts';
import { answerAct } from '../../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../../kernel/http/app.ts';
import { expectedVersion } from '../../../../kernel/http/editing.ts';
import { languageFor, say } from '../../../../kernel/http/language.ts';
import { onePage, pageOf, pageQuery } from '../../../../kernel/http/paging.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { conflict } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import {
  ImportId,
  ImportSummary,
  ImportTrial,
  IndicatorImport,
  SavedMapping,
  ToCarryOut,
  ToSurvey,
  ToTry,
  ToUndo,
} from '../../imports/contract.ts';
import type { HeadingRows } from '../../imports/find-headings.ts';
import type { ImportMapping } from '../../imports/mapping.ts';
import { suggestColumns } from '../../imports/mapping.ts';
import { importsMessages } from '../../imports/messages.ts';
import { type FiguresRead, readFigures } from '../../imports/read-figures.ts';
import { surveyFirst, surveySheet } from '../../imports/survey.ts';
import { openTable, tableTypes } from '../../imports/table.ts';
import { checkFigures } from './check-figures.ts';
import { faultColumns, faultRows, toldFault } from './faults.ts';
import { carryOutImport, chooseSheet, receiveImport, type SurveyedFile, tryImport } from './import-figures.ts';
import { indicatorFinder, loadKnown } from './known.ts';
import { getImport, type KeptImport, listImports, listMappings, summaryOf } from './queries.ts';
import { undoImport } from './undo-import.ts';

const tags = ['indicators'];
const records = { permission: 'indicators.record' } as const;
const upload = { types: [...tableTypes], limitBytes: 30 * 1024 * 1024 };
const One = z.object({ id: ImportId });
const Language = z.object({ lang: z.enum(['vi', 'en']).optional() });
const faultsShown = 100;

/** Figures from spreadsheets: received, tried by a mapping, carried out, undone. */
export function importsRoutes(app: App, services: Services): void {
  const { db, clock, files } = services;

  const contentOf = ({ sha256 }: Pick<KeptImport, 'sha256'>): Promise<Buffer> => buffer(files.read(sha256));

  async function survey(
    content: Buffer,
    mediaType: string,
    sheet?: string,
    headingRows?: HeadingRows,
  ): Promise<SurveyedFile> {
    const table = await openTable(content, mediaType);
    const surveyed = sheet === undefined ? surveyFirst(table) : surveySheet(table, sheet, headingRows);
    return { survey: await surveyed, sheets: table.sheets };
  }

  /** Reading takes seconds where a file is long: it is done before the transaction begins, and holds up nobody. */
  async function read(actor: Actor, kept: KeptImport, mapping: ImportMapping): Promise<FiguresRead> {
    const table = await openTable(await contentOf(kept), kept.mediaType);
    return readFigures(table, kept.sheet, mapping, await loadKnown(db.reads, actor));
  }

  async function view(actor: Actor, id: ImportId): Promise<IndicatorImport> {
    const kept = await getImport(db.reads, actor, id);
    const [saved] = await listMappings(db.reads, kept.signature);
    const { survey, mapping, terms } = kept;
    const { indicators } = await loadKnown(db.reads, actor);
    const columns = suggestColumns(survey.headings, indicatorFinder(indicators));
    const fresh: ImportMapping = {
      ...{ headingRows: survey.headingRows, columns, indicator: null, areaId: null, period: null, year: null },
      fillDown: false,
    };
    const suggested =
      saved === undefined
        ? { mapping: fresh, savedAs: null, terms: null }
        : { mapping: { ...saved.mapping, headingRows: survey.headingRows }, savedAs: saved.name, terms: saved.terms };
    return { ...summaryOf(kept), survey, mapping, terms, suggested };
  }

  app.get(
    '/api/v1/indicator-imports',
    {
      config: records,
      schema: {
        tags,
        operationId: 'listIndicatorImports',
        summary: 'Spreadsheets of figures, the newest first',
        querystring: pageQuery(z.tuple([z.iso.datetime({ offset: true }), z.uuid()])),
        response: { 200: pageOf(ImportSummary) },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const found = await listImports(db.reads, actorOf(request), { after, limit: limit + 1 });
      return onePage(found, limit, ({ receivedAt, id }) => [receivedAt, id]);
    },
  );

  app.post(
    '/api/v1/indicator-imports',
    {
      config: { ...records, repeatable: false },
      bodyLimit: upload.limitBytes + 1024 * 1024,
      schema: {
        tags,
        operationId: 'receiveIndicatorImport',
        summary: 'Bring a spreadsheet of figures (.xlsx, .csv): its headings are found, nothing is written yet',
        description:
          'multipart/form-data with one file. Answers what its sheet looks like and how its columns are probably to be ' +
          'read; by the mapping kept for the same headings, where there is one.',
        response: { 201: IndicatorImport },
      },
    },
    async (request, reply) => {
      const actor = { ...actorOf(request), address: request.ip };
      const { file } = await receiveUpload(request, files, upload);
      try {
        const content = await readFile(file.path);
        const surveyed = await survey(content, file.mediaType);
        const id = await db.inTransaction((tx) => receiveImport(tx, files, actor, file, surveyed, clock()));
        return await reply.code(201).send(await view(actor, id));
      } finally {
        await files.discard(file); // nothing is left where it was kept
      }
    },
  );

  app.get(
    '/api/v1/indicator-imports/:id',
    {
      config: records,
      schema: {
        tags,
        operationId: 'getIndicatorImport',
        summary: 'One spreadsheet of figures, and how it is read',
        params: One,
        response: { 200: IndicatorImport },
      },
    },
    (request) => view(actorOf(request), request.params.id),
  );

  app.post(
    '/api/v1/indicator-imports/:id/sheet',
    {
      config: records,
      schema: {
        tags,
        operationId: 'chooseIndicatorImportSheet',
        summary: 'Read another sheet of the file, or other rows as its headings. Takes If-Match.',
        params: One,
        body: ToSurvey,
        response: { 200: IndicatorImport },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const version = expectedVersion(request);
      const kept = await getImport(db.reads, actorOf(request), id);
      const { sheet, headingRows } = request.body;
      const surveyed = await survey(await contentOf(kept), kept.mediaType, sheet, headingRows);
      await db.inTransaction((tx) =>
        chooseSheet(tx, { ...actorOf(request), address: request.ip }, { id, version }, surveyed, clock()),
      );
      return reply.send(await view(actorOf(request), id));
    },
  );

  app.post(
    '/api/v1/indicator-imports/:id/try',
    {
      config: records,
      schema: {
        tags,
        operationId: 'tryIndicatorImport',
        summary: 'A dry run: what the file would write by this mapping, and every cell that is wrong. Takes If-Match.',
        params: One,
        querystring: Language,
        body: ToTry,
        response: { 200: ImportTrial.extend({ version: z.int() }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const version = expectedVersion(request);
      const kept = await getImport(db.reads, actorOf(request), id);
      const figures = await read(actorOf(request), kept, request.body.mapping);
      const language = languageFor(request);
      return answerAct(services, request, reply, 200, async (tx, actor) => {
        const { counts, faults, odd } = await tryImport(tx, actor, { id, version }, request.body, figures, clock());
        const told = (all: typeof faults) =>
          all.slice(0, faultsShown).map((fault) => toldFault(fault, figures.survey.headings, language));
        return { counts, faults: told(faults), odd: told(odd), version: version + 1 };
      });
    },
  );

  for (const format of ['csv', 'xlsx'] as const) {
    app.get(
      `/api/v1/indicator-imports/:id/faults.${format}`,
      {
        config: records,
        schema: {
          tags,
          operationId: `getIndicatorImportFaults${format === 'csv' ? 'Csv' : 'Sheet'}`,
          summary: `Every cell that is wrong or odd, with its row and column, as ${format === 'csv' ? 'CSV' : 'a spreadsheet'}`,
          params: One,
          querystring: Language,
        },
      },
      async (request, reply) => {
        const actor = actorOf(request);
        const kept = await getImport(db.reads, actor, request.params.id);
        const { mapping, terms } = kept;
        if (mapping === null || terms === null) throw conflict('indicators.import-not-tried');
        const figures = await read(actor, kept, mapping);
        const checked = await db.inTransaction((tx) => checkFigures(tx, actor, figures, terms, clock()));
        const language = languageFor(request);
        const table = {
          name: say(importsMessages['indicators.import-file'], language),
          columns: faultColumns(language),
          language,
          pages: faultRows(checked, figures.survey.headings, language),
        };
        return sendTable(reply, format, table);
      },
    );
  }

  app.post(
    '/api/v1/indicator-imports/:id/carry-out',
    {
      config: records,
      schema: {
        tags,
        operationId: 'carryOutIndicatorImport',
        summary: 'Write every figure of the file as it was tried, or none. Takes If-Match.',
        params: One,
        body: ToCarryOut,
        response: { 200: ImportSummary },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const version = expectedVersion(request);
      const kept = await getImport(db.reads, actorOf(request), id);
      const { mapping, state } = kept;
      const figures = mapping === null || state !== 'tried' ? null : await read(actorOf(request), kept, mapping);
      return answerAct(services, request, reply, 200, async (tx, actor) => {
        if (figures === null)
          throw conflict(mapping === null ? 'indicators.import-not-tried' : 'indicators.import-closed');
        await carryOutImport(tx, actor, { id, version }, figures, request.body, clock());
        return summaryOf(await getImport(tx, actor, id));
      });
    },
  );

  app.post(
    '/api/v1/indicator-imports/:id/undo',
    {
      config: records,
      schema: {
        tags,
        operationId: 'undoIndicatorImport',
        summary: 'Take the figures of the file back; what they took the place of stands again. Takes If-Match.',
        params: One,
        body: ToUndo,
        response: { 200: ImportSummary },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const version = expectedVersion(request);
      return answerAct(services, request, reply, 200, async (tx, actor) => {
        await undoImport(tx, actor, { id, version }, request.body.reason, clock());
        return summaryOf(await getImport(tx, actor, id));
      });
    },
  );

  app.get(
    '/api/v1/indicator-import-mappings',
    {
      config: records,
      schema: {
        tags,
        operationId: 'listIndicatorImportMappings',
        summary: 'Mappings kept by name, the last saved first',
        response: { 200: z.object({ items: z.array(SavedMapping), next: z.null() }) },
      },
    },
    async () => ({ items: await listMappings(db.reads, null), next: null }),
  );
}
