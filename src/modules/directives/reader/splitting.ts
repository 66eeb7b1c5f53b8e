import { bodyAt, readSubject } from './bodies.ts';
import { type Flat, isUpperCase } from './flat.ts';
import type { Span } from './offsets.ts';
import { endOfWord, nextWord } from './phrases.ts';
import { splitAtSemicolons, splitSentences } from './sentences.ts';
import { readStatement } from './statements.ts';

/**
 * The parts of a clause that may be tasks of their own: its sentences; and after a semicolon what somebody else has to
 * do, what has a date of its own, and what begins anew. In articles that retell a programme every action counts.
 */
export function splitActions(flat: Flat, from: number, retold: boolean): Span[] {
  return splitSentences(flat, from).flatMap((sentence) => {
    const joined: Span[] = [];
    for (const part of splitAtSemicolons(flat, sentence.start, sentence.end).map((each) => unmarked(flat, each))) {
      const before = joined[joined.length - 1];
      if (before === undefined || standsAlone(flat, before, part, retold)) joined.push({ ...part });
      else before.end = part.end;
    }
    return retold ? joined.flatMap((part) => splitAtMeanwhile(flat, part)) : joined;
  });
}

/** "…; (ii) Bàn giao …": the number within a sentence is no part of what it numbers. */
function unmarked(flat: Flat, part: Span): Span {
  const marker = /^\((?:[ivx]{1,4}|\d{1,2}|[a-z])\) ?/.exec(flat.lower.slice(part.start, part.start + 8));
  return marker === null ? part : { ...part, start: part.start + marker[0].length };
}

const shortestAction = 25;

function standsAlone(flat: Flat, before: Span, part: Span, retold: boolean): boolean {
  const statement = readStatement(flat, part, { addressed: false, opens: false, marked: true });
  if (statement === null || statement.confidence < 0.6 || part.end - part.start < shortestAction) return false;
  if (statement.ordered && statement.subject !== null) return true;
  // "Yêu cầu Giám đốc các sở; Chủ tịch …; Thủ trưởng … thực hiện": semicolons also part the names of a list.
  const opening = readStatement(flat, before, { addressed: true, opens: true, marked: true });
  if (opening === null || opening.confidence < 0.6 || namesRunOut(flat, before)) return false;
  // "…, trước mắt làm các việc sau: thành lập …; tổ chức …": one task and its list.
  if (!retold && announces.test(flat.lower.slice(before.start, before.end))) return false;
  const words = flat.lower.slice(part.start, part.end);
  const bothDated = dated.test(words) && dated.test(flat.lower.slice(before.start, before.end));
  if (finishing.test(words) && !repeating.test(words)) return bothDated;
  if (isUpperCase(flat.text.charAt(part.start)) || (retold && !explains.test(words))) return true;
  if (statement.subject !== null && !each.test(words) && statement.subject.end - statement.subject.start > 4)
    return true;
  if (endsRepeating.test(words) && !repeating.test(flat.lower.slice(before.start, before.end))) return true;
  return bothDated || (reporting.test(words) && repeating.test(words));
}

/** Nothing is asked after the last "phối hợp với …" of this part, so the names go on behind it. */
function namesRunOut(flat: Flat, part: Span): boolean {
  const last = flat.lower.lastIndexOf('phối hợp', part.end);
  if (last < part.start) return false;
  const body = nextBody(flat, last, Math.min(part.end, last + 60));
  const subject = body < 0 ? null : readSubject(flat, body, part.end);
  return subject !== null && subject.predicate >= part.end;
}

function nextBody(flat: Flat, from: number, to: number): number {
  for (let at = nextWord(flat.text, from); at < to; at = nextWord(flat.text, endOfWord(flat.text, at))) {
    if (bodyAt(flat, at) >= 0) return at;
  }
  return -1;
}

const announces = /(?:việc|nội dung|nhiệm vụ|giải pháp|biện pháp)(?: \S+){0,3} (?:sau|sau đây|như sau):/;
/** "…; mỗi tỉnh chọn một huyện" shares the action before out; it charges nobody. */
const each = /^(?:mỗi|từng) /;
/** How and until when the action before it is to end: no other action. */
const finishing = /^(?:hoàn thành|xong|báo cáo|trình|gửi|thời gian|thời hạn)/;
/** What explains the action before it, or goes on with a list of nouns. */
const explains =
  /^(?:bảo đảm|đảm bảo|không|quy hoạch|chương trình|đưa thông tin|phải|cần|trong đó|nhất là|để|gắn|có(?! (?:phương án|giải pháp|kế hoạch|biện pháp)))/;
const reporting = /báo cáo|gửi (?:kết quả|về)|sơ kết|đánh giá/;
const repeating = /(?:hằng|hàng) (?:tuần|tháng|quý|năm)|(?<!và )định kỳ|06 tháng|6 tháng/;
const endsRepeating = /(?:hằng|hàng) (?:tuần|tháng|quý|năm)[\s.;,/]*$/;
const dated = /(?:trước|chậm nhất|hoàn thành|trong) (?:ngày )?(?:\d{1,2}[/.-]\d|ngày|tháng \d|quý [ivx\d])/;

const meanwhile = /[;,] (?=đồng thời|đặc biệt là (?:tăng cường|đẩy|tập trung|xây dựng|rà soát))/g;
const shortestBefore = 30;

/** "…; đồng thời, bảo đảm …" */
function splitAtMeanwhile(flat: Flat, part: Span): Span[] {
  const pieces: Span[] = [];
  let start = part.start;
  for (const match of flat.lower.slice(part.start, part.end).matchAll(meanwhile)) {
    const at = part.start + match.index + match[0].length;
    if (at - start < shortestBefore) continue;
    pieces.push({ start, end: at - 1 });
    start = at;
  }
  pieces.push({ start, end: part.end });
  return pieces;
}
