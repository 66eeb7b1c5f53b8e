import { useEffect, useState } from 'react';

const pauseMs = 600;

/** What was typed once the fingers rest, without the space around it. */
export function useRested(text: string): string {
  const [rested, settle] = useState(() => text.trim());
  useEffect(() => {
    const wait = setTimeout(() => settle(text.trim()), pauseMs);
    return () => clearTimeout(wait);
  }, [text]);
  return rested;
}
