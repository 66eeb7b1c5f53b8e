import type { Segment } from './contract.ts';
import type { Question } from './question.ts';
import { joinedNumbers, squeezed, wordsOf } from './words.ts';

interface Span {
  start: number;
  end: number;
  /** Which of the asked words it is. */
  asked: number;
}

/** Where the asked words stand in a text. */
function hitsIn(composed: string, { words, guesses }: Question): Span[] {
  const last = words.length - 1;
  const hits = wordsOf(composed).flatMap(({ start, end, plain }) => {
    const asked = words.findIndex((word, i) =>
      i === last
        ? plain.startsWith(word.plain) || guesses[i]?.includes(plain)
        : plain === word.plain || guesses[i]?.includes(plain),
    );
    return asked === -1 ? [] : [{ start, end, asked }];
  });
  const number = squeezed(words.map(({ plain }) => plain).join(' '));
  if (!/^\d/.test(number) || number.length < 3) return hits;
  // 08NQTU for 08-NQ/TU: the whole of it is meant, and nothing within is marked twice.
  const numbers = joinedNumbers(composed).filter(({ word }) => word.startsWith(number));
  const outside = hits.filter((hit) => !numbers.some(({ start, end }) => start <= hit.start && hit.end <= end));
  return [...outside, ...numbers.map(({ start, end }) => ({ start, end, asked: 0 }))].sort((a, b) => a.start - b.start);
}

/** The text in pieces, those with the asked words marked; neighbours among them as one piece. */
export function marked(text: string, question: Question): Segment[] {
  const composed = text.normalize('NFC');
  return cut(composed, hitsIn(composed, question), { start: 0, end: composed.length });
}

function cut(composed: string, hits: readonly Span[], within: { start: number; end: number }): Segment[] {
  const segments: Segment[] = [];
  const add = (from: number, to: number, hit: boolean) => {
    const text = composed.slice(from, to);
    const before = segments.at(-1);
    if (text === '') return;
    if (before?.hit === hit) before.text += text;
    else segments.push({ text, hit });
  };
  let at = within.start;
  for (const { start, end } of hits) {
    if (start < at || end > within.end) continue;
    const isNeighbour = segments.at(-1)?.hit === true && composed.slice(at, start).trim() === '';
    add(at, start, isNeighbour);
    add(start, end, true);
    at = end;
  }
  add(at, within.end, false);
  return segments;
}

const excerptLength = 200;
const lead = 40;

/** The passage of about two lines that has most of the asked words; the beginning where it has none of them. */
export function excerptOf(text: string, question: Question): Segment[] {
  const composed = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const hits = hitsIn(composed, question);
  const best = bestStart(hits) ?? 0;
  const start = best <= lead ? 0 : wordStart(composed, best - lead);
  const end = start + excerptLength >= composed.length ? composed.length : wordEnd(composed, start + excerptLength);
  const segments = cut(composed, hits, { start, end });
  if (start > 0) segments.unshift({ text: '… ', hit: false });
  if (end < composed.length) segments.push({ text: ' …', hit: false });
  return segments;
}

/** The hit from which the most different asked words follow within an excerpt. */
function bestStart(hits: readonly Span[]): number | undefined {
  let best: { start: number; words: number } | undefined;
  const inside = new Map<number, number>();
  let next = 0;
  for (const { start, asked } of hits) {
    for (let hit = hits[next]; hit !== undefined && hit.end <= start + excerptLength - lead; hit = hits[++next]) {
      inside.set(hit.asked, (inside.get(hit.asked) ?? 0) + 1);
    }
    if (best === undefined || inside.size > best.words) best = { start, words: inside.size };
    const left = (inside.get(asked) ?? 0) - 1;
    if (left > 0) inside.set(asked, left);
    else inside.delete(asked);
  }
  return best?.start;
}

const wordStart = (text: string, near: number): number => text.indexOf(' ', near) + 1;
const wordEnd = (text: string, near: number): number => {
  const space = text.lastIndexOf(' ', near);
  return space <= 0 ? near : space;
};

/** Whether the text has every asked word. */
export function saysItAll(text: string, question: Question): boolean {
  const found = new Set(hitsIn(text.normalize('NFC'), question).map(({ asked }) => asked));
  const number = squeezed(text);
  return question.words.every(({ plain }, i) => found.has(i) || number.includes(plain));
}
