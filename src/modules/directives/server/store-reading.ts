import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { DirectiveId, Span } from '../contract.ts';
import type { DocumentReading } from '../reader/process.ts';
import type { ReadClause } from '../reading.ts';
import type { VersionId } from './import-directive.ts';
import { draftOf, insertFinding } from './insert-finding.ts';
import { directiveSources } from './search-source.ts';
import { organisationSuggester } from './suggest-organisations.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Keeps what the reader found: the text as it is shown, its clauses, and a draft of every task. Nothing of it is live. */
export async function storeReading(
  tx: Tx,
  { id, directiveId }: { id: VersionId; directiveId: DirectiveId },
  { text, notes, reading }: DocumentReading,
  at: Instant,
): Promise<void> {
  const { document, clauses, citations, tasks } = reading;
  await tx.run(sql`
    update directive_version
       set reading = 'read', text = ${text}, notes = ${notes}::jsonb, letterhead = ${document}::jsonb, lease_until = null,
           finished_at = ${at}
     where id = ${id}`);
  // A proposed version says nothing about the directive before it is in force.
  await tx.run(sql`
    update directive
       set number = ${document.number}, type = ${document.type}, issuer = ${document.issuer},
           issued_on = ${document.issuedOn}, title = coalesce(${document.title}, title), version = version + 1
     where id = ${directiveId} and exists (select from directive_version where id = ${id} and standing = 'in-force')`);
  const clauseRows = clauses.map((clause, i) => ({
    ...clause,
    ordinal: i + 1,
    start_at: clause.start,
    end_at: clause.end,
  }));
  await tx.run(sql`
    insert into directive_clause (version_id, ordinal, id, parent, kind, label, start_at, end_at)
    select ${id}, * from jsonb_to_recordset(${clauseRows}::jsonb)
      as clause (ordinal int, id text, parent text, kind text, label text, start_at int, end_at int)`);
  const citationRows = citations.map((citation, i) => ({
    ...citation,
    ordinal: i + 1,
    issued_on: citation.issuedOn,
    start_at: citation.start,
    end_at: citation.end,
  }));
  await tx.run(sql`
    insert into directive_citation (version_id, ordinal, number, type, issued_on, quote, start_at, end_at)
    select ${id}, * from jsonb_to_recordset(${citationRows}::jsonb)
      as citation (ordinal int, number text, type text, issued_on date, quote text, start_at int, end_at int)`);

  const suggest = await organisationSuggester(tx, document, dayOf(at));
  const clauseAt = innermostClause(clauses);
  for (const task of tasks) {
    const { id: address, group, quote, start, end } = task;
    const words = { address, clauseId: clauseAt(task), group, quote, start, end, also: [], title: null };
    await insertFinding(tx, id, { ...words, origin: 'reader', ...(await draftOf(task, suggest)) });
  }
  const after = { number: document.number, clauses: clauses.length, findings: tasks.length };
  await indexRecords(tx, directiveSources, [directiveId]);
  await recordAct(tx, systemActor, 'directives.read', { kind: 'directive', id: directiveId }, { after }, at);
  await tellDirectiveChanged(tx, directiveId);
}

/** The smallest clause that holds a span. */
export function innermostClause(clauses: readonly ReadClause[]) {
  return ({ start, end }: Span): string | null => {
    const around = clauses.filter((clause) => clause.start <= start && end <= clause.end);
    const [smallest] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
    return smallest?.id ?? clauses.findLast((clause) => clause.start <= start)?.id ?? null;
  };
}
