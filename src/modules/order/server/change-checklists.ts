import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import {
  type Checklist,
  type ChecklistEnd,
  ChecklistId,
  ChecklistVersionId,
  type NewChecklist,
  type NewChecklistVersion,
} from '../checklists.ts';
import { findChecklistVersion } from './queries.ts';

/** Lập phiếu kiểm tra: a new checklist with its first version. */
export async function createChecklist(tx: Tx, actor: Actor, input: NewChecklist, at: Instant): Promise<Checklist> {
  demand(actor, 'checklists.edit');
  const id = newId(ChecklistId);
  const entered = await tx.run(sql`
    insert into checklist (id, code, name_vi, name_en) values (${id}, ${input.code}, ${input.vi}, ${input.en})
    on conflict (code) do nothing`);
  if (entered === 0) throw conflict('order.code-taken');
  return writeVersion(tx, actor, id, 1, input, at);
}

/** Ban hành bản mới: from a day on; the version in force until then keeps its wording for what was done by it. */
export async function issueChecklistVersion(
  tx: Tx,
  actor: Actor,
  id: string,
  input: NewChecklistVersion,
  at: Instant,
): Promise<Checklist> {
  demand(actor, 'checklists.edit');
  const last = await holdLastVersion(tx, id);
  if (input.validFrom <= last.validFrom) throw conflict('order.version-not-later', { validFrom: last.validFrom });
  await tx.run(
    sql`update checklist_version set valid_to = least(valid_to, ${input.validFrom}::date) where id = ${last.versionId}`,
  );
  return writeVersion(tx, actor, last.id, last.ordinal + 1, input, at);
}

/** Ngừng dùng: from a day on nobody inspects by it; what was done by it stays readable. A new version takes it up again. */
export async function endChecklist(
  tx: Tx,
  actor: Actor,
  id: string,
  { validTo }: ChecklistEnd,
  at: Instant,
): Promise<Checklist> {
  demand(actor, 'checklists.edit');
  const last = await holdLastVersion(tx, id);
  if (last.validTo !== null) throw conflict('order.checklist-over', { validTo: last.validTo });
  if (validTo <= last.validFrom) throw conflict('order.version-never-in-force', { validFrom: last.validFrom });
  await tx.run(sql`update checklist_version set valid_to = ${validTo} where id = ${last.versionId}`);
  const about = { kind: 'checklist', id: last.id };
  await recordAct(tx, actor, 'order.checklist-ended', about, { after: { ordinal: last.ordinal, validTo } }, at);
  return { ...last, validTo };
}

const IdRow = z.object({ id: ChecklistVersionId });

/** The newest version, held so that nobody else issues the next one meanwhile. */
async function holdLastVersion(tx: Tx, checklistId: string): Promise<Checklist> {
  const last = await tx.row(
    IdRow,
    sql`select id from checklist_version where checklist_id = ${checklistId} order by ordinal desc limit 1 for update`,
  );
  const version = last === undefined ? undefined : await findChecklistVersion(tx, last.id);
  if (version === undefined) throw notFound('order.checklist-unknown');
  return version;
}

async function writeVersion(
  tx: Tx,
  actor: Actor,
  checklistId: z.infer<typeof ChecklistId>,
  ordinal: number,
  { validFrom, source, items }: NewChecklistVersion,
  at: Instant,
): Promise<Checklist> {
  const id = newId(ChecklistVersionId);
  await tx.run(sql`
    insert into checklist_version (id, checklist_id, ordinal, valid_from, items, source)
    values (${id}, ${checklistId}, ${ordinal}, ${validFrom}, ${JSON.stringify(items)}::text::jsonb, ${source})`);
  const about = { kind: 'checklist', id: checklistId };
  await recordAct(tx, actor, 'order.checklist-issued', about, { after: { ordinal, validFrom, source, items } }, at);
  const written = await findChecklistVersion(tx, id);
  if (written === undefined) throw notFound('order.checklist-unknown');
  return written;
}
