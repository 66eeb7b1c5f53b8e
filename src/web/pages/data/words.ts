import type { DataField } from '../../../kernel/open-data/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { formatDay, formatInstant, formatNumber } from '../../format.ts';
import { t } from '../../language.ts';

/** A value of a closed list in words; its code, where there are none. */
export const choiceWord = ({ words }: DataField, value: string): string => capitalised(words[value] ?? value);

export type Value = string | number | boolean | null | undefined;

export function valueWords(field: DataField, value: Value): string {
  if (value === null || value === undefined || value === '') return '—';
  switch (field.type) {
    case 'choice':
      return choiceWord(field, String(value));
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
