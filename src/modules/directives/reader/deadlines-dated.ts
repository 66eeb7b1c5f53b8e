import { addDays, type Day } from '../../../kernel/time.ts';
import { inBrackets, leadsSentence, looksBack, standsAlone } from './deadline-contexts.ts';
import type { DeadlineFinding, Relation } from './deadline-finding.ts';
import { findMoments, type Moment, years } from './moments.ts';
import { justAfter, justBefore, leftOf, rightOf, spaced } from './wording.ts';

interface Cue {
  words: RegExp;
  relation: Relation;
  confidence: number;
  /** The words only lead up to the deadline and are no part of its quote. */
  unquoted?: boolean;
}

/** What the words immediately before a stretch of the calendar make of it, and how sure that is; the first that fits counts. */
export const cues: Cue[] = [
  { words: justBefore('trước(?: thời điểm| thời hạn| hạn)?'), relation: 'before', confidence: 0.95 },
  {
    words: justBefore(
      '(?:(?:thời hạn |thời gian )?(?:chậm nhất|muộn nhất)|không (?:muộn|chậm) (?:hơn|quá)|hạn (?:chót|cuối)(?: cùng)?|thời hạn(?=(?: hoàn thành| báo cáo)? (?:là|đến)))' +
        '(?: hoàn thành| báo cáo)?(?: là| vào| đến| trong| đến hết| trước)*~:?',
    ),
    relation: 'latest',
    confidence: 0.95,
  },
  { words: justBefore('từ nay(?: cho)? (?:đến|tới)(?: hết| cuối)?'), relation: 'until', confidence: 0.9 },
  {
    words: justBefore('(?:cho )?(?:đến|tới)(?: hết| trước| cuối| khoảng)?|(?<!tính )hết'),
    relation: 'until',
    confidence: 0.85,
  },
  {
    words: justBefore('(?:ngay |nội )?trong(?: suốt| cả| các)?(?: (?:0?[2-5]|hai|ba|bốn|năm))?'),
    relation: 'within',
    confidence: 0.9,
  },
  {
    words: justBefore(
      '(?:(?:thời gian|thời hạn|tiến độ|lộ trình|mốc|hạn)(?: thực hiện| hoàn thành| triển khai| báo cáo| trình| dự kiến)*~:|thời hạn(?: hoàn thành| thực hiện)?)' +
        '(?: hoàn thành| xong)?(?: trong| vào)?',
    ),
    relation: 'within',
    confidence: 0.95,
    unquoted: true,
  },
  {
    words: justBefore('(?:hoàn thành|hoàn tất|xong|kết thúc)(?: vào)?~:?'),
    relation: 'within',
    confidence: 0.8,
    unquoted: true,
  },
  {
    words: justBefore('trong sinh hoạt(?: [^.;,:]{0,30})?'),
    relation: 'within',
    confidence: 0.7,
    unquoted: true,
  },
  { words: justBefore('vào(?: khoảng| dịp| đúng| lúc)?|(?:nhân )?dịp|đúng|lúc'), relation: 'within', confidence: 0.75 },
  { words: justBefore('(?:kể |bắt đầu |tính )?từ'), relation: 'from', confidence: 0.6 },
];

/** The days, months, quarters and years of lower-case text that bind. */
export function datedDeadlines(lower: string, issuedOn: Day | null): DeadlineFinding[] {
  const bound = joinRanges(findMoments(lower, issuedOn), lower).flatMap(
    (moment) => asDeadline(moment, lower, issuedOn) ?? [],
  );
  return [...bound, ...cellYears(lower)];
}

/** "quý IV hằng năm" is a repetition. */
const everyYear = justAfter('[,(]?~(?:hằng|hàng|mỗi) năm');

function asDeadline(moment: Moment, lower: string, issuedOn: Day | null): DeadlineFinding | undefined {
  if (!moment.dated && everyYear.test(rightOf(lower, moment.end, 20))) return undefined;
  const before = leftOf(lower, moment.start, 70);
  const cue = cues.find(({ words }) => words.test(before));
  const { relation, confidence } = cue ?? impliedBy(moment, lower, before) ?? {};
  if (relation === undefined || confidence === undefined || looksBack(lower, moment, relation, issuedOn))
    return undefined;
  const quoted = cue === undefined || cue.unquoted ? 0 : (cue.words.exec(before)?.[0].length ?? 0);
  const known = (moment.first ?? moment.last) !== null;
  return {
    start: moment.start - quoted,
    end: moment.end,
    rule: null,
    confidence: Math.min(
      confidence,
      moment.loose || isFarGuess(moment, issuedOn) ? 0.6 : 1,
      known ? 1 : moment.loose ? 0.3 : 0.4,
    ),
    ...extentOf(lower.startsWith('cuối tháng', moment.start) ? { ...moment, first: null } : moment, relation),
  };
}

/** A year that the text leaves out and that came out nearly a year ahead may as well be the one just past. */
const isFarGuess = ({ dated, last }: Moment, issuedOn: Day | null): boolean =>
  !dated && last !== null && issuedOn !== null && last > addDays(issuedOn, 300);

/** Within the same part of the sentence, over the end of a line but not of a paragraph. */
const near = '(?:[^.;,:|\\n]|\\n(?!\\s*\\n))';

