import type { SearchKind } from './contract.ts';
import { quoted } from './words.ts';

/**
 * Marks stand in the index beside the words, so that it answers "these words, seen by me, among the newest" at once and
 * does not fetch a third of all rows for a common word.
 */

/** Who may see an entry, as keys: everybody, an organisation, a person. It is seen by who holds any of them. */
export type SeenBy = readonly string[];

/** The keys somebody holds; several together where only both give the right. */
export type Keys = readonly (readonly string[])[];

export const everybody = 'everybody';

export const seenMark = (key: string): string => `@${key}`;

export const any = (parts: readonly string[]): string =>
  parts.length === 1 ? `${parts[0]}` : `(${parts.join(' | ')})`;

/** The entries that the holder of the keys may see, as a condition of a tsquery. */
export const seenWith = (keys: Keys): string =>
  any(keys.map((together) => together.map((key) => quoted(seenMark(key))).join(' & ')).map((all) => `(${all})`));

/** Slots are shelved by 16 thousand, 64 thousand and 256 thousand: each entry carries the shelf it stands on of each size. */
export const shelfBits = [14, 16, 18] as const;

export const shelfMark = (kind: SearchKind, bits: number, shelf: number): string => `@${kind}:${bits}:${shelf}`;
export const kindMark = (kind: SearchKind): string => `@${kind}`;

/** A part of the entries of a kind: the newest, as far as two shelves reach, or all. */
export interface Window {
  entries: number;
  isWhole: boolean;
  condition: string;
}

/** From the newest tens of thousands to all of a kind, each several times as wide as the one before. */
export function windowsOf(kind: SearchKind, lastSlot: number): [Window, ...Window[]] {
  const narrow = shelfBits.flatMap((bits) => {
    const shelf = Math.floor(lastSlot / 2 ** bits);
    if (shelf < 2) return []; // two shelves would be nearly everything
    const marks = [shelf, shelf - 1].map((nr) => quoted(shelfMark(kind, bits, nr)));
    return [{ entries: lastSlot - (shelf - 1) * 2 ** bits + 1, isWhole: false, condition: any(marks) }];
  });
  const whole = { entries: lastSlot, isWhole: true, condition: quoted(kindMark(kind)) };
  const [first, ...others] = narrow;
  return first === undefined ? [whole] : [first, ...others, whole];
}

/** The next window to look into after `found` in this one: wide enough for `wanted` if hits are spread evenly. */
export function nextWindow(
  windows: readonly Window[],
  seen: Window,
  found: number,
  wanted: number,
): Window | undefined {
  const enough = (2 * wanted * seen.entries) / Math.max(found, 1);
  const wider = windows.filter(({ entries, isWhole }) => isWhole || entries > seen.entries);
  if (seen.isWhole) return undefined;
  return wider.find(({ entries, isWhole }) => isWhole || entries >= enough);
}
