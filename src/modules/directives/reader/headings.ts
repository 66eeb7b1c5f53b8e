import { bodyAt } from './bodies.ts';
import type { Charges } from './charges.ts';
import type { Clause } from './clauses.ts';
import { sourceSpan } from './flat.ts';
import { ranks } from './markers.ts';
import type { Span } from './offsets.ts';
import { phraseAt } from './phrases.ts';
import { splitSentences } from './sentences.ts';
import { readStatement } from './statements.ts';
import { orders } from './words.ts';

const longestHeading = 260;

/** A heading names what its inner clauses are about, or whom they address; it asks for nothing itself. */
export function isHeading(clause: Clause, charges: Charges): boolean {
  const { flat, children } = clause;
  if (clause.kind === 'part') return true;
  if (charges.of(clause)?.alone === true) return true;
  if (children.length === 0) return false;
  if (clause.heading === 'capitals' || clause.heading === 'marked') return true;
  if (flat.text.length > longestHeading || /[.;:,…]["”)]?$/.test(flat.text)) return false;
  const structured = children.some((child) => child.kind !== 'paragraph' || /:$/.test(child.flat.text));
  return structured || isTopic(clause, charges);
}

/** "2. Nâng cao hiệu lực quản lý nhà nước": a name for the paragraphs under it, without a full stop and an addressee. */
function isTopic(clause: Clause, charges: Charges): boolean {
  const [first] = clause.children;
  if (clause.label === null || first?.kind !== 'paragraph' || charges.of(clause) !== null) return false;
  const [sentence] = splitSentences(first.flat);
  if (sentence === undefined) return false;
  return readStatement(first.flat, sentence, { addressed: false, opens: true, marked: false })?.asks === true;
}

const shortestDetailed = 80;
const opensDetails = /(?: để| gồm| bao gồm| theo hướng| nhằm| trong đó| với các nội dung| nguyên tắc[^.;]{0,30})\s*:$/;
/** What is reported on or handed in, not what is to be done: "báo cáo … các vấn đề sau:". */
const opensMatters = /(?:vấn đề|thông tin|tài liệu|hồ sơ|số liệu)(?: \S+){0,3}\s*:$/;
const opensTasks = /(?:nhiệm vụ|giải pháp|công việc|nội dung|biện pháp|việc|có trách nhiệm)[^.;]{0,60}:$/;

/** A point with an action and an object of its own, whose bullets only say what belongs to it: "Sửa đổi Luật … để:". */
export function isDetailed(clause: Clause): boolean {
  const { flat, children } = clause;
  if (children.length === 0 || flat.text.length < 40 || !/:$/.test(flat.text)) return false;
  const listsMatters = opensMatters.test(flat.lower);
  if (clause.label === null && !listsMatters) return false;
  const long = clause.style === 'letter' && flat.text.length >= shortestDetailed && !opensTasks.test(flat.lower);
  if (!long && !listsMatters && !opensDetails.test(flat.lower)) return false;
  if (!children.every((child) => child.rank >= ranks.bullet && child.children.length === 0)) return false;
  const whole = { start: 0, end: flat.text.length };
  const statement = readStatement(flat, whole, { addressed: false, opens: true, marked: true });
  return statement !== null && (listsMatters || statement.subject === null);
}

const headingPeriod = /(?:giai đoạn|đến hết năm|đến năm|trong năm) ?20\d\d/;
const datesWork = /mục tiêu|kế hoạch|giai đoạn|lộ trình|nhiệm vụ|phấn đấu|trước/;
const longestDating = 300;

/** "2. Mục tiêu đến hết năm 2026": a heading, or the paragraph that introduces a part, dates what stands under it. */
export function headingDates(clause: Clause): Span[] {
  const spans: Span[] = [];
  for (let outer = clause.parent; outer !== null; outer = outer.parent) {
    if (outer.kind === 'part' && outer.label === null) break;
    for (const { flat } of [outer, ...introductionsIn(outer, clause.start)]) {
      if (flat.text.length > longestDating || !datesWork.test(flat.lower)) continue;
      // A year in the name of an assignment is no date of its parts.
      if (bodyAt(flat, 0) >= 0 || phraseAt(orders, flat.lower, 0) !== null) continue;
      const found = headingPeriod.exec(flat.lower);
      if (found === null || flat.text.slice(0, found.index).includes('“')) continue;
      spans.push(sourceSpan(flat, found.index, flat.text.length));
    }
  }
  return spans;
}

const introductionsIn = (outer: Clause, before: number): Clause[] =>
  outer.children
    .slice(0, 3)
    .filter((child) => child.kind === 'paragraph' && child.start < before && /:$/.test(child.flat.text));
