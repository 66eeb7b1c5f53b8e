import type { Day } from '../../../kernel/time.ts';
import type { DocumentType, ReadDocument } from '../reading.ts';
import { asDay, findDays } from './dates.ts';
import { everyKind } from './document-kinds.ts';
import { flatten } from './flat.ts';
import { type HeadLine, headLines, opensBody } from './head-lines.ts';
import { readIssuer } from './issuer.ts';
import { isCapitals } from './paragraphs.ts';
import { type DocumentSymbol, type FoundSymbol, findSymbols, symbolKey } from './symbol.ts';
import { subjectOf, titleAfter } from './titles.ts';

/** What the head of a document says about it, and where its body begins. */
export interface Letterhead {
  document: ReadDocument;
  /** A day near the one the document was issued on, where that itself is not told: years left out are taken from it. */
  datedAround: Day | null;
  bodyStart: number;
}

interface NamedKind {
  name: string;
  type: DocumentType | null;
}

/** Names of kinds as they stand above the title, and those that only titles use; the longest first. */
const kinds: readonly NamedKind[] = [
  ...everyKind.map(({ name, type }) => ({ name: name.toLowerCase(), type })),
  { name: 'kế hoạch hành động', type: 'plan' as const },
  { name: 'chương trình công tác', type: 'programme' as const },
  { name: 'thông báo kết luận', type: 'notice' as const },
].sort((a, b) => b.name.length - a.name.length);

export function readLetterhead(text: string): Letterhead {
  const lines = headLines(text);
  const numberLine = lines.findIndex((line) => numbered.test(line.text));
  const kindLine = findKindLine(lines, numberLine);
  const head = numberLine < 0 && kindLine < 0 ? withoutHead(text, lines) : withHead(text, lines, numberLine, kindLine);
  const { issuedOn, type } = head.document;
  return {
    ...head,
    datedAround: issuedOn ?? dayLeftOpen(text, head.bodyStart) ?? (type === 'article' ? firstDay(text) : null),
  };
}

const dayToFillIn = /ngày[\s.…_]{1,20}tháng\s{1,3}(\d{1,2})\s{1,3}năm\s{1,3}((?:19|20)\d{2})/iu;

/** "Hà Nội, ngày … tháng 3 năm 2026": a copy in which the day is still to be filled in. */
function dayLeftOpen(text: string, bodyStart: number): Day | null {
  const [, month, year] = dayToFillIn.exec(text.slice(0, bodyStart)) ?? [];
  return month === undefined ? null : asDay(Number(year), Number(month), 1);
}

/** An article tells first when what it retells was issued, or when it came out itself. */
const firstDay = (text: string): Day | null => findDays(text.slice(0, opening))[0]?.day ?? null;

// "Số: 06/CT-UBND", "Số 31-CT/TU", also with the number still to be filled in ("Số:     /KH-UBND").
const numbered = /^Số\s*:?\s*(?:\p{Lu}?\d+[a-zđ]?\s*[-/]|[./…\s]*[-/]\s*\p{Lu}{2})/u;

type Head = Omit<Letterhead, 'datedAround'>;

function withHead(text: string, lines: readonly HeadLine[], numberLine: number, kindLine: number): Head {
  const symbol = symbolIn(lines[numberLine]?.text ?? '');
  const kind = kindOf(lines[kindLine]?.text ?? '');
  const title = kind === null ? subjectOf(lines, numberLine) : titleAfter(lines, kindLine, kind.name);
  // The place and day stand beside the number; in official letters below the subject.
  const dated = lines.slice(0, Math.max(kindLine >= 0 ? kindLine : numberLine + 8, numberLine + 3));
  const letter = kind === null && numberLine >= 0;
  return {
    document: {
      number: symbol?.number ?? null,
      type: kind?.type ?? symbol?.kind?.type ?? (letter ? 'official-letter' : null),
      issuer:
        readIssuer(text, lines, numberLine < 0 ? kindLine : numberLine) ??
        speaker(text, title?.end ?? lines[Math.max(kindLine, numberLine)]?.end ?? 0),
      issuedOn: placedDay(dated.map((line) => line.text).join(' ')),
      title: title?.text ?? null,
    },
    bodyStart: title?.end ?? lines[Math.max(kindLine, numberLine)]?.end ?? 0,
  };
}

const farthestKind = 25;

/** "CHỈ THỊ" on a line of its own, in capitals; near the number and below it. */
function findKindLine(lines: readonly HeadLine[], numberLine: number): number {
  return lines.findIndex(({ text }, index) => {
    if (index > Math.max(0, numberLine) + farthestKind || index < numberLine || text.length > 60) return false;
    return isCapitals(text) && kindOf(text) !== null && text.split(' ').length <= 6;
  });
}

function kindOf(line: string): NamedKind | null {
  const lower = line.toLowerCase();
  return kinds.find(({ name }) => lower === name || lower.startsWith(`${name} `) || lower === `${name}:`) ?? null;
}

const symbolIn = (line: string): DocumentSymbol | null => findSymbols(line)[0] ?? null;

/** "Lào Cai, ngày 07 tháng 3 năm 2026": the day after a place and a comma, or at the beginning. */
function placedDay(head: string): Day | null {
  const found = findDays(head).find(({ start }) =>
    /(?:^|,\s*)(?:ngày\s*)?$/iu.test(head.slice(Math.max(0, start - 12), start)),
  );
  return found?.day ?? null;
}

