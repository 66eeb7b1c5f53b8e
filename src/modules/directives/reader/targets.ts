import type { Day } from '../../../kernel/time.ts';
import type { ReadTarget } from '../reading.ts';
import { type Amount, findAmounts } from './amounts.ts';
import { findMoments, type Moment } from './moments.ts';
import type { Span } from './offsets.ts';
import { firstStatement, justAfter, justBefore, lastStatement, leftOf, lowered, phrase, rightOf } from './wording.ts';

export interface FoundTarget extends ReadTarget, Span {}

type Comparator = ReadTarget['comparator'];

/**
 * The measurable values a stretch of text asks for: "đạt từ 98% trở lên", "thu hút 15 triệu lượt khách". Figures that
 * tell what is or was are none. The text is expected in NFC.
 */
export function findTargets(text: string, { start, end }: Span): FoundTarget[] {
  const part = text.slice(start, end);
  if (!/[0-9]/.test(part)) return [];
  const lower = lowered(part);
  const found: FoundTarget[] = [];
  const goalDay = goalDays(lower);
  let previousEnd = 0;
  for (const amount of findAmounts(lower)) {
    const asked = readAsked(lower, amount, previousEnd);
    if (asked === undefined) continue;
    const { from, to, comparator, confidence } = asked;
    found.push({
      quote: part.slice(from, to),
      indicator: indicatorOf(part, lower, asked, amount.unit),
      comparator,
      value: amount.value,
      unit: amount.unit,
      by: goalDay(amount),
      confidence,
      start: start + from,
      end: start + to,
    });
    previousEnd = amount.end;
  }
  return found;
}

const adverbs = '(?: thêm| ít nhất| tối thiểu| trên| hơn| từ| bình quân| trung bình| khoảng| hằng năm| hàng năm| đạt)*';
const filler = '(?: đạt| được| là| khoảng| mức| bình quân| trung bình| từ| có| cho)*';

/** The words immediately before an amount that compare with it; the first that fits counts. */
const comparisons: { words: RegExp; comparator: Comparator; confidence: number }[] = [
  { words: justBefore(`tăng(?! trưởng)${adverbs}`), comparator: 'increase', confidence: 0.85 },
  { words: justBefore(`(?:cắt giảm|rút ngắn|giảm)${adverbs}`), comparator: 'decrease', confidence: 0.85 },
  {
    words: justBefore(
      `(?:đạt |có |được )?(?:ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|trên|hơn|vượt(?: mức)?)${filler}`,
    ),
    comparator: '>=',
    confidence: 0.9,
  },
  { words: /(?:≥|>=|>)[\s*]{0,3}$/, comparator: '>=', confidence: 0.9 },
  {
    words: justBefore(
      `(?:đạt |ở mức )?(?:dưới|không quá|tối đa|không vượt quá|không cao hơn|nhiều nhất|(?:giảm )?xuống còn|xuống dưới|còn)${filler}`,
    ),
    comparator: '<=',
    confidence: 0.85,
  },
  { words: /(?:≤|<=|<)[\s*]{0,3}$/, comparator: '<=', confidence: 0.9 },
  {
    words: justBefore(`(?:đạt|bằng|gấp|duy trì|giữ vững|giữ|nâng lên|tăng lên|lên|mục tiêu|chỉ tiêu)(?: ở)?${filler}`),
    comparator: '=',
    confidence: 0.8,
  },
  {
    words: justBefore('(?<=(?:phấn đấu|đến (?:hết |cuối )?năm [0-9]{4})[^.;]{0,40}[\\s*]{1,3})có'),
    comparator: '=',
    confidence: 0.6,
  },
  {
    // "mỗi tỉnh chọn 01 huyện", "mỗi thôn có ít nhất …" is read above.
    words: justBefore(
      '(?:mỗi|từng) [^\\s.;,:]{1,8}(?: [^\\s.;,:]{1,8}){0,4} (?:chọn|có|lập|thành lập|bố trí|cử|xây dựng)',
    ),
    comparator: '=',
    confidence: 0.7,
  },
  { words: justBefore('(?:có|còn|được|t[ỷỉ] lệ[^,;]{0,60}) khoảng'), comparator: '=', confidence: 0.6 },
];

