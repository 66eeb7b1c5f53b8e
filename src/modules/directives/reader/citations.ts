import type { Day } from '../../../kernel/time.ts';
import type { Citation } from '../reading.ts';
import { dayFrom, writtenDay } from './dates.ts';
import { lastKindIn } from './document-kinds.ts';
import { type FoundSymbol, findSymbols, symbolKey } from './symbol.ts';
import { justAfter, leftOf, lowered, phrase, rightOf } from './wording.ts';

export interface CitationOptions {
  /** The document's own number: it is not a citation. */
  own?: string | null;
}

/** A mention before mentions of one document are put together. */
interface Mention {
  number: string;
  kind: string | null;
  issuedOn: Day | null;
  start: number;
  end: number;
}

/**
 * Every numbered document a text cites, once per number, in the order of first mention. The text is expected in NFC.
 * The kind is the one the text gives it, or the one its number abbreviates.
 */
export function findCitations(text: string, { own = null }: CitationOptions = {}): Citation[] {
  const lower = lowered(text);
  const full = fullMentions(text, lower);
  const mentions = [...full, ...shortMentions(lower, full)].sort((a, b) => a.start - b.start);
  const ownKey = own === null ? null : symbolKey(own);
  const byKey = new Map<string, Citation>();
  for (const { number, kind, issuedOn, start, end } of mentions) {
    const key = symbolKey(number);
    if (key === ownKey) continue;
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, { number, type: kind, issuedOn, quote: text.slice(start, end), start, end });
    } else if (known.issuedOn === null && issuedOn !== null) {
      byKey.set(key, { ...known, issuedOn });
    }
  }
  return [...byKey.values()];
}

function fullMentions(text: string, lower: string): Mention[] {
  const mentions: Mention[] = [];
  /** The list that the number before belongs to, with what that number abbreviates. */
  let list: Mention[] = [];
  let before: FoundSymbol | undefined;
  for (const symbol of findSymbols(text)) {
    const from = before?.end ?? 0;
    const leading = lower.slice(Math.max(from, symbol.start - reach), symbol.start);
    const introduced = introduction(leading);
    const goesOn =
      before !== undefined &&
      (introduced?.name ?? null) === null &&
      continuesList.test(lower.slice(from, symbol.start));
    if (symbol.doubtful && introduced === undefined && !goesOn) continue;
    if (!goesOn) list = [];
    // "Quy định số 5-QĐ/TU, 6-QĐ/TU": the same letters mean the same kind all through a list.
    const inherited = symbol.kind === null || symbol.kind === before?.kind ? list.at(-1)?.kind : undefined;
    const kind = introduced?.name ?? inherited ?? symbol.kind?.name ?? null;
    const start = introduced === undefined ? symbol.start : symbol.start - leading.length + introduced.start;
    const dated = dateAfter(lower, symbol.end);
    for (const number of sharedNumbers(lower, symbol)) {
      list.push({ number, kind, issuedOn: null, start, end: symbol.end });
      mentions.push(...list.slice(-1));
    }
    const issuedOn = dated?.day ?? dateBefore(lower, start);
    const mention = { number: symbol.number, kind, issuedOn, start, end: dated?.end ?? symbol.end };
    list.push(mention);
    mentions.push(mention);
    if (dated?.ofAll) {
      for (const each of list) each.issuedOn ??= dated.day;
      list = [mention];
    }
    before = symbol;
  }
  return mentions;
}

/** How far before its number the kind of a document may stand: "Luật Ban hành văn bản quy phạm pháp luật số". */
const reach = 140;

const bareNumberSign = /(?<![0-9a-z\u00df-\u1ef9])số[\s*:]{0,4}$/;
/** Between two numbers of one list, with the date and issuer of the first in between at most. */
const continuesList = /^[^.()|]{0,220}(?:,|;|và|hoặc|–|-)[\s*]{0,4}(?:số[\s*]{1,4})?$/;

