import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { Day } from '../../../kernel/time.ts';
import { methodNames } from './forecast.ts';

const Value = z.object({
  period: z.string(),
  endsOn: Day,
  value: z.number(),
  low: z.number().describe('The value lies between low and high with the confidence that is named.'),
  high: z.number(),
});

/** A forecast is never a number alone: its method, its range and how it would have done in the past go with it. */
export const IndicatorForecast = z
  .object({
    areaId: AreaId,
    until: z.string().describe('The last period of it.'),
    forecast: z.discriminatedUnion('state', [
      z.object({
        state: z.literal('not-enough'),
        why: z.enum(['points', 'too-far']).describe('Too few figures; further ahead than the series reaches back.'),
        have: z.int().describe('Figures there are, or periods the series reaches back.'),
        need: z.int(),
      }),
      z.object({
        state: z.literal('forecast'),
        method: z.enum(methodNames).describe('A robust line (Theil–Sen), or the same with a season of the year.'),
        confidence: z.number(),
        used: z.int().describe('Figures it rests on.'),
        slope: z.number().describe('Change from one period to the next.'),
        values: z.array(Value),
        backtest: z.object({
          folds: z.int().describe('Times it was asked to foretell what is known by now.'),
          error: z.number().describe('Mean absolute error.'),
          naive: z.enum(['last-value', 'last-season']),
          naiveError: z
            .number()
            .describe('The same for nothing cleverer than the last value, or that of a year before.'),
          better: z.boolean(),
        }),
      }),
    ]),
    targets: z
      .array(
        z.object({
          targetId: z.uuid(),
          by: Day,
          goal: z.number(),
          value: z.number(),
          low: z.number(),
          high: z.number(),
          reaches: z.enum(['likely', 'open', 'unlikely']).describe('All of the range reaches it, a part, none.'),
        }),
      )
      .describe('What it says of the targets within its reach.'),
  })
  .meta({ id: 'IndicatorForecast' });
export type IndicatorForecast = z.infer<typeof IndicatorForecast>;
