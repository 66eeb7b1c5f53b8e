import { z } from 'zod';
import { Periods } from '../calendar/office-hours.ts';
import { Day } from '../time.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type WeekdayName = (typeof weekdays)[number];

/** `0214 3840 123`, `+84 214 3840 123`, `113`. */
export const Telephone = z.object({
  number: z
    .string()
    .trim()
    .max(30)
    .refine((text) => /^\+?\d[\d .()-]*\d$/.test(text) && /^\d{3,15}$/.test(text.replaceAll(/\D/g, '')), {
      error: 'organisations.phone-unreadable',
    }),
  label: z.string().trim().min(1).max(100).nullable().default(null).describe('What it is for: "trực 24 giờ".'),
});
export type Telephone = z.infer<typeof Telephone>;

export const WeekHours = z.object({
  monday: Periods,
  tuesday: Periods,
  wednesday: Periods,
  thursday: Periods,
  friday: Periods,
  saturday: Periods,
  sunday: Periods,
});
export type WeekHours = z.infer<typeof WeekHours>;

export const HoursException = z
  .object({
    from: Day,
    until: Day.describe('Its last day.'),
    periods: Periods.describe('When it is open on these days; none where it is closed.'),
    note: z.string().trim().min(1).max(200).nullable().default(null),
  })
  .refine(({ from, until }) => from <= until, { error: 'organisations.exception-backwards', path: ['until'] });
export type HoursException = z.infer<typeof HoursException>;

/** How an office is reached, for everybody. */
export const NewContact = z.object({
  address: z.string().trim().min(1).max(300).nullable().default(null),
  position: z
    .object({ lon: z.number().min(102).max(118), lat: z.number().min(6).max(24) })
    .nullable()
    .default(null)
    .describe('Where it stands, within Viet Nam.'),
  phones: z.array(Telephone).max(10).default([]),
  email: z.email().max(200).nullable().default(null),
  hours: WeekHours.nullable().default(null).describe('By weekday; null for the hours of the city’s calendar.'),
  exceptions: z.array(HoursException).max(50).default([]),
});
export type NewContact = z.infer<typeof NewContact>;

export const Contact = NewContact.extend({
  version: z.int().describe('0 while nothing was entered.'),
}).meta({ id: 'OrganisationContact' });
export type Contact = z.infer<typeof Contact>;

export const noContact: Contact = { ...NewContact.parse({}), version: 0 };
