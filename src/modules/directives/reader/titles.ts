import { isUpperCase } from './flat.ts';
import { type HeadLine, opensBody } from './head-lines.ts';
import { readMarker } from './markers.ts';
import { isCapitals } from './paragraphs.ts';

export interface Title {
  text: string;
  end: number;
}

const fullLine = 40;

/** The title under the line that names the kind; `name` is how that line calls it. */
export function titleAfter(lines: readonly HeadLine[], kindLine: number, name: string): Title | null {
  const kind = lines[kindLine];
  if (kind === undefined) return null;
  // "KẾ HOẠCH THỰC HIỆN …" on one line: the words after the kind belong to the title.
  const title: string[] = kind.text.length > name.length + 1 ? [kind.text.slice(name.length).trim()] : [];
  let end = kind.end;
  let capitals: boolean | null = title.length > 0 ? true : null;
  for (const line of lines.slice(kindLine + 1)) {
    const lineCapitals = isCapitals(line.text);
    const next = title.length === 0 && !line.apart && !/^căn cứ/iu.test(line.text);
    if (!next && !lineCapitals && opensBody.test(line.text)) break;
    if (capitals === null) capitals = lineCapitals;
    else if (line.apart && (capitals !== lineCapitals || !capitals)) break;
    if (capitals && !lineCapitals && line.text.length > 3 && (line.apart || !/^(?:về|của) /u.test(line.text))) break;
    if (title.length > 0 && lineCapitals && standsAlone.test(line.text) && (line.apart || !capitals)) break;
    if (line.text.length > 400 || title.join(' ').length > 700) break;
    // Small letters: a title goes on after a full line, or with a small letter.
    const before = title[title.length - 1];
    if (before !== undefined && !lineCapitals && before.length < fullLine && isUpperCase(line.text.charAt(0))) break;
    if (title.length > 0 && (readMarker(line.text) !== null || line.text.endsWith(':'))) break;
    title.push(line.text);
    end = line.end;
  }
  const words = title.join(' ').trim();
  return words === '' ? null : { text: words, end };
}

// Issuer or formula in capitals between the title and the body.
const standsAlone =
  /^(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|GIÁM ĐỐC|BAN |QUYẾT (?:ĐỊNH|NGHỊ)|[IVX]+[.\-)]|ĐIỀU )/u;

/** V/v: the subject of an official letter stands under its number. */
export function subjectOf(lines: readonly HeadLine[], numberLine: number): Title | null {
  const first = lines.findIndex((line, index) => index >= numberLine && /^V\/v|^Về việc/iu.test(line.text));
  if (first < 0) return null;
  const subject: string[] = [];
  let end = 0;
  for (const line of lines.slice(first, first + 5)) {
    if (subject.length > 0 && (line.apart || opensBody.test(line.text) || /, ngày |ngày \d/.test(line.text))) break;
    if (isCapitals(line.text) || /^độc lập/iu.test(line.text)) break;
    subject.push(line.text);
    end = line.end;
  }
  return { text: subject.join(' ').replace(/^V\/v:?\s*/iu, ''), end };
}
