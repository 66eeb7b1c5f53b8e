import { withoutDiacritics } from '../../kernel/vietnamese.ts';
import { t } from '../language.ts';
import { isOpenTo, namedPages } from '../pages-of-program.tsx';

/** The pages whose names have the typed words, of those the person may open. */
export function commandsFor(text: string, may: (permission: string) => boolean): { to: string; word: string }[] {
  const words = withoutDiacritics(text).split(/\s+/);
  return namedPages
    .filter((page) => isOpenTo(page, may))
    .map(({ to, word }) => ({ to, word: t(word) }))
    .filter(({ word }) => words.every((part) => withoutDiacritics(word).includes(part)));
}
