import { diffArrays } from 'diff';
import type { ReadClause } from './reading.ts';

/** A stretch of words within a changed clause. */
export interface WordRun {
  text: string;
  change: 'kept' | 'added' | 'removed';
}

/** A clause with its own words, without its label: "2." may become "3." and say the same. */
export interface ClauseText {
  id: string;
  label: string | null;
  start: number;
  end: number;
  text: string;
}

/** What became of one clause between two versions of a document. */
export interface ClauseChange {
  kind: 'same' | 'changed' | 'added' | 'removed';
  /** It stands elsewhere among the clauses that both versions have. */
  moved: boolean;
  old: ClauseText | null;
  new: ClauseText | null;
  /** Of a changed clause, word by word. */
  words: WordRun[] | null;
}

export interface VersionText {
  text: string;
  clauses: readonly ReadClause[];
}

interface Pair {
  old: number;
  new: number;
}

/**
 * Compares two versions of a document clause by clause, in the order of the new one; what was removed stands where it
 * stood. Clauses with the same words belong together, then those whose words are most alike, wherever they stand.
 */
export function compareTexts(older: VersionText, newer: VersionText): ClauseChange[] {
  const before = clausesOf(older);
  const after = clausesOf(newer);
  const pairs = pairUp(before, after);
  const staying = new Set(longestRising(pairs).map((pair) => pair.new));
  const pairOfNew = new Map(pairs.map((pair) => [pair.new, pair]));
  const paired = new Set(pairs.map((pair) => pair.old));

  const changes: ClauseChange[] = [];
  let shown = 0;
  const showRemoved = (until: number) => {
    for (; shown < until; shown++) {
      const old = before[shown];
      if (old !== undefined && !paired.has(shown)) {
        changes.push({ kind: 'removed', moved: false, old, new: null, words: null });
      }
    }
  };
  after.forEach((clause, index) => {
    const pair = pairOfNew.get(index);
    const old = pair === undefined ? undefined : before[pair.old];
    if (pair === undefined || old === undefined) {
      changes.push({ kind: 'added', moved: false, old: null, new: clause, words: null });
      return;
    }
    const moved = !staying.has(index);
    if (!moved) showRemoved(pair.old);
    const same = plain(old.text) === plain(clause.text);
    const words = same ? null : compareWords(old.text, clause.text);
    changes.push({ kind: same ? 'same' : 'changed', moved, old, new: clause, words });
  });
  showRemoved(before.length);
  return changes;
}

/** Words, dates and numbers and what stands between them, so that marks fall on whole ones. */
const tokensOf = (text: string): string[] =>
  text.match(/\p{N}+(?:[.,/-]\p{N}+)+|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

/** Two texts with more changes than this have nothing to tell word by word. */
const mostWordChanges = 4000;

export function compareWords(before: string, after: string): WordRun[] {
  const parts = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: mostWordChanges });
  if (parts === undefined) {
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ];
  }
  return parts.map(({ value, added, removed }) => ({
    text: value.join(''),
    change: added ? 'added' : removed ? 'removed' : 'kept',
  }));
}

/** The clauses of a version with their words; empty ones say nothing. */
function clausesOf({ text, clauses }: VersionText): ClauseText[] {
  const points = [...text];
  return clauses
    .map(({ id, label, start, end }) => {
      const words = points.slice(start, end).join('');
      const marked = label !== null && words.startsWith(label) ? words.slice(label.length) : words;
      return { id, label, start, end, text: marked.replace(/^[\s.):/-]+/u, '').trimEnd() };
    })
    .filter(({ text: words }) => words !== '');
}

/** Words as they are compared: spaces and Unicode forms make no difference. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Below this two clauses are not the same one changed; less is asked of clauses that stand at the same address. */
const alikeEnough = { anywhere: 0.5, sameAddress: 0.3 };

