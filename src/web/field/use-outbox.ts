import { useEffect, useState } from 'react';
import { draftsOf } from './drafts.ts';
import { tryLine, useOnline } from './line.ts';
import { allParcels, sendNow } from './outbox/outbox.ts';
import type { Parcel } from './outbox/parcel.ts';
import { type Draft, onStoreChange } from './store.ts';

export interface Outbox {
  parcels: Parcel[];
  drafts: Draft[];
  /** Counts up with every change: whoever shows what the server says asks it again. */
  changes: number;
}

const none: Outbox = { parcels: [], drafts: [], changes: 0 };

/** What waits, what was refused, what has arrived, and what was begun. */
export function useOutbox(account: string): Outbox {
  const [shown, show] = useState<Outbox>(none);
  useEffect(() => {
    let left = false;
    const read = async () => {
      const [parcels, drafts] = await Promise.all([allParcels(account), draftsOf(account)]);
      if (!left) show((now) => ({ parcels, drafts, changes: now.changes + 1 }));
    };
    void read();
    const forget = onStoreChange(() => void read());
    return () => {
      left = true;
      forget();
    };
  }, [account]);
  return shown;
}

const turnMs = 5_000; // as long as the first wait after an attempt that failed
const lookForSignalMs = 4000;

/** Sends when there is signal again, when the page is looked at, and what is due every few seconds. */
export function useSending(): void {
  const online = useOnline();
  // biome-ignore lint/correctness/useExhaustiveDependencies: again whenever the signal comes back
  useEffect(() => {
    const send = () => void sendNow();
    const look = () => document.visibilityState === 'visible' && send();
    send();
    document.addEventListener('visibilitychange', look);
    const timers = [setInterval(send, turnMs), setInterval(() => void tryLine(), lookForSignalMs)];
    return () => {
      document.removeEventListener('visibilitychange', look);
      timers.forEach(clearInterval);
    };
  }, [online]);
}

export const isOpenParcel = ({ state }: Parcel): boolean => state !== 'sent';
export const needsPerson = ({ state }: Parcel): boolean =>
  state === 'refused' || state === 'conflict' || state === 'unsure';
