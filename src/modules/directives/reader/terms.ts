import type { Span } from './offsets.ts';
import { phrase } from './wording.ts';

/** A term counted from an event, as a rule of the deadline engine: `10wd`, `16wh`, `30d`, `2m`, `1q`. */
export interface Term extends Span {
  /** Null for clock hours that make no whole day; the engine has no unit for them. */
  rule: string | null;
}

// Of "24 - 48 giờ" the longer one is the term.
const number =
  '(?:[0-9]{1,3}~(?:[-–]|đến)~)?([0-9]{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười lăm|mười|hai mươi|ba mươi|bốn mươi lăm|sáu mươi)';
const inWords: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười lăm': 15,
  'hai mươi': 20,
  'ba mươi': 30,
  'bốn mươi lăm': 45,
  'sáu mươi': 60,
};
const unit = '(ngày làm việc|giờ làm việc|giờ hành chính|ngày|giờ|tiếng|tuần|tháng|quý|năm)';
// "10 (mười) ngày" says the number twice.
const length = `${number}(?: \\([^)\\n]{1,20}\\))? ${unit}`;
/** "kể từ ngày nhận được văn bản": the event is part of the quote, up to the next mark or the next statement of time. */
const within = '(?:(?! (?:và|hoặc|trước|chậm nhất|để|phải|hoàn thành|xong|trong|đến) |\\n\\s*(?:\\n|[-–+]))[^,.;:()|])';
const event = `(?:~,?~(?:(?:kể |tính )+từ|từ|sau)(?: ngày| khi| thời điểm| lúc)${within}{0,90}|~,?~sau khi${within}{0,90})`;
// Periods that name part of a year or look back are no terms: "trong 6 tháng đầu năm", "trong 5 năm qua".
const notATerm = '(?! (?:đầu|cuối|qua|gần đây|tới|trở lại|trước|liên tiếp|tiếp theo|một lần|[0-9]{4}))(?!~/~)';

const opening =
  '(?:(?:trong|với) (?:thời hạn|thời gian|vòng|khoảng thời gian)(?: không quá| tối đa| là)?|(?:thời hạn|thời gian)(?: (?:giải quyết|xử lý|thực hiện|hoàn thành|trả lời|thẩm định))?(?: là| không quá| tối đa)*~:?|' +
  'chậm nhất(?: là| không quá| trong| sau| trong vòng)?|muộn nhất(?: là| sau)?|không chậm quá)';

const patterns = [
  phrase(`${opening}~${length}${notATerm}${event}?`),
  phrase(`(?:trong|sau|không quá|tối đa|quá) ${length}${notATerm}${event}`),
  // Counted from the day the text is issued.
  phrase(`trong(?: vòng)? ${number} (ngày làm việc|ngày|tuần|tháng) (?:tới|sắp tới|nữa)`),
  phrase(`trong ${number} (giờ|ngày làm việc|giờ làm việc|ngày)${notATerm}`),
];

/** Without one of these no pattern can match. */
const hint = /[0-9]|thời[\s*]+(?:hạn|gian)|vòng|nhất|quá|tối[\s*]+đa/;

/** All terms in lower-case text. */
export function findTerms(lower: string): Term[] {
  if (!hint.test(lower)) return [];
  return patterns.flatMap((pattern) =>
    [...lower.matchAll(pattern)].map((match) => {
      const [whole, written = '', measure = ''] = match;
      const count = inWords[written.replace(/[\s*]+/g, ' ')] ?? Number(written);
      return { start: match.index, end: match.index + whole.trimEnd().length, rule: asRule(count, measure) };
    }),
  );
}

function asRule(count: number, measure: string): string | null {
  switch (measure.replace(/[\s*]+/g, ' ')) {
    case 'ngày làm việc':
      return `${count}wd`;
    case 'giờ làm việc':
    case 'giờ hành chính':
      return `${count}wh`;
    case 'ngày':
      return `${count}d`;
    case 'tuần':
      return `${7 * count}d`;
    case 'tháng':
      return `${count}m`;
    case 'quý':
      return `${count}q`;
    case 'năm':
      return `${12 * count}m`;
    default:
      return count % 24 === 0 ? `${count / 24}d` : null;
  }
}
