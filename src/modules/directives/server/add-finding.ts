import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { DirectiveId, NewFinding, Reshaped, Span } from '../contract.ts';
import { ReadClause } from '../reading.ts';
import { holdDirective } from './held-directive.ts';
import { VersionId } from './import-directive.ts';
import { freeAddress, insertFinding } from './insert-finding.ts';
import { codePointsOf, demandExact } from './passages.ts';
import { passageReader } from './reading-of-passage.ts';
import { innermostClause } from './store-reading.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Thêm việc: a task that the reader did not see, by the words somebody selected in the text. */
export async function addFinding(
  tx: Tx,
  actor: Actor,
  directiveId: DirectiveId,
  { title = null, ...passage }: NewFinding,
  at: Instant,
): Promise<Reshaped> {
  demand(actor, 'directives.review');
  const directive = await holdDirective(tx, directiveId);
  if (directive.state === 'withdrawn') throw conflict('directives.withdrawn-already');
  if (directive.reading !== 'read') throw conflict('directives.not-read-yet');
  const versionId = await versionInForce(tx, directiveId);
  demandExact(await codePointsOf(tx, versionId), passage);
  const { clauseId, group } = await clauseAround(tx, versionId, passage);
  const read = await passageReader(tx, directive, dayOf(at));
  const id = await insertFinding(tx, versionId, {
    ...(await read(passage.quote)),
    ...passage,
    also: [],
    title,
    origin: 'person',
    clauseId,
    group,
    address: await freeAddress(tx, versionId, clauseId ?? `@${passage.start}`),
  });
  await tx.run(sql`update directive_finding set touched_at = ${at}, touched_by = ${actor.id} where id = ${id}`);
  const about = { kind: 'finding', id };
  await recordAct(tx, actor, 'directives.finding-added', about, { after: { ...passage, title, directiveId } }, at);
  await tellDirectiveChanged(tx, directiveId);
  return { findings: [{ id, version: 1 }] };
}

const IdRow = z.object({ id: VersionId });

export async function versionInForce(tx: Tx, directiveId: DirectiveId): Promise<VersionId> {
  const found = await tx.row(
    IdRow,
    sql`select id from directive_version where directive_id = ${directiveId} and standing = 'in-force'`,
  );
  if (found === undefined) throw notFound('directives.not-found');
  return found.id;
}

const GroupRow = z.object({ group: z.string().nullable() });

/** The clause a passage lies in, and the heading that other tasks of that clause stand under. */
async function clauseAround(
  tx: Tx,
  versionId: VersionId,
  span: Span,
): Promise<{ clauseId: string | null; group: string | null }> {
  const clauses = await tx.rows(
    ReadClause,
    sql`select id, parent, kind, label, start_at as "start", end_at as "end"
          from directive_clause where version_id = ${versionId} order by ordinal`,
  );
  const clauseId = innermostClause(clauses)(span);
  const neighbour = await tx.row(
    GroupRow,
    sql`select group_heading as "group" from directive_finding
         where version_id = ${versionId} and clause_id = ${clauseId} order by ordinal limit 1`,
  );
  return { clauseId, group: neighbour?.group ?? null };
}
