import type { ReadClause } from '../reading.ts';

/** What stands before a clause and says what kind of clause it is: "Điều 2.", "III.", "1.1.", "a)", "-". */
export interface Marker {
  kind: ReadClause['kind'];
  /** As printed, without the punctuation after it, except the bracket of a point. */
  label: string;
  /** Its part of the clause's address: "III", "2", "a"; null for bullets, which are counted. */
  address: string | null;
  /** Outer clauses have the lower rank. Bullets share one; which lies in which depends on the document. */
  rank: number;
  style: string;
  /** Length of the marker with the blanks after it. */
  length: number;
}

export const ranks = {
  appendix: 0,
  chapter: 1,
  capital: 2,
  roman: 3,
  article: 4,
  ordinal: 5,
  number: 6,
  heading: 6.5,
  decimal: 7,
  letter: 9,
  bracket: 9,
  introduction: 9.5,
  bullet: 10,
} as const;

interface MarkerRule {
  pattern: RegExp;
  kind: ReadClause['kind'];
  rank: number;
  style: string;
}

// Tried in this order at the beginning of a line; each captures what is printed as the label.
const rules: readonly MarkerRule[] = [
  // Phụ lục: an appendix begins the numbering anew.
  {
    pattern: /^(PHỤ LỤC|Phụ lục)(?=$|\s+(?:số\s+)?[\dIVXLC]{1,5}\b|\s*[:.(])/u,
    kind: 'part',
    rank: ranks.appendix,
    style: 'appendix',
  },
  // Phần, chương, mục: parts of long documents.
  {
    pattern:
      /^((?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:[IVXLC]{1,6}|\d{1,3}|thứ [\p{L}]+|THỨ [\p{L}]+))[ \t]*[.:\-–]?(?=\s|$)/u,
    kind: 'part',
    rank: ranks.chapter,
    style: 'chapter',
  },
  // Điều: an article.
  {
    pattern: /^((?:ĐIỀU|Điều)\s+\d{1,3}[a-zđ]?)[ \t]*[.:\-–]/u,
    kind: 'article',
    rank: ranks.article,
    style: 'article',
  },
  // I., II-, Iv.: also with the small letters that a badly copied capital heading is left with.
  {
    pattern: /^([IVXLC][IVXLCivxlc]{0,5})[ \t]*[.\-–/:](?=[\s\p{L}"“]|$)/u,
    kind: 'part',
    rank: ranks.roman,
    style: 'roman',
  },
  // Thứ nhất, Một là: counted in words.
  {
    pattern:
      /^(Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là)[ \t*]*[,:](?=[\s*])/u,
    kind: 'clause',
    rank: ranks.ordinal,
    style: 'ordinal',
  },
  // 1.1., 2.3.4: each number at most two digits, so that "3.000 km" is none.
  {
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,4})[.)]?(?=\s+[\p{Lu}"“(]|\s*$|\.\s)/u,
    kind: 'clause',
    rank: ranks.decimal,
    style: 'decimal',
  },
  // 1., 1), 1-, 1/
  {
    pattern: /^(\d{1,3})(?:[.)](?=\s|$|[\p{L}"“])|\/(?=\s)|[-–](?=\s?\p{Lu}\p{Ll}))/u,
    kind: 'clause',
    rank: ranks.number,
    style: 'number',
  },
  // (1), (a), (i)
  {
    pattern: /^(\((?:\d{1,2}|[a-zđ]|i{1,3}|iv|vi{0,3}|ix|x)\))(?=\s|\p{L})/u,
    kind: 'point',
    rank: ranks.bracket,
    style: 'bracket',
  },
  // a), đ), a.
  { pattern: /^([a-zđ]\)|[a-zđ](?=\.\s))\.?(?=\s|\p{Lu}|$)/u, kind: 'point', rank: ranks.letter, style: 'letter' },
  { pattern: /^([A-ZĐ])[.)](?=\s+\p{Lu})/u, kind: 'part', rank: ranks.capital, style: 'capital' },
  {
    pattern: /^([-–—−‐‑•●◦○▪■□·»►✓✔]|[+*](?=\s)|o(?=\s\p{Lu}))(?=[\s\p{L}"“(]|\d)/u,
    kind: 'bullet',
    rank: ranks.bullet,
    style: 'bullet',
  },
];

const couldBegin = /^[\p{Lu}a-zđ\d(\-–—−‐‑•●◦○▪■□·»►✓✔+*]/u;

/** The marker a line begins with, or null. Blanks and emphasis before the line are already taken off. */
export function readMarker(line: string): Marker | null {
  const written = line.slice(0, 48);
  if (!couldBegin.test(written)) return null;
  // "**2.** Sở Y tế", "**1**. **Mục đích**", "1\. Sở Y tế": emphasis may end inside the marker, and a mark be escaped in it.
  const head = written.startsWith('*') ? written : written.replace(/[*\\]/g, '');
  for (const rule of rules) {
    const found = rule.pattern.exec(head);
    const label = found?.[1];
    if (found === null || label === undefined) continue;
    const end = lengthIn(written, found[0].length, written === head);
    const blanks = /^[\s*\\]*/.exec(written.slice(end))?.[0].length ?? 0;
    return {
      kind: rule.style === 'decimal' && label.split('.').length > 3 ? 'point' : rule.kind,
      label,
      address: rule.style === 'bullet' ? null : addressOf(label, rule.style),
      rank: rule.style === 'decimal' ? rule.rank + label.split('.').length / 10 : rule.rank,
      style: rule.style === 'bullet' ? `bullet ${dash(label)}` : rule.style,
      length: end + blanks,
    };
  }
  return null;
}

/** How much of a line its first `length` characters take with the stars and escapes between them. */
function lengthIn(written: string, length: number, plain: boolean): number {
  if (plain) return length;
  let at = 0;
  for (let left = length; left > 0; at += 1) if (!/[*\\]/.test(written.charAt(at))) left -= 1;
  return at;
}

const dash = (bullet: string): string => (/[-–—−‐‑]/.test(bullet) ? '-' : bullet);

const countedWords = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const countedWordsBefore = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'];

function addressOf(label: string, style: string): string {
  switch (style) {
    case 'article':
      return label.replace(/^\S+\s+/, '');
    case 'roman':
      return label.toUpperCase();
    case 'ordinal': {
      const [first = '', second = ''] = label.split(' ');
      return String((second === 'là' ? countedWordsBefore.indexOf(first) : countedWords.indexOf(second)) + 1);
    }
    case 'appendix':
      return 'PL';
    case 'chapter':
      return label.replace(/\s+/g, ' ');
    default:
      return label.replace(/[().]+$|^\(/g, '').replace(/[()]/g, '');
  }
}
