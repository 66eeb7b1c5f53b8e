/**
 * Patterns over Vietnamese running text. They are matched against text in lower case, need no case or Unicode flag, and
 * bound every repetition, so that no input makes them slow.
 */

/** Letters and digits of Vietnamese words in lower case; the range covers every precomposed letter from à to ỹ. */
const wordCharacter = '[0-9a-z\\u00df-\\u1ef9]';

/** What may stand between two words: blanks, one line break or two, the asterisks of half-converted emphasis. */
const between = '[\\s*]{1,6}';

/**
 * A pattern that begins and ends at word boundaries. A blank in `source` stands for whatever may separate two words,
 * `~` for the same or nothing at all.
 */
export function phrase(source: string, flags = 'g'): RegExp {
  return new RegExp(`(?<!${wordCharacter})(?:${spaced(source)})(?!${wordCharacter})`, flags);
}

/** A pattern for what stands immediately before a place in the text. */
export const justBefore = (source: string): RegExp =>
  new RegExp(`(?<!${wordCharacter})(?:${spaced(source)})[\\s*(]{0,6}$`);

/** A pattern for what stands immediately after a place in the text. */
export const justAfter = (source: string): RegExp =>
  new RegExp(`^[\\s*]{0,6}(?:${spaced(source)})(?!${wordCharacter})`);

/** Writes the blanks of a pattern out; `phrase` and the others do it by themselves. */
export const spaced = (source: string): string => source.replaceAll(' ', between).replaceAll('~', '[\\s*]{0,6}');

/** Lower case of the same length, so that offsets stay true ("İ" is the one letter that would grow). */
export const lowered = (text: string): string => text.replaceAll('İ', 'I').toLowerCase();

/** The text before `at`, no more than `length` characters of it. */
export const leftOf = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at);

/** The text from `at` on, no more than `length` characters of it. */
export const rightOf = (text: string, at: number, length: number): string => text.slice(at, at + length);

/** A full stop inside a number or an abbreviation ends nothing. */
const statementEnd = /[;:!?…|]|\.(?![0-9\p{L}])|\n\s*\n/u;

/** The part of `text` behind the last mark that ends a statement. */
export const lastStatement = (text: string, marks = statementEnd): string => text.slice(lastIndexOfAny(text, marks));

/** The part of `text` up to the first mark that ends a statement. */
export function firstStatement(text: string): string {
  const end = text.search(statementEnd);
  return end < 0 ? text : text.slice(0, end);
}

function lastIndexOfAny(text: string, pattern: RegExp): number {
  let end = 0;
  for (const found of text.matchAll(new RegExp(pattern.source, 'gu'))) end = found.index + found[0].length;
  return end;
}
