import { type AtomEntry, entryId } from '../../../kernel/feeds/atom.ts';
import type { Cell } from '../../../kernel/feeds/csv.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { dayOf, timeOf } from '../../../kernel/time.ts';
import type { ReportSummary } from '../contract.ts';
import { reportExportMessages } from '../export-messages.ts';
import { reportsMessages } from '../messages.ts';
import { findPersonalData, isMasked, maskText, type PersonalKind, personalKinds } from '../privacy/personal-data.ts';

/** Reports as other programs take them: pure. Who reported is in no summary; what they wrote is masked. */
export interface Telling {
  language: Language;
  /** Where people reach this server. */
  origin: string;
}

const words = { ...reportsMessages, ...reportExportMessages };
const word = (key: keyof typeof words, { language }: Telling): string => say(words[key], language);

function masked(text: string | null, telling: Telling): string | null {
  if (text === null) return null;
  const wordFor = Object.fromEntries(personalKinds.map((kind) => [kind, word(`reports.masked.${kind}`, telling)]));
  return maskText(text, findPersonalData(text).filter(isMasked), wordFor as Record<PersonalKind, string>);
}
const linkTo = ({ id }: ReportSummary, { origin }: Telling): string => `${origin}/reports/${id}`;
const momentOf = (at: ReportSummary['reportedAt'] | null): string | null =>
  at === null ? null : `${dayOf(at)} ${timeOf(at)}`;

const columns = {
  'reports.column.number': ({ number }) => number,
  'reports.column.category': ({ category }, { language }) => category[language],
  'reports.column.state': ({ state }, telling) => word(`reports.state.${state}`, telling),
  'reports.column.text': ({ text }, telling) => masked(text, telling),
  'reports.column.address': ({ address }, telling) => masked(address, telling),
  'reports.column.area': ({ area }) => area?.name ?? null,
  'reports.column.lat': ({ position }) => position?.coordinates[1] ?? null,
  'reports.column.lon': ({ position }) => position?.coordinates[0] ?? null,
  'reports.column.owner': ({ owner }) => owner.name,
  'reports.column.reported': ({ reportedAt }) => momentOf(reportedAt),
  'reports.column.expected': ({ expectedAt }) => momentOf(expectedAt),
  'reports.column.late': ({ late }, telling) => (late ? word('reports.column.is-late', telling) : null),
  'reports.column.weight': ({ weight }) => weight,
  'reports.column.rating': ({ rating }) => rating,
  'reports.column.channel': ({ channel }) => channel,
  'reports.column.link': linkTo,
} as const satisfies Partial<
  Record<keyof typeof reportExportMessages, (report: ReportSummary, telling: Telling) => Cell>
>;

export const columnTitles = (telling: Telling): string[] =>
  (Object.keys(columns) as (keyof typeof columns)[]).map((key) => word(key, telling));
export const rowOf = (report: ReportSummary, telling: Telling): Cell[] =>
  Object.values(columns).map((cell) => cell(report, telling));

export const atomEntryOf = (report: ReportSummary, telling: Telling): AtomEntry => {
  const { id, number, category, state, text, area, owner, reportedAt, changedAt } = report;
  const told = [word(`reports.state.${state}`, telling), area?.name ?? null, owner.name, masked(text, telling)];
  return {
    id: entryId(id),
    title: `${category[telling.language]} · ${number}`,
    updated: changedAt,
    published: reportedAt,
    link: linkTo(report, telling),
    author: owner.name,
    categories: [category.code, state],
    summary: told.filter((part) => part !== null).join(' · '),
  };
};
