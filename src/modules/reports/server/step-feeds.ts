import { z } from 'zod';
import { atomType, entryId, writeAtom } from '../../../kernel/feeds/atom.ts';
import { calendarType, writeCalendar } from '../../../kernel/feeds/icalendar.ts';
import { feedRate, sendDocument } from '../../../kernel/feeds/send-document.ts';
import type { App } from '../../../kernel/http/app.ts';
import { languageFor, say } from '../../../kernel/http/language.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import type { Language } from '../../../kernel/messages.ts';
import { momentWords } from '../../../kernel/notifications/words.ts';
import type { Services } from '../../../kernel/services.ts';
import { originOf } from '../../../kernel/settings/settings.ts';
import { dayOf } from '../../../kernel/time.ts';
import { Report, ReportId } from '../contract.ts';
import { reportsMessages } from '../messages.ts';
import { readReport } from './detail.ts';
import { isUpdateKind } from './update-kinds.ts';

const tags = ['reports'];
const One = z.object({ id: ReportId });
const InLanguage = z.object({ lang: z.enum(['vi', 'en']).optional() });

/** One report for feed readers and calendars: as the public sees it, whoever asks. */
export function stepFeedsRoutes(app: App, { db, clock, settings }: Services): void {
  const config = { permission: 'reports.read', rateLimit: feedRate(settings) } as const;
  const origin = originOf(settings);
  const read = async (id: ReportId): Promise<Report> =>
    Report.parse(JSON.parse((await readReport(db.reads, publicActor, id, clock())).json));
  const titleOf = ({ category, number }: Report, language: Language) => `${category[language]} · ${number}`;

  app.get(
    '/api/v1/reports/:id/steps.atom',
    {
      config,
      schema: {
        tags,
        operationId: 'reportSteps',
        summary: 'What happened to a public report, as an Atom feed',
        params: One,
        querystring: InLanguage,
      },
    },
    async (request, reply) => {
      const report = await read(request.params.id);
      const language = languageFor(request);
      const self = origin + request.url;
      const link = `${origin}/reports/${report.id}`;
      const title = titleOf(report, language);
      const text = writeAtom({
        id: entryId(report.id),
        title,
        self,
        alternate: link,
        author: report.owner.name,
        language,
        entries: [...report.updates].reverse().map(({ id, kind, reason, at }) => {
          const step = isUpdateKind(kind) ? say(reportsMessages[`reports.update.${kind}`], language) : kind;
          return {
            id: entryId(id),
            title: `${step}: ${title}`,
            updated: at,
            link,
            ...(reason === null ? {} : { summary: reason }),
          };
        }),
      });
      await sendDocument(request, reply, { type: atomType, text });
      return reply;
    },
  );

  app.get(
    '/api/v1/reports/:id/deadline.ics',
    {
      config,
      schema: {
        tags,
        operationId: 'reportCalendar',
        summary: 'By when a public report is to be done, as iCalendar; no entry where nothing is promised',
        params: One,
        querystring: InLanguage,
      },
    },
    async (request, reply) => {
      const report = await read(request.params.id);
      const language = languageFor(request);
      const { id, expectedAt, changedAt, version, area, state, outcome } = report;
      const title = titleOf(report, language);
      const text = writeCalendar({
        name: title,
        refreshHours: 4,
        entries:
          expectedAt === null || outcome?.kind === 'referred'
            ? []
            : [
                {
                  uid: `${id}@dothi`,
                  title,
                  description: `${say(reportsMessages[`reports.state.${state}`], language)} · ${momentWords(expectedAt, language)}`,
                  url: `${origin}/reports/${id}`,
                  changedAt,
                  version,
                  kind: 'event',
                  on: dayOf(expectedAt),
                  ...(area === null ? {} : { location: area.name }),
                },
              ],
      });
      await sendDocument(request, reply, { type: calendarType, text });
      return reply;
    },
  );
}