const goal = justBefore(
  '(?:phấn đấu|mục tiêu|hoàn thành|hoàn thiện|thực hiện|xây dựng|lắp đặt|đầu tư|trồng|thu hút|giải quyết|tạo|đào tạo|thành lập|phát triển|' +
    'xử lý|giải ngân|huy động|khai thác|công nhận|xóa|xoá)(?: [^\\s.;,:]{1,8}){0,2}' +
    '|(?:thu ngân sách|doanh thu|grdp|bình quân đầu người|tổng vốn|kim ngạch|sản lượng|việc làm(?: mới)? cho|tốc độ|công suất)(?: [^\\s.;,:]{1,8}){0,6}',
);
/** "Đầu tư mới trạm 5G: 35 trạm": a figure behind its name. */
const labelled = /[^\s\d:;.|]:[\s*]{0,4}$/;
const told = phrase(
  'đã|hiện|hiện nay|hiện có|đang có|ước đạt|mới đạt|(?<!chứng )chỉ đạt|cùng kỳ|tính đến|dự báo|chiếm|lượng mưa|mưa|cục bộ|tồn tại|quy mô|còn lại',
  '',
);
const asked = phrase('phấn đấu|mục tiêu|chỉ tiêu|phải|bảo đảm|đảm bảo|nâng', '');
const tellsARate = justBefore(
  'chiếm|(?:với |theo )?t[ỷỉ] lệ|(?:mức )?hỗ trợ|lãi suất|thuế suất|mức phạt|điều|khoản|số|thứ|loại|nhóm|giai đoạn|vành đai|cầu|đề án|đối tượng',
);
/** Money that a task costs is no value it must reach. */
const costs = justBefore('(?:tổng mức đầu tư|kinh phí|dự toán|chi phí|vốn vay|hạn mức)(?: [^\\s.;,:]{1,8}){0,4}');
const money = /đồng|usd|đô la|(?:^|\s)t[ỷỉ]$/;
/** "từ 10% lên 15%": the first of two is where things stand. */
const risesTo = /^[\s*]{0,3}(?:lên|xuống)[\s*]{1,3}(?:còn[\s*]{1,3})?[0-9]/;
const atLeast = justAfter('trở lên');
const atMost = justAfter('trở xuống');

interface Asked {
  from: number;
  to: number;
  comparator: Comparator;
  confidence: number;
  /** Whether the figure is a share of what follows it ("100% các hộ", "bố trí tối thiểu 15% ngân sách"). */
  shareOf: 'yes' | 'perhaps' | 'no';
}

function readAsked(lower: string, amount: Amount, previousEnd: number): Asked | undefined {
  const before = lastStatement(lower.slice(Math.max(previousEnd, amount.start - 160), amount.start), afterLabel);
  if (tellsARate.test(before) || (told.test(before) && !asked.test(before))) return undefined;
  const after = rightOf(lower, amount.end, 24);
  if (risesTo.test(after) || (money.test(amount.unit) && costs.test(before))) return undefined;
  const comparison = comparisons.find(({ words }) => words.test(before));
  const bound = atLeast.exec(after) ?? atMost.exec(after);
  const isPercent = /^(?:%|phần trăm)/.test(amount.unit);
  const implied =
    isPercent || bound !== null ? 0.7 : amount.known && (goal.test(before) || labelled.test(before)) ? 0.5 : 0;
  const confidence = comparison?.confidence ?? implied;
  if (confidence === 0) return undefined;
  const from = amount.start - (comparison?.words.exec(before)?.[0].length ?? 0);
  return {
    from,
    to: amount.end + (bound?.[0].length ?? 0),
    comparator: comparatorOf(comparison?.comparator, amount, after),
    confidence,
    shareOf: !isPercent || (comparison && comparison.comparator !== '>=') ? 'no' : comparison ? 'perhaps' : 'yes',
  };
}

