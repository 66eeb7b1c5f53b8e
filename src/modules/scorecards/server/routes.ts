import { z } from 'zod';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import { onePage, pageOf, pageQuery } from '../../../kernel/http/paging.ts';
import { sendJson } from '../../../kernel/http/sending.ts';
import type { Services } from '../../../kernel/services.ts';
import { Day, dayOf } from '../../../kernel/time.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import {
  EvaluationView,
  GapTask,
  GapView,
  Goal,
  GoalCode,
  GoalStory,
  NewGapTask,
  Scorecard,
  SetCode,
  SetSummary,
  Subject,
  ToEvaluate,
} from '../contract.ts';
import { CriteriaSet, inForceOn, standardsOf, subjects } from '../criteria-set.ts';
import { applyCases } from '../rules/apply-cases.ts';
import { evaluate } from '../rules/evaluate.ts';
import { gapOf } from '../rules/gap.ts';
import { readValues } from '../rules/read-values.ts';
import { getSet, shippedSets } from '../shipped-sets.ts';
import { getGoal, listGoals, tellGoal } from './goals.ts';
import { AreaIds, listGapTasks } from './list-gap-tasks.ts';
import { openGapTask } from './open-gap-task.ts';
import { scoreAreas } from './score-areas.ts';
import { valueRoutes } from './value-routes.ts';

const tags = ['scorecards'];
const BySet = z.object({ set: SetCode });
const ByGoal = z.object({ goal: GoalCode });
const Codes = z
  .string()
  .max(700)
  .default('')
  .transform((text) => text.split(',').filter((code) => code !== ''))
  .describe('Cases of the set with commas between them: a region, the mountains, heritage.');
const OfAreas = z.object({
  areas: AreaIds,
  day: Day.optional().describe('Figures as of this day; today if absent.'),
  cases: Codes,
});

function summaryOf(set: CriteriaSet, today: Day): SetSummary {
  const { code, name, about, class: ofClass, instrument, inForce, counts, max, cases, missing } = set;
  return {
    ...{ code, name, about, class: ofClass, instrument, inForce, counts, max },
    standards: standardsOf(set).length,
    inForceNow: inForceOn(set, today),
    missing: missing.length,
    cases: cases.map((known) => ({ code: known.code, name: known.name })),
  };
}

