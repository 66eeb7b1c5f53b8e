import { leadsStatement } from './deadline-contexts.ts';
import type { DeadlineFinding } from './deadline-finding.ts';
import { cues } from './deadlines-dated.ts';
import type { Span } from './offsets.ts';
import { withoutOverlap } from './overlaps.ts';
import { every, findRecurrences, onDay, onTwoDays, type Recurrence, weekdays } from './recurrences.ts';
import { justAfter, justBefore, lastStatement, leftOf, phrase, rightOf } from './wording.ts';

/** What is done every year without anybody being asked to: "kế hoạch hằng năm", "dự toán ngân sách hằng năm". */
const attribute = phrase(
  'nghị quyết|kế hoạch|dự toán|ngân sách|chương trình|kinh phí|vốn|khen thưởng|thi đua|xếp loại|công tác|nhiệm vụ|được giao|thẩm quyền giao|' +
    'bố trí|phân bổ|thu nhập|sản lượng|doanh thu|báo cáo tài chính|chỉ tiêu|bình quân|tăng trưởng',
);
const routine = phrase(
  'thực hiện|tổ chức|báo cáo|đánh giá|kiểm tra|rà soát|công bố|cập nhật|tổng kết|sơ kết|tổng hợp|giám sát|hoàn thành|sinh hoạt',
  '',
);
/** Whoever issues a plan "hằng năm" issues one every year. */
const issues = justBefore('ban hành(?: các)?');
const belongsTo = justAfter('của|được giao|cấp có thẩm quyền');
const statesPractice = /^theo|đột[\s*]+xuất/;
const reportBefore = justBefore('báo cáo');
const reportAfter = justAfter('(?:tổng hợp~,?~)?báo cáo');

/** The repetitions of lower-case text that bind; those that only name what is repeated are left out. */
export function repeatingDeadlines(lower: string): DeadlineFinding[] {
  return withoutOverlap(onTheirDays(findRecurrences(lower), lower)).flatMap(({ start, end, rule, exact }) => {
    const before = leftOf(lower, start, 120);
    const said = lower.slice(start, end);
    const plain = !exact && !said.startsWith('định') && !leadsStatement.test(before);
    if (plain && (isAttribute(before) || belongsTo.test(rightOf(lower, end, 20)))) return [];
    const cue = exact ? cues.find(({ words }) => words.test(before)) : undefined;
    const from = start - (cue?.words.exec(before)?.[0].length ?? 0);
    const leads = start <= 12 && /^[\s*\-–+\d.)a-zđ]*$/.test(lower.slice(0, start));
    const reports = reportBefore.test(before) || reportAfter.test(rightOf(lower, end, 30));
    const confidence = exact ? 0.95 : rule !== null ? 0.75 : leads || reports || statesPractice.test(said) ? 0.5 : 0.3;
    return [{ start: from, end, kind: 'recurring', from: null, until: null, rule, confidence }];
  });
}

function isAttribute(before: string): boolean {
  const statement = lastStatement(before);
  const named = [...statement.matchAll(attribute)].at(-1);
  if (named === undefined || issues.test(statement.slice(0, named.index))) return false;
  return !routine.test(statement.slice(named.index + named[0].length));
}

const dayNumber = '(0?[1-9]|[12][0-9]|3[01])';
const dayAndMonth = `(?:ngày )?${dayNumber}(?:~[/.]~| tháng )(0?[1-9]|1[0-2])`;
const due = '(?:trước|vào|chậm nhất(?: là| vào)?)';
const noYear = '(?!~[/.]~[0-9]| tháng [0-9]| năm [0-9])';
const dayOfAnyYear = phrase(
  `${due} (?:${dayAndMonth}|ngày ${dayNumber})${noYear}(?:~(?:,|;|và)~(?:${due} )?${dayAndMonth}${noYear})?`,
);

const weekdayAlone = phrase('(?:trước|vào) (?:(?:sáng|chiều|ngày) )?(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)');

/** "Định kỳ hằng tháng, báo cáo về Sở trước ngày 25": the day without month or year takes the repetition before it. */
function onTheirDays(recurrences: Recurrence[], lower: string): Recurrence[] {
  const vague = withoutOverlap(recurrences.filter(({ exact }) => !exact));
  const exact = recurrences.filter((each) => each.exact);
  if (vague.length === 0) return exact;
  const explained = new Set<Recurrence>();
  for (const match of lower.matchAll(dayOfAnyYear)) {
    const of = lastBefore(vague, match.index);
    if (of === undefined || !sameStatement(lower, of.end, match.index)) continue;
    const rule = of.rule === null ? null : onItsDay(of.rule, match.slice(1));
    if (rule === null) continue;
    exact.push({ start: match.index, end: match.index + match[0].length, rule, exact: true });
    explained.add(of);
  }
  for (const match of lower.matchAll(weekdayAlone)) {
    const of = lastBefore(vague, match.index);
    if (of?.rule !== 'FREQ=WEEKLY' || !sameStatement(lower, of.end, match.index)) continue;
    const rule = `FREQ=WEEKLY;BYDAY=${weekdays[match[1] ?? ''] ?? 'SU'}`;
    exact.push({ start: match.index, end: match.index + match[0].length, rule, exact: true });
    explained.add(of);
  }
  // "định kỳ", or "hằng quý" right before it, adds nothing to a day that is said.
  for (const { start } of exact) {
    const of = lastBefore(vague, start);
    if (of === undefined || !sameStatement(lower, of.end, start)) continue;
    if (of.rule === null || start - of.end <= 12) explained.add(of);
  }
  return [...exact, ...vague.filter((each) => !explained.has(each))];
}

/** The last of ordered spans that ends before a place. */
function lastBefore<T extends Span>(spans: T[], at: number): T | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

const sameStatement = (lower: string, from: number, to: number): boolean =>
  to - from <= 300 && lastStatement(lower.slice(from, to)).length === to - from;

/** A repetition on the day that was found with it: day and month, a day alone, or two days of the year. */
function onItsDay(rule: string, [day, month, dayAlone, secondDay, secondMonth]: string[]): string | null {
  if (dayAlone !== undefined) return rule.startsWith('FREQ=MONTHLY') ? `${rule};BYMONTHDAY=${Number(dayAlone)}` : null;
  if (secondDay !== undefined) return onTwoDays([Number(day), Number(month)], [Number(secondDay), Number(secondMonth)]);
  return rule === every('year') || rule === every('month', 6) ? onDay(Number(day), Number(month)) : null;
}
