import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { Passage, Span } from '../contract.ts';
import type { VersionId } from './import-directive.ts';

const TextRow = z.object({ text: z.string().nullable() });

/** The code points of a version's text: what every span counts. */
export async function codePointsOf(tx: Tx, versionId: VersionId): Promise<string[]> {
  const version = await tx.row(TextRow, sql`select text from directive_version where id = ${versionId}`);
  return [...(version?.text ?? '')];
}

/** The words between two offsets. */
export function quoteAt(points: readonly string[], { start, end }: Span): string {
  const quote = points.slice(start, end).join('');
  if (end <= start || end > points.length || quote.trim() === '') {
    throw invalid('directives.span-empty', { start, end });
  }
  return quote;
}

/** Refuses a quote that is not, letter for letter, what stands between its offsets: it was taken from another text. */
export function demandExact(points: readonly string[], { quote, ...span }: Passage): void {
  if (quoteAt(points, span) !== quote) throw invalid('directives.quote-differs', span);
}

/** Refuses passages of which one lies over another. */
export function demandApart(passages: readonly Span[]): void {
  const inOrder = [...passages].sort((a, b) => a.start - b.start);
  inOrder.forEach(({ start, end }, i) => {
    const before = inOrder[i - 1];
    if (before !== undefined && start < before.end) throw invalid('directives.spans-overlap', { start, end });
  });
}