/** The kind of document that introduces a number, with its place in `before`; "số" alone introduces without a kind. */
function introduction(before: string): { name: string | null; start: number } | undefined {
  const kind = lastKindIn(before);
  const between = kind === undefined ? '' : before.slice(kind.end);
  if (kind !== undefined && /^[\s*]*:?[\s*]*(?:số)?[\s*:]*$/.test(between)) return kind;
  const sign = before.search(bareNumberSign);
  if (sign < 0) return undefined;
  if (kind !== undefined && !/[.;()|]|\n\s*\n/.test(between)) return kind;
  return { name: null, start: sign };
}

const dayAfter = justAfter(`[,(]?~(?:được |đã )?(?:ban hành |ký )?(cùng )?${writtenDay}`);

/** The date behind a number; "cùng ngày" dates the whole list before it. */
function dateAfter(lower: string, at: number): { day: Day; end: number; ofAll: boolean } | undefined {
  const match = rightOf(lower, at, 70).match(dayAfter);
  const day = match === null ? null : dayFrom(match, 2);
  return match === null || day === null ? undefined : { day, end: at + match[0].length, ofAll: match[1] !== undefined };
}

const dayBefore = new RegExp(
  `${phrase(writtenDay, '').source}[^.;|\\n]{1,110}(?:\\n[^.;|\\n]{0,110})?(?:ban[\\s*]{1,6}hành|ký|có)[\\s*]{1,6}$`,
);

/** "Ngày 17/11/2025, UBND tỉnh ban hành Công văn 4858/…": the date leads the sentence. */
function dateBefore(lower: string, at: number): Day | null {
  const match = leftOf(lower, at, 170).match(dayBefore);
  return match === null ? null : dayFrom(match, 1);
}

const numbersBefore = /((?:\d{1,5}(?:\/(?:19|20)\d{2})?[\s*]{0,3}(?:,|;|và)[\s*]{1,4}){1,12})$/;

/** "các Nghị quyết số 57, 59, 66-NQ/TW" cites three documents: the numbers before share the ending of the last. */
function sharedNumbers(lower: string, symbol: FoundSymbol): string[] {
  const before = leftOf(lower, symbol.start, 120);
  const list = before.match(numbersBefore);
  if (list === null || introduction(before.slice(0, before.length - list[0].length)) === undefined) return [];
  const ending = symbol.number.slice(symbol.serial.length);
  const withoutYear = symbol.year === null ? ending : ending.slice(5);
  return [...list[0].matchAll(/\d{1,5}(\/(?:19|20)\d{2})?/g)].map(([number, year]) =>
    year === undefined ? `${number}${ending}` : `${number}${withoutYear}`,
  );
}

const shortNumber = phrase(
  `(nghị định|thông tư|luật|pháp lệnh|nghị quyết|quyết định|chỉ thị|kết luận|quy định|công điện|công văn|nđ|tt)` +
    `(?: số (\\d{1,5})(?![\\d/.,%-])| (?:số )?(\\d{1,4}/20\\d{2})(?![\\d/-]))`,
);
const issuerAfter = justAfter('của|do|,|ngày|năm');

/**
 * Numbers without their symbol: "Nghị định 85/2025", "Nghị quyết số 68 của Bộ Chính trị". Only where the text nowhere
 * gives the whole number of such a document.
 */
function shortMentions(lower: string, full: Mention[]): Mention[] {
  const serials = new Set(full.map((mention) => symbolKey(mention.number).match(/^\d+/)?.[0]));
  const mentions: Mention[] = [];
  for (const match of lower.matchAll(shortNumber)) {
    const [, , plain, withYear] = match;
    const number = plain ?? withYear ?? '';
    const end = match.index + match[0].length;
    if (serials.has(symbolKey(number).match(/^\d+/)?.[0])) continue;
    if (/^[\s*]{0,3}[/-]/.test(rightOf(lower, end, 5))) continue;
    if (plain !== undefined && !issuerAfter.test(rightOf(lower, end, 12))) continue;
    const dated = dateAfter(lower, end);
    mentions.push({
      number,
      kind: lastKindIn(match[0])?.name ?? null,
      issuedOn: dated?.day ?? null,
      start: match.index,
      end: dated?.end ?? end,
    });
  }
  return mentions;
}
