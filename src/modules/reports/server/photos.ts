import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { newId } from '../../../kernel/brand.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { FileId, type StoredFile } from '../../../kernel/files/contract.ts';
import { findFile, storeFile } from '../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { type Actor, publicActor } from '../../../kernel/identity/actor.ts';
import { conflict, invalid, notFound, Refusal } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { seenInside, type Viewer } from '../../../kernel/work/visibility.ts';
import { mostPhotos, PhotoId, type ReportId } from '../contract.ts';
import { visibleReports } from './visibility.ts';

const mebibyte = 1024 * 1024;
/** What telephones send. Each is encoded anew: no trace of where, when and with what it was taken is kept. */
export const photoUpload = { types: ['image/jpeg', 'image/png', 'image/webp'], limitBytes: 15 * mebibyte };

/** Says in the words of a reporter what is wrong with a photo. */
export function photoRefusal(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== 'files.type-not-taken') return error;
  const { mediaType } = error.details;
  return /^image\/hei[cf]/.test(String(mediaType))
    ? invalid('reports.photo-heic')
    : invalid('reports.photo-no-picture', { mediaType: mediaType ?? null });
}

/** The photo that a request sends, by itself and before the report it may belong to. */
export async function receivePhoto(request: FastifyRequest, store: FileStore): Promise<ReceivedFile> {
  try {
    return (await receiveUpload(request, store, photoUpload)).file;
  } catch (error) {
    throw photoRefusal(error);
  }
}

export const KeptPhoto = z.object({ id: PhotoId });

/** Keeps a photo that came in before its report; what stays without one for a day is removed. */
export async function keepPhoto(
  tx: Tx,
  store: FileStore,
  received: ReceivedFile,
  of: { reportId: ReportId | null; kind: 'before' | 'after' },
  at: Instant,
): Promise<PhotoId> {
  const id = newId(PhotoId);
  const by: Actor = publicActor; // whose photo it is says nothing about who may see it
  const file = await storeFile(tx, store, by, { ...received, name: `${id}.${received.name.split('.').at(-1)}` }, at);
  await tx.run(sql`
    insert into report_photo (id, report_id, kind, ordinal, file_id, added_at)
    values (${id}, ${of.reportId}, ${of.kind},
            (select count(*) + 1 from report_photo where report_id = ${of.reportId}::uuid), ${file.id}, ${at})`);
  return id;
}

/** The photos of a report that was just filed: those that came before it and belong to none yet. */
export async function attachPhotos(tx: Tx, id: ReportId, photoIds: readonly PhotoId[]): Promise<void> {
  const photos = [...new Set(photoIds)];
  if (photos.length === 0) return;
  if (photos.length > mostPhotos) throw invalid('reports.too-many-photos', { limit: mostPhotos });
  const attached = await tx.run(sql`
    update report_photo p set report_id = ${id}, ordinal = named.ordinality
      from unnest(${photos}::uuid[]) with ordinality as named (id, ordinality)
     where p.id = named.id and p.report_id is null`);
  if (attached !== photos.length) throw conflict('reports.photo-unknown');
}

/** Whose eyes a photo is looked at with: those of the reporter, or of somebody who may see the report. */
export type PhotoViewer = Viewer | 'reporter';

const FileIdRow = z.object({ fileId: FileId });

/** What a photo shows belongs to those who work on its report, and to the public once it is published by itself. */
export async function photoFile(tx: Tx, id: PhotoId, reportId: ReportId, viewer: PhotoViewer): Promise<StoredFile> {
  const inside = viewer === 'reporter' ? sql`true` : seenInside(viewer);
  const seen =
    viewer === 'reporter' ? sql`true` : sql`${visibleReports(viewer)} and (p.publication = 'public' or ${inside})`;
  const found = await tx.row(
    FileIdRow,
    sql`select case when ${inside} then p.file_id else p.public_file_id end as "fileId"
          from report_photo p join report r on r.id = p.report_id join work_item w on w.id = r.work_item_id
         where p.id = ${id} and r.id = ${reportId} and ${seen}`,
  );
  const file = found === undefined ? undefined : await findFile(tx, found.fileId);
  if (file === undefined) throw notFound('reports.photo-unknown');
  return file;
}

const WhetherRow = z.object({ any: z.boolean() });

export async function hasAfterPhoto(tx: Reads, id: ReportId): Promise<boolean> {
  const found = await tx.row(
    WhetherRow,
    sql`select exists (select from report_photo where report_id = ${id} and kind = 'after') as any`,
  );
  return found?.any ?? false;
}
