import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { type DirectiveId, FindingId } from '../contract.ts';
import type { DocumentReading } from '../reader/process.ts';
import type { ReadTask } from '../reading.ts';
import type { VersionId } from './import-directive.ts';
import { organisationSuggester, type Suggester } from './suggest-organisations.ts';

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
       set reading = 'read', text = ${text}, notes = ${notes}::jsonb, lease_until = null, finished_at = ${at}
     where id = ${id}`);
  await tx.run(sql`
    update directive
       set number = ${document.number}, type = ${document.type}, issuer = ${document.issuer},
           issued_on = ${document.issuedOn}, title = coalesce(${document.title}, title), version = version + 1
     where id = ${directiveId}`);
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
  for (const [i, task] of tasks.entries()) await storeFinding(tx, id, i + 1, task, clauseAt(task), suggest);
  const after = { number: document.number, clauses: clauses.length, findings: tasks.length };
  await recordAct(tx, systemActor, 'directives.read', { kind: 'directive', id: directiveId }, { after }, at);
}

async function storeFinding(
  tx: Tx,
  versionId: VersionId,
  ordinal: number,
  task: ReadTask,
  clauseId: string | null,
  suggest: Suggester,
): Promise<void> {
  const id = newId(FindingId);
  const suggestion = task.owner === null ? null : await suggest.owner(task.owner);
  const sure = suggestion?.sure === true && task.ownerConfidence >= 0.5;
  await tx.run(sql`
    insert into directive_finding (id, version_id, ordinal, address, clause_id, group_heading, quote, start_at, end_at,
                                   state, confidence, owner_quote, owner_confidence, suggested_id, suggested_score,
                                   suggested_sure, owner_id, deadline, modules, priority)
    values (${id}, ${versionId}, ${ordinal}, ${task.id}, ${clauseId}, ${task.group}, ${task.quote}, ${task.start},
            ${task.end}, 'open', ${task.confidence}, ${task.owner}, ${task.ownerConfidence},
            ${suggestion?.organisationId ?? null}, ${suggestion?.score ?? null}, ${sure},
            ${sure && suggestion !== null ? suggestion.organisationId : null}, ${task.deadline}::jsonb,
            ${task.modules}::text[], 'normal')`);
  const partners: { quote: string; organisation_id: string | null }[] = [];
  for (const quote of task.partners) {
    const found = (await suggest.partners(quote)).filter((each) => each !== suggestion?.organisationId);
    if (found.length === 0) partners.push({ quote, organisation_id: null });
    else partners.push(...found.map((organisation_id) => ({ quote, organisation_id })));
  }
  await tx.run(sql`
    insert into directive_finding_partner (finding_id, ordinal, quote, organisation_id)
    select ${id}, row_number() over (), quote, organisation_id
      from jsonb_to_recordset(${partners}::jsonb) as partner (quote text, organisation_id uuid)`);
  const places = task.places.map(({ quote, placeId }) => ({ quote, place_id: placeId }));
  await tx.run(sql`
    insert into directive_finding_place (finding_id, ordinal, quote, place_id)
    select ${id}, row_number() over (), quote, place_id
      from jsonb_to_recordset(${places}::jsonb) as place (quote text, place_id uuid)`);
  const targets = task.targets.map((target) => ({ ...target, by_day: target.by }));
  await tx.run(sql`
    insert into directive_target (finding_id, ordinal, quote, indicator, comparator, value, unit, by_day, confidence)
    select ${id}, row_number() over (), quote, indicator, comparator, value, unit, by_day, confidence
      from jsonb_to_recordset(${targets}::jsonb)
        as target (quote text, indicator text, comparator text, value float8, unit text, by_day date, confidence float8)`);
}

/** The smallest clause that holds a span. */
function innermostClause(clauses: DocumentReading['reading']['clauses']) {
  return ({ start, end }: { start: number; end: number }): string | null => {
    const around = clauses.filter((clause) => clause.start <= start && end <= clause.end);
    const [smallest] = around.sort((a, b) => a.end - a.start - (b.end - b.start));
    return smallest?.id ?? clauses.findLast((clause) => clause.start <= start)?.id ?? null;
  };
}
