import { z } from 'zod';
import { Area, AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import type { ObservationView, Scorecard, Subject } from '../contract.ts';
import { type CriteriaSet, inForceOn, type Rule, standardsOf } from '../criteria-set.ts';
import { levelsOf, measuresOf, mergeRules as rules, valueFor } from '../measures.ts';
import { applyCases } from '../rules/apply-cases.ts';
import { type Evaluation, evaluate, type StandardScore } from '../rules/evaluate.ts';
import { merge, type Observation, type Observations } from '../rules/merge.ts';
import { readValues } from '../rules/read-values.ts';
import type { Value } from '../rules/score-standard.ts';
import { getSet } from '../shipped-sets.ts';
import { type Known, latestValues } from './values.ts';

export interface Scored {
  card: Scorecard;
  /** The set with its cases applied, and what it gave. */
  set: CriteriaSet;
  evaluation: Evaluation;
}

type DatedSubject = Subject & { day: Day };
type AreaOfCard = Scorecard['areas'][number];

/** Scores each subject from the records; the figures of all are read at once for each day that is asked about. */
export async function scoreAreas(reads: Reads, subjects: readonly DatedSubject[]): Promise<Scored[]> {
  const areas = await areasOf(reads, [...new Set(subjects.flatMap((subject) => subject.areas))]);
  await demandApart(reads, subjects, areas);
  const measures = measuresOf(new Set(subjects.map(({ set }) => getSet(set))));
  const byDay = new Map<Day, Map<AreaId, Known>>();
  for (const day of new Set(subjects.map((subject) => subject.day))) {
    const asked = subjects.filter((subject) => subject.day === day).flatMap((subject) => subject.areas);
    byDay.set(day, await latestValues(reads, { areaIds: [...new Set(asked)], measures, day }));
  }
  const merged = new Map<string, Observations>(); // the same areas are scored by several sets
  return subjects.map((subject) => {
    const ids = [...new Set(subject.areas)];
    const key = `${subject.day} ${ids}`;
    const known = byDay.get(subject.day);
    const parts = () => ids.map((id) => known?.get(id) ?? new Map());
    const observations = merged.get(key) ?? merge(parts(), { rules, levelsOf });
    merged.set(key, observations);
    return scoreOne(
      subject,
      ids.flatMap((id) => areas.get(id) ?? []),
      observations,
    );
  });
}

const AreaRow = Area.pick({
  id: true,
  code: true,
  level: true,
  kind: true,
  name: true,
  validFrom: true,
  validTo: true,
});

async function areasOf(reads: Reads, ids: readonly AreaId[]): Promise<ReadonlyMap<AreaId, AreaOfCard>> {
  const rows = await reads.rows(
    AreaRow,
    sql`select id, code, level, kind, name, valid_from as "validFrom", valid_to as "validTo"
          from area where id = any(${[...ids]}::uuid[])`,
  );
  const found = new Map(rows.map((area) => [area.id, area]));
  const unknown = ids.find((id) => !found.has(id));
  if (unknown !== undefined) throw notFound('areas.unknown', { id: unknown });
  return found;
}

const InnerAndOuterRow = z.object({ inner: AreaId, outer: AreaId });

/** Of areas that are put together none may lie in another: people would be counted twice. */
async function demandApart(
  reads: Reads,
  subjects: readonly DatedSubject[],
  areas: ReadonlyMap<AreaId, AreaOfCard>,
): Promise<void> {
  const together = subjects.map((subject) => subject.areas).filter((ids) => ids.length > 1);
  if (together.length === 0) return;
  const rows = await reads.rows(
    InnerAndOuterRow,
    sql`with recursive above (id, within) as (
          select id, parent_id from area where id = any(${[...new Set(together.flat())]}::uuid[])
          union select above.id, p.parent_id from above join area p on p.id = above.within)
        select id as inner, within as outer from above where within is not null`,
  );
  for (const ids of together) {
    const found = rows.find(({ inner, outer }) => ids.includes(inner) && ids.includes(outer));
    if (found === undefined) continue;
    const details = { inner: areas.get(found.inner)?.name, outer: areas.get(found.outer)?.name };
    throw conflict('scorecards.areas-overlap', details);
  }
}

function scoreOne(
  { set: code, day, cases, changes }: DatedSubject,
  areas: AreaOfCard[],
  observations: Observations,
): Scored {
  const set = applyCases(getSet(code), cases);
  const changed = readValues(set, changes);
  const values = new Map<string, Value>();
  const standards = standardsOf(set);
  const seen = standards.map((standard): ObservationView | null => {
    const tried = changed.get(standard.code);
    if (tried !== undefined) {
      values.set(standard.code, tried);
      return tried === null ? null : { on: null, source: '', sourceUrl: null, origin: 'changed' };
    }
    const observation = observations.get(standard.measure);
    const value = valueFor(standard, observation?.value);
    if (observation === undefined || value === null) return null;
    values.set(standard.code, value);
    return viewOf(observation);
  });
  const evaluation = evaluate(set, values);
  const card: Scorecard = {
    ...evaluation,
    standards: evaluation.standards.map((score, i) => lineOf(score, standards[i]?.rule, seen[i] ?? null)),
    areas,
    day,
    cases: set.cases.flatMap((known) => (cases.includes(known.code) ? known.code : [])),
    inForce: inForceOn(set, day),
  };
  return { card, set, evaluation };
}

/** Field by field: of thousands of lines, spreading would cost more than scoring. */
function lineOf(
  { code, value, points, low, high, min, max, met, missing }: StandardScore,
  rule: Rule | undefined,
  observation: ObservationView | null,
): Scorecard['standards'][number] {
  const lower = rule?.kind === 'linear' ? (rule.floor ?? rule.lower) : rule?.kind === 'pass' ? rule.at : null;
  const upper = rule?.kind === 'linear' ? rule.upper : null;
  return { code, value, points, low, high, min, max, met, missing, lower, upper, observation };
}

const viewOf = ({ on, source, sourceUrl, origin }: Observation): ObservationView => {
  return { on, source, sourceUrl, origin };
};
