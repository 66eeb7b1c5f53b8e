/** Digits that stand together, as somebody wrote them: one group of a run. */
export interface DigitGroup {
  start: number;
  end: number;
  digits: string;
  /** A plus sign stands before it, as in +84. */
  plus: boolean;
}

const spoken: Readonly<Record<string, string>> = {
  không: '0',
  khong: '0',
  một: '1',
  mốt: '1',
  mot: '1',
  hai: '2',
  ba: '3',
  bốn: '4',
  bon: '4',
  tư: '4',
  năm: '5',
  lăm: '5',
  nam: '5',
  sáu: '6',
  sau: '6',
  bảy: '7',
  bẩy: '7',
  bay: '7',
  tám: '8',
  tam: '8',
  chín: '9',
  chin: '9',
};
/** So many spoken digits in a row are a number somebody reads out; fewer are words. */
const fewestSpoken = 3;

const piece = /(?<![\p{L}\p{N}])(?:[oO](?=[35789]\d))?\d+(?![\p{L}\d])|(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu;
const betweenGroups = /^(?:[\s.\-–_)(]{1,3}|, ?)$/;
/** Dates, times and grouped amounts are no part of a number that belongs to a person. */
const dates =
  /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)|(?<!\d)\d{1,2}[/-]\d{1,2}(?![\d])|(?<!\d)\d{1,2}(?:[:h]\d{2})(?!\d)/g;

/** Runs of digit groups, written or read out, that only spaces, dots, dashes or brackets keep apart. */
export function findDigitRuns(text: string): DigitGroup[][] {
  const cleared = text.replace(dates, (found) => (mayBePhone(found) ? found : '\u0000'.repeat(found.length)));
  const groups: DigitGroup[] = [];
  let words: DigitGroup[] = [];
  const endWords = () => {
    if (words.length >= fewestSpoken) groups.push(...words);
    words = [];
  };
  for (const { 0: found, index } of cleared.matchAll(piece)) {
    const digits = /\d/.test(found) ? found.replace(/[oO]/, '0') : spoken[found.toLowerCase()];
    const group =
      digits === undefined
        ? undefined
        : { start: index, end: index + found.length, digits, plus: cleared[index - 1] === '+' };
    if (group === undefined || /\d/.test(found)) {
      endWords();
      if (group !== undefined) groups.push(group.plus ? { ...group, start: group.start - 1 } : group);
      continue;
    }
    const before = words.at(-1);
    if (before !== undefined && !betweenGroups.test(cleared.slice(before.end, index))) endWords();
    words.push(group);
  }
  endWords();
  const runs: DigitGroup[][] = [];
  for (const group of groups) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && betweenGroups.test(cleared.slice(before.end, group.start)))
      run.push(group);
    else runs.push([group]);
  }
  return runs;
}

/** "09-12" opens a phone number as well as a date; a day of the month followed by a month is told by its two digits. */
const mayBePhone = (date: string): boolean => /^0[35789]-\d{2}$/.test(date);
