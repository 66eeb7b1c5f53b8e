import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx } from '../db/db.ts';
import { FileId, type StoredFile } from '../files/contract.ts';
import { findFile } from '../files/queries.ts';
import type { Actor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { demandVoice, noteActivity } from './activity.ts';
import { EvidenceId, type NewEvidence, type WorkItemId } from './contract.ts';
import { holdVisible } from './held.ts';
import { seenInside, viewerOf } from './visibility.ts';

/** Bổ sung minh chứng: a file of ours, a page elsewhere or a record of another part. */
export async function addEvidence(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  input: NewEvidence,
  at: Instant,
): Promise<EvidenceId> {
  const held = await holdVisible(tx, actor, workItemId);
  await demandVoice(tx, actor, held);
  const id = newId(EvidenceId);
  const fileId = input.kind === 'file' ? input.fileId : null;
  const url = input.kind === 'link' ? input.url : null;
  const record = input.kind === 'record' ? input.record : null;
  await tx.run(sql`
    insert into work_evidence (id, work_item_id, kind, title, file_id, url, record_kind, record_id, actor_id, at, predates)
    select ${id}, w.id, ${input.kind}, ${input.title}, ${fileId}, ${url}, ${record?.kind ?? null}, ${record?.id ?? null},
           ${actor.id}, ${at}, ${at}::timestamptz < w.opened_at
             or exists (select from file f where f.id = ${fileId}::uuid and f.uploaded_at < w.opened_at)
      from work_item w where w.id = ${workItemId}`);
  await noteActivity(tx, actor, held, { comments: 0, evidence: 1 }, at);
  const about = { kind: 'work-item', id: workItemId };
  await recordAct(tx, actor, 'work.evidence-added', about, { after: { evidenceId: id, ...input } }, at);
  return id;
}

const FileIdRow = z.object({ fileId: FileId });

/** The file of a piece of evidence. Whoever sees the work from the inside may see it. */
export async function evidenceFile(tx: Tx, actor: Actor, workItemId: WorkItemId, id: EvidenceId): Promise<StoredFile> {
  const found = await tx.row(
    FileIdRow,
    sql`select e.file_id as "fileId" from work_evidence e join work_item w on w.id = e.work_item_id
         where e.id = ${id} and w.id = ${workItemId} and e.file_id is not null and ${seenInside(viewerOf(actor))}`,
  );
  const file = found === undefined ? undefined : await findFile(tx, found.fileId);
  if (file === undefined) throw notFound('work.file-unknown');
  return file;
}
