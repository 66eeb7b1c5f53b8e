import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End go through the entries of a list; each entry keeps its place in the tab order too. */
export function useRoving(): { onKeyDown: (event: KeyboardEvent<HTMLElement>) => void } {
  return {
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-roving]')];
      const at = entries.findIndex((entry) => entry.contains(document.activeElement));
      if (at < 0) return;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
      const entry = to === undefined ? undefined : entries[to];
      if (entry === undefined) return;
      event.preventDefault();
      entry.focus();
    },
  };
}
