import { withNewTones, withoutDiacritics } from '../../../kernel/vietnamese.ts';

/** What is looked at to tell whether two people reported the same. */
export interface Likeness {
  distanceM: number | null;
  /** Between the moments in which they were said. */
  days: number;
  sameCategory: boolean;
  /** How much their words are alike, from 0 to 1: `likenessOfWords`. */
  words: number;
}

export interface Limits {
  /** So near another report may be the same, by category. */
  withinM: number;
  withinDays: number;
}

/** From here on it is worth showing to somebody. */
export const worthShowing = 0.45;

/**
 * How likely two reports are of the same matter, from 0 to 1. The place weighs most; words count as people type them, with
 * their marks and without; another category for the same thing is a common slip and only weighs a little.
 */
export function scoreOf({ distanceM, days, sameCategory, words }: Likeness, { withinM, withinDays }: Limits): number {
  if (days > withinDays) return 0;
  const near = distanceM === null ? 0.3 : Math.max(0, 1 - distanceM / (withinM * farthest || 1));
  if (distanceM !== null && near === 0) return 0;
  const recent = 1 - days / (withinDays * 1.5 || 1);
  const category = sameCategory ? weights.sameCategory : weights.otherCategory;
  return round(weights.near * near + weights.recent * recent + weights.words * words + category);
}

/** What each adds where it is entirely so. */
export const weights = { near: 0.4, recent: 0.1, words: 0.3, sameCategory: 0.2, otherCategory: 0.05 } as const;

/** So many times as far as a category says, and nothing is left of being near. */
export const farthest = 2;

const round = (score: number) => Math.round(score * 1000) / 1000;

/** A text as it is compared. */
export interface Words {
  /** Without marks, as people type in a hurry. */
  trigrams: ReadonlySet<string>;
  /** With them. */
  exact: ReadonlySet<string>;
}

export const wordsIn = (text: string): Words => ({ trigrams: trigramsOf(text), exact: wordsOf(text) });

/** Shared trigrams without marks, and shared words with them: whichever says more. */
export const likenessOfWords = (one: Words, other: Words): number =>
  Math.max(dice(one.trigrams, other.trigrams), dice(one.exact, other.exact));

/** Words that say nothing of the matter. */
const common = new Set(
  'va la co cac cua cho o tai den voi nay do da dang rat nhieu khong duoc mot nhung toi de nghi xin kinh mong bi ra vao tu'.split(
    ' ',
  ),
);

const plainWords = (text: string): string[] =>
  (withoutDiacritics(text).match(/[a-z0-9]+/g) ?? []).filter((word) => !common.has(word));

function trigramsOf(text: string): Set<string> {
  const joined = ` ${plainWords(text).join(' ')} `;
  return new Set(Array.from({ length: Math.max(0, joined.length - 2) }, (_, i) => joined.slice(i, i + 3)));
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    (
      withNewTones(text)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter((word) => !common.has(withoutDiacritics(word))),
  );

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared++;
  return (2 * shared) / (one.size + other.size);
}
