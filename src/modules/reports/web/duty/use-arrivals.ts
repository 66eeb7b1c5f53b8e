import { useEffect, useRef, useState } from 'react';
import { t } from '../../../../web/language.ts';
import type { DeskReport } from '../../duty/contract.ts';
import { spoken } from '../report-words.ts';

/** A reader is told of what came in this often and no oftener, however much comes. */
const tellEveryMs = 15_000;

/**
 * What came in while somebody watches: which cards are new to them, and a sentence for screen readers that gathers what
 * came since the last one instead of speaking of each.
 */
export function useArrivals(items: readonly DeskReport[] | undefined, filter: string | null) {
  const known = useRef<{ filter: string | null; ids: Set<string>; newest: string } | null>(null);
  const waiting = useRef<DeskReport[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [fresh, refreshen] = useState<ReadonlySet<string>>(new Set());
  const [news, tell] = useState('');

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (items === undefined) return;
    const before = known.current;
    const ids = new Set(items.map(({ id }) => id));
    const newest = items[0]?.filedAt ?? '';
    known.current = { filter, ids, newest: before !== null && before.newest > newest ? before.newest : newest };
    if (before === null || before.filter !== filter) return;
    // Older ones come into a list too: another page, a deadline that passed.
    const arrived = items.filter(({ id, filedAt }) => !before.ids.has(id) && filedAt >= before.newest);
    if (arrived.length === 0) return;
    refreshen((known) => new Set([...known, ...arrived.map(({ id }) => id)]));
    waiting.current = [...arrived, ...waiting.current];
    if (timer.current !== undefined) return;
    const say = () => {
      const [first] = waiting.current;
      timer.current = undefined;
      if (first === undefined) return;
      const where = first.area?.name ?? first.address ?? first.number;
      tell(t('duty.arrived', { count: waiting.current.length, category: spoken(first.category), where }));
      waiting.current = [];
      timer.current = setTimeout(say, tellEveryMs);
    };
    say();
  }, [items, filter]);
  return { fresh, news };
}
