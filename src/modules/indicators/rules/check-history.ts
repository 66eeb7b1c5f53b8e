import type { Oddity } from '../contract.ts';
import { unitOf, unitsLike } from '../units.ts';

/** So many figures before it are enough to say what is usual. */
export const historyRead = 8;

const isNear = (ratio: number) => ratio > 0.7 && ratio < 1.43;

/**
 * What is odd about a figure beside those before it: ten, a hundred, a thousand times as much (a slip of the decimal
 * point), a unit of the same kind in place of the right one (m² for km²), or merely far from all there was; and a share
 * beyond the whole. Nothing is odd about the first figure.
 */
export function checkHistory(value: number, before: readonly number[], unit: string): Oddity[] {
  const odd: Oddity[] = [];
  if (unit === 'percent' && (value > 100 || value < 0) && before.every((one) => one >= 0 && one <= 100))
    odd.push({ kind: 'beyond-share', factor: 1, unit: null, compared: 100 });
  const usual = median(before.filter((one) => one !== 0).map(Math.abs));
  if (usual === null || value === 0) return odd;
  const ratio = Math.abs(value) / usual;
  if (ratio > 1 / 3 && ratio < 3) return odd;
  const factor = Number(ratio.toPrecision(3));
  const swapped = unitsLike(unit).find(([, other]) => isNear((ratio * other.factor) / unitOf(unit).factor));
  const slip = tenfold(ratio);
  // Ten times is a slip of the decimal point sooner than per mille for per cent.
  if (swapped !== undefined && Math.abs(slip) !== 1)
    odd.push({ kind: 'other-unit', factor, unit: swapped[0], compared: usual });
  else if (slip !== 0) odd.push({ kind: 'tenfold', factor, unit: null, compared: usual });
  else if ((ratio >= 5 || ratio <= 1 / 5) && before.length >= 3)
    odd.push({ kind: 'far', factor, unit: null, compared: usual });
  return odd;
}

/** The power of ten by which it differs; 0 where it differs by none. */
function tenfold(ratio: number): number {
  const power = Math.round(Math.log10(ratio));
  return Math.abs(power) <= 9 && isNear(ratio / 10 ** power) ? power : 0;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const next = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || next === undefined ? null : (middle + next) / 2;
}
