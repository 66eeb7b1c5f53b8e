import { workingDays } from './kernel/calendar/measures.ts';
import type { Measure } from './kernel/measure.ts';
import { workMeasures } from './kernel/work/measures.ts';
import { figuresAge } from './modules/indicators/index.ts';
import { reportMeasures } from './modules/reports/index.ts';

/** What the system measures of itself, one line for each part and module. */
export const measures: readonly Measure[] = [...workMeasures, ...reportMeasures, workingDays, figuresAge];
