import { openStore, tellStoreChanged } from '../store.ts';
import { deliver } from './deliver.ts';
import { afterAttempt, anew, followOn, isUnsure, nextToSend, type Parcel } from './parcel.ts';

const keptSent = 40;

export async function allParcels(account: string): Promise<Parcel[]> {
  return (await (await openStore()).getAll('parcels')).filter((parcel) => parcel.account === account);
}

/** Hands an act over: from here on it is on its way, whatever happens to the page. Its draft is done with. */
export async function handOver(parcel: Omit<Parcel, 'seq'>, draftId: string | null): Promise<void> {
  const store = await openStore();
  const tx = store.transaction(['parcels', 'drafts'], 'readwrite');
  await tx.objectStore('parcels').add(parcel);
  if (draftId !== null) await tx.objectStore('drafts').delete(draftId);
  await tx.done;
  tellStoreChanged();
  void askForSync();
  void sendDue();
}

/** Where the browser can, it wakes the worker when there is signal again, the page closed or not. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/field');
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register('field-outbox').catch(() => {}); // not allowed: the page sends when it is open
}

/** The account the server takes us for; nothing where there is no signal. */
async function accountNow(): Promise<string | null> {
  try {
    const answer = await fetch('/api/v1/session');
    const { account } = (await answer.json()) as { account: { id: string } | null };
    return answer.ok ? (account?.id ?? null) : null;
  } catch {
    return null;
  }
}

/** Sends whatever can be sent; one window or worker at a time, and only as the person who made it. */
export async function sendDue(clock: () => number = Date.now): Promise<void> {
  await navigator.locks.request('dothi-field-outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const store = await openStore();
    const waiting = async () => store.getAll('parcels');
    if ((await waiting()).every(({ state }) => state !== 'waiting' && state !== 'sending')) return;
    const account = await accountNow();
    if (account === null) return;
    for (;;) {
      const parcels = await waiting();
      const next = nextToSend(parcels, account, clock());
      if (next === undefined) break;
      await sendOne(next, clock);
      tellStoreChanged();
    }
    await clearSent();
  });
}

async function sendOne(parcel: Parcel, clock: () => number): Promise<void> {
  const store = await openStore();
  if (isUnsure(parcel, clock())) {
    await store.put('parcels', { ...parcel, state: 'unsure' });
    return;
  }
  await store.put('parcels', { ...parcel, state: 'sending' });
  tellStoreChanged();
  const { parcel: tried, outcome } = await deliver(store, parcel);
  const tx = store.transaction(['parcels', 'photos'], 'readwrite');
  const parcels = tx.objectStore('parcels');
  await parcels.put(afterAttempt(tried, outcome, clock(), Math.random()));
  if (outcome.kind === 'arrived') {
    for (const { photoId } of tried.uploads) await tx.objectStore('photos').delete(photoId); // acknowledged
    if (outcome.version !== null) {
      for (const other of await parcels.getAll()) {
        const next = followOn(other, tried, outcome.version);
        if (next !== other) await parcels.put(next);
      }
    }
  }
  await tx.done;
}

async function clearSent(): Promise<void> {
  const store = await openStore();
  const sent = (await store.getAll('parcels')).filter(({ state }) => state === 'sent');
  for (const { seq } of sent.slice(0, Math.max(0, sent.length - keptSent))) {
    if (seq !== undefined) await store.delete('parcels', seq);
  }
}

/** There may be signal again: nobody waits for the next turn. */
export async function sendNow(): Promise<void> {
  const store = await openStore();
  const tx = store.transaction('parcels', 'readwrite');
  for (const parcel of await tx.store.getAll()) {
    if (parcel.state === 'waiting' && parcel.nextTryAt > 0) await tx.store.put({ ...parcel, nextTryAt: 0 });
  }
  await tx.done;
  await sendDue();
}

/** Decided by the person, on what they were shown. */
export async function sendAgain(parcel: Parcel): Promise<void> {
  await mend(parcel, (kept) => anew(kept, crypto.getRandomValues(new Uint32Array(4)).join('-')));
  await sendDue();
}

export async function discard(parcel: Parcel): Promise<void> {
  if (parcel.seq === undefined) return;
  const store = await openStore();
  const tx = store.transaction(['parcels', 'photos'], 'readwrite');
  await tx.objectStore('parcels').delete(parcel.seq);
  for (const { photoId } of parcel.uploads) await tx.objectStore('photos').delete(photoId);
  await tx.done;
  tellStoreChanged();
  void sendDue();
}

/** Other words or photos, before it goes again; one change upon the other, however fast they come. */
export async function mend({ seq }: Parcel, change: (kept: Parcel) => Parcel): Promise<void> {
  if (seq === undefined) return;
  const tx = (await openStore()).transaction('parcels', 'readwrite');
  const kept = await tx.store.get(seq);
  if (kept !== undefined) await tx.store.put(change(kept));
  await tx.done;
  tellStoreChanged();
}
