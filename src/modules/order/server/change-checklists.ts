import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import { Day, type Instant } from '../../../kernel/time.ts';
import {
  type Checklist,
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
  const last = await tx.row(
    z.object({ id: ChecklistVersionId, checklistId: ChecklistId, ordinal: z.int(), validFrom: Day }),
    sql`select v.id, v.checklist_id as "checklistId", v.ordinal, v.valid_from as "validFrom"
          from checklist_version v where v.checklist_id = ${id} order by v.ordinal desc limit 1 for update`,
  );
  if (last === undefined) throw notFound('order.checklist-unknown');
  if (input.validFrom <= last.validFrom) throw conflict('order.version-not-later', { validFrom: last.validFrom });
  await tx.run(sql`update checklist_version set valid_to = ${input.validFrom} where id = ${last.id}`);
  return writeVersion(tx, actor, last.checklistId, last.ordinal + 1, input, at);
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