/** A stretch with no word of time before it still binds when something is to be completed in it. */
const completion = justBefore(
  `(?:hoàn thành|thông xe|khánh thành|khởi công|đưa vào|xong|hoàn tất|kết thúc|nghiệm thu)${near}{0,24}`,
);
/** What is issued or submitted often has a year in its name, seldom a month or a quarter. */
const submission = justBefore(`(?:ban hành|(?<!tờ[\\s*]{1,6})trình)${near}{0,24}`);
/** A day right behind a number is the date of that document. */
const documentBefore = /[0-9a-zđ][\s*]{0,3}[-/][\s*]{0,3}[0-9a-zđ&]{2,20}[\s*,(]{0,4}$/;
const completesPlan = /(?:kế hoạch|nhiệm vụ|chỉ tiêu|dự toán|công tác|chương trình|mục tiêu|báo cáo|vốn)[\s*]{1,6}$/;
/** "Giai đoạn 2026-2030:", "Mục tiêu giai đoạn 2026 - 2030": a stage heads what follows. */
const introducesStage =
  /(?:^|[.;:|]|\n\s*\n|mục[\s*]+tiêu(?:[\s*]+cụ[\s*]+thể)?|phát[\s*]+triển|lộ[\s*]+trình)[\s*\-–+#\d.)]*$/;
/** "trình Hội đồng nhân dân tại kỳ họp thường lệ cuối năm 2026". */
const atSession = justBefore(`(?:tại|trong|trước) (?:các |mỗi )?(?:kỳ họp|phiên họp|hội nghị)(?: ${near}{0,30})?`);
/** "Năm 2026: hoàn thành …", "Quý II/2026 trình …". */
const work = justAfter('~:|~,?~(?:phải )?(?:hoàn thành|phấn đấu|tổ chức|triển khai|trình|khởi công|đưa vào|xây dựng)');

function impliedBy(moment: Moment, lower: string, before: string): Omit<Cue, 'words'> | undefined {
  const isDay = moment.unit === 'day';
  // "hôm nay" alone sets nothing, nor does the date of a document.
  if (isDay && (moment.loose || documentBefore.test(before))) return undefined;
  const told = inBrackets(lower, moment) && (isDay || /^years?$/.test(moment.unit));
  if (standsAlone(lower, moment) && !told) return { relation: 'within', confidence: 0.85 };
  if (moment.unit === 'years')
    return introducesStage.test(before) ? { relation: 'within', confidence: 0.7 } : undefined;
  if (leadsSentence.test(before) && work.test(rightOf(lower, moment.end, 30)))
    return { relation: 'within', confidence: 0.7 };
  if (!isDay && atSession.test(before)) return { relation: 'within', confidence: 0.55 };
  if (isDay && !moment.dated) return undefined;
  const awaited = completion.test(before) || (moment.unit !== 'year' && submission.test(before));
  return awaited && !completesPlan.test(before) ? { relation: 'within', confidence: 0.55 } : undefined;
}

/** "Before" a day counts that day itself, as offices take it; before a month or a year, it does not. */
function extentOf(moment: Moment, relation: Relation): Pick<DeadlineFinding, 'kind' | 'from' | 'until'> {
  const { unit, first, last, open, range, loose } = moment;
  const oneDay = unit === 'day' && !range;
  if (relation === 'from' && !range) return { kind: 'period', from: first, until: null };
  if (relation === 'before' && loose) return { kind: 'period', from: null, until: last };
  if (relation === 'before' && !oneDay) return { kind: 'date', from: null, until: first && addDays(first, -1) };
  if (oneDay) return { kind: 'date', from: null, until: last };
  if (relation === 'latest' || relation === 'until') return { kind: 'period', from: null, until: last };
  return { kind: 'period', from: first, until: open ? null : last };
}

const rangeWord = /^[\s*]{0,6}(?:đến[\s*]{1,6}(?:hết[\s*]{1,6})?|tới[\s*]{1,6}|[-–][\s*]{0,6})$/;

/** "từ ngày 01/6 đến ngày 30/6/2026", "Quý IV/2025 - Quý II/2026": two stretches that are one. */
function joinRanges(moments: Moment[], lower: string): Moment[] {
  const joined: Moment[] = [];
  for (const moment of moments) {
    const previous = joined.at(-1);
    const whole = previous && joinable(previous, moment, lower.slice(previous.end, moment.start));
    if (whole === undefined) joined.push(moment);
    else joined[joined.length - 1] = whole;
  }
  return joined;
}

function joinable(one: Moment, other: Moment, gap: string): Moment | undefined {
  if (one.open || !rangeWord.test(gap)) return undefined;
  const first = one.dated ? one.first : inYearOf(one.first, other.last);
  if (first === null || other.last === null || first > other.last) return undefined;
  return { ...other, start: one.start, first, range: true, loose: false };
}

/** A first day whose year the text left out lies in the year of the last, or in the one before. */
function inYearOf(first: Day | null, last: Day | null): Day | null {
  if (first === null || last === null) return null;
  const sameYear = `${last.slice(0, 4)}${first.slice(4)}` as Day;
  return sameYear <= last ? sameYear : (`${Number(last.slice(0, 4)) - 1}${first.slice(4)}` as Day);
}

const year = '((?:19|20)[0-9]{2})';
const further = '(~,?~(?:và )?(?:(?:các|những) )?năm (?:tiếp theo|sau|kế tiếp))?';
const yearCell = new RegExp(
  spaced(
    `(?<=^|\\||(?:thời gian|thời hạn|tiến độ)[^|\\n:;.]{0,24}:)~((?:năm )?${year}(?:~[-–]~${year})?${further})(?=~(?:\\||$|[.;\\n]))`,
  ),
  'g',
);

/** Cells of a table, or a whole text, that hold a year or two and nothing else. */
function cellYears(lower: string): DeadlineFinding[] {
  return [...lower.matchAll(yearCell)].map((match) => {
    const [whole, content = '', from, to, openEnd] = match;
    const { first, last } = years(Number(from), Number(to ?? from));
    const end = match.index + whole.length;
    const until = openEnd === undefined ? last : null;
    return { start: end - content.length, end, kind: 'period', from: first, until, rule: null, confidence: 0.85 };
  });
}
