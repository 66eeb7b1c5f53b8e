import type { DataField, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { query } from '../../api.ts';

/** The field that says in words what a record is. */
export const textField = (set: DataSetDetail): DataField | undefined => set.fields.find(({ type }) => type === 'text');

/** Fields with few values: each has its filter. */
export const filterFields = (set: DataSetDetail): DataField[] =>
  set.fields.filter(({ type }) => type === 'choice' || type === 'boolean');

/** What the interface is asked for, out of the address of the page: the filters, and the words as CQL2. */
export function askedOf(set: DataSetDetail, search: URLSearchParams): string {
  const chosen = Object.fromEntries(filterFields(set).map(({ name }) => [name, search.get(name)]));
  const words = (search.get('q') ?? '').trim();
  const field = textField(set)?.name;
  return query({ ...chosen, filter: words === '' || field === undefined ? null : containing(field, words) });
}

/** Words as people type them: with or without marks and capitals, and no sign of theirs is read as a pattern. */
function containing(field: string, words: string): string {
  const pattern = words.replace(/[\\%_]/g, (sign) => `\\${sign}`).replaceAll("'", "''");
  return `ACCENTI(CASEI(${field})) LIKE ACCENTI(CASEI('%${pattern}%'))`;
}
