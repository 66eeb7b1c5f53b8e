import { z } from 'zod';
import shipped from './data/units.json' with { type: 'json' };

/** What a unit measures, as powers: people per km² is { person: 1, length: -2 }. */
export type Dimension = Readonly<Record<string, number>>;

const Unit = z.strictObject({
  name: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
  factor: z.number().positive().describe('One of it in the units that are reckoned with.'),
  of: z.record(z.string(), z.int()),
});
export type Unit = z.infer<typeof Unit>;

export const units: ReadonlyMap<string, Unit> = new Map(Object.entries(z.record(z.string(), Unit).parse(shipped)));

export const UnitCode = z
  .string()
  .max(60)
  .refine((code) => units.has(code), { error: 'indicators.unit-unknown' })
  .describe('A unit of the list: people, km2, percent, billion-dong.');

export function unitOf(code: string): Unit {
  const unit = units.get(code);
  if (unit === undefined) throw new Error(`no such unit: ${code}`);
  return unit;
}

export const isSameDimension = (a: Dimension, b: Dimension): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? 0) === (b[name] ?? 0));

/** Multiplied (sign 1) or divided (sign -1). */
export function combined(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const all: Record<string, number> = { ...a };
  for (const [name, power] of Object.entries(b)) all[name] = (all[name] ?? 0) + sign * power;
  return Object.fromEntries(Object.entries(all).filter(([, power]) => power !== 0));
}

/** Units that measure the same, by which a figure may have been written by mistake; itself left out. */
export const unitsLike = (code: string): [string, Unit][] =>
  [...units].filter(([other, { of }]) => other !== code && isSameDimension(of, unitOf(code).of));
