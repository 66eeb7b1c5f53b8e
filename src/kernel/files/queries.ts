import { z } from 'zod';
import { newId } from '../brand.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Instant } from '../time.ts';
import { FileId, StoredFile } from './contract.ts';
import type { FileStore, ReceivedFile } from './store.ts';

/** Keeps a received file: its content in the store, its record in this transaction. */
export async function storeFile(
  tx: Tx,
  store: FileStore,
  actor: Actor,
  received: ReceivedFile,
  now: Instant,
): Promise<StoredFile> {
  const { path: _, ...facts } = received;
  const file: StoredFile = { ...facts, id: newId(FileId), uploadedAt: now };
  await tx.run(sql`
    insert into file (id, sha256, name, media_type, size_bytes, width_px, height_px, uploaded_by, uploaded_at)
    values (${file.id}, ${file.sha256}, ${file.name}, ${file.mediaType}, ${file.sizeBytes}, ${file.widthPx},
            ${file.heightPx}, ${actor.id}, ${now})`);
  await store.keep(received);
  return file;
}

export function findFile(tx: Tx, id: FileId): Promise<StoredFile | undefined> {
  return tx.row(
    StoredFile,
    sql`
    select id, sha256, name, media_type as "mediaType", size_bytes::int as "sizeBytes", width_px as "widthPx",
           height_px as "heightPx", uploaded_at as "uploadedAt"
      from file where id = ${id}`,
  );
}

const KeptRow = z.object({ kept: z.boolean() });

export async function isContentKept(tx: Tx, sha256: string): Promise<boolean> {
  const query = sql`select exists (select from file where sha256 = ${sha256}) as kept`;
  return (await tx.row(KeptRow, query))?.kept ?? false;
}
