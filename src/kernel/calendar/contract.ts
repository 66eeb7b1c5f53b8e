import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { Day, Instant } from '../time.ts';
import { Period } from './office-hours.ts';

/** A calendar: the nation's, the city's, or that of one organisation; each takes over what the one above it says. */
export const CalendarId = idSchema('Calendar');
export type CalendarId = z.infer<typeof CalendarId>;

export const AnnouncementId = idSchema('Announcement');
export type AnnouncementId = z.infer<typeof AnnouncementId>;

const Text = z.object({ vi: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });

/**
 * What is announced: how the days of a year fall (how many days of Tết before mùng 1, on which side of 2 September the
 * second day off lies), a holiday, a day off, a day worked, or a day off swapped for a day worked (hoán đổi).
 */
export const NewAnnouncement = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('year'),
    year: z.int().min(2021).max(2100),
    tetDaysBefore: z.int().min(0).max(5),
    nationalDay: z.enum(['before', 'after']),
  }),
  z.object({ kind: z.literal('holiday'), day: Day, name: Text }),
  z.object({ kind: z.literal('off'), day: Day, name: Text }),
  z.object({ kind: z.literal('work'), day: Day, name: Text }),
  z.object({ kind: z.literal('swap'), off: Day, worked: Day }),
]);
export type NewAnnouncement = z.infer<typeof NewAnnouncement>;

/** The calendars every city has from the start. */
export const nationalCalendarId: CalendarId = CalendarId.parse('01900000-0000-7000-8000-000000000001');
export const cityCalendarId: CalendarId = CalendarId.parse('01900000-0000-7000-8000-000000000002');

const bilingual = z.object({ vi: z.string(), en: z.string() });

/** A day as the calendar of an office has it. */
export const CalendarDayView = z
  .object({
    day: Day,
    kind: z.enum(['work', 'make-up', 'weekly-rest', 'holiday', 'in-lieu', 'swapped-off', 'off']),
    hours: z.array(Period).describe('When the office is open; none on a day off.'),
    reason: bilingual.nullable().describe('Why the day is off, or worked although it would be off.'),
    instrument: z.string().nullable().describe('The document it comes from.'),
    confirmed: z.boolean().describe('False where it rests on common knowledge and no publication was checked.'),
    swappedWith: Day.nullable(),
    provisional: z
      .enum(['year', 'tet', 'national-day'])
      .nullable()
      .describe('What about it is not announced yet: the days of the year, or just those of Tết or National Day.'),
    lunar: z.object({ year: z.int(), month: z.int(), leap: z.boolean(), day: z.int() }),
  })
  .meta({ id: 'CalendarDay' });
export type CalendarDayView = z.infer<typeof CalendarDayView>;

export const AnnouncementView = z
  .object({
    id: AnnouncementId,
    calendarId: CalendarId,
    content: NewAnnouncement,
    instrument: z.string(),
    url: z.string().nullable(),
    announcedAt: Instant,
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Announcement' });
export type AnnouncementView = z.infer<typeof AnnouncementView>;
