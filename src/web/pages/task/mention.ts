import type { Named } from '../../components/Chooser.tsx';

export interface Mention {
  /** Where the `@` stands. */
  from: number;
  /** What was typed after it. */
  word: string;
}

/** A name has several words; what goes on longer is no name any more. */
const started = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{M}\p{N} .'-]{0,39})?$/u;

/** The name being typed right before the caret; none where one that was picked has been written to its end. */
export function mentionAt(text: string, caret: number, picked: readonly Named[]): Mention | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const word = started.exec(line)?.[1] ?? (/(?:^|[\s(])@$/.test(line) ? '' : null);
  if (word === null || picked.some(({ name }) => word.startsWith(name))) return null;
  return { from: caret - word.length - 1, word };
}

/** The text with the name in place of what was typed, and where the caret then stands. */
export function withMention(
  text: string,
  { from, word }: Mention,
  { name }: Pick<Named, 'name'>,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(from + 1 + word.length).replace(/^ /, ''), caret: before.length };
}

/** Those picked whose name still stands in the text. */
export const mentioned = (text: string, picked: readonly Named[]): Named[] =>
  picked.filter(({ name }) => text.includes(`@${name}`));
