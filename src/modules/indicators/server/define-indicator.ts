import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { type Query, type Reads, sql, type Tx, violates } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { getOrganisation } from '../../../kernel/organisations/queries.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, stale } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import {
  type FormulaAsked,
  type FormulaChecked,
  type Indicator,
  IndicatorId,
  type IndicatorTerms,
  type NewIndicator,
} from '../contract.ts';
import { codesOfRule } from '../rules/aggregate.ts';
import { demandUnitsFit } from '../rules/check-units.ts';
import { findCycle } from '../rules/find-cycle.ts';
import { codesIn, parseFormula } from '../rules/formula.ts';
import { isReserved } from '../rules/reserved.ts';
import { allFormulas, getIndicator, indicatorsByCode } from './definitions.ts';

/** What definitions say is kept by the trail: `/api/v1/indicator-definitions/{id}/history`. */
const about = (id: IndicatorId) => ({ kind: 'indicator', id });

/** Lập chỉ tiêu: what is measured from now on, and how. */
export async function defineIndicator(tx: Tx, actor: Actor, input: NewIndicator, at: Instant): Promise<Indicator> {
  demand(actor, 'indicators.define');
  if (isReserved(input.code)) throw invalid('indicators.code-reserved', { code: input.code });
  await demandSensible(tx, input.code, input, at);
  const id = newId(IndicatorId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into indicator (id, code, changed_at, ${names}) values (${id}, ${input.code}, ${at}, ${valuesOf(input)})`),
    );
  } catch (error) {
    if (violates(error, 'indicator_code_key')) throw conflict('indicators.code-taken', { code: input.code });
    throw error;
  }
  await recordAct(tx, actor, 'indicators.defined', about(id), { after: input }, at);
  return told(tx, actor, input.code);
}

/** From now on it says something else; what it is measured in and how often stays once there are figures. */
export async function changeIndicator(
  tx: Tx,
  actor: Actor,
  { code, version }: { code: string; version: number },
  terms: IndicatorTerms,
  at: Instant,
): Promise<Indicator> {
  demand(actor, 'indicators.define');
  await tx.run(sql`select from indicator where code = ${code} for update`);
  const before = await getIndicator(tx, actor, code);
  if (before.version !== version) throw stale({ expected: version, current: before });
  await demandSensible(tx, code, terms, at);
  await demandFiguresStayTrue(tx, before, terms);
  await tx.run(sql`
    update indicator set (${names}) = (${valuesOf(terms)}), changed_at = ${at}, version = version + 1
     where id = ${before.id}`);
  const { version: _, id, code: __, ...said } = before;
  await recordAct(tx, actor, 'indicators.changed', about(id), { before: said, after: terms }, at);
  return told(tx, actor, code);
}

async function told(tx: Tx, actor: Actor, code: string): Promise<Indicator> {
  const indicator = await getIndicator(tx, actor, code);
  const isPublic = indicator.public;
  await emit(tx, {
    kind: 'indicator.changed',
    about: about(indicator.id),
    ...(isPublic ? { published: true } : { permission: 'indicators.see-internal' }),
  });
  return indicator;
}

async function demandSensible(tx: Tx, code: string, terms: IndicatorTerms, at: Instant): Promise<void> {
  const { formula, measured, organisationId, overAreas, overTime, validFrom, validTo } = terms;
  if (validTo !== null && validTo <= validFrom) throw invalid('indicators.never-in-force');
  if (formula !== null && measured) throw invalid('indicators.measured-and-formula');
  if (overAreas.by === 'last') throw invalid('indicators.last-of-areas');
  if (organisationId !== null) await getOrganisation(tx, organisationId, dayOf(at));
  await demandKnown(
    tx,
    [...codesOfRule(overAreas), ...codesOfRule(overTime)].filter((named) => named !== code),
  );
  await demandFormulaHolds(tx, code, terms);
}

async function demandKnown(reads: Reads, codes: readonly string[]): Promise<Map<string, Indicator>> {
  const known = await indicatorsByCode(reads, codes);
  const unknown = codes.find((named) => !known.has(named));
  if (unknown !== undefined) throw invalid('indicators.names-unknown', { indicator: unknown });
  return known;
}

/** It can be read, names what there is, goes in no circle, and its units fit; those that follow from it still fit too. */
async function demandFormulaHolds(
  reads: Reads,
  code: string,
  { formula, unit }: Pick<IndicatorTerms, 'formula' | 'unit'>,
): Promise<void> {
  const formulas = await allFormulas(reads);
  if (formula === null) formulas.delete(code);
  else formulas.set(code, { formula, unit });
  const parsed = new Map(
    [...formulas].map(([of, known]) => [of, { unit: known.unit, tree: parseFormula(known.formula) }]),
  );
  const own = parsed.get(code);
  if (own !== undefined) {
    await demandKnown(
      reads,
      codesIn(own.tree).filter((named) => named !== code),
    );
    const namedBy = (of: string) => {
      const known = parsed.get(of);
      return known === undefined ? [] : codesIn(known.tree);
    };
    const cycle = findCycle(code, namedBy);
    if (cycle !== null) throw invalid('indicators.formula-cycle', { path: cycle.join(' → ') });
  }
  const touched = [...parsed].filter(([of, { tree }]) => of === code || codesIn(tree).includes(code));
  const known = await indicatorsByCode(reads, [...new Set(touched.flatMap(([, { tree }]) => codesIn(tree)))]);
  for (const [, { unit: wanted, tree }] of touched)
    demandUnitsFit(tree, wanted, (named) => (named === code ? unit : (known.get(named)?.unit ?? 'ratio')));
}

/** As a formula is being written: what it follows from, or the refusal that it would meet. */
export async function checkFormula(
  reads: Reads,
  actor: Actor,
  { formula, unit, code = '' }: FormulaAsked,
): Promise<FormulaChecked> {
  demand(actor, 'indicators.define');
  await demandFormulaHolds(reads, code, { formula, unit });
  const codes = codesIn(parseFormula(formula));
  const known = await indicatorsByCode(reads, codes);
  const follows = codes.flatMap((named) => known.get(named) ?? []);
  return { follows: follows.map(({ code: of, name, unit: its }) => ({ code: of, name, unit: its })) };
}

/** Figures that are there would mean something else in another unit, or not fit their period any more. */
async function demandFiguresStayTrue(tx: Tx, before: Indicator, terms: IndicatorTerms): Promise<void> {
  const isSame = before.unit === terms.unit && before.frequency === terms.frequency;
  if (isSame && terms.formula === null) return;
  const isTyped = await tx.text(sql`
    select exists (select from observation where indicator_id = ${before.id} and superseded_at is null)::text`);
  if (isTyped === 'true') throw conflict('indicators.has-figures', { indicator: before.name.vi });
}

const names: Query = sql`
  name_vi, name_en, description_vi, description_en, field, unit, direction, frequency, over_areas, over_time, formula,
  measured, organisation_id, source, source_url, rights, public, valid_from, valid_to`;

const valuesOf = (terms: IndicatorTerms): Query => sql`
  ${terms.name.vi}, ${terms.name.en}, ${terms.description?.vi ?? null}, ${terms.description?.en ?? null}, ${terms.field},
  ${terms.unit}, ${terms.direction}, ${terms.frequency}, ${JSON.stringify(terms.overAreas)}::text::jsonb,
  ${JSON.stringify(terms.overTime)}::text::jsonb, ${terms.formula}, ${terms.measured}, ${terms.organisationId},
  ${terms.source}, ${terms.sourceUrl}, ${terms.rights}, ${terms.public}, ${terms.validFrom}, ${terms.validTo}`;
