import { figureWords } from '../words.ts';

/** What is foretold is not known to the last digit. */
export const roughly = (value: number, unit: string): string => figureWords(Number(value.toPrecision(4)), unit);
