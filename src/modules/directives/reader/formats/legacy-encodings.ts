import { plausibility } from './syllables.ts';

/**
 * The two encodings of Vietnamese before Unicode: both put Vietnamese letters where Western fonts have other signs, and
 * so appear in today's files as "Céng hßa x· héi" (TCVN3, fonts .Vn…) and "Coäng hoøa xaõ hoäi" (VNI-Windows, fonts VNI-…).
 */
export type LegacyEncoding = 'TCVN3' | 'VNI';

export interface LegacyDecoder<Hints extends unknown[] = []> {
  decode: (text: string, ...hints: Hints) => string;
  /** What has been decoded so far. */
  found: Set<LegacyEncoding>;
}

// TCVN 5712:1993, third table: one sign for each small letter with its tone. Capitals with a tone are set in fonts that
// draw small letters as capitals (.VnTimeH), so there are no codes for them.
const tcvn3Signs = '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ';
const tcvn3Letters = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ';
const tcvn3 = new Map([...tcvn3Signs].map((sign, i) => [sign, [...tcvn3Letters][i] ?? sign]));

// VNI-Windows: a vowel, then one sign for its hat, horn or tone; a few letters are single signs.
const vniMarks: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const vniLetters: Record<string, string> = { ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', ô: 'ơ', ö: 'ư', î: 'ỵ', í: 'í', ì: 'ì' };
const vniPair = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñæóòôöî]/giu;

const decoders: Record<LegacyEncoding, (text: string) => string> = {
  TCVN3: (text) => Array.from(text, (sign) => tcvn3.get(sign) ?? sign).join(''),
  VNI: (text) =>
    text.replace(vniPair, (whole, vowel: string | undefined, mark: string | undefined) => {
      if (vowel === undefined || mark === undefined) return inCaseOf(whole, vniLetters[whole.toLowerCase()] ?? whole);
      const base = inCaseOf(vowel, vniLetters[vowel.toLowerCase()] ?? vowel.toLowerCase());
      return `${base}${vniMarks[mark.toLowerCase()] ?? mark}`.normalize('NFC');
    }),
};
const encodings: LegacyEncoding[] = ['TCVN3', 'VNI'];

const inCaseOf = (model: string, letter: string) => (model === model.toLowerCase() ? letter : letter.toUpperCase());

/** Letters that only Unicode text has; a text with them is in no old encoding. */
const unicodeOnly = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/u;

export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  return decoders[encoding](fromSymbolArea(text));
}

/** Word keeps the letters of "symbol" fonts in a private area, 0xF000 above their codes. */
function fromSymbolArea(text: string): string {
  return text.replace(/[\uF020-\uF0FF]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xf000));
}

/** The old encoding a text is in, told by whether its words become Vietnamese syllables by decoding it. */
export function detectLegacy(text: string, fewestMarked = 1): LegacyEncoding | undefined {
  const asIs = plausibility(text);
  if (asIs.marked < fewestMarked || asIs.valid > asIs.marked * 0.5) return undefined;
  let best: LegacyEncoding | undefined;
  let bestShare = 0.75;
  for (const encoding of encodings) {
    const decoded = plausibility(decodeLegacy(text, encoding));
    const share = decoded.marked === 0 ? 0 : decoded.valid / decoded.marked;
    if (decoded.valid > asIs.valid && share > bestShare) {
      best = encoding;
      bestShare = share;
    }
  }
  return best;
}

/** The encoding a font stands for: ".VnTime", "VNI-Times". Fonts ending in H draw small letters as capitals. */
function encodingOfFont(font: string | undefined): { encoding: LegacyEncoding; capitals: boolean } | undefined {
  const name = font?.trim().replace(/^["']/, '') ?? '';
  if (/^\.Vn[A-Z]/.test(name)) return { encoding: 'TCVN3', capitals: /^[^,"']*H\b/.test(name) };
  if (/^VNI[- ]/i.test(name)) return { encoding: 'VNI', capitals: false };
  return undefined;
}

export const isLegacyFont = (font: string | undefined): boolean => encodingOfFont(font) !== undefined;

/**
 * Decodes pieces of text by the font they are set in. Converted documents often keep the name of the old font, so the
 * names are believed only if the text set in such fonts really is in an old encoding.
 */
export function fontDecoder(textInLegacyFonts: string): LegacyDecoder<[font: string | undefined]> {
  const found = new Set<LegacyEncoding>();
  if (detectLegacy(textInLegacyFonts) === undefined) return { decode: (text) => text, found };
  const decode = (text: string, font: string | undefined) => {
    const known = encodingOfFont(font);
    if (!known || unicodeOnly.test(text)) return text;
    found.add(known.encoding);
    const decoded = decodeLegacy(text, known.encoding);
    return known.capitals ? decoded.toUpperCase() : decoded;
  };
  return { decode, found };
}

/**
 * Finds the old encoding of a text given line by line and returns what decodes one line; undefined when there is
 * nothing to decode. A document may be pasted together: each line with Unicode letters stays as it is, and in a Unicode
 * document single lines are decoded where three words or more say so.
 */
export function legacyDecoder(lines: readonly string[]): LegacyDecoder {
  const found = new Set<LegacyEncoding>();
  const marked = lines.filter((line) => /[^\p{ASCII}]/u.test(line));
  const candidates = marked.filter((line) => !unicodeOnly.test(line));
  const whole = candidates.length * 2 > marked.length ? detectLegacy(candidates.join('\n')) : undefined;
  const decode = (line: string) => {
    if (!/[^\p{ASCII}]/u.test(line) || unicodeOnly.test(line)) return line;
    const encoding = whole ?? detectLegacy(line, 3);
    if (!encoding) return line;
    found.add(encoding);
    return decodeLegacy(line, encoding).normalize('NFC');
  };
  return { decode, found };
}
