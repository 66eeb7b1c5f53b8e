import { type AreaId, fullNameOf } from '../../../kernel/areas/contract.ts';
import type { Member, Proposal, ProposedUnit } from '../contract.ts';
import { addUp, type Brought, countOf, type Together } from '../rules/share-out.ts';
import type { CountsWithin } from './count-within.ts';
import type { Piece } from './cut-unit.ts';
import type { MeasuredProposal } from './measure-proposals.ts';
import type { Units } from './units.ts';

interface Known {
  units: Units;
  pieces: ReadonlyMap<AreaId, readonly Piece[]>;
  values: ReadonlyMap<AreaId, ReadonlyMap<string, { value: unknown; source: string }>>;
  counts: ReadonlyMap<string, CountsWithin>;
  measured: MeasuredProposal | undefined;
}
export type DraftUnit = Omit<ProposedUnit, 'standards' | 'cards'>;

/** One proposed unit from what is known of its members. */
export function draftUnit(proposal: Proposal, known: Known): DraftUnit {
  const { name, kind, members } = proposal;
  const { units, measured } = known;
  const sizes = measured?.members ?? [];
  const m2 = measured?.m2 ?? null;
  const brought = (measure: string) => members.map((member) => broughtBy(member, measure, known));
  const population = rounded(addUp(brought('population')), 1);
  const statedKm2 = rounded(addUp(brought('area-km2')), 1e4);
  const people = brought('population');
  return {
    name,
    kind,
    fullName: fullNameOf(kind, name),
    members: members.map(({ unitId, side }, at) => ({
      unitId,
      fullName: units.get(unitId)?.fullName ?? '',
      side,
      share: people[at]?.share ?? 1,
      areaM2: sizes[at]?.m2 ?? null,
      population: people[at]?.value ?? null,
    })),
    areaM2: m2,
    sketch: sizes.some(({ sketch }) => sketch === true),
    statedKm2,
    population,
    density: densityOf(population, statedKm2, m2),
    contiguity: { touch: measured?.contiguity.touch ?? 'unknown', gapM: measured?.contiguity.gapM ?? null },
    counts: countsOf(members, known),
    outline: measured?.outline ?? null,
  };
}

function shareOf({ unitId, side }: Member, { pieces }: Known): number {
  const parts = pieces.get(unitId) ?? [];
  const all = parts.reduce((sum, { m2 }) => sum + m2, 0);
  if (side === 'whole' || all === 0) return 1;
  return (parts.find((piece) => piece.side === side)?.m2 ?? 0) / all;
}

function broughtBy(member: Member, measure: string, known: Known): Brought {
  const seen = known.values.get(member.unitId)?.get(measure);
  const value = typeof seen?.value === 'number' ? seen.value : null;
  return { value, source: seen?.source ?? null, share: shareOf(member, known) };
}

const rounded = (together: Together, to: number): Together => ({
  ...together,
  value: together.value === null ? null : Math.round(together.value * to) / to,
});

/** By the land that sources state, or else by the land that the outlines measure. */
function densityOf(population: Together, statedKm2: Together, m2: number | null): Together {
  const km2 = statedKm2.value ?? (m2 === null ? null : m2 / 1e6);
  const value = population.value === null || km2 === null || km2 <= 0 ? null : population.value / km2;
  const together = {
    value,
    estimated: population.estimated || statedKm2.estimated,
    sources: [...new Set([...population.sources, ...statedKm2.sources])],
  };
  return rounded(together, 10);
}

function countsOf(members: readonly Member[], known: Known): ProposedUnit['counts'] {
  const counted = (what: 'openWork' | 'openReports' | 'places') =>
    countOf(
      members.map((member) => ({
        value: known.counts.get(member.unitId)?.[what] ?? 0,
        share: shareOf(member, known),
      })),
    );
  const of = members.flatMap(({ unitId }) => known.counts.get(unitId) ?? []);
  const organisations = of.flatMap((one) => one.organisations);
  return {
    openWork: counted('openWork'),
    openReports: counted('openReports'),
    organisations: [...new Map(organisations.map((organisation) => [organisation.id, organisation])).values()],
    places: counted('places'),
    parts: of.reduce((sum, { parts }) => sum + parts, 0),
    appointments: of.reduce((sum, { appointments }) => sum + appointments, 0),
  };
}
