import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { NewScenario, type Scenario, ScenarioId } from '../contract.ts';
import { assessPlan } from './assess-plan.ts';
import { getScenario, holdScenario } from './scenarios.ts';

/** Lập phương án: kept only if it makes sense on its day, so that nobody compares what could never be. */
export async function draftScenario(tx: Tx, actor: Actor, input: NewScenario, now: Instant): Promise<Scenario> {
  demand(actor, 'boundaries.plan');
  const given = NewScenario.parse(input);
  await assessPlan(tx, given.plan, { viewer: viewerOf(actor), day: given.day, now });
  const id = newId(ScenarioId);
  await tx.run(sql`
    insert into boundary_scenario (id, name, note, on_day, plan, created_at, created_by, changed_at)
    values (${id}, ${given.name}, ${given.note}, ${given.day}, ${JSON.stringify(given.plan)}::text::jsonb, ${now},
            ${actor.id}, ${now})`);
  await recordAct(tx, actor, 'boundaries.drafted', about(id), { after: given }, now);
  await tellScenario(tx, id);
  return getScenario(tx, id, dayOf(now));
}

/** Sửa phương án, as long as it is a draft. */
export async function reviseScenario(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: ScenarioId; version: number },
  input: NewScenario,
  now: Instant,
): Promise<Scenario> {
  demand(actor, 'boundaries.plan');
  const given = NewScenario.parse(input);
  const { made, name, note, day, plan } = await holdScenario(tx, id, version, dayOf(now));
  if (made !== null) throw conflict('boundaries.already-decided');
  await assessPlan(tx, given.plan, { viewer: viewerOf(actor), day: given.day, now });
  await tx.run(sql`
    update boundary_scenario
       set name = ${given.name}, note = ${given.note}, on_day = ${given.day},
           plan = ${JSON.stringify(given.plan)}::text::jsonb, changed_at = ${now}, version = version + 1
     where id = ${id}`);
  const change = { before: { name, note, day, plan }, after: given };
  await recordAct(tx, actor, 'boundaries.revised', about(id), change, now);
  await tellScenario(tx, id);
  return getScenario(tx, id, dayOf(now));
}

export const about = (id: ScenarioId) => ({ kind: 'boundary-scenario', id });

export const tellScenario = (tx: Tx, id: ScenarioId): Promise<void> =>
  emit(tx, { kind: 'boundary-scenario.changed', about: about(id), permission: 'boundaries.read' });
