import { flatten } from './flat.ts';
import type { HeadLine } from './head-lines.ts';
import { isCapitals } from './paragraphs.ts';
import { phraseAt } from './phrases.ts';
import { bodyHeads } from './words.ts';

// Quốc hiệu, tiêu ngữ and their Party counterpart, however their lines are broken, say nothing about the issuer.
const motto =
  /CỘNG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc/giu;

/** The issuer as the lines of the head before `headEnd` name it; null when the copy has lost it. */
export function readIssuer(text: string, headLines: readonly HeadLine[], headEnd: number): string | null {
  const names = headLines
    .slice(0, Math.max(0, headEnd))
    .map((line) => line.text)
    .join('\n')
    .replace(motto, '\n')
    .split('\n')
    .map((line) => line.replace(/[-_*—–\s]+$/, ''))
    .filter((line) => line.length > 1 && line === line.toUpperCase() && !/\d/.test(line));
  // Of a body and the one above it, the lower issues; a line that begins with no body goes on with the line before.
  const own = names.findLastIndex(
    (line, index) => index === 0 || (beginsIssuer.test(line) && !endsInside.test(names[index - 1] ?? '')),
  );
  const lines = names.slice(Math.max(0, own), own + 4);
  // "ỦY BAN NHÂN DÂN THÀNH PHỐ / VĂN PHÒNG": an office is that of the body above it.
  const office = lines.length > 1 && lines[lines.length - 1] === 'VĂN PHÒNG' ? lines.pop() : undefined;
  if (!isBody(lines[0] ?? '')) return null;
  const capitals = [...(office === undefined ? [] : [office]), ...lines].join(' ').trim();
  return capitals === '' ? null : inSmallLetters(text, capitals);
}

/** What stands there instead of a body ("TÀI LIỆU MINH HỌA") issues nothing. */
const isBody = (line: string): boolean =>
  phraseAt(bodyHeads, line.toLowerCase(), 0) !== null || /^(?:quốc hội|liên |dự án )/iu.test(line);

/** "ĐOÀN CHỦ TỊCH ỦY / BAN TRUNG ƯƠNG …": a line broken inside a word. */
const endsInside = /(?:^| )ỦY$/u;

const beginsIssuer =
  /^(?:ĐẢNG ỦY|HUYỆN ỦY|THÀNH ỦY|TỈNH ỦY|THỊ ỦY|QUẬN ỦY|CHI BỘ|BAN |SỞ |CỤC |CHI CỤC |TỔNG CỤC |VỤ |PHÒNG |TRUNG TÂM |CÔNG AN |THANH TRA |HỘI |ỦY BAN |HỘI ĐỒNG |VĂN PHÒNG \S|VIỆN |TRƯỜNG |BỘ )/u;

/** "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ" as running text would write it: as the document itself does, or by rule. */
function inSmallLetters(text: string, capitals: string): string {
  const { text: body, lower } = flatten(text, { start: 0, end: Math.min(text.length, 40_000) });
  const wanted = capitals.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const written = body.slice(at, at + wanted.length);
    if (!isCapitals(written) && written !== written.toLowerCase()) return capitalised(written);
  }
  let capital: 'next' | 'all' | 'none' = 'next';
  const words = wanted.split(' ').map((word, index, all) => {
    if (abbreviations.has(word)) return word.toUpperCase();
    const written = capital === 'none' || areaWords.has(word) ? word : capitalised(word);
    if (areaWords.has(word)) capital = 'all';
    else if (fieldWords.has(word) && all[index - 1] !== 'ủy') capital = 'next';
    else if (capital === 'next') capital = 'none';
    return written;
  });
  return capitalised(words.join(' ')).replace(ownNames, (name) => capitalised(name.toLowerCase()));
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
// After these the name of an area follows, all in capitals; after those a field, whose first word has one.
const areaWords = new Set('tỉnh phố huyện quận xã phường'.split(' '));
const abbreviations = new Set('ubnd hđnd mttq ubmttq tnhh mtv'.split(' '));
const fieldWords = new Set('sở bộ cục vụ ban phòng viện và tâm'.split(' '));
const ownNames =
  /(?<=^|\s)(?:chính phủ|trung ương|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|đảng bộ|quốc hội|việt nam)(?=\s|$)/giu;
