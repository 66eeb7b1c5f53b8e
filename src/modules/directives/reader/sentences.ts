import { type Flat, isUpperCase } from './flat.ts';
import type { Span } from './offsets.ts';

// "TP. Hồ Chí Minh", "PGS. TS. …", "v.v. …": a full stop after these ends nothing.
const abbreviations = new Set('tp tx tt ths ts pgs gs bs ks nxb đ/c tm kt tl q p'.split(' '));

const longestSentence = 1500;

/** The sentences of a flat stretch, as spans of it. */
export function splitSentences(flat: Flat, from = 0, to = flat.text.length): Span[] {
  return split(flat, from, to, (at) => {
    const character = flat.text.charAt(at);
    if (character !== '.' && character !== '!' && character !== '?' && character !== '…') return false;
    if (flat.text.charAt(at + 1) !== ' ') return false;
    const next = flat.text.charAt(at + 2);
    const opens = isUpperCase(next) || (/["“(]/.test(next) && isUpperCase(flat.text.charAt(at + 3)));
    return opens && (character !== '.' || !abbreviations.has(wordEndingAt(flat, at)));
  });
}

/** The parts of a sentence between semicolons, outside brackets and quotation marks. */
export function splitAtSemicolons(flat: Flat, from: number, to: number): Span[] {
  return split(flat, from, to, (at) => flat.text.charAt(at) === ';');
}

function split(flat: Flat, from: number, to: number, endsAt: (at: number) => boolean): Span[] {
  const parts: Span[] = [];
  let start = from;
  let depth = 0;
  let quoted = false;
  for (let at = from; at < to; at += 1) {
    const character = flat.text.charAt(at);
    if (character === '(') depth += 1;
    else if (character === ')' && depth > 0) depth -= 1;
    else if (character === '“' || character === '”') quoted = character === '“';
    // What is never closed must not swallow the rest.
    if ((depth > 0 || quoted) && at - start < longestSentence) continue;
    if (!endsAt(at)) continue;
    parts.push({ start, end: at + 1 });
    start = at + 1;
    while (start < to && flat.text.charAt(start) === ' ') start += 1;
    depth = 0;
    quoted = false;
  }
  if (start < to) parts.push({ start, end: to });
  return parts;
}

function wordEndingAt(flat: Flat, at: number): string {
  let start = at;
  while (start > 0 && flat.text.charAt(start - 1) !== ' ' && at - start < 8) start -= 1;
  return flat.lower.slice(start, at).replace(/^[("“]/, '');
}
