import { z } from 'zod';
import { historyRoute } from '../audit/history-routes.ts';
import { sql } from '../db/db.ts';
import { answerAct } from '../http/acting.ts';
import { type App, actorOf } from '../http/app.ts';
import { expectedVersion } from '../http/editing.ts';
import { pageQuery } from '../http/paging.ts';
import { sendJson } from '../http/sending.ts';
import type { Permission } from '../policy/policy.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../time.ts';
import * as acts from './acts.ts';
import { areasFigures, ownersFigures } from './board-figures.ts';
import {
  type ActBody,
  actBodies,
  FiguresPage,
  NewWorkItem,
  WorkItem,
  WorkItemCount,
  WorkItemFilter,
  WorkItemId,
  WorkItemPage,
  WorkItemSummary,
  WorkPoint,
} from './contract.ts';
import { readWorkItem } from './detail.ts';
import { countWorkItems, ListKey, latestWork, workItemPage, workPoints } from './list.ts';
import { workMessages } from './messages.ts';
import { openWorkItem } from './open-work-item.ts';
import { rules, type WorkAct, WorkState } from './states.ts';
import { viewerOf } from './visibility.ts';
import { workHistory } from './work-history.ts';

const OneItem = z.object({ id: WorkItemId });
const Changed = z.object({ id: WorkItemId, state: WorkState, version: z.int() }).meta({ id: 'WorkItemChanged' });
const Added = z.object({ id: z.uuid() });

const tags = ['work'];