/** No letterhead: a copy that lost it, or an article. */
function withoutHead(text: string, lines: readonly HeadLine[]): Head {
  const [first, second] = lines;
  const title = first !== undefined && isHeadline(first.text) ? first.text : null;
  const kind = title === null ? null : kindOf(title);
  const symbol = title === null || kind === null ? null : symbolAfter(title, kind.name);
  // "Thông báo số 12-TB/ĐU": a line that says only which document it is has its title under it.
  const under =
    symbol !== null && kind !== null && second !== undefined && isOnlyNumber(title ?? '', symbol) ? second : null;
  const subject = under !== null && isHeadline(under.text) ? under : null;
  const headline = title !== null && !/^(?:phụ lục|biểu|danh mục)/iu.test(title);
  // "Kết luận 155: Khẩn trương …" is how a newspaper calls a document.
  const retold = title !== null && kind !== null && /^\s*(?:số )?\d+\s*:/iu.test(title.slice(kind.name.length));
  const type = retold ? 'article' : kind === null ? (ownKind(text) ?? (headline ? 'article' : null)) : kind.type;
  return {
    document: {
      number: symbol?.number ?? (type === 'article' ? null : captioned(text, type)),
      type,
      issuer: type === 'article' ? null : (notifier(text, type) ?? speaker(text, first?.end ?? 0)),
      issuedOn: symbol === null ? null : (findDays(title ?? '')[0]?.day ?? dayOf(text, symbol.number)),
      title: subject?.text ?? title,
    },
    bodyStart: title === null ? 0 : (subject?.end ?? first?.end ?? 0),
  };
}

const isOnlyNumber = (title: string, symbol: FoundSymbol): boolean =>
  /^(?:[\s,]*ngày [\d/.\- ]+)?[\s.,]*$/iu.test(title.slice(symbol.end));

const opening = 2500;

/** The day that stands behind the document's own number where its first lines name it. */
function dayOf(text: string, number: string): Day | null {
  const head = text.slice(0, opening);
  for (const symbol of findSymbols(head)) {
    if (symbolKey(symbol.number) !== symbolKey(number)) continue;
    const after = head.slice(symbol.end, symbol.end + 40);
    const [found] = findDays(after);
    if (found !== undefined && /^[\s,(*]*(?:ngày\s*)?$/iu.test(after.slice(0, found.start))) return found.day;
  }
  return null;
}

const longestHeadline = 300;

const isHeadline = (line: string): boolean =>
  line.length <= longestHeadline && !/[.:;]$/.test(line) && !opensBody.test(line);

/** "Chỉ thị số 05/CT-UBND ngày … về …": the number that follows the kind at once, not one cited further on. */
function symbolAfter(title: string, kind: string): FoundSymbol | null {
  const [symbol] = findSymbols(title);
  if (symbol === undefined) return null;
  return /^\s*(?:số\s*:?\s*)?$/iu.test(title.slice(kind.length, symbol.start)) ? symbol : null;
}

/** A document speaks of itself as "Kết luận này", an article does not. */
function ownKind(text: string): DocumentType | null {
  const { lower } = flatten(text, { start: 0, end: Math.min(text.length, 200_000) });
  return kinds.find(({ name, type }) => type !== null && lower.includes(`${name} này`))?.type ?? null;
}

// "Bộ trưởng Bộ Công Thương yêu cầu các đơn vị …": who speaks in a copy without letterhead.
const speaking =
  /(?:^|[,.;] )(?<who>\p{Lu}[\p{L} ,-]{4,80}?) (?:(?:đã )?(?:ký )?(?:yêu cầu|có ý kiến|chỉ thị|kết luận|ban hành)(?= )|điện:)/u;

const headOfBody = /^(?:Bộ trưởng|Chủ tịch|Giám đốc|Chánh Văn phòng) (?=Bộ |Ủy ban|UBND|Sở )/u;

/** "Thay mặt Bộ Chính trị, Tổng Bí thư …": the body issues, whoever signs. */
const onBehalf = /^Thay mặt (\p{Lu}[^,]+),.*$/u;

function speaker(text: string, from: number): string | null {
  for (const line of headLines(text.slice(from)).slice(0, 6)) {
    const who = speaking.exec(line.text.slice(-400))?.groups?.who;
    // The body issues, its head signs (Nghị định 30/2020/NĐ-CP, Điều 8).
    if (who !== undefined && !/ đã /.test(who)) return who.trim().replace(onBehalf, '$1').replace(headOfBody, '');
  }
  return null;
}

const closingWords = 3000;

/** "Văn phòng Chính phủ xin thông báo để các cơ quan biết": a notice is issued by the office that makes it known. */
function notifier(text: string, type: DocumentType | null): string | null {
  if (type !== 'notice') return null;
  const closing = /(?<who>Văn phòng \p{Lu}[^.,;:\n]{2,60}?) (?:xin )?(?:trân trọng )?thông báo/u;
  return closing.exec(text.slice(-closingWords))?.groups?.who ?? null;
}

const caption = /(?:toàn văn|nội dung|infographic)[^\n]{0,80}$/iu;

/** "## Infographic: Nội dung chính tại Kết luận số 12-KL/TW": a heading the publisher added names the document itself. */
function captioned(text: string, type: DocumentType | null): string | null {
  for (const [line] of text.matchAll(/^#{1,4} .*$/gmu)) {
    const found = findSymbols(line).find(
      ({ kind, start }) => kind?.type === type && type !== null && caption.test(line.slice(0, start)),
    );
    if (found !== undefined) return found.number;
  }
  return null;
}
