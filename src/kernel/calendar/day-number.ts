import type { Day } from '../time.ts';

/** Days as whole numbers, counted from 1970-01-01: for stepping through many of them. */
export const dayNumber = (on: Day): number => Date.parse(on) / 86_400_000;

export const dayFromNumber = (n: number): Day => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day;

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (on: Day): Weekday => (((((dayNumber(on) + 3) % 7) + 7) % 7) + 1) as Weekday;

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
