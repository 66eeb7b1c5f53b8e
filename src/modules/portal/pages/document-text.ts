import { type Html, html } from '../../../kernel/http/html.ts';

export interface TextClause {
  id: string;
  kind: string;
  label: string | null;
  /** In code points of the text. */
  start: number;
}

export interface Line {
  text: string;
  /** The clauses that begin on this line, the outermost first. */
  clauses: readonly TextClause[];
}

/** The lines of a document, each with the clauses that begin on it; empty lines are left out. */
export function linesOf(text: string, clauses: readonly TextClause[]): Line[] {
  const waiting = [...clauses].sort((a, b) => a.start - b.start);
  const lines: Line[] = [];
  let at = 0;
  let next = 0;
  let carried: TextClause[] = [];
  for (const line of text.split('\n')) {
    const end = at + [...line].length;
    for (let clause = waiting[next]; clause !== undefined && clause.start <= end; clause = waiting[++next]) {
      carried.push(clause);
    }
    at = end + 1;
    if (line.trim() === '') continue; // a clause said to begin on an empty line begins on the next
    lines.push({ text: line.trim(), clauses: carried });
    carried = [];
  }
  return lines;
}

const longestHeading = 160;

/** The text with an address for every clause: `#2.1.a`. */
export const documentText = (lines: readonly Line[], linkTo: (label: string) => string): Html =>
  html`${lines.map(({ text, clauses }) => {
    const [first, ...further] = clauses;
    if (first === undefined) return html`<p>${text}</p>`;
    const anchors = html`${further.map(({ id }) => html`<span id="${id}"></span>`)}<a class="anchor" href="#${encodeURIComponent(first.id)}" aria-label="${linkTo(nameOf(first))}">#</a>`;
    if (isHeading(first, text)) return html`<h3 id="${first.id}">${text} ${anchors}</h3>`;
    return html`<p id="${first.id}">${text} ${anchors}</p>`;
  })}`;

/** As printed, where that tells it from others: every bullet is called the same. */
const nameOf = ({ id, label }: TextClause): string => (label !== null && /[\p{L}\p{N}]/u.test(label) ? label : id);

/** One with a number: the letterhead and the names under it are set like headings too. */
const isHeading = ({ kind, label }: TextClause, text: string): boolean =>
  label !== null && (kind === 'part' || kind === 'article') && text.length <= longestHeading;

/** The parts and articles by their first lines, to jump to. */
export const headingsOf = (lines: readonly Line[]): { id: string; text: string }[] =>
  lines.flatMap(({ text, clauses: [first] }) =>
    first !== undefined && isHeading(first, text) ? [{ id: first.id, text }] : [],
  );
