import type { DataField } from '../../../kernel/open-data/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { formatDay, formatInstant, formatNumber } from '../../format.ts';
import { isMessageKey, t } from '../../language.ts';

/** Where the words for the values of closed lists stand, which the data itself has as codes. */
const families: Readonly<Record<string, string>> = {
  'areas.level': 'history.level',
  'areas.kind': 'history.kind-of',
  'places.kind': 'places.kind',
  'tasks.state': 'work.state',
  'tasks.bucket': 'work.bucket',
  'tasks.priority': 'work.priority',
  'organisations.kind': 'organisations.kind',
  'reports.state': 'reports.state',
  'reports.outcome': 'data.outcome',
  'directives.type': 'directives.type',
};

/** A value of a closed list in words; its code, where there are none. */
export function choiceWord(set: string, field: string, value: string): string {
  const key = `${families[`${set}.${field}`] ?? ''}.${value}`;
  return isMessageKey(key) ? capitalised(t(key)) : value;
}

export type Value = string | number | boolean | null | undefined;

export function valueWords(set: string, { name, type }: DataField, value: Value): string {
  if (value === null || value === undefined || value === '') return '—';
  switch (type) {
    case 'choice':
      return choiceWord(set, name, String(value));
    case 'boolean':
      return t(value === true || value === 'true' ? 'data.yes' : 'data.no');
    case 'day':
      return formatDay(String(value));
    case 'instant':
      return formatInstant(String(value));
    case 'number':
      return formatNumber(Number(value));
    case 'integer': // years and codes too, so without separators up to four digits
      return Number(value) < 10_000 ? String(value) : formatNumber(Number(value));
    default:
      return String(value);
  }
}

/** "12 kB", "3,4 MB" */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} B`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000))} kB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}
