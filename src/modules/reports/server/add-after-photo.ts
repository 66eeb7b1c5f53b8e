import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { FileId } from '../../../kernel/files/contract.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { addEvidence } from '../../../kernel/work/add-evidence.ts';
import type { PhotoId, ReportId } from '../contract.ts';
import { demandHandling } from './acts.ts';
import { holdVisibleReport, saveReport } from './held-report.ts';
import { keepPhoto } from './photos.ts';

const FileIdRow = z.object({ fileId: FileId });

/** Ảnh sau xử lý: a photo of the result, which proves the work as well. */
export async function addAfterPhoto(
  tx: Tx,
  store: FileStore,
  actor: Actor,
  id: ReportId,
  received: ReceivedFile,
  at: Instant,
): Promise<PhotoId> {
  const held = await holdVisibleReport(tx, actor, id);
  await demandHandling(tx, actor, held);
  if (held.state === 'done' || held.state === 'recalled') throw conflict('reports.over');
  const photoId = await keepPhoto(tx, store, received, { reportId: id, kind: 'after' }, at);
  const kept = await tx.row(FileIdRow, sql`select file_id as "fileId" from report_photo where id = ${photoId}`);
  if (kept !== undefined) {
    await addEvidence(tx, actor, held.workItemId, { kind: 'file', title: 'Ảnh sau xử lý', fileId: kept.fileId }, at);
  }
  await saveReport(tx, held, {}, at);
  await recordAct(tx, actor, 'reports.photo-added', { kind: 'report', id }, { after: { photoId } }, at);
  return photoId;
}
