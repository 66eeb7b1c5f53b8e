import { withNewTones, withoutDiacritics } from '../../../kernel/vietnamese.ts';
import type { WordList } from './name-words.ts';

/** A word where it stands in what somebody wrote. */
export interface TextWord {
  start: number;
  end: number;
  text: string;
  lower: string;
  folded: string;
  /** Its sentence is written with marks; without, "lan" may be lan, lấn or làn. */
  marked: boolean;
  capital: boolean;
  /** It is all capitals, or its sentence is, so that a capital says nothing. */
  shouted: boolean;
  /** Only a blank parts it from the word before. */
  afterBlank: boolean;
  /** The end of the sentence up to it. */
  before: string;
}

const sentenceEnd = /(?<!(?:^|\s)(?:mr|mrs|ms|bs|ks|a|c|đ))[.!?;]+(?=\s|$)|\n/giu;
const seenBefore = 120;

export function wordsOfText(text: string): TextWord[] {
  const composed = withNewTones(text);
  const words: TextWord[] = [];
  let start = 0;
  for (const end of [...Array.from(composed.matchAll(sentenceEnd), ({ index }) => index + 1), composed.length]) {
    words.push(...wordsOfSentence(composed.slice(start, end), start));
    start = end;
  }
  return words;
}

function wordsOfSentence(sentence: string, offset: number): TextWord[] {
  const found = Array.from(sentence.matchAll(/đ\/c|[\p{L}\p{M}\p{N}&]+/giu));
  const shouting = isShouting(found.map(({ 0: word }) => word));
  const marked = withoutDiacritics(sentence) !== sentence.toLowerCase();
  return found.map(({ 0: word, index }, i) => {
    const previous = found[i - 1];
    const gap = previous === undefined ? '\n' : sentence.slice(previous.index + previous[0].length, index);
    const lower = word.toLowerCase();
    return {
      start: offset + index,
      end: offset + index + word.length,
      text: word,
      lower,
      folded: withoutDiacritics(word),
      marked,
      capital: /^\p{Lu}/u.test(word),
      shouted: shouting || (word.length > 1 && isShouted(word)),
      // An abbreviated title has a dot: "Mr. Kim", "a. Hùng".
      afterBlank: /^[ \u00a0]+$/.test(gap) || (gap === '. ' && (previous?.[0].length ?? 0) <= 2),
      before: sentence.slice(Math.max(0, index - seenBefore), index),
    };
  });
}

const isShouted = (word: string): boolean =>
  /\p{L}/u.test(word) && word === word.toUpperCase() && word !== word.toLowerCase();

function isShouting(words: readonly string[]): boolean {
  const letters = words.filter((word) => /\p{L}/u.test(word));
  return letters.filter(isShouted).length >= Math.max(3, letters.length * 0.6);
}

/** Whether the word is one of the list, as its sentence is typed. */
export const isOneOf = ({ marked, lower, folded }: TextWord, list: WordList): boolean =>
  marked ? list.written.has(lower) : list.plain.has(folded);

const isPhrase = (words: readonly TextWord[], from: number, length: number, list: WordList): boolean => {
  const part = words.slice(from, from + length);
  return words[from]?.marked === true
    ? list.written.has(part.map(({ lower }) => lower).join(' '))
    : list.plain.has(part.map(({ folded }) => folded).join(' '));
};

/** The length of the longest phrase of the list that begins at this word; 0 when there is none. */
export function phraseAt(words: readonly TextWord[], at: number, list: WordList, longest: number): number {
  for (let length = longest; length > 0; length--) {
    if (words[at + length - 1] === undefined || !isJoined(words, at, at + length - 1)) continue;
    if (isPhrase(words, at, length, list)) return length;
  }
  return 0;
}

/** Whether a phrase of the list ends just before this word. */
export function isAfterPhrase(words: readonly TextWord[], at: number, list: WordList, longest: number): boolean {
  for (let length = 1; length <= longest && at - length >= 0; length++) {
    if (isJoined(words, at - length, at) && isPhrase(words, at - length, length, list)) return true;
  }
  return false;
}

/** Nothing but a blank stands between the words from one to the other. */
export const isJoined = (words: readonly TextWord[], from: number, to: number): boolean =>
  words.slice(from + 1, to + 1).every(({ afterBlank }) => afterBlank);

export const foldedName = (words: readonly TextWord[], from: number, length: number): string =>
  words
    .slice(from, from + length)
    .map(({ folded }) => folded)
    .join(' ');
