import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { Day, Instant, NearDay } from '../../../kernel/time.ts';
import { CategoryCode } from '../categories/contract.ts';
import { Channel } from '../contract.ts';

export const groupings = ['none', 'category', 'organisation', 'area', 'neighbourhood', 'channel', 'month'] as const;
export type Grouping = (typeof groupings)[number];

const Asked = z.object({
  from: NearDay.optional().describe('Received on this day or later; 90 days before "until" if absent.'),
  until: NearDay.optional().describe('Received on this day or before; today if absent.'),
  category: CategoryCode.optional(),
  owner: OrganisationId.optional(),
  area: AreaId.optional().describe(
    'The area and everything in it; with areasOf also what went into it, as on that day or the nearest on which it was.',
  ),
  channel: Channel.optional(),
  areasOf: Day.optional().describe(
    'Restates areas as they were or are on this day, reports of divided ones by their position; as they were when the reports were filed if absent.',
  ),
});

export const StatisticsQuery = Asked.extend({
  by: z.enum(groupings).default('none').describe('"area" is the commune or ward, "neighbourhood" what lies below it.'),
});
export type StatisticsQuery = z.output<typeof StatisticsQuery>;

const Spread = z
  .object({
    mean: z.number(),
    median: z.number(),
    p90: z.number().describe('Nine in ten took no longer.'),
  })
  .nullable()
  .describe('Hours from filing to the end, of reports that were done; null for fewer than five.');

const Share = z.number().min(0).max(1).nullable();

export const Figures = z.object({
  received: z.int(),
  repeats: z.int().describe('Of those received: linked to an earlier report of the same.'),
  done: z.int(),
  referred: z.int(),
  rejected: z.int(),
  open: z.int(),
  openLate: z.int().describe('Of those open: past their deadline now.'),
  onTime: z.int().describe('Ended by their deadline.'),
  late: z.int().describe('Ended after it.'),
  onTimeShare: Share.describe('Of those that ended and had a deadline.'),
  reopened: z.int(),
  reopenShare: Share.describe('Reopened at least once, of those received.'),
  calendarHours: Spread,
  workingHours: Spread,
  rated: z.int(),
  meanRating: z.number().min(1).max(5).nullable().describe('Stars; null for fewer than five ratings.'),
  responseShare: Share.describe('Rated, of those done.'),
});
export type Figures = z.infer<typeof Figures>;

export const FiguresOfGroup = Figures.extend({
  key: z.string().nullable().describe('Code of the category, identifier, channel or month; null: not known.'),
  name: z.object({ vi: z.string(), en: z.string() }),
  population: z
    .object({ people: z.int(), year: z.int().nullable() })
    .nullable()
    .describe('Of an area, where it is known.'),
  perThousand: z.number().nullable().describe('Received per thousand people.'),
}).meta({ id: 'ReportFigures' });
export type FiguresOfGroup = z.infer<typeof FiguresOfGroup>;

export const caveatCodes = [
  'not-a-sample',
  'channel-coverage',
  'small-numbers',
  'still-open',
  'low-response',
  'rated-on-behalf',
  'population-unknown',
  'areas-not-restated',
  'divided-left-out',
  'restricted-left-out',
  'synthetic',
  'behind',
] as const;
export type CaveatCode = (typeof caveatCodes)[number];

export const Caveat = z
  .object({
    code: z.enum(caveatCodes),
    vi: z.string(),
    en: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'StatisticsCaveat', description: 'What the figures do not say. Whoever shows them shows this.' });
export type Caveat = z.infer<typeof Caveat>;

export const Statistics = z
  .object({
    from: Day,
    until: Day,
    by: z.enum(groupings),
    areasOf: Day.nullable(),
    asOf: Instant.describe('What changed later is not in the figures yet.'),
    total: Figures,
    items: z.array(FiguresOfGroup),
    caveats: z.array(Caveat),
  })
  .meta({ id: 'ReportStatistics' });
export type Statistics = z.infer<typeof Statistics>;

/** Fewer reports in a cell than this could point at one person. */
export const fewestInCell = 5;

export const HotSpotQuery = Asked.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const HotSpot = z
  .object({
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe('west, south, east, north in degrees.'),
    area: z.string().nullable().describe('The commune or ward its middle lies in, as on the last day of the period.'),
    near: z.string().nullable().describe('The place nearest to its middle, within half a kilometre.'),
    received: z.int(),
    open: z.int(),
    late: z.int().describe('Ended after their deadline.'),
    categories: z.array(z.object({ code: CategoryCode, vi: z.string(), en: z.string(), received: z.int() })),
  })
  .meta({ id: 'ReportHotSpot' });
export const HotSpots = z
  .object({
    from: Day,
    until: Day,
    areasOf: Day.nullable(),
    asOf: Instant,
    items: z.array(HotSpot).describe(`Cells with ${fewestInCell} reports or more, most first.`),
    caveats: z.array(Caveat),
  })
  .meta({ id: 'ReportHotSpots' });
export type HotSpots = z.infer<typeof HotSpots>;
