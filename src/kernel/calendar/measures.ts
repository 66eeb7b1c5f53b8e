import type { Measure } from '../measure.ts';
import { addDays } from '../time.ts';
import { cityCalendarId } from './contract.ts';
import { loadCalendar } from './store.ts';

/** Days on which the offices of the city are open, by its calendar; of days that may still change nothing is said. */
export const workingDays: Measure = {
  code: 'working-days',
  read: async (reads, { from, until }) => {
    const calendar = await loadCalendar(reads, cityCalendarId);
    let value = 0;
    for (let on = from; on <= until; on = addDays(on, 1)) {
      const { hours, provisional } = calendar(on);
      if (provisional !== null) return [];
      if (hours.length > 0) value += 1;
    }
    return [{ areaId: null, value }];
  },
};
