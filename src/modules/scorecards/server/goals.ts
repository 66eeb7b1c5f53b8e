import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { dayOf, Instant } from '../../../kernel/time.ts';
import { type Goal, GoalCode, GoalStory } from '../contract.ts';
import { scoreAreas } from './score-areas.ts';

const GoalRow = z
  .object({ code: GoalCode, story: GoalStory, recordedAt: Instant, version: z.int() })
  .transform(({ story, ...row }): Goal => ({ ...story, ...row }));

export const listGoals = (reads: Reads): Promise<Goal[]> =>
  reads.rows(
    GoalRow,
    sql`select code, story, recorded_at as "recordedAt", version from scorecard_goal order by code limit 100`,
  );

export async function getGoal(reads: Reads, code: string): Promise<Goal> {
  const goal = await reads.row(
    GoalRow,
    sql`select code, story, recorded_at as "recordedAt", version from scorecard_goal where code = ${code}`,
  );
  if (goal === undefined) throw notFound('scorecards.goal-unknown', { goal: code });
  return goal;
}

/** Kể một mục tiêu: puts a goal on record, or tells it anew. Its scorecards have to be ones that can be drawn. */
export async function tellGoal(tx: Tx, actor: Actor, code: GoalCode, input: GoalStory, now: Instant): Promise<Goal> {
  demand(actor, 'scorecards.tell-goals');
  const story = GoalStory.parse(input);
  const today = dayOf(now);
  await scoreAreas(
    tx,
    story.cards.map(({ day, ...card }) => ({ ...card, day: day ?? today, changes: {} })),
  );
  const before = await tx.row(
    GoalRow,
    sql`
    select code, story, recorded_at as "recordedAt", version from scorecard_goal where code = ${code} for update`,
  );
  await tx.run(sql`
    insert into scorecard_goal (id, code, story, recorded_at)
    values (gen_random_uuid(), ${code}, ${JSON.stringify(story)}::text::jsonb, ${now})
    on conflict (code) do update
      set story = excluded.story, recorded_at = excluded.recorded_at, version = scorecard_goal.version + 1`);
  const id = await tx.text(sql`select id::text from scorecard_goal where code = ${code}`);
  const change = { before: before ?? null, after: story };
  await recordAct(tx, actor, 'scorecards.goal-told', { kind: 'scorecard-goal', id }, change, now);
  await emit(tx, { kind: 'scorecard.goal-told', about: { kind: 'scorecard-goal', id }, published: true });
  return getGoal(tx, code);
}
