import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Schema extends DBSchema {
  drafts: { key: string; value: { photos: readonly File[]; at: number } };
}

/** Of a draft that was left the photos are forgotten after a day. */
const keptMs = 86_400_000;

/** One after another, as they were asked for: the last that is kept is the last that was said. */
let turn: Promise<unknown> = Promise.resolve();
function inStore<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const mine = turn.then(async () => {
    const db = await openDB<Schema>('dothi-report', 1, { upgrade: (made) => void made.createObjectStore('drafts') });
    try {
      return await work(db);
    } finally {
      db.close();
    }
  });
  turn = mine.catch(() => {});
  return mine;
}

/** The photos of a draft that have not arrived yet, in place of those that were kept before. */
export const keepUnsent = (draft: string, photos: readonly File[]): Promise<void> =>
  inStore(async (db) => {
    if (photos.length === 0) await db.delete('drafts', draft);
    else await db.put('drafts', { photos, at: Date.now() }, draft);
  });

export const readUnsent = (draft: string): Promise<readonly File[]> =>
  inStore(async (db) => {
    for (const key of await db.getAllKeys('drafts')) {
      const kept = await db.get('drafts', key);
      if (kept !== undefined && Date.now() - kept.at > keptMs) await db.delete('drafts', key);
    }
    return (await db.get('drafts', draft))?.photos ?? [];
  });
