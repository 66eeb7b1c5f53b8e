import {
  notifyManager,
  QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { get, Problem } from './api.ts';

// A press takes its button away before the next press is heard: nobody does an act twice, or another on top of it.
notifyManager.setScheduler(queueMicrotask);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A "no" stays a "no"; only what may have been the network's fault is asked again.
      retry: (times, error) => times < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
    },
  },
});

/** What stands at a path of the interface; nothing is asked while the path is null, again and again if `everyMs` says so. */
export function useGet<T>(path: string | null, everyMs?: number): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path ?? '', signal),
    enabled: path !== null,
    refetchInterval: everyMs ?? false,
  });
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A list that goes on: `path` without its cursor; nothing is asked while it is null. */
export function useList<T>(path: string | null): UseInfiniteQueryResult<T[]> {
  return useInfiniteQuery({
    queryKey: [path, 'pages'], // kept apart from the same path asked for once: the shapes differ
    queryFn: ({ pageParam, signal }) =>
      get<Page<T>>(pageParam === null || path === null ? (path ?? '') : nextPage(path, pageParam), signal),
    enabled: path !== null,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: (pages) => pages.pages.flatMap((page) => page.items),
  });
}

const nextPage = (path: string, after: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`;

/** After an act: everything shown is asked again. */
export const refresh = (): Promise<void> => queries.invalidateQueries();
