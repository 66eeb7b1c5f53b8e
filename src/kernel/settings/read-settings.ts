import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { en, vi } from 'zod/locales';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { invalid } from '../refusal.ts';
import { settingsMessages } from './messages.ts';
import { Settings } from './settings.ts';

export interface Sources {
  env: Readonly<Record<string, string | undefined>>;
  /** The working directory: `dothi.env` is looked for here, unless DOTHI_CONFIG names another file. */
  folder: string;
  language: Language;
}

const names = Object.keys(Settings.shape);
const sourceNames = { vi: 'biến môi trường', en: 'environment' };
const sentences = { vi: vi().localeError, en: en().localeError };

/** Reads all settings; a variable of the environment goes before the file. The first wrong one refuses the start. */
export function readSettings({ env, folder, language }: Sources): Settings {
  const file = env.DOTHI_CONFIG ?? join(folder, 'dothi.env');
  const inFile = readFile(file, env.DOTHI_CONFIG !== undefined);
  for (const name of Object.keys(inFile)) if (!names.includes(name)) throw unknown(name, file, language);
  for (const name of Object.keys(env)) {
    if (name.startsWith('DOTHI_') && name !== 'DOTHI_CONFIG') throw unknown(name, sourceNames[language], language);
  }

  const given: Record<string, string> = {};
  const source: Record<string, string> = {};
  for (const [from, values] of [[file, inFile] as const, [sourceNames[language], env] as const]) {
    for (const name of names) {
      const value = values[name];
      if (value === undefined || value === '') continue; // an empty value is how a file or a service leaves one out
      given[name] = value;
      source[name] = from;
    }
  }
  const parsed = Settings.safeParse(given, { error: sentences[language], reportInput: false });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  throw invalid('settings.wrong-value', {
    name,
    source: source[name] ?? sourceNames[language],
    why: issue?.message ?? '',
  });
}

function readFile(file: string, isNamed: boolean): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!isNamed && error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw invalid('settings.file-unreadable', { source: file, why: error instanceof Error ? error.message : '' });
  }
}

function unknown(name: string, source: string, language: Language) {
  const meant = nearest(name.replace(/^DOTHI_/, ''));
  const suggestion = meant === undefined ? '' : say(settingsMessages['settings.meant'], language, { meant });
  return invalid('settings.unknown', { name, source, suggestion });
}

/** The setting whose name is at most two letters away. */
function nearest(name: string): string | undefined {
  const near = names.map((known) => ({ known, distance: editDistance(name.toUpperCase(), known) }));
  return near.sort((a, b) => a.distance - b.distance).find(({ distance }) => distance <= 2)?.known;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
