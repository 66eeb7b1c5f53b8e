import { z } from 'zod';
import { NewIndicator } from './contract.ts';
import shipped from './data/indicators.json' with { type: 'json' };

/** What a city measures to begin with, in an order in which each follows only from those before it. */
export const shippedIndicators: readonly NewIndicator[] = z.array(NewIndicator).parse(shipped);