export function workRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/work-items',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'listWorkItems',
        summary: 'Work, what burns first',
        querystring: pageQuery(ListKey).extend(WorkItemFilter.shape),
        response: { 200: WorkItemPage },
      },
    },
    async (request, reply) => {
      const { limit, after, ...filter } = request.query;
      const now = clock();
      const actor = actorOf(request);
      const asked = { filter, limit, after, actor, viewer: viewerOf(actor), today: dayOf(now), now };
      return sendJson(reply, await db.reads.text(workItemPage(asked)));
    },
  );

  app.get(
    '/api/v1/work-items/count',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'countWorkItems',
        summary: 'How much work fits a filter',
        querystring: WorkItemFilter,
        response: { 200: WorkItemCount },
      },
    },
    async (request) => {
      const now = clock();
      const actor = actorOf(request);
      const asked = { filter: request.query, actor, viewer: viewerOf(actor), today: dayOf(now), now };
      return countWorkItems(db.reads, asked);
    },
  );

  app.get(
    '/api/v1/work-items/points',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'workPoints',
        summary: 'Open work with a point on the map, what burns first',
        querystring: WorkItemFilter.extend({ limit: z.coerce.number().int().min(1).max(1000).default(500) }),
        response: { 200: z.object({ items: z.array(WorkPoint), next: z.null() }) },
      },
    },
    async (request, reply) => {
      const { limit, ...filter } = request.query;
      const [now, actor] = [clock(), actorOf(request)];
      const points = workPoints({ filter, limit, actor, viewer: viewerOf(actor), today: dayOf(now), now });
      return sendJson(
        reply,
        await db.reads.text(sql`select json_build_object('items', ${points}, 'next', null)::text`),
      );
    },
  );

  app.get(
    '/api/v1/work-items/latest',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'latestWork',
        summary: 'The work that was touched last',
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
        response: { 200: z.object({ items: z.array(WorkItemSummary), next: z.null() }) },
      },
    },
    async (request, reply) => {
      const latest = latestWork({
        viewer: viewerOf(actorOf(request)),
        today: dayOf(clock()),
        limit: request.query.limit,
      });
      return sendJson(
        reply,
        await db.reads.text(sql`select json_build_object('items', ${latest}, 'next', null)::text`),
      );
    },
  );

  app.get(
    '/api/v1/work-items/figures',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'workFigures',
        summary: 'How the work of every organisation or area stands',
        querystring: z.object({ by: z.enum(['organisation', 'area']) }),
        response: { 200: FiguresPage },
      },
    },
    async (request, reply) => {
      const today = dayOf(clock());
      const asked = { viewer: viewerOf(actorOf(request)), today };
      const figures = request.query.by === 'area' ? areasFigures(asked, null) : ownersFigures(asked, null);
      return sendJson(
        reply,
        await db.reads.text(sql`select json_build_object('on', ${today}::text, 'items', ${figures})::text`),
      );
    },
  );

  app.get(
    '/api/v1/work-items/:id',
    {
      config: { permission: 'work.read' },
      schema: {
        tags,
        operationId: 'getWorkItem',
        summary: 'One work item with its deadline, history, comments and evidence',
        params: OneItem,
        response: { 200: WorkItem },
      },
    },
    async (request, reply) => {
      const { json, version } = await readWorkItem(db.reads, actorOf(request), request.params.id, dayOf(clock()));
      reply.header('etag', `"${version}"`);
      return sendJson(reply, json);
    },
  );

  app.post(
    '/api/v1/work-items',
    {
      config: { permission: 'work.assign' },
      schema: {
        tags,
        operationId: 'openWorkItem',
        summary: 'Give work to an organisation',
        body: NewWorkItem,
        response: { 201: Added },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        id: await openWorkItem(tx, actor, request.body, clock()),
      })),
  );

  actRoute('accept', actBodies.accept, acts.acceptWorkItem);
  actRoute('start', actBodies.start, acts.startWork);
  actRoute('submit', actBodies.submit, acts.submitForConfirmation);
  actRoute('confirm', actBodies.confirm, acts.confirmDone);
  actRoute('return', actBodies.return, acts.returnWork);
  actRoute('refuse', actBodies.refuse, acts.refuseWork);
  actRoute('suspend', actBodies.suspend, acts.suspendWork);
  actRoute('resume', actBodies.resume, acts.resumeWork);
  actRoute('reassign', actBodies.reassign, acts.reassign);
  actRoute('recall', actBodies.recall, acts.recallWork);
  actRoute('extend', actBodies.extend, acts.extendWork);
  actRoute('prioritise', actBodies.prioritise, acts.changePriority);
  actRoute('appoint', actBodies.appoint, acts.appointAssignee);
  actRoute('place', actBodies.place, acts.placeWorkItem);
  actRoute('restrict', actBodies.restrict, acts.restrictWork);
  actRoute('unrestrict', actBodies.unrestrict, acts.unrestrictWork);

  historyRoute(app, services, workHistory);

  /** `POST /work-items/{id}/accept` and so on, each with the version it was thought out on. */
  function actRoute<Act extends WorkAct>(
    name: Act,
    matter: z.ZodType<ActBody<Act>>,
    carryOut: acts.CarryOut<Act>,
  ): void {
    const mayBeLeftOut = matter.safeParse({}).success; // an act with nothing to tell needs no body
    const [side, ...others] = rules[name].by;
    const ofSide: Permission = side === 'owner' ? 'work.carry-out' : 'work.decide';
    const ofEither: Permission = name === 'place' ? 'work.see-inside' : 'work.restrict';
    const permission = others.length > 0 ? ofEither : ofSide; // the act itself asks on which side they stand
    app.post(
      `/api/v1/work-items/:id/${name}`,
      {
        config: { permission },
        schema: {
          tags,
          operationId: `${name}WorkItem`,
          summary: workMessages[`work.act.${name}`].en,
          description: `${rules[name].by.join(' or ')} only, while the work is ${rules[name].from.join(', ')}. Takes If-Match.`,
          params: OneItem,
          body: mayBeLeftOut ? matter.nullish() : matter,
          response: { 200: Changed },
        },
      },
      (request, reply) => {
        const version = expectedVersion(request);
        const body = matter.parse(request.body ?? {});
        const { id } = request.params;
        return answerAct(services, request, reply, 200, (tx, actor) =>
          carryOut(tx, actor, { id, version, body }, clock()),
        );
      },
    );
  }
}
