import { z } from 'zod';
import { AreaId, fullNameOf } from '../../../kernel/areas/contract.ts';
import { getArea } from '../../../kernel/areas/queries.ts';
import { historyRoute } from '../../../kernel/audit/history-routes.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { expectedVersion } from '../../../kernel/http/editing.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import type { Services } from '../../../kernel/services.ts';
import { dayOf, NearDay } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { Cut, Findings, NewScenario, Plan, Scenario, ScenarioId, ScenarioSummary, ToCarryOut } from '../contract.ts';
import { assessPlan } from './assess-plan.ts';
import { carryOut } from './carry-out.ts';
import { cutUnit } from './cut-unit.ts';
import { draftScenario, reviseScenario } from './save-scenario.ts';
import { getScenario, keptFindings, ListKey, listScenarios } from './scenarios.ts';
import { undoDecision } from './undo.ts';

const tags = ['boundaries'];
const ById = z.object({ id: ScenarioId });
const reads = { permission: 'boundaries.read' } as const;
const plans = { permission: 'boundaries.plan' } as const;
const decides = { permission: 'boundaries.decide' } as const;

const CutPieces = z.object({
  unitId: AreaId,
  fullName: z.string(),
  pieces: z.array(
    z.object({
      side: z.enum(['left', 'right']),
      areaM2: z.number(),
      share: z.number(),
      outline: z.unknown().describe('GeoJSON geometry.'),
    }),
  ),
});

/** Sắp xếp địa giới: scenarios of merging and splitting, what each would make, and carrying one out on a day. */
export function boundariesRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());

  app.get(
    '/api/v1/boundaries',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listScenarios',
        summary: 'Scenarios of rearranging units, the last changed first',
        querystring: pageQuery(ListKey),
        response: { 200: pageOf(ScenarioSummary) },
      },
    },
    async ({ query: { limit, after } }) => {
      const found = await listScenarios(db.reads, { today: today(), limit: limit + 1, after });
      return onePage(found, limit, ({ changedAt, id }) => [changedAt, id]);
    },
  );

  app.post(
    '/api/v1/boundaries',
    {
      config: plans,
      schema: {
        tags,
        operationId: 'draftScenario',
        summary: 'Draw up a scenario; one that makes no sense on its day is refused and says why',
        body: NewScenario,
        response: { 201: Scenario },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => draftScenario(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/boundaries/findings',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'assessPlan',
        summary: 'What a plan would make of the units: area, people, standards, scorecards, what lies in them',
        description: 'Nothing is kept. Figures that are shared out by area are marked as estimated.',
        body: z.object({ day: NearDay, plan: Plan }),
        response: { 200: Findings },
      },
    },
    async (request) => {
      const { plan, day } = request.body;
      const asked = { viewer: viewerOf(actorOf(request)), day, now: clock() };
      return (await assessPlan(db.reads, plan, asked)).findings;
    },
  );

  app.post(
    '/api/v1/boundaries/cuts',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'cutUnit',
        summary: 'The two pieces a line would cut a unit into; nothing is kept',
        body: Cut,
        response: { 200: CutPieces },
      },
    },
    async ({ body }) => {
      const { kind, name } = await db.inTransaction((tx) => getArea(tx, body.unitId));
      const pieces = await cutUnit(db.reads, body, fullNameOf(kind, name));
      const all = pieces.reduce((sum, { m2 }) => sum + m2, 0);
      return {
        unitId: body.unitId,
        fullName: fullNameOf(kind, name),
        pieces: pieces.map(({ side, m2, geojson }) => ({
          side,
          areaM2: m2,
          share: m2 / all,
          outline: JSON.parse(geojson),
        })),
      };
    },
  );

  app.get(
    '/api/v1/boundaries/:id',
    {
      config: reads,
      schema: { tags, operationId: 'getScenario', summary: 'One scenario', params: ById, response: { 200: Scenario } },
    },
    ({ params }) => getScenario(db.reads, params.id, today()),
  );

  app.put(
    '/api/v1/boundaries/:id',
    {
      config: plans,
      schema: {
        tags,
        operationId: 'reviseScenario',
        summary: 'Change a scenario that is a draft',
        params: ById,
        body: NewScenario,
        response: { 200: Scenario },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) => {
        const which = { id: request.params.id, version: expectedVersion(request) };
        return reviseScenario(tx, actor, which, request.body, clock());
      }),
  );

  app.get(
    '/api/v1/boundaries/:id/findings',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getScenarioFindings',
        summary:
          'What a scenario would make: of a draft as things stand now, of one that was decided as they stood then',
        params: ById,
        response: { 200: Findings },
      },
    },
    async (request) => {
      const { plan, day } = await getScenario(db.reads, request.params.id, today());
      const kept = await keptFindings(db.reads, request.params.id);
      if (kept !== null) return kept;
      const asked = { viewer: viewerOf(actorOf(request)), day, now: clock() };
      return (await assessPlan(db.reads, plan, asked)).findings;
    },
  );

  app.post(
    '/api/v1/boundaries/:id/carry-out',
    {
      config: decides,
      schema: {
        tags,
        operationId: 'carryOutScenario',
        summary:
          'Carry a scenario out on a day ahead: successors are entered, whoever serves the old units serves the new',
        params: ById,
        body: ToCarryOut,
        response: { 200: Scenario },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) => {
        const which = { id: request.params.id, version: expectedVersion(request) };
        return carryOut(tx, actor, which, request.body, clock());
      }),
  );

  app.post(
    '/api/v1/boundaries/:id/undo',
    {
      config: decides,
      schema: {
        tags,
        operationId: 'undoScenario',
        summary: 'Take back what was entered in advance; refused from the day on',
        params: ById,
        body: z.object({ reason: z.string().trim().min(1).max(1000) }),
        response: { 200: Scenario },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) => {
        const which = { id: request.params.id, version: expectedVersion(request) };
        return undoDecision(tx, actor, which, request.body, clock());
      }),
  );

  historyRoute(app, services, {
    path: 'boundaries',
    kind: 'boundary-scenario',
    demandSeen: async (_reads, actor) => demand(actor, 'boundaries.read'),
  });
}
