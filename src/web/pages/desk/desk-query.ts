import { useSearchParams } from 'wouter';
import { type Heap, heaps } from '../../../kernel/work/desk/heaps.ts';
import { query } from '../../api.ts';
import { useSession } from '../../session.ts';

export const views = ['list', 'board', 'calendar', 'map'] as const;
export type View = (typeof views)[number];

/** What is filtered, beside the heap. */
const filters = ['bucket', 'dueSoon', 'text'] as const;

export interface DeskQuery {
  heap: Heap;
  view: View;
  /** The month of the calendar, `2026-03`; none: this one. */
  month: string | null;
  asked: URLSearchParams;
  /** Filters as the query of a list of work, with `?`. */
  query: string;
  isFiltered: boolean;
  set: (values: Readonly<Record<string, string | null>>) => void;
  replace: (query: string) => void;
}

const carriers = ['head', 'officer', 'duty-officer', 'field-officer'];

/** What the desk shows stands in its address, so that it can be kept, sent and come back to. */
export function useDeskQuery(): DeskQuery {
  const [asked, ask] = useSearchParams();
  const { appointments } = useSession();
  const carriesOut = appointments.some(({ role }) => carriers.includes(role));
  const heap = heaps.find((name) => name === asked.get('heap')) ?? (carriesOut ? 'ours' : 'to-decide');
  const values = Object.fromEntries(filters.map((name) => [name, asked.get(name)]));
  return {
    heap,
    view: views.find((name) => name === asked.get('view')) ?? 'list',
    month: /^\d{4}-(0[1-9]|1[0-2])$/.exec(asked.get('month') ?? '')?.[0] ?? null,
    asked,
    query: query({ heap, open: 'true', ...values }),
    isFiltered: filters.some((name) => asked.has(name)),
    set: (changes) =>
      ask((now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      }),
    replace: (text) => ask(new URLSearchParams(text)),
  };
}
