import { withNewTones, withoutDiacritics } from '../vietnamese.ts';

/** A word of a text: where it stands, as it is written, and as somebody without a Vietnamese keyboard types it. */
export interface Word {
  start: number;
  end: number;
  exact: string;
  plain: string;
}

const longestWord = 60;
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in composed form (NFC); positions are those of that form. */
export function wordsOf(composed: string): Word[] {
  return Array.from(withNewTones(composed).matchAll(wordPattern), ({ 0: found, index }) => {
    const exact = found.toLowerCase().slice(0, longestWord);
    const plain = withoutLeadingZeros(withoutDiacritics(exact));
    return { start: index, end: index + found.length, exact: exact === plain ? plain : exact, plain };
  }).filter(({ plain }) => plain !== '');
}

/** People write 08-NQ/TU and 8-NQ/TU. */
const withoutLeadingZeros = (word: string): string => word.replace(/^0+(?=\d)/, '');

/** A number and symbol as one word, however it is punctuated: 08-NQ/TU as 8nqtu. */
export const squeezed = (number: string): string =>
  wordsOf(number.normalize('NFC'))
    .map(({ plain }) => plain)
    .join('');

/** Words written together with a digit among them, as 08-NQ/TU in the middle of a sentence. */
const joinedPattern = /[\p{L}\p{N}]+(?:[-–/.][\p{L}\p{N}]+)+/gu;
export const joinedNumbers = (composed: string): { start: number; end: number; word: string }[] =>
  Array.from(composed.matchAll(joinedPattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    word: /\p{N}/u.test(found) ? squeezed(found).slice(0, longestWord) : '',
  })).filter(({ word }) => word !== '');

/**
 * What the index holds beside words. No word begins with one of these signs, so neither can be typed:
 * `_a b` two neighbours, `abc*` the beginning of a longer word, `=a b` a whole name, `#8nqtu` the document's own number,
 * `@…` a mark.
 */
export const pair = (first: string, second: string): string => `_${first} ${second}`;
export const beginning = (letters: string): string => `${letters}*`;
export const longestBeginning = 6;
export const wholeName = (words: readonly Word[]): string =>
  `=${words.map(({ plain }) => plain).join(' ')}`.slice(0, 200);
export const ownNumber = (squeezedNumber: string): string => `#${squeezedNumber}`.slice(0, 200);

export interface Searched {
  title: string;
  /** Other names of the same. */
  names: readonly string[];
  number: string | null;
  body: string;
  /** Found by, but not shown: the document a task comes from. */
  beside: string;
}

const mostWords = 4000;

/** Everything an entry is found by, as the text of a tsvector: with weight A what stands in its title. */
export function lexemesOf({ title, names, number, body, beside }: Searched): string {
  const zones = new Map<string, string>();
  const add = (lexeme: string, zone: 'A' | 'D') => {
    const known = zones.get(lexeme);
    if (known === undefined || known === zone) zones.set(lexeme, zone);
    else zones.set(lexeme, 'AD');
  };
  const addText = (text: string, zone: 'A' | 'D'): readonly Word[] => {
    const composed = text.normalize('NFC');
    const words = wordsOf(composed).slice(0, mostWords);
    words.forEach(({ exact, plain }, i) => {
      add(plain, zone);
      if (exact !== plain) add(exact, zone);
      for (let n = 1; n < plain.length && n <= longestBeginning; n++) add(beginning(plain.slice(0, n)), zone);
      const next = words[i + 1];
      if (next !== undefined) add(pair(plain, next.plain), zone);
    });
    for (const { word } of joinedNumbers(composed)) add(word, zone);
    return words;
  };
  for (const name of [title, ...names]) add(wholeName(addText(name, 'A')), 'A');
  if (number !== null) {
    addText(number, 'A');
    add(squeezed(number), 'A');
    add(ownNumber(squeezed(number)), 'A');
  }
  addText(body, 'D');
  addText(beside, 'D');
  zones.delete('');
  zones.delete('=');
  zones.delete('#');
  return [...zones].map(([lexeme, zone]) => `${quoted(lexeme)}:${positions[zone]}`).join(' ');
}

// Positions carry nothing but the weight: neighbours are found by their pairs.
const positions: Readonly<Record<string, string>> = { A: '1A', D: '2', AD: '1A,2' };

/** A lexeme as the text of a tsvector or a tsquery has it. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
