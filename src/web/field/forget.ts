import { openStore, storeName, tellStoreChanged } from './store.ts';

/**
 * After signing out: what the server told this person is gone from the phone. What they wrote and has not arrived stays,
 * and is shown to nobody until they are back.
 */
export async function forgetAnswers(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const known = await indexedDB.databases?.();
  if (known !== undefined && !known.some(({ name }) => name === storeName)) return; // never used here
  const db = await openStore();
  const tx = db.transaction(['kept', 'person'], 'readwrite');
  await Promise.all([tx.objectStore('kept').clear(), tx.objectStore('person').clear(), tx.done]);
  tellStoreChanged();
}
