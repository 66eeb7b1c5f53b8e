import { z } from 'zod';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { endArea } from '../../../kernel/areas/end-area.ts';
import { recordLineage } from '../../../kernel/areas/record-lineage.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { Outline } from '../../../kernel/geo/contract.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { handOnAreas } from '../../../kernel/organisations/hand-on-areas.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid } from '../../../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import type { Plan, Proposal, ProposedUnit, Scenario, ScenarioId, ToCarryOut } from '../contract.ts';
import { unitsOf } from '../rules/members-of.ts';
import { type Assessed, assessPlan } from './assess-plan.ts';
import { mostCorners, moveParts } from './move-parts.ts';
import { about, tellScenario } from './save-scenario.ts';
import { getScenario, holdScenario, type Made } from './scenarios.ts';
import { commonParent, type Unit, type Units } from './units.ts';

interface Doing {
  plan: Plan;
  assessed: Assessed;
  onDay: Day;
  legalBasis: string;
  scenario: string;
}

/**
 * Thực hiện phương án từ một ngày: the units of the plan end on that day and their successors begin, entered in advance.
 * The right to it is the decision's; the acts on the areas are the system's, and the trail of the scenario says whose.
 */
export async function carryOut(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: ScenarioId; version: number },
  { onDay, legalBasis }: ToCarryOut,
  now: Instant,
): Promise<Scenario> {
  demand(actor, 'boundaries.decide');
  const today = dayOf(now);
  const { made, plan, day, name } = await holdScenario(tx, id, version, today);
  if (made !== null) throw conflict('boundaries.already-decided');
  if (onDay <= today) throw invalid('boundaries.day-not-ahead', { day: onDay });
  // Two decisions about one unit wait for each other; the second finds that it ends.
  await tx.run(sql`select from area where id = any(${unitsOf(plan)}::uuid[]) order by id for update`);
  const assessed = await assessPlan(tx, plan, { viewer: viewerOf(actor), day: onDay, now });
  demandReady(plan, assessed.units);

  const done = await rearrange(tx, { plan, assessed, onDay, legalBasis, scenario: name }, now);
  const kept: Made = { ...done, legalBasis, at: now };
  await tx.run(sql`
    update boundary_scenario
       set on_day = ${onDay}, carried_out = ${JSON.stringify(kept)}::text::jsonb,
           findings = ${JSON.stringify(assessed.findings)}::text::jsonb, changed_at = ${now}, version = version + 1
     where id = ${id}`);
  const change = { before: { day }, after: { onDay, legalBasis, units: kept.units, ended: kept.ended } };
  await recordAct(tx, actor, 'boundaries.decided', about(id), change, now);
  await tellScenario(tx, id);
  return getScenario(tx, id, today);
}

/** Units that have one unit above them, that nobody has ended yet; tiers above the commune take their communes along, by law alone. */
function demandReady(plan: Plan, units: Units): void {
  for (const { fullName, validTo, level } of units.values()) {
    if (validTo !== null) throw conflict('boundaries.unit-ended', { unit: fullName, day: validTo });
    if (level !== 'commune' && level !== 'neighbourhood')
      throw invalid('boundaries.level-too-high', { unit: fullName });
  }
  for (const proposal of plan.proposals)
    if (commonParent(membersOf(proposal, units)) === undefined)
      throw conflict('boundaries.parents-differ', { name: proposal.name });
}

const membersOf = ({ members }: Proposal, units: Units): Unit[] =>
  members.flatMap(({ unitId }) => units.get(unitId) ?? []);

async function rearrange(tx: Tx, doing: Doing, now: Instant): Promise<Omit<Made, 'legalBasis' | 'at'>> {
  const { plan, assessed, onDay, legalBasis } = doing;
  const ended = [...assessed.units.keys()];
  const parts = await moveParts(tx, ended, onDay, legalBasis, now);
  for (const id of ended) await endArea(tx, systemActor, id, { onDay, reason: legalBasis }, now);
  const units: AreaId[] = [];
  for (const i of plan.proposals.keys()) units.push(await beginUnit(tx, doing, i, now));
  const made = await parts.begin(heirAt(doing, units));
  const heirsOf = new Map<AreaId, AreaId[]>(made.heirsOf);
  plan.proposals.forEach(({ members }, i) => {
    const unit = units[i];
    for (const { unitId } of members)
      if (unit !== undefined) heirsOf.set(unitId, [...(heirsOf.get(unitId) ?? []), unit]);
  });
  const handedOn = await handOnAreas(tx, systemActor, heirsOf, onDay, now);
  return { units, ended, parts: made.begun, endedParts: made.ended, handedOn };
}

