import { useCallback, useEffect, useRef, useState } from 'react';
import { newUuid } from '../new-uuid.ts';
import { type Draft, openStore, tellStoreChanged } from './store.ts';

export async function draftsOf(account: string): Promise<Draft[]> {
  const drafts = await (await openStore()).getAll('drafts');
  return drafts.filter((draft) => draft.account === account).sort((a, b) => b.changedAt - a.changedAt);
}

export async function dropDraft(draft: Draft): Promise<void> {
  const db = await openStore();
  const tx = db.transaction(['drafts', 'photos'], 'readwrite');
  await tx.objectStore('drafts').delete(draft.id);
  for (const photo of draft.photos) await tx.objectStore('photos').delete(photo);
  await tx.done;
  tellStoreChanged();
}

/** Committed at once and not when the page gets round to it: it may be gone before. */
async function saveDraft(draft: Draft): Promise<void> {
  askToStay();
  const tx = (await openStore()).transaction('drafts', 'readwrite');
  void tx.store.put(draft);
  tx.commit();
  await tx.done;
  tellStoreChanged();
}

/** Once something was written that must not be lost, the browser is asked not to clear it when the phone is full. */
let asked = false;
function askToStay(): void {
  if (asked) return;
  asked = true;
  void navigator.storage?.persist?.();
}

interface Start<Form> {
  account: string;
  kind: Draft['kind'];
  about: string;
  title: string;
  form: Form;
}

export interface Drafting<Form> {
  id: string;
  form: Form;
  photos: string[];
  change: (form: Form, photos?: string[]) => void;
  /** It was handed over: the next one begins, under a name of its own. */
  renew: (form: Form) => void;
}

/**
 * A form that is on the phone from its first letter: the page may go at any moment, for a call, an update or an empty
 * battery. With an id it is that draft; without one the open draft about the same thing, or a new one.
 */
export function useDraft<Form>(start: Start<Form>, wanted: string | null = null): Drafting<Form> | null {
  const [draft, set] = useState<Draft | null>(null);
  const { account, kind, about } = start;
  const latest = useRef(start);
  latest.current = start;

  useEffect(() => {
    let left = false;
    void draftsOf(account).then((drafts) => {
      const same = (each: Draft) => each.kind === kind && (wanted === null ? each.about === about : each.id === wanted);
      const { title, form } = latest.current;
      const fresh = { id: wanted ?? newUuid(), account, kind, about, title, form, photos: [], changedAt: 0 };
      if (!left) set(drafts.find(same) ?? fresh);
    });
    return () => {
      left = true;
    };
  }, [account, kind, about, wanted]);

  const now = useRef(draft);
  now.current = draft;
  const change = useCallback((form: Form, photos?: string[]) => {
    if (now.current === null) return;
    const { title } = latest.current;
    const next = { ...now.current, form, title, photos: photos ?? now.current.photos, changedAt: Date.now() };
    now.current = next;
    void saveDraft(next);
    set(next);
  }, []);
  const renew = useCallback((form: Form) => {
    if (now.current === null) return;
    now.current = { ...now.current, id: newUuid(), form, photos: [], changedAt: 0 };
    set(now.current);
  }, []);
  if (draft === null) return null;
  return { id: draft.id, form: draft.form as Form, photos: draft.photos, change, renew };
}
