import { leadsStatement, standsAlone } from './deadline-contexts.ts';
import type { DeadlineFinding } from './deadline-finding.ts';
import { findRecurrences } from './recurrences.ts';
import { firstStatement, justAfter, justBefore, lastStatement, leftOf, phrase, rightOf } from './wording.ts';

const always = phrase('(?:nhiệm vụ )?thường xuyên(?:~,?~liên tục| và liên tục)?|liên tục');
const actionAfter = justAfter(
  '(?:,~?(?:kịp thời|liên tục|chủ động)~,?~)?(?:tổ chức|kiểm tra|rà soát|cập nhật|theo dõi|đôn đốc|phối hợp|nắm|tuần tra|báo cáo|' +
    'giám sát|tuyên truyền|đánh giá|duy trì|kiện toàn|đổi mới|bồi dưỡng|quan tâm|chỉ đạo|thực hiện|hướng dẫn|trao đổi|làm|bám sát|' +
    'thông tin|phổ biến|quán triệt|động viên|thăm)',
);
const dutyBefore = justBefore('phải|cần|được|triển khai|thực hiện|tiến hành|duy trì');
/** "giáo dục thường xuyên", "chi thường xuyên": parts of names. */
const nameBefore = justBefore('giáo dục|chi|kinh phí|vốn|trung tâm|khu vực|hoạt động|nguồn|sự nghiệp|ngân sách|đầu tư');
const descriptionAfter = justAfter('chịu|xảy ra|bị|có nguy cơ|và trực tiếp|hoặc có|tăng lên');
/** "…; thực hiện thường xuyên." */
const carriedOut = /(?:^|[;,(])[\s*]*(?:(?:tổ chức|triển khai)[\s*]+)?thực hiện[\s*]+$/;
const timeLabel = justBefore('(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hoàn thành| triển khai)*~:(?: thực hiện)?');

const rest = '[^.;:|\\n]{0,90}(?:\\n[^.;:|\\n]{1,90})?';
/** After a label, how a statement of time begins that names no time of its own: it waits for something else. */
const waiting = phrase(
  `(?:(?:hoàn thành |thực hiện )?theo(?! dõi)|khi|ngay sau khi|sau khi|đến khi|tùy|tuỳ|phù hợp|căn cứ) ${rest}`,
);
/** The same as the whole content of a cell, where fewer words are beyond doubt. */
const waitingCell =
  /^(?:(?:hoàn thành |thực hiện )?(?:theo|khi có) (?:các |đúng )?(?:lộ trình|kế hoạch|tiến độ|yêu cầu|kỳ họp|hướng dẫn|quy định|thời hạn|chỉ đạo|chương trình|nhu cầu)|(?:ngay )?sau khi)[^,.;:]{0,80}$/;
/** "sau khi Nghị định được ban hành", "ngay sau khi có hướng dẫn": within a sentence a term of its own. */
const awaited = phrase(
  `(?:ngay )?sau khi (?!được )${rest} (?:được (?:ban hành|phê duyệt|thông qua|công bố|ký ban hành)|có hiệu lực(?: thi hành)?)(?=~(?:[,.;)]|$))` +
    `|ngay sau khi ${rest}|ngay khi (?!phát|xảy ra|có (?:dấu hiệu|yêu cầu|thông tin|sự cố|tình huống)|cần)${rest}`,
);
/** "hoàn thành trước Tết Nguyên đán", "trình trước kỳ họp cuối năm": a day by its name. */
const beforeEvent = phrase(
  'trước (?:tết|mùa mưa|mùa bão|mùa lũ|mùa khô|khai giảng|(?:các )?(?:kỳ họp|hội nghị|đại hội|phiên họp))[^.,;:|()\\n]{0,50}',
);
const finishes = phrase(
  'hoàn thành|xong|trình|gửi|báo cáo|tổ chức|kết thúc|ban hành|bàn giao|khánh thành|thông xe|chi trả',
  '',
);
const soonest = phrase('trong thời gian sớm nhất(?: có thể)?|sớm nhất có thể');
const paced = phrase('theo (?:lộ trình|tiến độ)[^.;:|\\n]{0,60}(?:\\n[^.;:|\\n]{1,60})?');
const commonPace = /^theo[\s*]+tiến[\s*]+độ[\s*]+(?:chung|của)/;
const toPace = justBefore('hoàn thành|bảo đảm|đảm bảo|xong');
const cell = /(?<=^|\|)[^|]{4,120}(?=\||$)/g;

/** Duties without an end: "thường xuyên", "liên tục". */
export function lastingDeadlines(lower: string): DeadlineFinding[] {
  const firstEnd = firstStatement(lower).length;
  return [...lower.matchAll(always)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const confidence = howSurelyAlways(lower, start, end, firstEnd);
    return confidence > 0 ? [{ start, end, kind: 'ongoing', from: null, until: null, rule: null, confidence }] : [];
  });
}

/** Terms that only the text's own words can say: "theo lộ trình …", "sau khi Nghị định được ban hành". */
export function worded(lower: string): DeadlineFinding[] {
  const own = [
    ...lower.matchAll(soonest),
    ...lower.matchAll(awaited),
    ...[...lower.matchAll(beforeEvent)].filter(({ index }) => finishes.test(lastStatement(leftOf(lower, index, 90)))),
    ...[...lower.matchAll(paced)].filter(
      ({ index, 0: words }) => commonPace.test(words) || toPace.test(leftOf(lower, index, 30)),
    ),
    ...[...lower.matchAll(waiting)].filter(({ index }) => timeLabel.test(leftOf(lower, index, 60))),
    ...[...lower.matchAll(cell)].filter(([content]) => waitingCell.test(content.replace(/[\s*]+/g, ' ').trim())),
  ];
  return own.map((match) => {
    const start = match.index + match[0].length - match[0].trimStart().length;
    const end = match.index + match[0].trimEnd().length;
    const [repeated] = findRecurrences(match[0].slice(-12)).slice(-1);
    const times = { from: null, until: null, confidence: 0.5 };
    return repeated === undefined
      ? { start, end, kind: 'period', rule: null, ...times }
      : { start, end, kind: 'recurring', rule: repeated.rule, ...times };
  });
}

function howSurelyAlways(lower: string, start: number, end: number, firstEnd: number): number {
  const before = leftOf(lower, start, 60);
  const after = rightOf(lower, end, 40);
  if (timeLabel.test(before) || standsAlone(lower, { start, end })) return 0.9;
  if (carriedOut.test(before) && /^[\s*]*(?:[.;)]|$)/.test(after)) return 0.8;
  if (nameBefore.test(before) || descriptionAfter.test(after)) return 0;
  const acts = actionAfter.test(after);
  if (!acts && (lower.startsWith('liên', start) || !(leadsStatement.test(before) || dutyBefore.test(before)))) return 0;
  return start < firstEnd ? 0.6 : 0.35;
}
