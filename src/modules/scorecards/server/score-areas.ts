import { z } from 'zod';
import { Area, type AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Scorecard, Subject } from '../contract.ts';
import { type CriteriaSet, inForceOn, type Rule, standardsOf } from '../criteria-set.ts';
import { levelsOf, mergeRules as rules, valueFor } from '../measures.ts';
import { applyCases } from '../rules/apply-cases.ts';
import { type Evaluation, evaluate } from '../rules/evaluate.ts';
import { merge, type Observation } from '../rules/merge.ts';
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
  for (const subject of subjects) demandApart(subject.areas, areas);
  const byDay = new Map<Day, Map<AreaId, Known>>();
  for (const day of new Set(subjects.map((subject) => subject.day))) {
    const asked = subjects.filter((subject) => subject.day === day).flatMap((subject) => subject.areas);
    byDay.set(day, await latestValues(reads, [...new Set(asked)], day));
  }
  return subjects.map((subject) => scoreOne(subject, areas, byDay.get(subject.day) ?? new Map()));
}

interface AreaWithin {
  area: AreaOfCard;
  /** The areas it lies in. */
  within: readonly string[];
}

const AreaRow = Area.pick({
  id: true,
  code: true,
  level: true,
  kind: true,
  name: true,
  validFrom: true,
  validTo: true,
}).extend({ within: z.array(z.string()) });

async function areasOf(reads: Reads, ids: readonly AreaId[]): Promise<ReadonlyMap<AreaId, AreaWithin>> {
  const rows = await reads.rows(
    AreaRow,
    sql`select a.id, a.code, a.level, a.kind, a.name, a.valid_from as "validFrom", a.valid_to as "validTo",
               array(with recursive above (id) as (
                       select a.parent_id where a.parent_id is not null
                       union select p.parent_id from above join area p on p.id = above.id where p.parent_id is not null)
                     select id::text from above) as within
          from area a where a.id = any(${[...ids]}::uuid[])`,
  );
  const found = new Map(rows.map(({ within, ...area }) => [area.id, { area, within }]));
  const unknown = ids.find((id) => !found.has(id));
  if (unknown !== undefined) throw notFound('areas.unknown', { id: unknown });
  return found;
}

/** People would be counted twice. */
function demandApart(ids: readonly AreaId[], areas: ReadonlyMap<AreaId, AreaWithin>): void {
  for (const id of ids) {
    const around = ids.find((other) => areas.get(id)?.within.includes(other));
    if (around === undefined) continue;
    const details = { inner: areas.get(id)?.area.name, outer: areas.get(around)?.area.name };
    throw conflict('scorecards.areas-overlap', details);
  }
}

function scoreOne(
  { set: code, areas: ids, day, cases, changes }: DatedSubject,
  areas: ReadonlyMap<AreaId, AreaWithin>,
  known: ReadonlyMap<AreaId, Known>,
): Scored {
  const set = applyCases(getSet(code), cases);
  const asked = [...new Set(ids)];
  const observations = merge(
    asked.map((id) => known.get(id) ?? new Map()),
    { rules, levelsOf },
  );
  const changed = readValues(set, changes);
  const values = new Map<string, Value>();
  const seen = new Map<string, Observation>();
  for (const standard of standardsOf(set)) {
    const observation = observations.get(standard.measure);
    const value = valueFor(standard, observation?.value);
    if (observation !== undefined && value !== null) {
      values.set(standard.code, value);
      seen.set(standard.code, observation);
    }
    const tried = changed.get(standard.code);
    if (tried === undefined) continue;
    values.set(standard.code, tried);
    seen.delete(standard.code);
    if (tried !== null)
      seen.set(standard.code, { value: tried, on: null, source: '', sourceUrl: null, origin: 'changed' });
  }
  const evaluation = evaluate(set, values);
  const rulesByCode = new Map(standardsOf(set).map(({ code, rule }) => [code, rule]));
  const card: Scorecard = {
    ...evaluation,
    standards: evaluation.standards.map((score) => ({
      ...score,
      ...thresholdsOf(rulesByCode.get(score.code)),
      observation: viewOf(seen.get(score.code)),
    })),
    areas: asked.flatMap((id) => areas.get(id)?.area ?? []),
    day,
    cases: set.cases.flatMap((known) => (cases.includes(known.code) ? known.code : [])),
    inForce: inForceOn(set, day),
  };
  return { card, set, evaluation };
}

function thresholdsOf(rule: Rule | undefined): { lower: number | null; upper: number | null } {
  if (rule?.kind === 'linear') return { lower: rule.floor ?? rule.lower, upper: rule.upper };
  return { lower: rule?.kind === 'pass' ? rule.at : null, upper: null };
}

const viewOf = (seen: Observation | undefined) => {
  if (seen === undefined) return null;
  const { on, source, sourceUrl, origin } = seen;
  return { on, source, sourceUrl, origin };
};
