import { z } from 'zod';
import { AreaId } from '../../../../kernel/areas/contract.ts';
import { getArea } from '../../../../kernel/areas/queries.ts';
import { historyRoute } from '../../../../kernel/audit/history-routes.ts';
import { answerAct } from '../../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../../kernel/http/app.ts';
import { expectedVersion } from '../../../../kernel/http/editing.ts';
import { onePage, pageOf, pageQuery } from '../../../../kernel/http/paging.ts';
import { sendJson } from '../../../../kernel/http/sending.ts';
import type { Services } from '../../../../kernel/services.ts';
import { dayOf, NearDay } from '../../../../kernel/time.ts';
import { Board, BoardCopy, BoardFigures, BoardId, BoardSummary, NewBoard } from '../../boards/contract.ts';
import { boardFigures } from './board-figures.ts';
import { BoardsKey, getBoard, listBoards } from './boards.ts';
import { changeBoard, copyBoard, makeBoard, removeBoard } from './save-board.ts';

const tags = ['boards'];
const reads = { permission: 'boards.read' } as const;
const edits = { permission: 'boards.edit' } as const;
const ById = z.object({ id: BoardId });

/** Bảng chỉ tiêu: boards that people put together out of indicators, and all their figures at once. */
export function boardsRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/boards',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listBoards',
        summary: 'Boards of indicators, by their names',
        querystring: pageQuery(BoardsKey),
        response: { 200: pageOf(BoardSummary) },
      },
    },
    async (request) => {
      const { limit, after } = request.query;
      const found = await listBoards(db.reads, actorOf(request), { limit: limit + 1, after });
      return onePage(found, limit, ({ name, id }) => [name.vi, id]);
    },
  );

  app.post(
    '/api/v1/boards',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'makeBoard',
        summary: 'Make a board of indicators for an organisation',
        body: NewBoard,
        response: { 201: Board },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => makeBoard(tx, actor, request.body, clock())),
  );

  app.get(
    '/api/v1/boards/:id',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getIndicatorBoard',
        summary: 'One board with its tiles; those of internal indicators are left out for the public, and counted',
        params: ById,
        response: { 200: Board },
      },
    },
    (request) => getBoard(db.reads, actorOf(request), request.params.id),
  );

  app.get(
    '/api/v1/boards/:id/figures',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getBoardFigures',
        summary: 'A board with the figures of all its tiles, in an area and as of a day',
        params: ById,
        querystring: z.object({
          area: AreaId.optional().describe('The area looked at; the one around all others if absent.'),
          day: NearDay.optional().describe('Of periods over by this day, in its areas; today if absent.'),
        }),
        response: { 200: BoardFigures },
      },
    },
    async (request, reply) => {
      const { area, day } = request.query;
      const board = await getBoard(db.reads, actorOf(request), request.params.id);
      if (area !== undefined) await db.inTransaction((tx) => getArea(tx, area));
      const figures = await boardFigures(db.reads, board, { areaId: area, day, today: dayOf(clock()) });
      return sendJson(reply, JSON.stringify(figures)); // thousands of points: not read again by their schema
    },
  );

  app.put(
    '/api/v1/boards/:id',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'changeBoard',
        summary: 'Change a board: its name, owner, who sees it, its tiles and their order',
        description: 'Takes If-Match.',
        params: ById,
        body: NewBoard,
        response: { 200: Board },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 200, (tx, actor) =>
        changeBoard(tx, actor, which, request.body, clock()),
      );
    },
  );

  app.post(
    '/api/v1/boards/:id/copies',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'copyBoard',
        summary: 'Make another board with the same tiles; it is inside until it is made public',
        params: ById,
        body: BoardCopy,
        response: { 201: Board },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        copyBoard(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.delete(
    '/api/v1/boards/:id',
    {
      config: edits,
      schema: {
        tags,
        operationId: 'removeBoard',
        summary: 'Remove a board; the trail keeps what it was',
        description: 'Takes If-Match.',
        params: ById,
        response: { 204: z.null() },
      },
    },
    (request, reply) => {
      const which = { id: request.params.id, version: expectedVersion(request) };
      return answerAct(services, request, reply, 204, async (tx, actor) => {
        await removeBoard(tx, actor, which, clock());
        return null;
      });
    },
  );

  historyRoute(app, services, {
    path: 'boards',
    kind: 'indicator-board',
    demandSeen: (reading, actor, id) => getBoard(reading, actor, BoardId.parse(id)),
  });
}
