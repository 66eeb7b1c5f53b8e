import { useEffect, useState } from 'react';
import { get, Problem } from '../api.ts';
import { noteLine, useOnline } from './line.ts';
import { openStore } from './store.ts';

/** No more answers than this, and none older: a phone is small, and old figures mislead. */
const most = 600;
const oldestMs = 30 * 24 * 3_600_000;

export interface KeptAnswer<T> {
  value: T | undefined;
  /** When the server said it. */
  at: number | null;
  /** From the phone, because the server could not be asked. */
  old: boolean;
  /** The server refused it. */
  problem: Problem | null;
}

const keyOf = (account: string, path: string): string => `${account} ${path}`;

export async function recall<T>(account: string, path: string): Promise<{ value: T; at: number } | undefined> {
  const kept = await (await openStore()).get('kept', keyOf(account, path));
  return kept === undefined ? undefined : { value: kept.value as T, at: kept.at };
}

export async function keep(account: string, path: string, value: unknown): Promise<void> {
  const db = await openStore();
  const tx = db.transaction(['kept', 'person'], 'readwrite');
  const person = await tx.objectStore('person').get('last');
  // Somebody signed out while the answer was on its way: it is for nobody any more.
  if (person?.id !== account) return tx.done;
  const store = tx.objectStore('kept');
  await store.put({ key: keyOf(account, path), account, path, value, at: Date.now() });
  let surplus = (await store.count()) - most;
  for (let cursor = await store.index('at').openCursor(); cursor !== null; cursor = await cursor.continue()) {
    if (surplus <= 0 && Date.now() - cursor.value.at < oldestMs) break;
    await cursor.delete();
    surplus--;
  }
  return tx.done;
}

/** From the network first, and kept; without signal what was kept. */
export async function getKept<T>(
  account: string,
  path: string,
  ask: (path: string) => Promise<T> = get,
): Promise<{ value: T; at: number; old: boolean }> {
  try {
    const value = await ask(path);
    noteLine(true);
    await keep(account, path, value);
    return { value, at: Date.now(), old: false };
  } catch (error) {
    const none = error instanceof Problem && noAnswer(error);
    noteLine(!none);
    const kept = none ? await recall<T>(account, path) : undefined;
    if (kept === undefined) throw error;
    return { ...kept, old: true };
  }
}

const noAnswer = ({ status }: Problem): boolean => status === 0 || status >= 502;

/** What was kept is shown at once; what the server says takes its place. */
export function useKept<T>(account: string, path: string | null, asked = 0): KeptAnswer<T> {
  const [answer, tell] = useState<KeptAnswer<T>>({ value: undefined, at: null, old: false, problem: null });
  const online = useOnline();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when there is signal again, or when told to
  useEffect(() => {
    let left = false;
    if (path === null) return;
    void recall<T>(account, path).then(async (kept) => {
      if (left) return;
      if (kept !== undefined) tell({ ...kept, old: true, problem: null });
      const told = await getKept<T>(account, path).catch((error: unknown) =>
        error instanceof Problem ? error : new Problem(500, '', ''),
      );
      if (left) return;
      if (told instanceof Problem) tell({ value: undefined, at: null, old: false, problem: told });
      else tell({ ...told, problem: null });
    });
    return () => {
      left = true;
    };
  }, [account, path, online, asked]);
  return answer;
}
