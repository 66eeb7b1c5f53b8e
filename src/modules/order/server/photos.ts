import { z } from 'zod';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { FileId, type StoredFile } from '../../../kernel/files/contract.ts';
import { findFile, storeFile } from '../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type InspectionId, InspectionPhotoId } from '../contract.ts';
import { visibleInspections } from './queries.ts';

/** A photo taken for an inspection that is yet to arrive; whoever sent it alone can use it. */
export async function receiveInspectionPhoto(
  tx: Tx,
  store: FileStore,
  actor: Actor,
  received: ReceivedFile,
  at: Instant,
): Promise<InspectionPhotoId> {
  demand(actor, 'inspections.record');
  const { id: fileId } = await storeFile(tx, store, actor, received, at);
  const id = newId(InspectionPhotoId);
  await tx.run(sql`
    insert into inspection_photo (id, file_id, added_by, added_at) values (${id}, ${fileId}, ${actor.id}, ${at})`);
  return id;
}

const FileIdRow = z.object({ fileId: FileId });

/** Puts photos to a point of an inspection; answers their files. */
export async function attachInspectionPhotos(
  tx: Tx,
  actor: Actor,
  inspectionId: InspectionId,
  item: string,
  photoIds: readonly InspectionPhotoId[],
): Promise<FileId[]> {
  const files: FileId[] = [];
  for (const [index, id] of photoIds.entries()) {
    const taken = await tx.row(
      FileIdRow,
      sql`update inspection_photo set inspection_id = ${inspectionId}, item = ${item}, ordinal = ${index + 1}
           where id = ${id} and inspection_id is null and added_by = ${actor.id} returning file_id as "fileId"`,
    );
    if (taken === undefined) throw conflict('order.photo-unknown', { photo: id });
    files.push(taken.fileId);
  }
  return files;
}

export async function inspectionPhotoFile(
  tx: Tx,
  actor: Actor,
  inspectionId: InspectionId,
  id: InspectionPhotoId,
): Promise<StoredFile> {
  const found = await tx.row(
    FileIdRow,
    sql`select f.file_id as "fileId" from inspection_photo f join inspection i on i.id = f.inspection_id
         where f.id = ${id} and i.id = ${inspectionId} and ${visibleInspections(actor)}`,
  );
  const file = found === undefined ? undefined : await findFile(tx, found.fileId);
  if (file === undefined) throw notFound('order.not-found');
  return file;
}

/** A phone may be without signal for long; after this its inspection will not come any more. */
const looseDays = 45;

export const removeLooseInspectionPhotos = schedule({
  name: 'order.remove-loose-photos',
  every: { minutes: 24 * 60 },
  run: ({ db }, at, job) =>
    db.inTransaction(async (tx) => {
      await tx.run(sql`
        delete from inspection_photo
         where inspection_id is null and added_at < ${at}::timestamptz - make_interval(days => ${looseDays})`);
      await job.complete(tx);
    }),
});
