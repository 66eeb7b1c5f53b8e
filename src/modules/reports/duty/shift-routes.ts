import { z } from 'zod';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import type { Tx } from '../../../kernel/db/db.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import type { Services } from '../../../kernel/services.ts';
import { DeskNow, NewDutyNote, NewShift, Shift, ShiftEnd, ShiftId, WholeShift } from './contract.ts';
import { deskNow, listShifts, readShift, ShiftKey } from './read-shifts.ts';
import { acknowledgeShift, addNote, closeShift, openShift } from './shifts.ts';

const tags = ['duty'];
const OneShift = z.object({ id: ShiftId });
const reads = { permission: 'shifts.read' } as const;
const keeps = { permission: 'shifts.keep' } as const;

/** Sổ trực ca: who sat at the desk from when until when, what they noted, and what they handed over. */
export function shiftRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  /** Every act answers with the shift as it stands then. */
  const after = (act: (tx: Tx, actor: Actor) => Promise<ShiftId>) => async (tx: Tx, actor: Actor) =>
    readShift(tx, actor, await act(tx, actor), clock());

  app.get(
    '/api/v1/duty-shifts',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listShifts',
        summary: 'Shifts, the newest first',
        querystring: pageQuery(ShiftKey).extend({ desk: OrganisationId.optional().describe('Of this organisation.') }),
        response: { 200: pageOf(Shift) },
      },
    },
    async (request) => {
      const { limit, after: key, desk } = request.query;
      const found = await listShifts(db.reads, actorOf(request), { desk, limit: limit + 1, after: key });
      return onePage(found, limit, ({ openedAt, id }) => [openedAt, id]);
    },
  );

  app.get(
    '/api/v1/duty-shifts/now',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'deskNow',
        summary: 'The shift under way at the asker’s desk, and what was handed over and nobody acknowledged',
        response: { 200: DeskNow },
      },
    },
    (request) => deskNow(db.reads, actorOf(request), clock()),
  );

  app.post(
    '/api/v1/duty-shifts',
    {
      config: keeps,
      schema: {
        tags,
        operationId: 'openShift',
        summary: 'Open a shift',
        description: 'A desk has one shift at a time.',
        body: NewShift,
        response: { 201: WholeShift },
      },
    },
    (request, reply) =>
      answerAct(
        services,
        request,
        reply,
        201,
        after((tx, actor) => openShift(tx, actor, request.body, clock())),
      ),
  );

  app.get(
    '/api/v1/duty-shifts/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getShift',
        summary: 'A shift with its notes and figures, as far as the asker may see the reports in them',
        params: OneShift,
        response: { 200: WholeShift },
      },
    },
    (request) => readShift(db.reads, actorOf(request), request.params.id, clock()),
  );

  app.post(
    '/api/v1/duty-shifts/:id/notes',
    {
      config: keeps,
      schema: {
        tags,
        operationId: 'addDutyNote',
        summary: 'Note something, or put an earlier note right',
        params: OneShift,
        body: NewDutyNote,
        response: { 201: WholeShift },
      },
    },
    (request, reply) =>
      answerAct(
        services,
        request,
        reply,
        201,
        after((tx, actor) => addNote(tx, actor, request.params.id, request.body, clock())),
      ),
  );

  app.post(
    '/api/v1/duty-shifts/:id/close',
    {
      config: keeps,
      schema: {
        tags,
        operationId: 'closeShift',
        summary: 'Close a shift and hand over',
        params: OneShift,
        body: ShiftEnd,
        response: { 200: WholeShift },
      },
    },
    (request, reply) =>
      answerAct(
        services,
        request,
        reply,
        200,
        after((tx, actor) => closeShift(tx, actor, request.params.id, request.body.handOver, clock())),
      ),
  );

  app.post(
    '/api/v1/duty-shifts/:id/acknowledge',
    {
      config: keeps,
      schema: {
        tags,
        operationId: 'acknowledgeShift',
        summary: 'Say that one has read what was handed over',
        description: 'Not for the person who handed over.',
        params: OneShift,
        response: { 200: WholeShift },
      },
    },
    (request, reply) =>
      answerAct(
        services,
        request,
        reply,
        200,
        after((tx, actor) => acknowledgeShift(tx, actor, request.params.id, clock())),
      ),
  );

  historyRoute(app, services, {
    path: 'duty-shifts',
    kind: 'duty-shift',
    demandSeen: (tx, actor, id) => readShift(tx, actor, ShiftId.parse(id), clock()),
    beside: ['duty.noted'],
  });
}
