import type { Period } from '../calendar/office-hours.ts';

const stretch = /^(\d{1,2})(?:[:h.](\d{2})?)?\s*(?:-|–|đến|to)\s*(\d{1,2})(?:[:h.](\d{2})?)?$/i;
const wholeDay: Period = { from: '00:00', until: '23:59' };

/** Hours as people write them: `7h30-11h30, 13:30–17:00`, `24/24`; nothing for closed; null where it cannot be read. */
export function readPeriods(text: string): Period[] | null {
  const written = text.trim();
  if (written === '') return [];
  if (/^(24\/24|24h|24\/7)$/i.test(written)) return [wholeDay];
  const periods = written.split(/[,;]/).map((part): Period | null => {
    const [, fromHour, fromMinute = '00', untilHour, untilMinute = '00'] = stretch.exec(part.trim()) ?? [];
    const [from, until] = [timeOf(fromHour, fromMinute), timeOf(untilHour, untilMinute)];
    return from === null || until === null || from >= until ? null : { from, until };
  });
  const known = periods.filter((period) => period !== null);
  const inOrder = known.every((period, i) => (known[i - 1]?.until ?? '') <= period.from);
  return known.length === periods.length && inOrder && known.length <= 6 ? known : null;
}

function timeOf(hour: string | undefined, minute: string): string | null {
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return null;
  if (Number(hour) === 24) return minute === '00' ? '23:59' : null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

export const writePeriods = (periods: readonly Period[]): string =>
  periods
    .map((period) => (period.from === '00:00' && period.until === '23:59' ? '24/24' : `${period.from}-${period.until}`))
    .join(', ');