function comparatorOf(said: Comparator | undefined, amount: Amount, after: string): Comparator {
  if (atLeast.test(after)) return '>=';
  if (atMost.test(after)) return '<=';
  return amount.range && (said ?? '=') === '=' ? '>=' : (said ?? '=');
}

/** A colon belongs to the figure behind it ("trạm 5G: 35 trạm"), so it does not end the statement here. */
const afterLabel = /[;!?…|]|\.(?![0-9\p{L}])|\n\s*\n/u;
const lead = /^(?:[\s*\-–+(“"]|(?:và|có|để|phấn đấu|bảo đảm|đảm bảo|trong đó|với|nhằm|về|các|đến năm \d{4})(?=\s|$))+/i;

const noSubject = justAfter('ở|vào|trong|so với|trở|tại|và|theo|mỗi|hằng|hàng|gdp|grdp|kế hoạch');

/** What is measured: the words before the figure in its part of the sentence, or those after it ("100% cán bộ …"). */
function indicatorOf(part: string, lower: string, { from, to, shareOf }: Asked, unit: string): string {
  const before = lower.slice(Math.max(0, from - 160), from);
  const mark = Math.max(
    ...['. ', ';', ',', ':', '\n\n', '|', '(', '+ ', '- '].map((each) => trimmedLastIndexOf(before, each)),
  );
  const leading = tidy(part.slice(from - before.length + mark, from));
  const after = firstStatement(rightOf(lower, to, 160));
  const following = tidy(part.slice(to, to + after.length));
  const isShare = shareOf === 'yes' || (shareOf === 'perhaps' && leading.split(' ').length < 3);
  if (isShare && /^[\s*]{1,6}[a-z\u00df-\u1ef9]/.test(after) && !noSubject.test(after)) return following;
  if (leading.length >= 3 && !/^(?:đến |trong )?(?:hết |cuối )?năm \d{4}$/i.test(leading)) return leading;
  return shareOf === 'no' && !unit.startsWith('%') ? `${unit} ${following}`.trim() : following;
}

/** Where the words after the last such mark begin; the mark right before the figure is no border. */
function trimmedLastIndexOf(before: string, mark: string): number {
  const at = before.trimEnd().replace(/[:(]$/, '').lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
}

const tidy = (words: string): string =>
  words
    .replace(/[\s*]+/g, ' ')
    .trim()
    .replace(lead, '')
    .replace(/(?:[\s,:(]|\s(?:từ(?: [\d.,]+ ?%)?|khoảng|lên|phấn đấu|còn|có|là))+$/i, '');

/** Answers, for amounts in order, by which day their sentence wants them; null where it gives no year. */
function goalDays(lower: string): (amount: Span) => Day | null {
  const moments = findMoments(lower, null).filter(
    (moment) => moment.last !== null && !comparedWith.test(leftOf(lower, moment.start, 24)),
  );
  let first = 0;
  return ({ start, end }) => {
    while (first < moments.length && (moments[first]?.end ?? 0) < start - 200) first += 1;
    let nearest: Moment | undefined;
    for (let i = first; i < moments.length; i += 1) {
      const moment = moments[i];
      if (moment === undefined || moment.start > end + 120) break;
      const gap = lower.slice(Math.min(moment.end, start), Math.max(moment.start, end));
      if (sentenceBreak.test(gap)) continue;
      if (moment.start > start && nearest !== undefined) break;
      nearest = moment;
    }
    return nearest?.last ?? null;
  };
}

const comparedWith = /(?:so[\s*]+với|tầm[\s*]+nhìn)[^.;,]{0,12}$/;
const sentenceBreak = /\n\s*\n|\.\s/;
