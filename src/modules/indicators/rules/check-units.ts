import { invalid } from '../../../kernel/refusal.ts';
import { combined, type Dimension, isSameDimension, unitOf, units } from '../units.ts';
import type { Formula } from './formula.ts';

/** Refuses a formula that adds what cannot be added, or whose result is not what its indicator's unit measures. */
export function demandUnitsFit(formula: Formula, unit: string, unitOfCode: (code: string) => string): void {
  const result = dimensionOf(formula, unitOfCode);
  const wanted = unitOf(unit).of;
  if (!isSameDimension(result, wanted))
    throw invalid('indicators.formula-unit-differs', { found: written(result), unit: written(wanted) });
}

function dimensionOf(formula: Formula, unitOfCode: (code: string) => string): Dimension {
  if (formula.kind === 'number') return {};
  if (formula.kind === 'indicator') return unitOf(unitOfCode(formula.code)).of;
  if (formula.kind === 'negative') return dimensionOf(formula.of, unitOfCode);
  const left = dimensionOf(formula.left, unitOfCode);
  const right = dimensionOf(formula.right, unitOfCode);
  const { operator } = formula;
  if (operator === '*' || operator === '/') return combined(left, right, operator === '*' ? 1 : -1);
  if (!isSameDimension(left, right))
    throw invalid('indicators.formula-units-do-not-add', { left: written(left), right: written(right), operator });
  return left;
}

/** In the words of a unit that measures so; as "person·length^-2" where there is none. */
function written(dimension: Dimension): { vi: string; en: string } {
  if (isSameDimension(dimension, {})) return { vi: 'một số không đơn vị', en: 'a number without a unit' };
  const like = [...units.values()].filter(({ of }) => isSameDimension(of, dimension));
  const known = like.find(({ factor }) => factor === 1) ?? like[0];
  if (known !== undefined) return known.name;
  const powers = Object.entries(dimension)
    .filter(([, power]) => power !== 0)
    .map(([name, power]) => (power === 1 ? name : `${name}^${power}`))
    .join('·');
  return { vi: powers, en: powers };
}
