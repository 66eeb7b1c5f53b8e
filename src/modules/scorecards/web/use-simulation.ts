import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'wouter';
import { query, send } from '../../../web/api.ts';
import type { Scorecard } from '../contract.ts';
import { type Asked, askedOf } from './asked.ts';
import type { Given } from './words.ts';

/** What is tried: another law, other areas, another day, other figures. All of it stands in the address. */
export interface Tried extends Asked {
  set: string;
  /** By the code of a standard of the set tried. */
  changes: Record<string, Given>;
}

const isGiven = (value: unknown): value is Given => ['number', 'string', 'boolean'].includes(typeof value);

function changesOf(text: string | null): Record<string, Given> {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((pair): pair is [string, Given] => isGiven(pair[1])));
  } catch {
    return {}; // a link cut short shows things as they are
  }
}

export function useSimulation(set: string) {
  const [address] = useSearchParams();
  const [path, go] = useLocation();
  const now = askedOf(address);
  const given = askedOf(address, 'if-');
  const tried: Tried = {
    set: address.get('if-set') ?? set,
    areas: given.areas.length > 0 ? given.areas : now.areas,
    day: given.day ?? now.day,
    cases: address.has('if-cases') ? given.cases : address.has('if-set') ? [] : now.cases,
    changes: changesOf(address.get('if')),
  };
  const show = (asked: Asked, next: Tried): void => {
    const same = (one: string[], other: string[]) => one.join(',') === other.join(',');
    const values = {
      ...{ areas: asked.areas.join(','), day: asked.day, cases: asked.cases.join(',') },
      'if-set': next.set === set ? null : next.set,
      'if-areas': same(next.areas, asked.areas) ? null : next.areas.join(','),
      'if-day': next.day === asked.day ? null : next.day,
      'if-cases': same(next.cases, asked.cases) ? null : next.cases.join(','),
      if: Object.keys(next.changes).length === 0 ? null : JSON.stringify(next.changes),
    };
    go(`${path}${query(values)}`, { replace: true });
  };
  const subjects = [
    { set, ...now, day: now.day ?? undefined },
    { ...tried, day: tried.day ?? undefined },
  ];
  const cards = useQuery<{ items: Scorecard[] }>({
    queryKey: ['/api/v1/scorecards/evaluations', subjects],
    queryFn: () => send('/api/v1/scorecards/evaluations', { body: { subjects } }),
    enabled: now.areas.length > 0,
    placeholderData: (before) => before,
  });
  return { now, tried, cards, change: (next: Partial<Tried>) => show(now, { ...tried, ...next }) };
}
