import { isWordCharacter, isWordEdge } from './flat.ts';

/** A list of phrases that can be looked up at a place of a lower-case text in constant time; the longest wins. */
export interface Phrases {
  byFirstWord: ReadonlyMap<string, readonly string[]>;
}

/** Phrases in lower case, one per line or separated by commas. */
export function phrases(...lists: string[]): Phrases {
  const byFirstWord = new Map<string, string[]>();
  for (const phrase of lists.flatMap((list) => list.split(/[,\n]/))) {
    const words = phrase.trim().normalize('NFC');
    if (words === '') continue;
    const first = words.split(' ', 1)[0] ?? words;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), words]);
  }
  for (const sharing of byFirstWord.values()) sharing.sort((a, b) => b.length - a.length);
  return { byFirstWord };
}

/** The longest phrase of the list that stands at `index`, or null. */
export function phraseAt(list: Phrases, lower: string, index: number): string | null {
  const candidates = list.byFirstWord.get(wordAt(lower, index));
  if (candidates === undefined) return null;
  for (const phrase of candidates) {
    if (lower.startsWith(phrase, index) && isWordEdge(lower, index + phrase.length)) return phrase;
  }
  return null;
}

/** The first place in `from` to `to` where a phrase of the list stands as whole words. */
export function findPhrase(
  list: Phrases,
  lower: string,
  from = 0,
  to = lower.length,
): { index: number; phrase: string } | null {
  for (let i = nextWord(lower, from); i < to; i = nextWord(lower, endOfWord(lower, i))) {
    const phrase = phraseAt(list, lower, i);
    if (phrase !== null && i + phrase.length <= to) return { index: i, phrase };
  }
  return null;
}

/** Where the next word begins, at `from` or after. */
export function nextWord(text: string, from: number): number {
  let i = from;
  while (i < text.length && !isWordCharacter(text, i)) i += 1;
  return i;
}

export function endOfWord(text: string, from: number): number {
  let i = from;
  while (i < text.length && isWordCharacter(text, i)) i += 1;
  return i;
}

export const wordAt = (text: string, index: number): string => text.slice(index, endOfWord(text, index));
