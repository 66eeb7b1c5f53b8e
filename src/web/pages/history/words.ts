import type { Names } from '../../../kernel/audit/contract.ts';
import { formatDay, formatDegrees, formatInstant, formatNumber } from '../../format.ts';
import { isMessageKey, t } from '../../language.ts';

/** What an act is called, by the words its part has for it. */
export function actWord(act: string): string {
  const known = [`act.${act}`, act].find(isMessageKey);
  return known === undefined ? act : t(known);
}

/** The name of a field, by what it stands in where that says more: the title of a head is no title of a task. */
export function fieldWord(name: string, within?: string): string {
  const key = [`history.field.${within}.${name}`, `history.field.${name}`].find(isMessageKey);
  return key === undefined ? name : t(key);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the words stand for the values of a field, in the order of asking. */
const wordsFor: Readonly<Record<string, readonly ((value: string) => string)[]>> = {
  state: [(value) => `work.state.${value}`, (value) => `directives.state.${value}`],
  suspendedFrom: [(value) => `work.state.${value}`],
  priority: [(value) => `work.priority.${value}`],
  type: [(value) => `directives.type.${value}`],
  level: [(value) => `history.level.${value}`],
  role: [(value) => `account.role.${value}`],
  kind: [(value) => `places.kind.${value}`, (value) => `history.kind-of.${value}`],
};

/** Fields that name nothing a reader could use. */
const silent: ReadonlySet<string> = new Set([
  'id',
  'version',
  'fileId',
  'sha256',
  'placedBy',
  'deadlineId',
  'sourceId',
  'appointment',
  'passkey',
  'token',
  'session',
  'identity',
]);

/** What says what a record is comes first; the database does not keep the order in which fields were told. */
const first = ['number', 'title', 'fullName', 'name', 'kind', 'level', 'type', 'state', 'ownerId', 'partnerIds'];
const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);

/** The fields worth showing, in the order of what they say. */
export const shownFields = (told: unknown): string[] =>
  isRecord(told)
    ? Object.keys(told)
        .filter((name) => !silent.has(name))
        .sort((a, b) => rank(a) - rank(b))
    : [];

/** Nothing is said by a field that is empty. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export const fieldIn = (told: unknown, name: string): unknown => (isRecord(told) ? told[name] : undefined);

/** A value in words: names for identifiers, days and instants as people write them. */
export function valueWord(field: string, value: unknown, names: Names): string {
  if (isEmpty(value)) return t('web.none');
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  if (typeof value === 'number') return field === 'year' ? String(value) : formatNumber(value);
  if (typeof value === 'string') return textWord(field, value, names);
  if (Array.isArray(value)) return value.map((inner) => valueWord(field, inner, names)).join(', ');
  if (isRecord(value)) return isShape(value) ? shapeWord(value) : recordWord(field, value, names);
  return String(value);
}

function textWord(field: string, text: string, names: Names): string {
  const named = names[text];
  if (named !== undefined) return named;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(text);
  const key = (wordsFor[field] ?? []).map((keyOf) => keyOf(text)).find(isMessageKey);
  return key === undefined ? text : t(key);
}

const isShape = (value: Record<string, unknown>): boolean => typeof value.type === 'string' && 'coordinates' in value;

function shapeWord({ type, coordinates }: Record<string, unknown>): string {
  const [lon, lat] = Array.isArray(coordinates) ? coordinates : [];
  return type === 'Point' && typeof lon === 'number' && typeof lat === 'number'
    ? t('history.at-position', { lat: formatDegrees(lat), lon: formatDegrees(lon) })
    : t('history.shape');
}

const recordWord = (field: string, value: Record<string, unknown>, names: Names): string =>
  shownFields(value)
    .filter((name) => !isEmpty(value[name]))
    .map((name) => `${fieldWord(name, field)}: ${valueWord(name, value[name], names)}`)
    .join('; ') || t('web.none');
