import { type Day, dayOf } from '../time.ts';
import type { Act } from './contract.ts';

/** How the acts about a kind of record tell of its fields. */
export interface Telling {
  /** Acts that tell of something beside the record, as a comment. */
  beside?: readonly string[];
  /** Acts whose values are one field of the record, not the record: `areas.outline-set` tells of `outline`. */
  inside?: Readonly<Record<string, string>>;
}

/** Every act makes a new version, and not every act tells of it. */
const neverTold: readonly string[] = ['id', 'version'];

/**
 * The fields of a record at the end of a day, out of its acts from the oldest to the newest: the last value given until
 * then; else the value that the first later change found.
 */
export function fieldsAsOf(
  acts: readonly Act[],
  day: Day,
  { beside = [], inside = {} }: Telling,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { act, at, before, after } of acts) {
    if (beside.includes(act)) continue;
    const isLater = dayOf(at) > day;
    for (const [name, value] of Object.entries(fieldsOf(isLater ? before : after, inside[act]))) {
      if (neverTold.includes(name) || (isLater && Object.hasOwn(fields, name))) continue;
      fields[name] = value;
    }
  }
  return fields;
}

function fieldsOf(told: unknown, field: string | undefined): Record<string, unknown> {
  if (field !== undefined) return { [field]: told ?? null };
  return typeof told === 'object' && told !== null && !Array.isArray(told) ? { ...told } : {};
}
