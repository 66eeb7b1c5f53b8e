import type { NoValue } from '../contract.ts';
import { unitOf } from '../units.ts';
import type { Formula } from './formula.ts';
import { tidy } from './tidy.ts';

export type Reckoned = { value: number; missing: null } | { value: null; missing: NoValue };

const none = (why: NoValue['why'], of: string[] = []): Reckoned => ({ value: null, missing: { why, of } });
const found = (value: number): Reckoned =>
  Number.isFinite(value) && Math.abs(value) <= 1e300 ? { value, missing: null } : none('too-large');

/** What the formula gives in `unit`; of each indicator the figure in its own unit, or null where there is none. */
export function evaluateFormula(
  formula: Formula,
  unit: string,
  figureOf: (code: string) => { value: number; unit: string } | null,
): Reckoned {
  const result = reckon(formula, (code) => {
    const figure = figureOf(code);
    return figure === null ? none('part-missing', [code]) : found(figure.value * unitOf(figure.unit).factor);
  });
  return result.value === null ? result : found(tidy(result.value / unitOf(unit).factor));
}

function reckon(formula: Formula, figureOf: (code: string) => Reckoned): Reckoned {
  if (formula.kind === 'number') return found(formula.value);
  if (formula.kind === 'indicator') return figureOf(formula.code);
  if (formula.kind === 'negative') {
    const of = reckon(formula.of, figureOf);
    return of.value === null ? of : found(-of.value);
  }
  const left = reckon(formula.left, figureOf);
  const right = reckon(formula.right, figureOf);
  if (left.value === null || right.value === null) return bothMissing(left, right);
  switch (formula.operator) {
    case '+':
      return found(left.value + right.value);
    case '-':
      return found(left.value - right.value);
    case '*':
      return found(left.value * right.value);
    case '/':
      return right.value === 0 ? none('zero-divisor') : found(left.value / right.value);
  }
}

/** Every part that is missing is named, so that one knows all there is to find. */
function bothMissing(left: Reckoned, right: Reckoned): Reckoned {
  const reasons = [left.missing, right.missing].filter((missing) => missing !== null);
  const parts = reasons.filter(({ why }) => why === 'part-missing').flatMap(({ of }) => of);
  if (parts.length > 0) return none('part-missing', [...new Set(parts)]);
  return { value: null, missing: reasons[0] ?? { why: 'not-observed', of: [] } };
}
