import { addDays, atCityTime, dayOf, type Instant } from '../time.ts';
import type { Pace } from './contract.ts';

const digestAt = '07:00';

/** When news come to whoever chose this pace: now, at seven in the morning, or at seven on Monday. */
export function nextDigest(pace: Pace, now: Instant): Instant {
  if (pace === 'at-once') return now;
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(dayOf(now), ahead);
    const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
    const at = atCityTime(day, digestAt);
    if (at > now && (pace === 'daily' || isMonday)) return at;
  }
  throw new Error('a week has a Monday');
}
