import type { Cell } from '../../../kernel/feeds/csv.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import type { FiguresOfGroup, Statistics } from './contract.ts';
import { statisticsMessages } from './messages.ts';

type Column = [title: keyof typeof statisticsMessages, cell: (group: FiguresOfGroup) => Cell];
const columns: readonly Column[] = [
  ['statistics.column.received', (group) => group.received],
  ['statistics.column.repeats', (group) => group.repeats],
  ['statistics.column.done', (group) => group.done],
  ['statistics.column.referred', (group) => group.referred],
  ['statistics.column.rejected', (group) => group.rejected],
  ['statistics.column.open', (group) => group.open],
  ['statistics.column.openLate', (group) => group.openLate],
  ['statistics.column.onTime', (group) => group.onTime],
  ['statistics.column.late', (group) => group.late],
  ['statistics.column.onTimeShare', (group) => group.onTimeShare],
  ['statistics.column.reopened', (group) => group.reopened],
  ['statistics.column.reopenShare', (group) => group.reopenShare],
  ['statistics.column.meanCalendar', (group) => group.calendarHours?.mean ?? null],
  ['statistics.column.medianCalendar', (group) => group.calendarHours?.median ?? null],
  ['statistics.column.p90Calendar', (group) => group.calendarHours?.p90 ?? null],
  ['statistics.column.meanWorking', (group) => group.workingHours?.mean ?? null],
  ['statistics.column.medianWorking', (group) => group.workingHours?.median ?? null],
  ['statistics.column.p90Working', (group) => group.workingHours?.p90 ?? null],
  ['statistics.column.rated', (group) => group.rated],
  ['statistics.column.meanRating', (group) => group.meanRating],
  ['statistics.column.responseShare', (group) => group.responseShare],
  ['statistics.column.population', (group) => group.population?.people ?? null],
  ['statistics.column.perThousand', (group) => group.perThousand],
];

/** The figures as a table; what they do not say stands in the last column of the line of all. */
export function statisticsTable({ items, total, caveats }: Statistics, language: Language) {
  const tell = (key: keyof typeof statisticsMessages) => say(statisticsMessages[key], language);
  const all: FiguresOfGroup = {
    ...total,
    key: null,
    name: statisticsMessages['statistics.all'],
    population: null,
    perThousand: null,
  };
  const line = (group: FiguresOfGroup, last: string): Cell[] => [
    group.name[language],
    ...columns.map(([, cell]) => cell(group)),
    last,
  ];
  return {
    columns: [
      tell('statistics.column.name'),
      ...columns.map(([title]) => tell(title)),
      tell('statistics.column.caveats'),
    ],
    rows: [...items.map((item) => line(item, '')), line(all, caveats.map((caveat) => caveat[language]).join(' '))],
  };
}
