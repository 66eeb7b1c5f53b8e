import type { SearchKind } from '../../kernel/search/contract.ts';

/** Something that was opened from a search, kept on this device for the one who opened it. */
export interface Recent {
  kind: SearchKind;
  title: string;
  url: string;
}

const name = 'search-recent';
const most = 6;

interface Kept {
  account: string | null;
  items: Recent[];
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'account' in value && 'items' in value && Array.isArray(value.items);

/** What this account opened here; what somebody else left is forgotten at once, the device may be shared. */
export function recentOf(account: string | null): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (isKept(kept) && kept.account === account) return kept.items;
  } catch {
    // Not ours, or cut off: as good as nothing.
  }
  forgetRecent();
  return [];
}

export function rememberRecent(account: string | null, opened: Recent): void {
  const items = [opened, ...recentOf(account).filter(({ url }) => url !== opened.url)].slice(0, most);
  localStorage.setItem(name, JSON.stringify({ account, items } satisfies Kept));
}

export const forgetRecent = (): void => localStorage.removeItem(name);
