import { dayOf, timeOf } from '../../../../web/format.ts';

/** As a field for day and time holds it: on the clocks of the city. */
export const toField = (instant: string): string => `${dayOf(instant)}T${timeOf(instant)}`;

/** The instant that such a field means. */
export const ofField = (field: string): string => `${field}:00+07:00`;

const dayMs = 86_400_000;

/** How early it may have been said. */
export const earliestSaid = (now: string, backDateDays: number): string =>
  new Date(Date.parse(now) - backDateDays * dayMs).toISOString();
