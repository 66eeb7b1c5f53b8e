import { withNewTones } from '../../../kernel/vietnamese.ts';
import type { Span } from './offsets.ts';

/**
 * A stretch of a document as a person reads it: one line, single spaces, no marks of half-converted markdown or tables,
 * tones where the current spelling puts them. `offsets[i]` leads from each of its characters back to the text.
 */
export interface Flat {
  text: string;
  lower: string;
  offsets: Int32Array;
}

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028;

/** Zero-width characters and soft hyphens, left behind by word processors and web pages. */
const isInvisible = (code: number): boolean =>
  code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0x2060;

const asterisk = 0x2a;
const bar = 0x7c;
const hash = 0x23;
const newLine = 0x0a;

export function flatten(source: string, span: Span): Flat {
  const kept: number[] = [];
  let characters = '';
  let gap = false;
  let runStart = -1;
  let lineStart = true;
  for (let i = span.start; i < span.end; i += 1) {
    const code = source.charCodeAt(i);
    const dropped = code === asterisk || isInvisible(code) || (lineStart && code === hash);
    const space = isSpace(code) || code === bar;
    if (code === newLine) lineStart = true;
    else if (!space && !dropped) lineStart = false;
    if (!space && !dropped && !gap) {
      if (runStart < 0) runStart = i;
      kept.push(i);
      continue;
    }
    if (runStart >= 0) {
      characters += source.slice(runStart, i);
      runStart = -1;
    }
    if (space) gap = kept.length > 0;
    if (space || dropped) continue;
    characters += ' ';
    kept.push(i - 1, i);
    gap = false;
    runStart = i;
  }
  if (runStart >= 0) characters += source.slice(runStart, span.end);
  // `kept` holds one entry per unit of `characters`; the last entry closes the stretch.
  const offsets = new Int32Array(kept);
  const text = sameLength(withNewTones(characters), characters);
  return { text, lower: sameLength(text.toLowerCase(), text), offsets };
}

const sameLength = (changed: string, original: string): string =>
  changed.length === original.length ? changed : original;

/** The stretch of the text that `start` to `end` of a flat stretch stand for. */
export function sourceSpan(flat: Flat, start: number, end: number): Span {
  return { start: flat.offsets[start] ?? 0, end: (flat.offsets[end - 1] ?? -1) + 1 };
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/** Whether a word begins or ends at `index`: the characters on both sides are not both letters or digits. */
export function isWordEdge(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  return !(isWordCharacter(text, index - 1) && isWordCharacter(text, index));
}

export function isWordCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) {
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  }
  return wordCharacter.test(text.charAt(index));
}

export function isUpperCase(character: string): boolean {
  return character !== character.toLowerCase() && character === character.toUpperCase();
}

/** The part of a flat stretch that stands for `span` of the text. */
export function partOf(flat: Flat, span: Span): Flat {
  const start = firstAtOrAfter(flat.offsets, span.start);
  const end = firstAtOrAfter(flat.offsets, span.end);
  return {
    text: flat.text.slice(start, end),
    lower: flat.lower.slice(start, end),
    offsets: flat.offsets.subarray(start, end),
  };
}

function firstAtOrAfter(offsets: Int32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
