import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { FileId, StoredFile } from '../../../kernel/files/contract.ts';
import { coverRectangles, type Rectangle } from '../../../kernel/files/cover-rectangles.ts';
import { storeFile } from '../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import { type Actor, publicActor } from '../../../kernel/identity/actor.ts';
import { notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { PhotoId, ReportId } from '../contract.ts';
import { saveReport } from '../server/held-report.ts';
import type { Moderated } from './contract.ts';
import { demandPublishable, holdForModeration, type Looked } from './moderate-report.ts';

const PublicCopyRow = StoredFile.pick({ sha256: true, name: true, mediaType: true });

/** The copy of a photo for the public, made before the transaction that keeps it; null where nothing is covered. */
export async function publicCopy(
  tx: Reads,
  store: FileStore,
  { id, reportId }: { id: PhotoId; reportId: ReportId },
  cover: readonly Rectangle[],
): Promise<ReceivedFile | null> {
  if (cover.length === 0) return null;
  const original = await tx.row(
    PublicCopyRow,
    sql`select f.sha256, f.name, f.media_type as "mediaType" from report_photo p join file f on f.id = p.file_id
         where p.id = ${id} and p.report_id = ${reportId}`,
  );
  if (original === undefined) throw notFound('privacy.photo-gone');
  const { mediaType } = original;
  return store.derive(original, (from, to) => coverRectangles(from, to, mediaType, cover));
}

/** A photo is public once somebody looked at it, and only as the copy in which they covered what must not be seen. */
export async function publishPhoto(
  tx: Tx,
  store: FileStore,
  actor: Actor,
  photo: Looked & { photoId: PhotoId; cover: readonly Rectangle[]; copy: ReceivedFile | null },
  at: Instant,
): Promise<Moderated> {
  const held = await holdForModeration(tx, actor, photo);
  await demandPublishable(tx, held);
  const copyId = photo.copy === null ? null : (await storeFile(tx, store, publicActor, photo.copy, at)).id;
  await movePhoto(
    tx,
    held.id,
    photo.photoId,
    sql`
    publication = 'public', public_file_id = coalesce(${copyId}::uuid, file_id), covered = ${photo.cover}::jsonb,
    withheld_reason = null, moderated_at = ${at}`,
  );
  const after = { photoId: photo.photoId, publication: 'public', covered: photo.cover.length };
  await recordAct(tx, actor, 'reports.photo-published', { kind: 'report', id: held.id }, { after }, at);
  const { version } = await saveReport(tx, held, {}, at);
  return { id: held.id, publication: held.publication, version };
}

export async function withholdPhoto(
  tx: Tx,
  actor: Actor,
  photo: Looked & { photoId: PhotoId; reason: string },
  at: Instant,
): Promise<Moderated> {
  const { photoId, reason } = photo;
  const held = await holdForModeration(tx, actor, photo);
  await movePhoto(
    tx,
    held.id,
    photoId,
    sql`
    publication = 'withheld', public_file_id = null, covered = '[]', withheld_reason = ${reason}, moderated_at = ${at}`,
  );
  const after = { photoId, publication: 'withheld' };
  await recordAct(tx, actor, 'reports.photo-withheld', { kind: 'report', id: held.id }, { after, reason }, at);
  const { version } = await saveReport(tx, held, {}, at);
  return { id: held.id, publication: held.publication, version };
}

const CopyIdRow = z.object({ copyId: FileId.nullable() });

/** Changes the row of a photo; the copy that the public saw until now is forgotten, and its content swept away. */
async function movePhoto(tx: Tx, reportId: ReportId, id: PhotoId, change: ReturnType<typeof sql>): Promise<void> {
  const before = await tx.row(
    CopyIdRow,
    sql`select nullif(public_file_id, file_id) as "copyId" from report_photo
         where id = ${id} and report_id = ${reportId} for update`,
  );
  if (before === undefined) throw notFound('privacy.photo-gone');
  await tx.run(sql`update report_photo set ${change} where id = ${id}`);
  if (before.copyId !== null) await tx.run(sql`delete from file where id = ${before.copyId}`);
}
