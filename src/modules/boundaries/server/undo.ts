import { reinstateArea, withdrawArea } from '../../../kernel/areas/withdraw-area.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { takeBackAreas } from '../../../kernel/organisations/hand-on-areas.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { Scenario, ScenarioId } from '../contract.ts';
import { about, tellScenario } from './save-scenario.ts';
import { getScenario, holdScenario } from './scenarios.ts';

/** Hủy trước ngày hiệu lực: everything made in advance is taken back, and the scenario is a draft again. */
export async function undoDecision(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: ScenarioId; version: number },
  { reason }: { reason: string },
  now: Instant,
): Promise<Scenario> {
  demand(actor, 'boundaries.decide');
  const today = dayOf(now);
  const { made, day } = await holdScenario(tx, id, version, today);
  if (made === null) throw conflict('boundaries.not-decided');
  if (day <= today) throw conflict('boundaries.day-has-come', { day });
  await takeBackAreas(tx, systemActor, made.handedOn, { from: day, reason }, now);
  for (const area of [...made.parts, ...made.units]) await withdrawArea(tx, systemActor, area, reason, now);
  for (const area of [...made.ended, ...made.endedParts]) await reinstateArea(tx, systemActor, area, reason, now);
  await tx.run(sql`
    update boundary_scenario set carried_out = null, findings = null, changed_at = ${now}, version = version + 1
     where id = ${id}`);
  const { units, ended } = made;
  await recordAct(tx, actor, 'boundaries.undone', about(id), { before: { day, units, ended }, reason }, now);
  await tellScenario(tx, id);
  return getScenario(tx, id, today);
}
