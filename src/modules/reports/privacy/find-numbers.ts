import { findDigitRuns } from './digit-runs.ts';
import { findPlates } from './find-plates.ts';
import type { Certainty, PersonalKind, PersonalSpan } from './personal-data.ts';

/** E-mail addresses, accounts, plates and numbers that belong to a person; the surest kinds first. */
export function findNumbers(text: string): PersonalSpan[] {
  return [...findEmails(text), ...findOnlineAccounts(text), ...findPlates(text), ...findCards(text), ...findRuns(text)];
}

const email =
  /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]+(?:\s?\.\s?[a-z0-9-]+)*\s?\.\s?(?:com|vn|net|org|edu|gov|info|io)(?:\.vn)?(?![\p{L}\p{N}])/giu;
const findEmails = (text: string): PersonalSpan[] => matches(text, email, 'email', 'sure');

const onlineAccount =
  /(?:https?:\/\/)?(?:www\.|m\.)?(?:facebook\.com|fb\.com|fb\.me|zalo\.me|tiktok\.com|instagram\.com|t\.me)\/[^\s,;)]+/giu;
const findOnlineAccounts = (text: string): PersonalSpan[] => matches(text, onlineAccount, 'online-account', 'sure');

/** Cards that begin with letters: passports where they are called so, and the health insurance card by its form. */
function findCards(text: string): PersonalSpan[] {
  const passport = /(?<=(?:hộ chiếu|ho chieu|passport)[^.;\n]{0,12})[A-Z]\d{7,8}(?!\d)/giu;
  const insurance = /(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d(?:[ -]?\d){12}(?!\d)/gu;
  return [
    ...matches(text, passport, 'identity-number', 'sure'),
    ...matches(text, insurance, 'identity-number', 'likely'),
  ];
}

function matches(text: string, pattern: RegExp, kind: PersonalKind, certainty: Certainty): PersonalSpan[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    kind,
    start: index,
    end: index + found.length,
    certainty,
  }));
}

function findRuns(text: string): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  for (const groups of findDigitRuns(text)) {
    for (let from = 0; from < groups.length; ) {
      const to = longestMeaning(text, groups, from);
      if (to === undefined) {
        from++;
        continue;
      }
      spans.push(to.span);
      from = to.next;
    }
  }
  return spans;
}

type Group = ReturnType<typeof findDigitRuns>[number][number];

/** The longest number that counts here, each digit apart. */
const mostGroups = 19;

/** The longest stretch of groups from this one that means something; one group alone first, so "0912345678 15" is a phone. */
function longestMeaning(
  text: string,
  groups: readonly Group[],
  from: number,
): { span: PersonalSpan; next: number } | undefined {
  const most = Math.min(groups.length - from, mostGroups);
  const lengths = [1, ...Array.from({ length: most - 1 }, (_, i) => most - i)];
  for (const length of lengths) {
    const taken = groups.slice(from, from + length);
    const first = taken[0];
    const last = taken.at(-1);
    if (first === undefined || last === undefined) continue;
    const means = meaningOf(
      taken.map(({ digits }) => digits),
      first.plus,
      cueBefore(text, first.start),
      text.slice(last.end, last.end + 14).toLowerCase(),
    );
    if (means === undefined) continue;
    const opened = text[first.start - 1] === '(' && text.slice(first.start, last.end).includes(')');
    return { span: { ...means, start: first.start - (opened ? 1 : 0), end: last.end }, next: from + length };
  }
  return undefined;
}

type Cue = 'phone' | 'identity' | 'account' | 'business' | 'none';
const cues: readonly [Cue, RegExp][] = [
  [
    'business',
    /mã số thuế|mst|mã đơn|mã hồ sơ|số hồ sơ|hồ sơ số|mã vận đơn|mã khách hàng|số serial|công tơ|quyết định số|seri\b/,
  ],
  [
    'account',
    /stk|số tài khoản|so tai khoan|tài khoản|tai khoan|\btk\b|chuyển khoản|vietcombank|\bvcb\b|bidv|agribank|techcombank|\bmb\b|mbbank|\bacb\b|vpbank|sacombank|tpbank|vietinbank|\bvib\b|lpbank|số thẻ|ngân hàng/,
  ],
  ['identity', /cccd|cmnd|cmt\b|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|bhxh|bảo hiểm/],
  [
    'phone',
    /sđt|sdt|đt\b|dt\b|điện thoại|dien thoai|zalo|gọi|\bgoi\b|\blh\b|liên hệ|lien he|alo|call|hotline|số máy|di động|phone|mobile|tel\b|whatsapp|viber/,
  ],
];

/** What the words just before a number call it; the nearest word decides. */
function cueBefore(text: string, start: number): Cue {
  const before = text.slice(Math.max(0, start - 34), start).toLowerCase();
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('\n')) + 1);
  let nearest: Cue = 'none';
  let at = -1;
  for (const [cue, pattern] of cues) {
    for (const { index } of clause.matchAll(new RegExp(pattern, 'g'))) if (index > at) [nearest, at] = [cue, index];
  }
  return nearest;
}

const mobile = /^(?:0|84|840)[35789]\d{8}$/;
const landline = /^(?:0|84)2\d{9}$/;
/** Eleven digits, as mobile numbers had until 2018. */
const formerMobile = /^(?:0|84)1[2689]\d{8}$/;
/** Căn cước: province 001 to 096, sex and century, year of birth, six digits. */
const citizenNumber = /^0(?:0[1-9]|[1-8]\d|9[0-6])[0-9]\d{8}$/;
const unit = /^\s*(?:đ\b|đồng|dong|vnđ|vnd|triệu|trieu|tỷ|ty\b|k\b|m2|m²|m3|km|kg|usd|%)/;

function meaningOf(
  digits: readonly string[],
  plus: boolean,
  cue: Cue,
  after: string,
): { kind: PersonalKind; certainty: Certainty } | undefined {
  const all = digits.join('');
  const whole = digits.length === 1;
  if (cue === 'business' || (unit.test(after) && !/^0/.test(all))) return undefined;
  if (cue === 'account' && all.length >= 8 && all.length <= 19) return { kind: 'bank-account', certainty: 'sure' };
  if (cue === 'identity' && (all.length === 9 || all.length === 12 || all.length === 10)) {
    return { kind: 'identity-number', certainty: 'sure' };
  }
  if (mobile.test(all) && (plus || !/^84/.test(all) || cue === 'phone' || whole || digits[0] === '84'))
    return { kind: 'phone', certainty: 'sure' };
  if (landline.test(all) || formerMobile.test(all))
    return { kind: 'phone', certainty: cue === 'phone' ? 'sure' : 'likely' };
  if (cue === 'phone' && /^[35789]\d{8}$/.test(all)) return { kind: 'phone', certainty: 'likely' };
  const evenly = digits.every(({ length }) => length === 3) || digits.every(({ length }) => length === 4);
  if (citizenNumber.test(all) && (whole || evenly)) return { kind: 'identity-number', certainty: 'sure' };
  if (whole && (all.length === 9 || all.length === 12)) return { kind: 'identity-number', certainty: 'likely' };
  if ((whole || evenly) && all.length >= 13 && all.length <= 19) return { kind: 'bank-account', certainty: 'likely' };
  return undefined;
}
