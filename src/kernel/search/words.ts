import { withNewTones, withoutDiacritics } from '../vietnamese.ts';

/** A word of a text: where it stands, as it is written, and as somebody without a Vietnamese keyboard types it. */
export interface Word {
  start: number;
  end: number;
  exact: string;
  plain: string;
  /** What the index finds it by, in a title and elsewhere: both spellings, and how the plain one begins. */
  lexemes: Readonly<Record<Zone, string>>;
}

const longestWord = 60;
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
const digit = /\p{N}/u;

/** The words of a text in composed form (NFC); positions are those of that form. */
export function wordsOf(composed: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of withNewTones(composed).matchAll(wordPattern)) {
    const form = formOf(found);
    if (form.plain !== '') words.push({ start: index, end: index + found.length, ...form });
  }
  return words;
}

type Form = Pick<Word, 'exact' | 'plain' | 'lexemes'>;

/** Vietnamese is written in some seven thousand syllables: words met are kept, up to `most`. */
const keptWords = { most: 50_000, forms: new Map<string, Form>() };
/** Of numbers there is no end, but a record tells its own several times. */
const keptNumbers = { most: 1_000, forms: new Map<string, Form>() };

function formOf(found: string): Form {
  const { most, forms } = digit.test(found) ? keptNumbers : keptWords;
  let form = forms.get(found);
  if (form === undefined) {
    form = makeForm(found);
    if (forms.size === most) forms.clear();
    forms.set(found, form);
  }
  return form;
}

function makeForm(found: string): Form {
  const written = found.toLowerCase().slice(0, longestWord);
  const plain = withoutLeadingZeros(withoutDiacritics(written));
  const exact = written === plain ? plain : written;
  const all = new Set([plain, exact]);
  for (let n = 1; n < plain.length && n <= longestBeginning; n++) all.add(beginning(plain.slice(0, n)));
  const inZone = (zone: Zone) => Array.from(all, (each) => lexeme(each, zone)).join(' ');
  return { exact, plain, lexemes: { A: inZone('A'), D: inZone('D') } };
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
export function joinedNumbers(composed: string): { start: number; end: number; word: string }[] {
  if (!digit.test(composed)) return [];
  return Array.from(composed.matchAll(joinedPattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    word: digit.test(found) ? squeezed(found).slice(0, longestWord) : '',
  })).filter(({ word }) => word !== '');
}

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

/** What an entry is found by. */
export interface FoundBy {
  /** The text of a tsvector: with weight A what stands in its title. */
  lexemes: string;
  /** The words of what is shown of it, as typed without a Vietnamese keyboard. */
  shown: Set<string>;
}

/** The database puts together what two words have in common, as their first letters. */
export function foundBy({ title, names, number, body, beside }: Searched): FoundBy {
  const found = new Set<string>();
  const shown = new Set<string>();
  const addText = (text: string, zone: Zone): readonly Word[] => {
    const composed = text.normalize('NFC');
    const words = wordsOf(composed).slice(0, mostWords);
    let before: string | null = null;
    for (const { plain, lexemes } of words) {
      found.add(lexemes[zone]);
      if (before !== null) found.add(lexeme(pair(before, plain), zone));
      before = plain;
    }
    for (const { word } of joinedNumbers(composed)) found.add(lexeme(word, zone));
    return words;
  };
  const addShown = (text: string, zone: Zone): readonly Word[] => {
    const words = addText(text, zone);
    for (const { plain } of words) shown.add(plain);
    return words;
  };
  for (const name of [title, ...names]) {
    const words = addShown(name, 'A');
    if (words.length > 0) found.add(lexeme(wholeName(words), 'A'));
  }
  if (number !== null) {
    addText(number, 'A');
    const whole = squeezed(number);
    if (whole !== '') for (const each of [whole, ownNumber(whole)]) found.add(lexeme(each, 'A'));
  }
  addShown(body, 'D');
  addText(beside, 'D');
  return { lexemes: [...found].join(' '), shown };
}

// Positions carry nothing but the weight: neighbours are found by their pairs.
const positions = { A: '1A', D: '2' } as const;
type Zone = keyof typeof positions;
const lexeme = (text: string, zone: Zone): string => `${quoted(text)}:${positions[zone]}`;

/** A lexeme as the text of a tsvector or a tsquery has it. */
export const quoted = (lexeme: string): string =>
  /['\\]/.test(lexeme) ? `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${lexeme}'`;
