import type { Passage, Span } from '../../contract.ts';

/** Offsets count code points, a field of text counts UTF-16 units: the same passage in the one from the other. */
export function passageOf(text: string, start: number, end: number, offset = 0): Passage | null {
  const quote = text.slice(start, end);
  const trimmed = quote.trim();
  if (trimmed === '') return null;
  const from = offset + [...text.slice(0, start + quote.indexOf(trimmed))].length;
  return { quote: trimmed, start: from, end: from + [...trimmed].length };
}

/** Where a span of code points lies in UTF-16 units. */
export function unitsOf(text: string, { start, end }: Span): Span {
  const points = [...text];
  const before = points.slice(0, start).join('').length;
  return { start: before, end: before + points.slice(start, end).join('').length };
}

/** A first proposal for the parts of a task: its sentences and what semicolons keep apart. */
export function proposedParts({ quote, start }: Passage): Passage[] {
  const parts: Passage[] = [];
  for (const match of quote.matchAll(/[^;\n]+?(?:[;\n]|\.(?=\s)|$)/gu)) {
    const part = passageOf(quote, match.index, match.index + match[0].replace(/[;.\s]+$/u, '').length, start);
    if (part !== null) parts.push(part);
  }
  return parts;
}

/** With one more part; those it lies over make room for it. */
export const withPart = (parts: readonly Passage[], added: Passage): Passage[] =>
  [...parts.filter(({ start, end }) => end <= added.start || added.end <= start), added].sort(
    (a, b) => a.start - b.start,
  );

/** What is selected in the document as it is shown, as a passage of its text; null where nothing is. */
export function selectedPassage(document: HTMLElement, text: string): Passage | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!document.contains(range.commonAncestorContainer)) return null;
  const start = pointAt(range.startContainer, range.startOffset);
  const end = pointAt(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const units = unitsOf(text, { start, end });
  return passageOf(text, units.start, units.end);
}

/** The code point of the text that a boundary of a selection stands before. Numbers of tasks are no part of the text. */
function pointAt(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>('[data-start]');
  if (paragraph == null) return null;
  const before = new Range();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  const shown = before.cloneContents();
  for (const tag of shown.querySelectorAll('.tag')) tag.remove();
  return Number(paragraph.dataset.start) + [...(shown.textContent ?? '')].length;
}
