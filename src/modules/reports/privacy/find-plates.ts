import type { PersonalSpan } from './personal-data.ts';

// Two digits of the province, one or two letters of the series (motorcycles: a letter and a digit), then 3+2 or 4 digits.
const civil =
  /(?<![\p{L}\p{N}])(?:1[1-9]|[2-9]\d)\s?[-.]?\s?(?:[A-Z]\d?|[A-Z]{2})\s?[-. –]{0,2}\s?(?:\d{3}[. ]\d{2}|\d{5}|\d{4})(?![\d\p{L}])/gu;
const civilSmall =
  /(?<![\p{L}\p{N}])(?:1[1-9]|[2-9]\d)\s?[-.]?\s?(?:[a-z]\d|[a-z]{1,2})\s?[-. –]{0,2}\s?(?:\d{3}[. ]\d{2}|\d{5})(?![\d\p{L}])/gu;
/** Foreigners' and diplomats' vehicles. */
const diplomatic = /(?<![\p{L}\p{N}])\d{2}[- ]?(?:NG|NN|QT|CV)[- ]?\d{3}[-. ]?\d{2}(?![\d\p{L}])/gu;
/** The army's: two letters, four digits. */
const military = /(?<![\p{L}\p{N}])[A-Z]{2}\s?[- ]\s?\d{2}[-. ]\d{2}(?![\d\p{L}])/gu;

const called =
  /(?:biển (?:số|đỏ|xanh|kiểm soát|vàng|trắng)|bien (?:so|do|xanh|kiem soat)|\bbks\b|\bbs\b|\bbsx\b|biển|(?:số|đuôi) xe|xe (?:số|đuôi|mang số)|mang (?:số|biển))[^.;\n\d]{0,14}$/iu;
/** Only where the words before call it a plate: the number without the province, or written in another way. */
const partial =
  /(?<![\p{L}\p{N}])(?:\d{3}[.]\d{2}|\d{4,5}|\d{2}\s?[A-Za-z]\d?\s?[-. ]?\s?\d{2}[.]\d{3}|(?:\d{2}\s?)?[A-Za-z]\d?\s?[-. ]?\s?\d{4,5}|[A-Za-z]{2}\s?[- ]?\d{2}[-. ]?\d{2})(?![\d\p{L}])/gu;

/** Plates of vehicles as people write them, with and without dashes and dots. */
export function findPlates(text: string): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  const add = (pattern: RegExp, accept: (before: string, found: string) => PersonalSpan['certainty'] | undefined) => {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const certainty = accept(text.slice(Math.max(0, index - 30), index), found);
      if (certainty !== undefined) spans.push({ kind: 'plate', start: index, end: index + found.length, certainty });
    }
  };
  add(civil, (before, found) => {
    if (notPlate.test(before)) return undefined;
    return called.test(before) || /[.-]/.test(found) || /\d{5}$|\d[ ]\d{2}$/.test(found) ? 'sure' : 'likely';
  });
  add(civilSmall, (before) => (notPlate.test(before) ? undefined : called.test(before) ? 'sure' : 'likely'));
  add(diplomatic, () => 'sure');
  add(military, (before) =>
    called.test(before) || /(?:xe|ô tô|oto|quân đội)[^.;\n]{0,20}$/iu.test(before) ? 'sure' : undefined,
  );
  add(partial, (before) => (called.test(before) && !notPlate.test(before) ? 'likely' : undefined));
  return spans;
}

/** Lots, floors, decisions and notice boards carry numbers of the same form. */
const notPlate =
  /(?:lô|thửa|tờ bản đồ|căn hộ|phòng|quyết định|công văn|văn bản|thông báo|nghị định|biển (?:quảng cáo|hiệu|cấm|báo))[^.;\n]{0,12}$/iu;
