import { z } from 'zod';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import { addDays, atCityTime, Day } from '../time.ts';
import { anchorOf, listBatches } from './anchors.ts';
import { Anchor, AuditedAct, InclusionProof, Names } from './contract.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { namesIn, searchActs } from './list-acts.ts';
import { proveAct } from './prove-act.ts';
import { seenActs } from './seen-acts.ts';

const tags = ['audit'];
const reads = { permission: 'audit.read' } as const;
const Word = z.string().trim().min(1).max(100);

const Erasure = z.object({
  kind: Word.describe('The kind of record by its word in the trail: account, work-item, organisation.'),
  id: Word,
  reason: z.string().trim().min(3).max(2000),
});

/** The trail of the whole city, for the auditor and for other machines that keep anchors. */
export function auditRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/audit/acts',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listActs',
        summary: 'Who did what, newest first',
        querystring: pageQuery(z.uuid()).extend({
          actor: Word.optional().describe('Account of the person, or system, or public.'),
          kind: Word.optional().describe('Kind of record, as work-item.'),
          id: Word.optional().describe('The record itself.'),
          act: Word.optional().describe('What was done, as work.accepted.'),
          organisation: z.uuid().optional().describe('For which organisation.'),
          from: Day.optional(),
          until: Day.optional().describe('The last day.'),
        }),
        response: { 200: pageOf(AuditedAct).extend({ names: Names }) },
      },
    },
    async (request) => {
      const { from, until, limit, ...filter } = request.query;
      const asked = {
        ...filter,
        limit: limit + 1,
        from: from === undefined ? undefined : atCityTime(from, '00:00'),
        until: until === undefined ? undefined : atCityTime(addDays(until, 1), '00:00'),
      };
      const page = onePage(await searchActs(db.reads, asked, seenActs(actorOf(request))), limit, ({ id }) => id);
      return { ...page, names: await namesIn(db.reads, page.items) };
    },
  );

  app.get(
    '/api/v1/audit/acts/:id/proof',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'proveAct',
        summary: 'What shows elsewhere that an act is in the trail as it was done',
        params: z.object({ id: z.uuid() }),
        response: { 200: InclusionProof },
      },
    },
    (request) => proveAct(db.reads, request.params.id, seenActs(actorOf(request))),
  );

  app.get(
    '/api/v1/audit/anchors',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listAnchors',
        summary: 'Roots and hashes of the sealed batches, to be kept elsewhere',
        querystring: pageQuery(z.int().nonnegative()),
        response: { 200: pageOf(Anchor) },
      },
    },
    async ({ query: { after, limit } }) => {
      const batches = await listBatches(db.reads, after ?? 0, limit + 1);
      return onePage(batches.map(anchorOf), limit, ({ number }) => number);
    },
  );

  app.post(
    '/api/v1/audit/erasures',
    {
      config: { permission: 'audit.erase' },
      schema: {
        tags,
        operationId: 'erasePersonalData',
        summary: 'Erase the personal values of a record or a person from the trail',
        body: Erasure,
        response: { 200: z.object({ values: z.int().describe('How many were erased.') }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, async (tx, actor) => {
        const { reason, ...subject } = request.body;
        return { values: await erasePersonalData(tx, actor, subject, reason, clock()) };
      }),
  );
}
