import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import type { Word } from './words.ts';

const looked = 200;
const most = 8;

/** What each word may have been meant to be. Where one of them is known nowhere, that is the mistyped one. */
export async function guessWords(tx: Reads, words: readonly Word[]): Promise<string[][]> {
  const near = await Promise.all(words.map((word) => nearWords(tx, word)));
  const isOneUnknown = near.some(({ isKnown }) => !isKnown);
  return near.map(({ isKnown, likely }) => (isOneUnknown && isKnown ? [] : likely));
}

const WordRow = z.object({ word: z.string() });

/** Known words a slip of the hand away, the most likely first. */
async function nearWords(tx: Reads, { plain }: Word): Promise<{ isKnown: boolean; likely: string[] }> {
  if (plain.length < 3 || /\p{N}/u.test(plain)) return { isKnown: true, likely: [] };
  const known = await tx.rows(WordRow, sql`select word from search_word order by word <-> ${plain} limit ${looked}`);
  const mostSlips = plain.length < 7 ? 1 : 2;
  const likely = known
    .map(({ word }) => ({ word, slips: slipsBetween(plain, word) }))
    .filter(({ slips }) => slips > 0 && slips <= mostSlips)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, most)
    .map(({ word }) => word);
  return { isKnown: known.some(({ word }) => word === plain), likely };
}

/** Slips of the hand that turn one word into another: a letter more, less or wrong, two neighbours swapped. */
export function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
