import {
  beginning,
  joinedNumbers,
  longestBeginning,
  ownNumber,
  pair,
  quoted,
  squeezed,
  type Word,
  wholeName,
  wordsOf,
} from './words.ts';

/** What somebody types, as conditions of tsqueries: which entries have it, and which of them have it best. */
export interface Question {
  words: readonly Word[];
  /** For each word, other words it may have been meant to be; none at first. */
  guesses: readonly (readonly string[])[];
  /** Every word, in any order; of the last one perhaps only the beginning, or the document's own number. */
  all: string;
  /** The same more strictly, for when more have all words than can be ranked. */
  strict: string;
  /** Points for those that fit. */
  points: readonly { condition: string; points: number }[];
  /** Any two neighbours: the more of them, the nearer the words stand together. */
  neighbours: string | null;
}

const mostWords = 10;

/** The question in a text, or none where the text has no word. */
export function questionIn(text: string): Question | undefined {
  const words = wordsOf(text.normalize('NFC')).slice(0, mostWords);
  return words.length === 0
    ? undefined
    : questionOf(
        text,
        words,
        words.map(() => []),
      );
}

export function withGuesses(text: string, { words }: Question, guesses: readonly (readonly string[])[]): Question {
  return questionOf(text, words, guesses);
}

function questionOf(text: string, words: readonly Word[], guesses: Question['guesses']): Question {
  const number = squeezed(words.map(({ plain }) => plain).join(' '));
  const isNumber = /^\d/.test(number) && number.length >= 3;
  const pairs = words.slice(1).map((word, i) => pair(words[i]?.plain ?? '', word.plain));
  const all = and(termsOf(text, words, guesses));
  const points = [
    { condition: quoted(wholeName(words)), points: 200 },
    { condition: quoted(ownNumber(number)), points: 200 },
    { condition: titleOf(words, guesses), points: 15 },
    { condition: lastWhole(words), points: 5 },
  ];
  if (isNumber) points.push({ condition: `${quoted(ownNumber(number))}:*`, points: 60 });
  if (words.some(({ exact, plain }) => exact !== plain)) points.push({ condition: and(exactly(words)), points: 40 });
  if (pairs.length > 0)
    points.push({ condition: and(pairs.map((two, i) => inTitle(two, i + 1 === pairs.length))), points: 10 });
  return {
    words,
    guesses,
    all: isNumber ? `(${all} | ${quoted(ownNumber(number))}:*)` : all,
    strict: or([quoted(wholeName(words)), quoted(ownNumber(number)), ...closely(words, pairs)]),
    points,
    neighbours: pairs.length === 0 ? null : or(pairs.map(quoted)),
  };
}

/** Each word as it may stand in the index; 08-nq/tu as its parts or as one word. */
function termsOf(text: string, words: readonly Word[], guesses: Question['guesses']): string[] {
  const joined = joinedNumbers(text.normalize('NFC'));
  const terms: string[] = [];
  let parts: string[] = [];
  words.forEach((word, i) => {
    const around = joined.find(({ start, end }) => start <= word.start && word.end <= end);
    const term = or([termOf(word, i + 1 === words.length), ...(guesses[i] ?? []).map(quoted)]);
    if (around === undefined) {
      terms.push(term);
      return;
    }
    parts.push(term);
    const next = words[i + 1];
    if (next !== undefined && next.end <= around.end) return;
    terms.push(or([and(parts), quoted(around.word)]));
    parts = [];
  });
  return terms;
}

function termOf({ plain }: Word, isLast: boolean): string {
  if (!isLast) return quoted(plain);
  return plain.length <= longestBeginning ? or([quoted(plain), quoted(beginning(plain))]) : `${quoted(plain)}:*`;
}

/** With the marks over its letters, where they were typed. */
const exactly = (words: readonly Word[]): string[] =>
  words.map(({ exact }, i) => (i + 1 === words.length ? `${quoted(exact)}:*` : quoted(exact)));

const titleOf = (words: readonly Word[], guesses: Question['guesses']): string =>
  and(
    words.map(({ plain }, i) =>
      or([inTitle(plain, i + 1 === words.length), ...(guesses[i] ?? []).map((guess) => inTitle(guess, false))]),
    ),
  );

const inTitle = (lexeme: string, isLast: boolean): string => `${quoted(lexeme)}:${isLast ? '*' : ''}A`;

const lastWhole = (words: readonly Word[]): string => quoted(words.at(-1)?.plain ?? '');

/** Side by side and as typed; the last word may not be complete yet. */
function closely(words: readonly Word[], pairs: readonly string[]): string[] {
  const typed = words.slice(0, -1).filter(({ exact, plain }) => exact !== plain);
  const last = words.at(-1);
  if (last === undefined) return [];
  if (words.length === 1) return last.exact === last.plain ? [] : [quoted(last.exact)];
  const settled = words.length === 2 ? pairs.map(quoted) : [...pairs.slice(0, -1).map(quoted), termOf(last, true)];
  return [and([...settled, ...typed.map(({ exact }) => quoted(exact))])];
}

const and = (parts: readonly string[]): string => (parts.length === 1 ? `${parts[0]}` : `(${parts.join(' & ')})`);
const or = (parts: readonly string[]): string => (parts.length === 1 ? `${parts[0]}` : `(${parts.join(' | ')})`);
