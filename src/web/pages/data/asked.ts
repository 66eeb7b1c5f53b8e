import type { DataField, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { query } from '../../api.ts';

/** The field that says in words what a record is. */
export const textField = (set: DataSetDetail): DataField | undefined => set.fields.find(({ type }) => type === 'text');

/** Fields with few values: each has its filter in sight. */
export const filterFields = (set: DataSetDetail): DataField[] =>
  set.fields.filter(({ type }) => type === 'choice' || type === 'boolean');

/** The others, with filters by their type; identifiers mean nothing to a person. */
export const moreFields = (set: DataSetDetail): DataField[] =>
  set.fields.filter((field) => !filterFields(set).includes(field) && field !== textField(set) && field.type !== 'reference');

export const hasBounds = ({ type }: DataField): boolean => type !== 'text' && type !== 'choice' && type !== 'boolean';

/** The filters of the address of the page are those of the interface, by the same names. */
const filterNames = (set: DataSetDetail): string[] =>
  set.fields.flatMap(({ name }) => [name, `${name}.has`, `${name}.from`, `${name}.to`]);

export function askedOf(set: DataSetDetail, search: URLSearchParams): string {
  return query(Object.fromEntries(filterNames(set).map((name) => [name, search.get(name)])));
}

/** The filters and the order of the table. */
export const askedInOrder = (asked: string, sort: string | null): string =>
  sort === null ? asked : `${asked}${asked === '' ? '?' : '&'}sort=${encodeURIComponent(sort)}`;
