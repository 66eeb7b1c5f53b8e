import { addDays, atCityTime, type Day, dayOf, type Instant } from '../../kernel/time.ts';

/** How many out of a thousand are said in each hour of a day: few at night, most in the morning and after work. */
const hourly = [4, 2, 2, 2, 4, 14, 36, 70, 84, 78, 66, 52, 40, 48, 62, 66, 70, 82, 74, 54, 40, 28, 14, 8];
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The share of a day's reports that is in by then, an hour after another. */
const shares = hourly.map((_, hour) => hourly.slice(0, hour).reduce((sum, each) => sum + each / 1000, 0));

/** Moments of the days up to now, in their order: 0 is the beginning of the first day, 1 is now. */
export function momentsUntil(now: Instant, days: number): (share: number) => Instant {
  const first: Day = addDays(dayOf(now), -days);
  const midnight = Date.parse(atCityTime(first, '00:00'));
  const passed = Date.parse(now) - midnight;
  const whole = Math.floor(passed / dayMs);
  const hour = Math.floor((passed % dayMs) / hourMs);
  const sum = whole + (shares[hour] ?? 0) + ((hourly[hour] ?? 0) / 1000) * ((passed % hourMs) / hourMs);
  return (share) => {
    const at = Math.min(share, 1) * sum;
    const on = Math.floor(at);
    const rest = at - on;
    const found = Math.max(
      0,
      shares.findLastIndex((until) => until <= rest),
    );
    const within = (rest - (shares[found] ?? 0)) / ((hourly[found] ?? 1) / 1000);
    const moment = midnight + on * dayMs + found * hourMs + Math.floor(Math.min(within, 0.999999) * hourMs);
    return new Date(Math.min(moment, Date.parse(now))).toISOString() as Instant;
  };
}
