import { useCallback, useRef, useState } from 'react';
import { newUuid } from '../../../web/new-uuid.ts';
import type { NewReport, NewReportFor } from '../contract.ts';
import { type Contact, noContact } from './ContactField.tsx';
import type { Repeat } from './SimilarField.tsx';
import type { SentPhoto } from './use-photos.ts';
import type { KnownPlace } from './WhereField.tsx';

/** A report while it is written. */
export interface ReportDraft {
  /** Made once: however often a shaky network or a patient reporter sends it, it is one report. */
  clientId: string;
  text: string;
  category: string | null;
  answers: NewReport['answers'];
  lon: string;
  lat: string;
  place: KnownPlace | null;
  address: string;
  repeat: Repeat;
  contact: Contact;
  photos: readonly SentPhoto[];
  /** Of what is taken down for somebody: how it was said, when (on the clocks of the city; empty for now), and their language. */
  filedFor: NewReportFor['filedFor'];
  saidAt: string;
  language: NewReport['language'];
}

const newDraft = (): ReportDraft => ({
  clientId: newUuid(),
  text: '',
  category: null,
  answers: {},
  lon: '',
  lat: '',
  place: null,
  address: '',
  repeat: null,
  contact: noContact,
  photos: [],
  filedFor: 'phone',
  saidAt: '',
  language: 'vi',
});

export interface Drafting {
  draft: ReportDraft;
  change: (part: Partial<ReportDraft>) => void;
  /** Whether this was begun before the page was opened. */
  isKept: boolean;
  /** What was written is forgotten, as it has arrived or is not meant any more: the next one begins. */
  renew: () => void;
}

/**
 * What is written stays in this window until it has arrived: through a refusal, a lost line, a reload, another page. What
 * somebody with an account wrote is shown to them alone.
 */
export function useReportDraft(form: 'own' | 'for-other', account: string | null): Drafting {
  const name = `report-${form}`;
  const [kept] = useState(() => readKept(name, account));
  const [isKept, setKept] = useState(kept !== null);
  const [draft, set] = useState(() => kept ?? newDraft());
  const now = useRef(draft);
  const change = useCallback(
    (part: Partial<ReportDraft>) => {
      now.current = { ...now.current, ...part };
      set(now.current);
      try {
        sessionStorage.setItem(name, JSON.stringify({ account, draft: now.current } satisfies Kept));
      } catch {
        // A store that is full or forbidden keeps nobody from reporting.
      }
    },
    [name, account],
  );
  const renew = useCallback(() => {
    sessionStorage.removeItem(name);
    now.current = newDraft();
    set(now.current);
    setKept(false);
  }, [name]);
  return { draft, change, isKept, renew };
}

interface Kept {
  account: string | null;
  draft: ReportDraft;
}

function readKept(name: string, account: string | null): ReportDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? 'null') as Kept | null;
    if (kept === null) return null;
    // Begun without an account and then signed in: it is still theirs.
    if (kept.account === null || kept.account === account) return { ...newDraft(), ...kept.draft };
    sessionStorage.removeItem(name);
  } catch {
    // Forbidden, or not ours: as good as nothing.
  }
  return null;
}
