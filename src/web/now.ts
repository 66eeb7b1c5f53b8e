import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;
const toMinute = () => new Date(Math.floor(Date.now() / minuteMs) * minuteMs).toISOString();

function everyMinute(tell: () => void): () => void {
  const timer = setInterval(tell, minuteMs / 4);
  return () => clearInterval(timer);
}

/** The present minute; what shows ages and days left follows it. */
export const useNow = (): string => useSyncExternalStore(everyMinute, toMinute);
