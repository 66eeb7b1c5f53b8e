import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactNode } from 'react';
import type { Language } from '../kernel/messages.ts';
import type { MessageKey } from './catalogue.ts';

export type { MessageKey };
export type Values = Readonly<Record<string, string | number>>;

type Texts = Readonly<Record<string, string>>;
/** The texts of one language are loaded when it is asked for. */
type TextsOf = Readonly<Record<Language, () => Promise<{ texts: Texts }>>>;

const parts = new Set<TextsOf>([{ vi: () => import('./texts/vi.ts'), en: () => import('./texts/en.ts') }]);
let texts: Texts = {};
let current: Language = document.documentElement.lang === 'en' ? 'en' : 'vi';
const listeners = new Set<() => void>();
const formats = new Map<string, IntlMessageFormat>();

export const language = (): Language => current;

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All parts in a language: those too that were asked for while the others were on their way. */
async function loadTexts(wanted: Language): Promise<Texts> {
  const asked = parts.size;
  const loaded = await Promise.all(Array.from(parts, (part) => part[wanted]()));
  if (parts.size > asked) return loadTexts(wanted);
  return Object.assign({}, ...loaded.map((part) => part.texts));
}

/** Before anything is shown: loads the texts of the page's language. */
export async function startLanguage(): Promise<void> {
  texts = await loadTexts(current);
}

/** Before a page is shown that says what no page before it said: loads that as well. */
export async function addTexts(part: TextsOf): Promise<void> {
  parts.add(part);
  const wanted = current;
  const loaded = await loadTexts(wanted);
  if (wanted === current) texts = loaded; // or the other language has come meanwhile, with this part of it
}

export async function changeLanguage(next: Language): Promise<void> {
  localStorage.setItem('language', next);
  try {
    texts = await loadTexts(next);
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

/** What has none of these has nothing to fill in and is shown as it stands, without a formatter that phones are slow to make. */
const hasGaps = /[{<']/;

/** The text of the catalogue in the language of the page. */
export function t(key: MessageKey, values?: Values): string {
  const text = texts[key] ?? key;
  return hasGaps.test(text) ? String(formatOf(key).format(values)) : text;
}

type Wrap = (parts: ReactNode[]) => ReactNode;

/** A text of the catalogue in which parts are marked, as in `<late>14 việc quá hạn</late>`. */
export function rich(key: MessageKey, values: Readonly<Record<string, string | number | Wrap>>): ReactNode {
  return formatOf(key).format<ReactNode>(values);
}

/** Whether the catalogue has a text for a code that the server sent. */
export const isMessageKey = (code: string): code is MessageKey => Object.hasOwn(texts, code);
