import { flatten } from './flat.ts';

/** A line of the head of a document, without emphasis and bars. */
export interface HeadLine {
  text: string;
  start: number;
  end: number;
  /** Blank lines or bars stand before it. */
  apart: boolean;
}

/** A letterhead is over after so many characters, however badly the text was copied. */
const longestHead = 5000;
const mostLines = 90;

/** "Số:" whose number a narrow column has pushed to the next line. */
const onlyNumberSign = /^số\s*:?$/iu;

export function headLines(text: string): HeadLine[] {
  const lines: HeadLine[] = [];
  let apart = true;
  for (let start = 0; start < Math.min(text.length, longestHead) && lines.length < mostLines; ) {
    let end = start;
    while (end < text.length && !/[\n|]/.test(text.charAt(end))) end += 1;
    const { text: words } = flatten(text, { start, end });
    const last = lines.at(-1);
    if (last !== undefined && !apart && onlyNumberSign.test(last.text)) {
      last.text = `${last.text} ${words}`;
      last.end = end;
    } else if (/[\p{L}\p{N}]/u.test(words)) {
      lines.push({ text: words, start, end, apart });
      apart = false;
    } else {
      apart = true;
    }
    start = end + 1;
  }
  return lines;
}

/** Words with which the body of a document begins, and no title does. */
export const opensBody =
  /^(?:căn cứ|thực hiện|triển khai|để |nhằm|trong |ngày |theo |trên cơ sở|thời gian|hiện nay|vừa qua|tại |xét |sau khi|qua |[ivx]+[.\-)] |\d+\. |điều \d|kính gửi|điện:)/iu;
