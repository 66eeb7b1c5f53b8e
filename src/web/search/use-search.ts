import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SearchPage } from '../../kernel/search/contract.ts';
import { get, query } from '../api.ts';

const pauseMs = 120;

/** The text as it was when somebody last stopped typing for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What is found while somebody types: an answer still under way is called off by the next one. */
export function useSearch(text: string): { page: SearchPage | undefined; isWaiting: boolean } {
  const typed = text.trim();
  const asked = useSettled(typed);
  const path = asked === '' ? null : `/api/v1/search${query({ q: asked, limit: 5 })}`;
  const found = useQuery<SearchPage>({
    queryKey: [path],
    queryFn: ({ signal }) => get<SearchPage>(path ?? '', signal),
    enabled: path !== null,
    placeholderData: (before) => before, // the list stands still until the next one is there
  });
  const isWaiting = typed !== '' && (typed !== asked || found.isFetching);
  return { page: typed === '' || path === null ? undefined : found.data, isWaiting };
}
