import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { atomType, entryId, writeAtom } from '../../../kernel/feeds/atom.ts';
import { feedRate, sendDocument } from '../../../kernel/feeds/send-document.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { languageFor, say } from '../../../kernel/http/language.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import { originOf } from '../../../kernel/settings/settings.ts';
import { capType, writeCap } from '../cap/write-cap.ts';
import { NewWarning, Warning, WarningId, WarningTerms, type Words } from '../contract.ts';
import { warningsMessages } from '../messages.ts';
import { changeDraft, discardDraft, draftWarning } from './draft-warning.ts';
import { cancelWarning, issueWarning } from './issue-warning.ts';
import { getWarning, listWarnings, warningsInForce } from './queries.ts';
import { receiveCap } from './receive-cap.ts';

const tags = ['warnings'];
const reads = { permission: 'warnings.read' } as const;
const issues = { permission: 'warnings.issue' } as const;
const One = z.object({ id: WarningId });
const largestAlert = 512 * 1024;
const inFeed = 50;

/** Warnings to the public, as records, as CAP 1.2 (OASIS) and as an Atom feed of alerts. */
export function warningsRoutes(app: App, services: Services): void {
  const { db, clock, settings } = services;
  const origin = originOf(settings);
  const ours = { sender: new URL(origin).hostname, identifier: null, sentAt: null };
  const pageOfWarning = ({ id }: Pick<Warning, 'id'>) => `${origin}/warnings/${id}`;

  app.get(
    '/api/v1/warnings/in-force',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'warningsInForce',
        summary: 'What people are warned of now, the worst first',
        response: { 200: pageOf(Warning) },
      },
    },
    async () => ({ items: await warningsInForce(db.reads, clock()), next: null }),
  );

  app.get(
    '/api/v1/warnings',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listWarnings',
        summary: 'Warnings, the newest first; drafts only for those who may issue them',
        querystring: pageQuery(z.uuid()).extend({
          state: Warning.shape.state
            .or(z.literal('over'))
            .optional()
            .describe('"over": what was once issued and is replaced or cancelled.'),
        }),
        response: { 200: pageOf(Warning) },
      },
    },
    async (request) => {
      const { state, after, limit } = request.query;
      const states =
        state === 'over' ? (['replaced', 'cancelled'] as const) : state === undefined ? undefined : [state];
      const filter = { states, after, limit: limit + 1 };
      return onePage(await listWarnings(db.reads, actorOf(request), filter, clock()), limit, ({ id }) => id);
    },
  );

  app.get(
    '/api/v1/warnings.atom',
    {
      config: { ...reads, rateLimit: feedRate(settings) },
      schema: {
        tags,
        operationId: 'warningsFeed',
        summary: 'Warnings in force as an Atom feed; each entry leads to its CAP alert',
        querystring: z.object({
          lang: z.enum(['vi', 'en']).optional(),
          area: AreaId.optional().describe('Those that concern it, what lies in it, or all of the city.'),
        }),
      },
    },
    async (request, reply) => {
      const language = languageFor(request);
      const wordsIn = (words: Words | null) => words?.[language] ?? words?.vi ?? words?.en ?? '';
      const items = await warningsInForce(db.reads, clock(), request.query.area);
      const self = origin + request.url;
      const text = writeAtom({
        id: self,
        title: `${say(warningsMessages['warnings.feed'], language)} · ${settings.CITY_NAME}`,
        self,
        alternate: `${origin}/warnings`,
        author: `Đô Thị ${settings.CITY_NAME}`,
        language,
        entries: items.slice(0, inFeed).map((warning) => ({
          id: entryId(warning.id),
          title: wordsIn(warning.headline),
          updated: warning.sentAt ?? warning.effectiveAt,
          link: `${origin}/api/v1/warnings/${warning.id}/cap`,
          summary: wordsIn(warning.description),
          author: warning.sender,
        })),
      });
      await sendDocument(request, reply, { type: atomType, text });
      return reply;
    },
  );

  app.get(
    '/api/v1/warnings/:id',
    {
      config: reads,
      schema: { tags, operationId: 'getWarning', summary: 'One warning', params: One, response: { 200: Warning } },
    },
    (request) => getWarning(db.reads, actorOf(request), request.params.id, clock()),
  );

  app.get(
    '/api/v1/warnings/:id/cap',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'warningAsCap',
        summary: 'The warning as a CAP 1.2 alert; a cancelled one as the Cancel that says so',
        params: One,
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const warning = await getWarning(db.reads, actor, request.params.id, clock());
      const replaces = warning.replacesId && (await getWarning(db.reads, actor, warning.replacesId, clock()));
      const setting = { senderName: settings.CITY_NAME, page: pageOfWarning(warning), replaces: replaces ?? null };
      await sendDocument(request, reply, { type: capType, text: writeCap(warning, setting) });
      return reply;
    },
  );

  app.post(
    '/api/v1/warnings',
    {
      config: issues,
      schema: {
        tags,
        operationId: 'draftWarning',
        summary: 'Draft a warning; nothing of it is public yet',
        body: NewWarning,
        response: { 201: Warning },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => draftWarning(tx, actor, request.body, ours, clock())),
  );

  app.put(
    '/api/v1/warnings/:id',
    {
      config: issues,
      schema: {
        tags,
        operationId: 'changeWarningDraft',
        summary: 'Change a draft; what was issued is replaced by another and never changed',
        params: One,
        body: WarningTerms,
        response: { 200: Warning },
      },
    },
    (request, reply) => {
      const seen = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeDraft(tx, actor, seen, request.body, clock()),
      );
    },
  );

  for (const [act, summary, carryOut] of [
    ['issue', 'Issue a draft: it stands on every page, and those concerned are told', issueWarning],
    ['discard', 'Give a draft up', discardDraft],
  ] as const)
    app.post(
      `/api/v1/warnings/:id/${act}`,
      {
        config: issues,
        schema: { tags, operationId: `${act}Warning`, summary, params: One, response: { 200: Warning } },
      },
      (request, reply) =>
        answerAct(services, request, reply, 200, (tx, actor) => carryOut(tx, actor, request.params.id, clock())),
    );

  app.post(
    '/api/v1/warnings/:id/cancel',
    {
      config: issues,
      schema: {
        tags,
        operationId: 'cancelWarning',
        summary: 'Call a warning off; the reason is public',
        params: One,
        body: z.object({ reason: z.string().trim().min(3).max(500) }),
        response: { 200: Warning },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        cancelWarning(tx, actor, request.params.id, request.body.reason, clock()),
      ),
  );

  app.register(async (scope: App) => {
    const types = ['application/cap+xml', 'application/xml', 'text/xml'];
    scope.addContentTypeParser(types, { parseAs: 'string', bodyLimit: largestAlert }, (_request, body, done) =>
      done(null, body),
    );
    scope.post(
      '/api/v1/warnings/cap',
      {
        config: issues,
        bodyLimit: largestAlert,
        schema: {
          tags,
          operationId: 'receiveCap',
          summary: 'Take a CAP 1.2 alert in as a draft; a Cancel calls off what its sender had said',
          response: { 200: Warning },
        },
      },
      (request, reply) => {
        const xml = textOf(request);
        return answerAct(services, request, reply, 200, (tx, actor) => receiveCap(tx, actor, xml, clock()));
      },
    );
  });

  historyRoute(app, services, {
    path: 'warnings',
    kind: 'warning',
    demandSeen: (from, actor, id) => getWarning(from, actor, WarningId.parse(id), clock()),
  });
}

function textOf({ body }: FastifyRequest): string {
  if (typeof body !== 'string') throw invalid('warnings.cap-unreadable');
  return body;
}
