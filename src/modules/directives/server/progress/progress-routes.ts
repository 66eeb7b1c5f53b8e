import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { attachment } from '../../../../kernel/files/file-name.ts';
import { type App, actorOf } from '../../../../kernel/http/app.ts';
import { say } from '../../../../kernel/http/language.ts';
import type { Messages } from '../../../../kernel/messages.ts';
import type { Services } from '../../../../kernel/services.ts';
import { dayOf } from '../../../../kernel/time.ts';
import { requestsMessages } from '../../../../kernel/work/requests/messages.ts';
import type { Tell } from '../../progress/compose-report.ts';
import { ProgressReport, ReportAsked } from '../../progress/contract.ts';
import { progressMessages } from '../../progress/messages.ts';
import { progressPaper } from './progress-paper.ts';
import { progressSheet } from './progress-sheet.ts';
import { readProgress } from './read-progress.ts';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

const words: Messages = { ...progressMessages, ...requestsMessages };

/** A report is an official document of the city, and in its language. */
const inVietnamese: Tell = (key, values) => {
  const message = words[key];
  return message === undefined ? key : say(message, 'vi', values);
};

/** Reports of progress, for whoever works for the city, about the work they may see. */
export function progressRoutes(app: App, { db, clock, settings }: Services): void {
  app.get(
    '/api/v1/progress-reports',
    {
      config: { permission: 'progress.read' },
      schema: {
        tags: ['progress-reports'],
        operationId: 'progressReport',
        summary:
          'How the work of a directive, an organisation or a period stands; as JSON, a spreadsheet or a document',
        querystring: ReportAsked.extend({ format: z.enum(['json', 'xlsx', 'docx']).default('json') }),
        response: { 200: ProgressReport },
      },
    },
    async (request, reply) => {
      const { format, ...asked } = request.query;
      const report = await db.inTransaction((tx) => readProgress(tx, actorOf(request), asked, dayOf(clock())));
      if (format === 'json') return report;
      const file =
        format === 'xlsx'
          ? await progressSheet(report, inVietnamese)
          : await progressPaper(report, inVietnamese, settings.CITY_NAME);
      return sendBytes(
        reply,
        mediaTypes[format],
        `${inVietnamese('progress.file', { on: report.on })}.${format}`,
        file,
      );
    },
  );
}

const sendBytes = (reply: FastifyReply, mediaType: string, name: string, content: Buffer): FastifyReply =>
  reply.header('content-type', mediaType).header('content-disposition', attachment(name)).send(content);
