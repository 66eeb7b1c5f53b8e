import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactNode } from 'react';
import type { Language } from '../kernel/messages.ts';
import type { MessageKey } from './catalogue.ts';

export type { MessageKey };
export type Values = Readonly<Record<string, string | number>>;

/** The texts of one language are loaded when it is asked for. */
const textsOf: Record<Language, () => Promise<{ texts: Record<MessageKey, string> }>> = {
  vi: () => import('./texts/vi.ts'),
  en: () => import('./texts/en.ts'),
};

let texts: Readonly<Record<string, string>> = {};
let current: Language = document.documentElement.lang === 'en' ? 'en' : 'vi';
const listeners = new Set<() => void>();
const formats = new Map<string, IntlMessageFormat>();

export const language = (): Language => current;

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Before anything is shown: loads the texts of the page's language. */
export async function startLanguage(): Promise<void> {
  ({ texts } = await textsOf[current]());
}

export async function changeLanguage(next: Language): Promise<void> {
  localStorage.setItem('language', next);
  try {
    ({ texts } = await textsOf[next]());
  } catch {
    location.reload(); // a newer version of the program is there, and the texts of this one are gone
    return;
  }
  current = next;
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function formatOf(key: MessageKey): IntlMessageFormat {
  const name = `${current} ${key}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(texts[key] ?? key, current);
  formats.set(name, made);
  return made;
}

/** The text of the catalogue in the language of the page. */
export function t(key: MessageKey, values?: Values): string {
  return String(formatOf(key).format(values));
}

type Wrap = (parts: ReactNode[]) => ReactNode;

/** A text of the catalogue in which parts are marked, as in `<late>14 việc quá hạn</late>`. */
export function rich(key: MessageKey, values: Readonly<Record<string, string | number | Wrap>>): ReactNode {
  return formatOf(key).format<ReactNode>(values);
}

/** Whether the catalogue has a text for a code that the server sent. */
export const isMessageKey = (code: string): code is MessageKey => Object.hasOwn(texts, code);