export function scorecardsRoutes(app: App, services: Services): void {
  const { db, clock } = services;
  const today = () => dayOf(clock());
  const reads = { permission: 'scorecards.read' } as const;

  app.get(
    '/api/v1/scorecards',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listCriteriaSets',
        summary: 'Criteria sets, without their standards',
        querystring: z.object({
          inForceOn: Day.optional().describe('Only those in force on this day.'),
          about: z.enum(subjects).optional(),
        }),
        response: { 200: pageOf(SetSummary) },
      },
    },
    async ({ query }) => {
      const items = shippedSets
        .filter((set) => query.inForceOn === undefined || inForceOn(set, query.inForceOn))
        .filter(({ about }) => query.about === undefined || about === query.about)
        .map((set) => summaryOf(set, today()));
      return { items, next: null };
    },
  );

  app.get(
    '/api/v1/scorecards/:set',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getCriteriaSet',
        summary: 'One criteria set: thresholds, points, cases, the source of each figure, what is not known',
        params: BySet,
        response: { 200: CriteriaSet.meta({ id: 'CriteriaSet' }) },
      },
    },
    async ({ params }) => getSet(params.set),
  );

  app.post(
    '/api/v1/scorecards/:set/evaluate',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'evaluateValues',
        summary: 'Score values that are given; nothing is kept',
        params: BySet,
        body: ToEvaluate,
        response: { 200: EvaluationView },
      },
    },
    async ({ params, body }) => {
      const set = applyCases(getSet(params.set), body.cases);
      return evaluate(set, readValues(set, body.values));
    },
  );

  app.get(
    '/api/v1/scorecards/:set/card',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getScorecard',
        summary: 'The scorecard of an area, or of several together, from the records of a day',
        params: BySet,
        querystring: OfAreas,
        response: { 200: Scorecard },
      },
    },
    async ({ params, query }) => {
      const [scored] = await scoreAreas(db.reads, [subjectOf(params.set, query)]);
      return scored?.card;
    },
  );

  app.get(
    '/api/v1/scorecards/:set/gap',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getScorecardGap',
        summary: 'What each further point would take, the cheapest first by distance for a point',
        params: BySet,
        querystring: OfAreas,
        response: { 200: GapView },
      },
    },
    async ({ params, query }) => {
      const scored = await scoreAreas(db.reads, [subjectOf(params.set, query)]);
      return scored.map(({ set, evaluation, card }) => ({ ...gapOf(set, evaluation), card }))[0];
    },
  );

  app.post(
    '/api/v1/scorecards/evaluations',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'evaluateSubjects',
        summary: 'Several scorecards at once: to compare areas, days and laws, and to try figures or a merger',
        body: z.object({ subjects: z.array(Subject).min(1).max(300) }),
        response: { 200: z.object({ items: z.array(Scorecard) }) },
      },
    },
    async ({ body }, reply) => {
      const now = today();
      const asked = body.subjects.map((subject) => ({ ...subject, day: subject.day ?? now }));
      const items = (await scoreAreas(db.reads, asked)).map(({ card }) => card);
      return sendJson(reply, JSON.stringify({ items })); // hundreds of sheets: not read again by their schema
    },
  );

  app.get(
    '/api/v1/scorecards/tasks',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listGapTasks',
        summary: 'Work opened to close gaps, with the points it is worth, as far as the asker may see it',
        querystring: pageQuery(WorkItemId).extend({
          set: SetCode.optional(),
          areas: AreaIds.optional(),
          workItem: WorkItemId.optional(),
        }),
        response: { 200: pageOf(GapTask) },
      },
    },
    async (request) => {
      const { limit, ...filter } = request.query;
      const found = await listGapTasks(db.reads, actorOf(request), { ...filter, limit: limit + 1 });
      return onePage(found, limit, ({ workItemId }) => workItemId);
    },
  );

  app.post(
    '/api/v1/scorecards/tasks',
    {
      config: { permission: 'work.assign' },
      schema: {
        tags,
        operationId: 'openGapTask',
        summary: 'Turn a gap into work: what it is to reach, what that is worth, and under which clause',
        body: NewGapTask,
        response: { 201: z.object({ workItemId: WorkItemId }) },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, async (tx, actor) => ({
        workItemId: await openGapTask(tx, actor, request.body, clock()),
      })),
  );

  app.get(
    '/api/v1/scorecards/goals',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listGoals',
        summary: 'Goals the city set itself, with what became of them',
        response: { 200: pageOf(Goal) },
      },
    },
    async () => ({ items: await listGoals(db.reads), next: null }),
  );

  app.get(
    '/api/v1/scorecards/goals/:goal',
    {
      config: reads,
      schema: { tags, operationId: 'getGoal', summary: 'One goal', params: ByGoal, response: { 200: Goal } },
    },
    ({ params }) => getGoal(db.reads, params.goal),
  );

  app.put(
    '/api/v1/scorecards/goals/:goal',
    {
      config: { permission: 'scorecards.tell-goals' },
      schema: {
        tags,
        operationId: 'tellGoal',
        summary: 'Put a goal on record with its sources and its scorecards, or tell it anew',
        params: ByGoal,
        body: GoalStory,
        response: { 200: Goal },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        tellGoal(tx, actor, request.params.goal, request.body, clock()),
      ),
  );

  valueRoutes(app, services);

  const subjectOf = (set: string, { areas, day = today(), cases }: z.infer<typeof OfAreas>) => ({
    set,
    areas,
    day,
    cases,
    changes: {},
  });
}
