import { useSyncExternalStore } from 'react';

/** A phone believes it has signal long after it has not; whether the server answers is what counts. */
let answers = true;
const listeners = new Set<() => void>();

const isOpen = (): boolean => navigator.onLine && answers;

/** Told by whoever asked the server: an answer came, whatever it said, or none did. */
export function noteLine(answered: boolean): void {
  if (answers === answered) return;
  answers = answered;
  for (const listener of listeners) listener();
}

/** Asks whether there is signal again, where there was none. */
export async function tryLine(): Promise<void> {
  if (answers) return;
  await fetch('/healthz').then(
    () => noteLine(true),
    () => {},
  );
}

function follow(tell: () => void): () => void {
  const back = () => {
    answers = true;
    tell();
  };
  listeners.add(tell);
  addEventListener('online', back);
  addEventListener('offline', tell);
  return () => {
    listeners.delete(tell);
    removeEventListener('online', back);
    removeEventListener('offline', tell);
  };
}

export const useOnline = (): boolean => useSyncExternalStore(follow, isOpen);
