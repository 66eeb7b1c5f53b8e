import type { AtomEntry } from '../feeds/atom.ts';
import { entryId } from '../feeds/atom.ts';
import type { Cell } from '../feeds/csv.ts';
import type { CalendarEntry } from '../feeds/icalendar.ts';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { dayOf } from '../time.ts';
import type { WorkItemSummary } from './contract.ts';
import { workMessages } from './messages.ts';
import { isOpen } from './states.ts';

/** Work as other programs take it: pure, and without anything personal, which a summary does not hold. */
export interface Telling {
  language: Language;
  /** Where people reach this server. */
  origin: string;
}

const word = (key: keyof typeof workMessages, { language }: Telling, values = {}): string =>
  say(workMessages[key], language, values);

const linkTo = ({ id }: WorkItemSummary, { origin }: Telling): string => `${origin}/tasks/${id}`;
const bucketWord = ({ bucket }: WorkItemSummary, telling: Telling): string | null =>
  bucket === null ? null : word(`work.bucket.${bucket}`, telling);

const columns = {
  'work.column.title': ({ title }) => title,
  'work.column.state': ({ state }, telling) => word(`work.state.${state}`, telling),
  'work.column.priority': ({ priority }, telling) => word(`work.priority.${priority}`, telling),
  'work.column.owner': ({ owner }) => owner.name,
  'work.column.area': ({ area }) => area?.name ?? null,
  'work.column.source': ({ source }) => source?.label ?? null,
  'work.column.original-due': ({ originalDueOn }) => originalDueOn,
  'work.column.due': ({ dueOn }) => dueOn,
  'work.column.finished': ({ finishedOn }) => finishedOn,
  'work.column.bucket': bucketWord,
  'work.column.evidence': ({ evidence }) => evidence,
  'work.column.touched': ({ ownerTouchedAt }) => (ownerTouchedAt === null ? null : dayOf(ownerTouchedAt)),
  'work.column.changed': ({ changedAt }) => dayOf(changedAt),
  'work.column.link': linkTo,
} as const satisfies Partial<Record<keyof typeof workMessages, (item: WorkItemSummary, telling: Telling) => Cell>>;

export const columnTitles = (telling: Telling): string[] =>
  (Object.keys(columns) as (keyof typeof columns)[]).map((key) => word(key, telling));
export const rowOf = (item: WorkItemSummary, telling: Telling): Cell[] =>
  Object.values(columns).map((cell) => cell(item, telling));

export const atomEntryOf = (item: WorkItemSummary, telling: Telling): AtomEntry => ({
  id: entryId(item.id),
  title: item.title,
  updated: item.changedAt,
  link: linkTo(item, telling),
  author: item.owner.name,
  summary: sentenceOf(item, telling),
  categories: [item.state, ...(item.bucket === null ? [] : [item.bucket])],
});

/** `đang thực hiện · trong hạn · hạn 2026-03-31 · UBND phường Cam Đường` */
const sentenceOf = (item: WorkItemSummary, telling: Telling): string =>
  [
    word(`work.state.${item.state}`, telling),
    bucketWord(item, telling),
    item.dueOn === null ? null : word('work.due-on', telling, { day: item.dueOn }),
    item.owner.name,
    item.source?.label ?? null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

const priorityOf = { urgent: 1, high: 5, normal: 9 } as const;

/** The deadline as a day in a calendar, or as something to do; undefined without a deadline. */
export function calendarEntryOf(
  item: WorkItemSummary,
  as: 'event' | 'todo',
  telling: Telling,
): CalendarEntry | undefined {
  const { id, title, dueOn, finishedOn, state, priority, area, changedAt, version } = item;
  if (dueOn === null) return undefined;
  const common = {
    uid: `${id}@dothi`,
    title,
    description: sentenceOf(item, telling),
    url: linkTo(item, telling),
    changedAt,
    version,
    ...(area === null ? {} : { location: area.name }),
  };
  if (as === 'event') return { ...common, kind: 'event', on: dueOn };
  const closed = state === 'recalled' ? 'cancelled' : 'done';
  const begun = state === 'assigned' ? 'open' : 'begun';
  return {
    ...common,
    kind: 'todo',
    dueOn,
    state: isOpen(state) ? begun : closed,
    priority: priorityOf[priority],
    ...(finishedOn === null ? {} : { doneOn: finishedOn }),
  };
}