function pairUp(before: readonly ClauseText[], after: readonly ClauseText[]): Pair[] {
  const pairs = pairEqual(before, after);
  const takenOld = new Set(pairs.map((pair) => pair.old));
  const takenNew = new Set(pairs.map((pair) => pair.new));
  for (const { pair } of alikePairs(before, after, takenOld, takenNew)) {
    if (takenOld.has(pair.old) || takenNew.has(pair.new)) continue;
    takenOld.add(pair.old);
    takenNew.add(pair.new);
    pairs.push(pair);
  }
  return pairs.sort((a, b) => a.new - b.new);
}

/** Clauses with the very same words: at the same address first, then in their order. */
function pairEqual(before: readonly ClauseText[], after: readonly ClauseText[]): Pair[] {
  const waiting = new Map<string, number[]>();
  before.forEach(({ text }, index) => {
    const key = plain(text);
    waiting.set(key, [...(waiting.get(key) ?? []), index]);
  });
  const pairs: Pair[] = [];
  const take = (index: number, which: (old: number) => boolean) => {
    const clause = after[index];
    const equal = clause === undefined ? undefined : waiting.get(plain(clause.text));
    const old = equal?.find(which);
    if (equal === undefined || old === undefined) return false;
    equal.splice(equal.indexOf(old), 1);
    pairs.push({ old, new: index });
    return true;
  };
  const rest = after
    .map((_, index) => index)
    .filter((index) => !take(index, (old) => before[old]?.id === after[index]?.id));
  for (const index of rest) take(index, () => true);
  return pairs;
}

interface Scored {
  pair: Pair;
  score: number;
}

/** Pairs of what is left that are alike enough, the likest first. Only clauses that share a rarer word are compared. */
function alikePairs(
  before: readonly ClauseText[],
  after: readonly ClauseText[],
  takenOld: ReadonlySet<number>,
  takenNew: ReadonlySet<number>,
): Scored[] {
  const bags = before.map(({ text }) => bagOf(text));
  const holders = new Map<string, number[]>();
  bags.forEach((bag, index) => {
    if (!takenOld.has(index)) for (const word of bag.keys()) holders.set(word, [...(holders.get(word) ?? []), index]);
  });
  const scored: Scored[] = [];
  after.forEach((clause, index) => {
    if (takenNew.has(index)) return;
    const bag = bagOf(clause.text);
    const near = [...bag.keys()].map((word) => holders.get(word) ?? []).sort((a, b) => a.length - b.length);
    const candidates = new Set(near.slice(0, rarestWords).flatMap((old) => old.slice(0, mostCandidates)));
    for (const [old, { id }] of before.entries()) if (id === clause.id && !takenOld.has(old)) candidates.add(old);
    for (const old of candidates) {
      const sameAddress = before[old]?.id === clause.id;
      const score = likeness(bags[old] ?? new Map(), bag);
      if (score < (sameAddress ? alikeEnough.sameAddress : alikeEnough.anywhere)) continue;
      scored.push({ pair: { old, new: index }, score: score + (sameAddress ? 0.1 : 0) });
    }
  });
  return scored.sort((a, b) => b.score - a.score || a.pair.new - b.pair.new || a.pair.old - b.pair.old);
}

const rarestWords = 12;
const mostCandidates = 40;

type Bag = ReadonlyMap<string, number>;

function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const word of text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** How much two texts have in common: twice the shared words over all words (Dice), from 0 to 1. */
function likeness(a: Bag, b: Bag): number {
  let shared = 0;
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0);
  const total = sum(a) + sum(b);
  return total === 0 ? 0 : (2 * shared) / total;
}

const sum = (bag: Bag): number => [...bag.values()].reduce((total, count) => total + count, 0);

export const likenessOf = (a: string, b: string): number => likeness(bagOf(a), bagOf(b));

/** The longest run of pairs, in the order of the new text, whose old places rise as well: what stayed in order. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = []; // of the runs of each length, the pair with the lowest old place
  const previous: (number | undefined)[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.old ?? 0) < pair.old) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? undefined : tails[low - 1];
    tails[low] = index;
  });
  const run: Pair[] = [];
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}
