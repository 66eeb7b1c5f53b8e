/**
 * How Vietnamese a text looks: the share of its words with marks that are well-formed Vietnamese syllables. A text read
 * in the wrong encoding has hardly any, in the right one nearly all.
 */
export interface Plausibility {
  /** Words with letters beyond ASCII. */
  marked: number;
  /** Of them, those that are Vietnamese syllables. */
  valid: number;
}

const onset = '(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?';
const rhyme = [
  '(?:o|u)?a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|(?:o|u)?ă(?:c|m|n|ng|p|t)|u?â(?:c|m|n|ng|p|t|u|y)',
  '(?:o|u)?e(?:c|m|n|ng|o|p|t)?|u?ê(?:c|ch|m|n|nh|ng|p|t|u)?',
  'i(?:a|c|ch|m|n|nh|p|t|u)?|iê(?:c|m|n|ng|p|t|u)',
  'o(?:c|i|m|n|ng|p|t|oc|ong)?|ô(?:c|i|m|n|ng|p|t|ng)?|u?ơ(?:i|m|n|p|t|ng)?',
  'u(?:a|c|i|m|n|ng|p|t|u)?|uô(?:c|i|m|n|ng|t)|ư(?:a|c|i|m|n|ng|t|u)?|ươ(?:c|i|m|n|ng|p|t|u)',
  'u?y(?:a|ch|n|nh|p|t|u|c)?|u?yê(?:m|n|ng|t|u)',
].join('|');
const syllable = new RegExp(`^${onset}(?:${rhyme})$`, 'u');
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const plain = /^[\p{ASCII}“”‘’–—…•°]*$/u;
const sampleLength = 10_000;

export function plausibility(text: string): Plausibility {
  let marked = 0;
  let valid = 0;
  for (const token of text.slice(0, sampleLength).split(/[\s\-–/]+/u)) {
    if (plain.test(token)) continue;
    marked++;
    const word = token.replace(/^[\p{ASCII}“”‘’…•]*?(?=\p{L}|[^\p{ASCII}“”‘’…•])|[\d!-/:-@[-`{-~“”‘’…•]+$/gu, '');
    if (isSyllable(word)) valid++;
  }
  return { marked, valid };
}

export function isSyllable(word: string): boolean {
  return word.length <= 12 && syllable.test(word.toLowerCase().normalize('NFD').replace(tones, '').normalize('NFC'));
}
