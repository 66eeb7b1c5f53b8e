/** The styles of numbering that word processors and pages use for lists; others are written as plain numbers. */
export type NumberStyle = 'decimal' | 'decimalZero' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman';

export function labelOf(number: number, style: NumberStyle): string {
  switch (style) {
    case 'decimal':
      return String(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
  }
}

/** a … z, then aa, bb …, as word processors count. */
function letters(number: number): string {
  if (number < 1 || number > 780) return String(number);
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const romanSigns: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let text = '';
  for (const [value, sign] of romanSigns) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

const label =
  /^\s*(?:[-–—+*•●▪]|\(?\d+(?:\.\d+)*[.)](?=\s)|\d+(?:\.\d+)+\s|\(?[a-zđ][.)](?=\s)|[IVXLC]+[.)](?=\s)|(?:điều|chương|mục|phần|khoản)\s+[\dIVXLC]+)/iu;

/** Whether a line begins with the number or sign of a clause, as typed by its writer. */
export const startsWithLabel = (line: string): boolean => label.test(line);
