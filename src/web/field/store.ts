import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Parcel } from './outbox/parcel.ts';

/** An answer of the server, kept for its account alone. */
export interface Kept {
  /** Account and path: two people on one phone never read each other's. */
  key: string;
  account: string;
  path: string;
  value: unknown;
  at: number;
}

/** Something begun and not yet handed over. Its id becomes the key under which the act happens once. */
export interface Draft {
  id: string;
  account: string;
  kind: 'finish' | 'comment' | 'inspection' | 'report';
  /** What it is about: the work item, the place. */
  about: string;
  title: string;
  form: unknown;
  photos: string[];
  changedAt: number;
}

export interface Photo {
  id: string;
  account: string;
  blob: Blob;
  name: string;
  takenAt: number;
}

interface Schema extends DBSchema {
  /** Who was at the screen when there was last an answer. */
  person: { key: 'last'; value: { id: string; name: string; organisationId: string | null; permissions: string[] } };
  kept: { key: string; value: Kept; indexes: { at: number } };
  drafts: { key: string; value: Draft };
  parcels: { key: number; value: Parcel };
  photos: { key: string; value: Photo };
}

export type Store = IDBPDatabase<Schema>;
export const storeName = 'dothi-field';

let opened: Promise<Store> | undefined;

/** What the phone keeps. Drafts, photos and acts on their way are only ever removed when the server has them, or by hand. */
export function openStore(): Promise<Store> {
  opened ??= openDB<Schema>(storeName, 1, {
    upgrade(db) {
      db.createObjectStore('person');
      db.createObjectStore('kept', { keyPath: 'key' }).createIndex('at', 'at');
      db.createObjectStore('drafts', { keyPath: 'id' });
      db.createObjectStore('parcels', { keyPath: 'seq', autoIncrement: true });
      db.createObjectStore('photos', { keyPath: 'id' });
    },
    blocking: (_old, _next, event) => (event.target as IDBDatabase).close(), // a newer version of the page waits for us
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

const listeners = new Set<() => void>();
/** Between the windows and the worker: something kept has changed. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(storeName);
channel?.addEventListener('message', () => tellHere());

function tellHere(): void {
  for (const listener of listeners) listener();
}

export function tellStoreChanged(): void {
  tellHere();
  channel?.postMessage('changed');
}

export function onStoreChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