async function beginUnit(tx: Tx, doing: Doing, i: number, now: Instant): Promise<AreaId> {
  const { plan, assessed, onDay, legalBasis, scenario } = doing;
  const [proposal, found, measured] = [plan.proposals[i], assessed.findings.units[i], assessed.measured[i]];
  if (proposal === undefined || found === undefined) throw new Error('a proposal without its findings');
  const members = membersOf(proposal, assessed.units);
  const { population, statedKm2 } = found;
  const estimate = found.members.some(({ share }) => share < 1) ? ' (ước theo diện tích)' : '';
  const sourceOf = (sources: readonly string[]) =>
    `Cộng từ các đơn vị cũ${estimate}: ${sources.join('; ')}`.slice(0, 1000);
  const area = await createArea(
    tx,
    systemActor,
    {
      code: proposal.code,
      level: assessed.findings.level,
      kind: proposal.kind,
      name: proposal.name,
      parentId: commonParent(members) ?? null,
      validFrom: onDay,
      legalBasis,
      population:
        population.value === null
          ? null
          : { people: population.value, year: null, source: sourceOf(population.sources) },
      statedArea:
        statedKm2.value === null || statedKm2.value <= 0
          ? null
          : { km2: statedKm2.value, source: sourceOf(statedKm2.sources) },
    },
    now,
  );
  const outline = Outline.safeParse(found.outline);
  if (outline.success && found.areaM2 !== null) {
    const origin = {
      source: `Phương án địa giới: ${scenario}`,
      licence: measured?.licences.join('; ').slice(0, 200) || null,
      sketch: found.sketch,
      accuracyM: measured?.accuracyM ?? 0,
    };
    await setOutline(tx, systemActor, area.id, { outline: outline.data, origin, limit: mostCorners }, now);
  }
  for (const lineage of lineageOf(proposal, found)) {
    await recordLineage(tx, systemActor, { ...lineage, toId: area.id, onDay }, now);
  }
  return area.id;
}

/** One unit that goes on as it is, under another name or as another kind, was not merged. */
function lineageOf({ members }: Proposal, found: ProposedUnit) {
  return members.map(({ unitId, side }, at) => {
    const share = found.members[at]?.share ?? 1;
    if (side !== 'whole') return { fromId: unitId, kind: 'split', share, shareBasis: 'area' } as const;
    return { fromId: unitId, kind: members.length === 1 ? 'renamed' : 'merged' } as const;
  });
}

const Where = z.object({ side: z.enum(['left', 'right']).nullable() });

/** The new unit a part of an old one falls to: by where it lies, or else with the larger piece. */
const heirAt =
  ({ plan, assessed }: Doing, units: readonly AreaId[]) =>
  async (tx: Tx, part: { id: AreaId; parentId: AreaId }): Promise<AreaId> => {
    const pieces = (assessed.pieces.get(part.parentId) ?? []).toSorted((a, b) => b.m2 - a.m2);
    let side: string = 'whole';
    if (pieces.length > 0) {
      const shapes = JSON.stringify(pieces.map((piece) => ({ side: piece.side, shape: piece.geojson })));
      const found = await tx.row(
        Where,
        sql`select (select given.side from jsonb_to_recordset(${shapes}::jsonb) as given (side text, shape text)
                     where ST_Intersects(ST_SetSRID(ST_GeomFromGeoJSON(given.shape), 4326), ST_PointOnSurface(o.outline))
                     limit 1) as side
              from area_outline o where o.area_id = ${part.id} and o.superseded_at is null`,
      );
      side = found?.side ?? pieces[0]?.side ?? 'left';
    }
    const i = plan.proposals.findIndex(({ members }) =>
      members.some((member) => member.unitId === part.parentId && member.side === side),
    );
    const heir = units[i];
    if (heir === undefined) throw new Error('a part of a unit without a successor');
    return heir;
  };
