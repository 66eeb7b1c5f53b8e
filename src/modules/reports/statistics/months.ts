import { addDays, type Day, day } from '../../../kernel/time.ts';

/** A period as the months it holds whole, which are summed already, and the days at its edges, which are not. */
export interface Parts {
  /** First days of the first whole month and of the month after the last; null where there is none. */
  months: { from: Day; before: Day } | null;
  /** Stretches of days, both ends included. */
  days: { from: Day; until: Day }[];
}

const firstOf = (on: Day): Day => day(`${on.slice(0, 7)}-01`);
const nextMonth = (first: Day): Day => firstOf(addDays(first, 31));

export function partsOf(from: Day, until: Day): Parts {
  const firstWhole = from === firstOf(from) ? from : nextMonth(firstOf(from));
  const before = firstOf(addDays(until, 1));
  if (firstWhole >= before) return { months: null, days: [{ from, until }] };
  const days = [
    { from, until: addDays(firstWhole, -1) },
    { from: before, until },
  ].filter((stretch) => stretch.from <= stretch.until);
  return { months: { from: firstWhole, before }, days };
}
