import { useEffect, useRef, useState } from 'react';
import type { MapItem } from '../../../kernel/tiles/contract.ts';

/** How long something that came in stands out. */
const freshMs = 60_000;

/** What has come into the list of one question since it was first shown; for a minute each. */
export function useFresh(items: readonly MapItem[] | undefined, question: string): ReadonlySet<string> {
  const known = useRef<{ question: string; ids: Set<string>; newest: string } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (items === undefined) return;
    const before = known.current?.question === question ? known.current : null;
    const newest = items[0]?.at ?? '';
    // A page more of the list brings what is older, and what moved into the filter: only what is newer has come in.
    const come = before === null ? [] : items.filter(({ id, at }) => !before.ids.has(id) && at >= before.newest);
    known.current = { question, ids: new Set(items.map(({ id }) => id)), newest };
    if (come.length === 0) return;
    const ids = come.map(({ id }) => id);
    setFresh((now) => new Set([...now, ...ids]));
    setTimeout(() => setFresh((now) => new Set([...now].filter((id) => !ids.includes(id)))), freshMs);
  }, [items, question]);
  return fresh;
}
