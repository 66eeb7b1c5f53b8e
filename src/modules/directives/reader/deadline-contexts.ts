import { addDays, type Day } from '../../../kernel/time.ts';
import type { Relation } from './deadline-finding.ts';
import type { Moment } from './moments.ts';
import type { Span } from './offsets.ts';
import { firstStatement, justAfter, justBefore, lastStatement, leftOf, phrase, rightOf } from './wording.ts';

// A single line break may stand inside a sentence; only after a mark, before a bullet or with an empty line it parts two.
const border = '[.;:|(]|\\n\\s*\\n|\\n[\\s*]*[-–+•]';

/** Nothing but punctuation and bullets stand between a place and the mark before it. */
export const leadsStatement = new RegExp(`(?:^|,|${border})[\\s*\\-–+•]*$`);

/** The same, but a comma does not begin anything new. */
export const leadsSentence = new RegExp(`(?:^|${border})[\\s*\\-–+•#]*$`);

const cellStart = /(?:^|[|(:]|\n\s*\n)[\s*_]*$/;
const cellEnd = /^[\s*_]*(?:[./]{0,3}[\s*_]*$|[|)]|\n\s*\n)/;

/** Nothing but this stands in the table cell, the brackets, the paragraph, or the line after a label. */
export function standsAlone(lower: string, { start, end }: Span): boolean {
  return cellStart.test(leftOf(lower, start, 12)) && cellEnd.test(rightOf(lower, end, 12));
}

/** Brackets round it: "(30/4/1975)" tells of a day, "(Quý II/2026)" sets a term. */
export const inBrackets = (lower: string, { start }: Span): boolean => /\([\s*]*$/.test(leftOf(lower, start, 12));

const inEffect = justBefore(
  '(?:hiệu lực|áp dụng|thi hành|tính|so với|kỷ niệm|số liệu|dân số|được ban hành|sinh|thành lập|hiện trạng)(?: thi hành)?(?: kể| tính)?(?: từ| đến| tới| hết| trước)*',
);
const untilNow = justAfter('đến nay|trở về trước|trở lại đây');
const past = phrase(
  'đã|vừa (?:qua|có|được|ban hành|ký|tổ chức|hoàn thành)|chỉ còn|ước đạt|ước thực hiện|dự báo|cùng kỳ|tồn tại|kết quả (?:đạt được|thực hiện)',
  '',
);
const ordered = phrase('phải|yêu cầu|giao|hoàn thành|xong|báo cáo|trước ngày|phấn đấu', '');

export const takesEffect = justBefore('hiệu lực(?: thi hành)?');

/** Effect, statistics, history: the date is told, not set. `relation` is what the words before it say. */
export function looksBack(lower: string, moment: Moment, relation: Relation, issuedOn: Day | null): boolean {
  const before = leftOf(lower, moment.start, 60);
  if (inEffect.test(before) || untilNow.test(rightOf(lower, moment.end, 30))) return true;
  if (issuedOn !== null && moment.last !== null && moment.last < addDays(issuedOn, -60)) return true;
  if (relation === 'before' || relation === 'latest') return false;
  const statement = lastStatement(leftOf(lower, moment.start, 160)) + firstStatement(rightOf(lower, moment.end, 60));
  return past.test(statement) && !ordered.test(statement);
}

const head =
  'chiến lược|đề án|quy hoạch|chương trình|kế hoạch|dự án|nghị quyết|quyết định|chỉ thị|kết luận|nghị định|phương án|định hướng|' +
  'danh mục|khung|tầm nhìn|mục tiêu phát triển bền vững';
const nameHead = phrase(head);
const horizon = justBefore('tầm nhìn|định hướng(?: phát triển)?');
const horizonAfter = justAfter(',?~(?:và )?(?:tầm nhìn|định hướng)');
const weakCue = /^(?:cho[\s*]+)?(?:đến|tới|hết|giai|thời|nhiệm|trong[\s*]+(?:cả[\s*]+)?giai|năm|các)/;
const goal = phrase('hoàn thành|phấn đấu|bảo đảm|đảm bảo|đạt|mục tiêu|thời gian|tiến độ|lộ trình', '');
const startsGoal = /(?:để|phấn[\s*]+đấu|bảo[\s*]+đảm|đảm[\s*]+bảo|mục[\s*]+tiêu(?:[\s*]+là)?)[\s*]+$/;
/** After these words a year still belongs to the name before it: "…, đến năm 2030 trên địa bàn tỉnh". */
const nameGoesOn = justAfter('trên địa bàn|của|theo|do|được|tại|”|"|\\)|và các');

/** A heading that gives its stage to all beneath it: "2. Kế hoạch phát triển giai đoạn 2026 - 2030". */
const stageHeading =
  /^[\s*#\dIivx.)\-–]{0,12}(?:kế hoạch|mục tiêu|nhiệm vụ|lộ trình|giai đoạn)[^.;:|]{0,60}(?:19|20)\d{2}(?:[\s*]{0,4}[-–][\s*]{0,4}(?:19|20)\d{2})?[\s*:.]*$/;

/** A year that is part of the name of a plan, programme or document: "Chiến lược dữ liệu quốc gia đến năm 2030". */
export function isName(lower: string, { start, end, kind }: Span & { kind: string }): boolean {
  if (kind === 'recurring' || kind === 'ongoing') return inQuotes(lower, start);
  const words = lower.slice(start, end);
  if (!weakCue.test(words) || !/(?:19|20)\d{2}/.test(words)) return false;
  const before = leftOf(lower, start, 220);
  if (stageHeading.test(lower)) return false;
  if (horizon.test(before) || horizonAfter.test(rightOf(lower, end, 30)) || inQuotes(lower, start)) return true;
  if (leadsSentence.test(before) || startsGoal.test(before)) return false;
  if (leadsStatement.test(before) && !nameGoesOn.test(rightOf(lower, end, 30))) return false;
  const statement = lastStatement(before);
  const named = [...statement.matchAll(nameHead)].at(-1);
  return named !== undefined && !goal.test(statement.slice(named.index + named[0].length));
}

/** Inside “…” or "…" that opened not far before. */
function inQuotes(lower: string, at: number): boolean {
  const before = leftOf(lower, at, 300);
  const curly = before.lastIndexOf('“') > before.lastIndexOf('”');
  const straight = (lastParagraph(before).match(/"/g)?.length ?? 0) % 2 === 1;
  return curly || straight;
}

const lastParagraph = (text: string): string => text.slice(text.lastIndexOf('\n\n') + 1);
