import { bodyAt } from './bodies.ts';
import { type Flat, isUpperCase } from './flat.ts';
import { phraseAt } from './phrases.ts';
import { bodyDeterminers } from './words.ts';

/** Cuts "A, B và C" into its bodies; "các sở, ban, ngành" and "Bộ Văn hóa, Thể thao và Du lịch" stay whole. */
export function splitBodies(flat: Flat, start: number, end: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = flat.text.charAt(at);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > 0) continue;
    const cut = separatorAt(flat, at, end);
    if (cut === 0 || !newBodyAt(flat, at + cut, { from, to: at, end })) continue;
    parts.push({ start: from, end: at });
    from = at + cut;
    at = from - 1;
  }
  parts.push({ start: from, end });
  return parts.map((part) => trimPart(flat, part)).filter((part) => part.end - part.start > 1);
}

function separatorAt(flat: Flat, at: number, end: number): number {
  const character = flat.text.charAt(at);
  if (character === ';' || character === ',') {
    let next = at + 1;
    while (next < end && flat.text.charAt(next) === ' ') next += 1;
    if (flat.lower.startsWith('và ', next)) next += 3;
    return next - at;
  }
  return flat.lower.startsWith(' và ', at) ? 4 : flat.lower.startsWith(' cùng ', at) ? 6 : 0;
}

// Common words that form one list: "các sở, ban, ngành", "các cơ quan, đơn vị có liên quan", "các phường, xã".
const commonWord =
  '(?:sở|bộ|ban|ngành|vụ|cục|viện|cơ quan|đơn vị|địa phương|tổ chức|cá nhân|đoàn thể|hội|đoàn|cấp|tập đoàn|tổng công ty|công ty|xã|phường|đặc khu|huyện|thị xã|thành phố|quận|tỉnh|doanh nghiệp|trường|chủ rừng|cấp ủy|tỉnh ủy|thành ủy|huyện ủy|tổ chức đảng|chính quyền|hiệp hội)';
const bareList = new RegExp(`^(?:các |những |từng )?${commonWord}(?:(?:,| và) ${commonWord})*$`);
const unitsOf = /^(?:các |những )?(?:đơn vị|cơ quan)[^,;]{0,30} của (?:các )?(?:bộ|sở|ngân hàng|ban) /;
const bareWord = new RegExp(`^${commonWord}(?: trực thuộc(?: trung ương)?)?(?=[,;.)]| và |$)`);
/** "…, cơ quan, tổ chức khác có liên quan": common words that close a list of names as one. */
const othersConcerned = new RegExp(
  `^${commonWord}(?:(?:,| và) ${commonWord}){0,3} (?:(?:có )?liên quan|khác(?: có liên quan)?|hữu quan)(?=[,;.)]| và |$)`,
);
const concerned = new RegExp(
  `^${commonWord} (?:(?:có )?liên quan|khác|trong (?:bộ|ngành|tỉnh))(?=[,;.)]| (?:và|trong) |$)`,
);

const ofGovernment = /^cơ quan (?:ngang bộ|thuộc chính phủ)/;

/** A new body begins here, rather than another word of the last one's name or list. */
function newBodyAt(flat: Flat, at: number, list: { from: number; to: number; end: number }): boolean {
  if (bodyAt(flat, at) < 0) return /^\p{Lu}{3,}/u.test(flat.text.slice(at, at + 6));
  if (phraseAt(bodyDeterminers, flat.lower, at) !== null) return true;
  const before = flat.lower.slice(list.from, list.to);
  const after = flat.lower.slice(at, Math.min(list.end, at + 60));
  if (othersConcerned.test(after) && !bareList.test(before)) return true;
  if (bareWord.test(after) || /(?:^| )(?:thủ trưởng|giám đốc)$/.test(before)) return false;
  // "các Bộ: Quốc phòng, Công an, Tài chính": within such a list each is a ministry.
  if (/^(?:các )?bộ: /.test(before) && /^công an(?=[,;]| và |$)/.test(after)) return false;
  // "các đơn vị của Bộ Tài chính, Bộ Y tế": units of both.
  if (unitsOf.test(before) && /^(?:bộ|sở|ngân hàng|ban) /.test(after)) return false;
  // "các cơ quan, đơn vị có liên quan" is one, "Ủy ban nhân dân các xã, đơn vị có liên quan" two.
  if (bareList.test(before)) {
    return (isUpperCase(flat.text.charAt(at)) || ofGovernment.test(after)) && !concerned.test(after);
  }
  return true;
}

function trimPart(flat: Flat, part: { start: number; end: number }): { start: number; end: number } {
  let { start, end } = part;
  while (start < end && /[\s,;:]/.test(flat.text.charAt(start))) start += 1;
  while (end > start && /[\s,;:.]/.test(flat.text.charAt(end - 1))) end -= 1;
  return { start, end };
}
