import { withNewTones, withoutDiacritics } from '../vietnamese.ts';
import { abbreviations, fieldAbbreviations, levelAbbreviations } from './abbreviations.ts';

/** Words as they compare: lower case, new tone placement, abbreviations written out, "và" and punctuation left out. */
export interface Tokens {
  words: string[];
  /** At least one abbreviation was written out. */
  abbreviated: boolean;
}

const field = /^(sở|phòng|bộ|so|phong|bo)$/;

export function tokenize(text: string): Tokens {
  const words: string[] = [];
  let abbreviated = false;
  const write = (expansion: string) => {
    words.push(...expansion.split(' '));
    abbreviated = true;
  };
  const spaced = withNewTones(text)
    .toLowerCase()
    .replace(/\b(tp|tx|tt|[pxthq])\./gu, '$1. ');
  for (const chunk of spaced.split(/\s+/)) {
    const whole = withoutDiacritics(chunk).replace(/[^a-z0-9]/g, '');
    const afterField = field.test(words.at(-1) ?? '');
    const ofLevel = chunk.endsWith('.') ? levelAbbreviations[whole] : undefined;
    const expansion = (afterField ? fieldAbbreviations[whole] : ofLevel) ?? abbreviations[whole];
    if (expansion !== undefined) {
      write(expansion);
      continue;
    }
    for (const piece of chunk.split(/[^\p{L}\p{N}\p{M}]+/u)) {
      const inPiece = abbreviations[withoutDiacritics(piece)];
      if (inPiece !== undefined) write(inPiece);
      else if (piece !== '' && piece !== 'và' && piece !== 'va') words.push(piece);
    }
  }
  return { words, abbreviated };
}

export const foldWords = (words: readonly string[]): string[] => words.map(withoutDiacritics);

/** First letters without marks: how "Trung tâm Phục vụ hành chính công" becomes TTPVHCC. */
export const initialsOf = (words: readonly string[]): string =>
  foldWords(words)
    .map((word) => word.charAt(0))
    .join('');

/** Offices and honours before the name of what somebody heads: the organisation is meant. Longest first. */
const titles = [
  'phó chỉ huy trưởng',
  'chỉ huy trưởng',
  'người đứng đầu',
  'các đồng chí',
  'phó chủ tịch',
  'phó giám đốc',
  'phó bí thư',
  'đồng chí',
  'thủ trưởng',
  'chủ tịch',
  'giám đốc',
  'bí thư',
  'lãnh đạo',
  'thường trực',
  'ban thường vụ',
  'ban chấp hành',
  'phó chánh',
  'phó trưởng',
  'chánh',
  'trưởng',
].map((title) => title.split(' '));

/** The words without titles at their beginning: "Chủ tịch UBND phường X" is "UBND phường X". */
export function withoutTitles(words: readonly string[]): string[] {
  const title = titles.find((parts) => parts.length < words.length && startsWith(words, parts));
  return title === undefined ? [...words] : withoutTitles(words.slice(title.length));
}

/** The words up to the province or city that is named last: "UBND phường X, tỉnh Y" is "UBND phường X". */
export function withoutLastLevel(words: readonly string[]): string[] | undefined {
  const province = words.lastIndexOf('tỉnh');
  const city = words.findLastIndex((word, i) => word === 'thành' && words[i + 1] === 'phố');
  const cut = Math.max(province, city);
  return cut > 0 ? words.slice(0, cut) : undefined;
}

export const startsWith = (words: readonly string[], beginning: readonly string[]): boolean =>
  beginning.every((word, i) => words[i] === word);

export const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  end.length <= words.length && end.every((word, i) => words[words.length - end.length + i] === word);
