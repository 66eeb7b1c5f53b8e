/** What a sheet means by a number: itself, a share, or a day. */
export type NumberMeaning = 'number' | 'percent' | 'day';

const percents = new Set([9, 10]);
const isDayNumber = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** By the number of a built-in format, or by the code of one's own. */
export function meaningOf(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return percents.has(id) ? 'percent' : isDayNumber(id) ? 'day' : 'number';
  // What stands in quotes, in brackets or behind a stroke is shown and means nothing.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').split(';')[0] ?? '';
  if (bare.includes('%')) return 'percent';
  return /[ymdh]/i.test(bare) && !/general/i.test(bare) ? 'day' : 'number';
}

const dayMs = 86_400_000;
/** Spreadsheets count days from 30/12/1899, or from 01/01/1904 if they began on another machine. */
export const dayOfSerial = (serial: number, from1904: boolean): Date | null => {
  const at = new Date(Math.round((serial + (from1904 ? 1462 : 0) - 25_569) * dayMs));
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 || at.getUTCFullYear() >= 2200 ? null : at;
};
