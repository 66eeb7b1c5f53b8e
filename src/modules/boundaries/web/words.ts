import { formatNumber } from '../../../web/format.ts';
import { language, t } from '../../../web/language.ts';
import type { Standing } from '../../../web/standing.ts';
import type { Findings, ProposedUnit, ScenarioSummary } from '../contract.ts';

export const inWords = (text: { vi: string; en: string }): string => text[language()];

const rounded = (value: number, decimals: number) => formatNumber(Math.round(value * 10 ** decimals) / 10 ** decimals);

export const peopleWords = ({ population }: ProposedUnit): string =>
  population.value === null ? t('boundaries.result.unknown') : formatNumber(population.value);

/** As sources state it, or else as the outline measures. */
export const km2Of = ({ statedKm2, areaM2 }: ProposedUnit): number | null =>
  statedKm2.value ?? (areaM2 === null ? null : areaM2 / 1e6);
export const km2Words = (km2: number | null): string =>
  km2 === null ? t('boundaries.result.unknown') : t('boundaries.result.km2', { km2: rounded(km2, 2) });

export const densityWords = ({ density }: ProposedUnit): string =>
  density.value === null
    ? t('boundaries.result.unknown')
    : t('boundaries.result.per-km2', { people: rounded(density.value, 0) });

export function touchWords({ contiguity }: ProposedUnit): string {
  if (contiguity.touch === 'near') return t('boundaries.touch.near', { gap: rounded(contiguity.gapM ?? 0, 0) });
  return contiguity.touch === 'border' ? t('boundaries.touch.border') : t('boundaries.touch.unknown');
}

export const countWords = ({ n, estimated }: { n: number; estimated: boolean }): string =>
  estimated ? t('boundaries.about', { n: formatNumber(n) }) : formatNumber(n);

export const shapeOfMet = (met: boolean | null): Standing =>
  met === null ? 'without-deadline' : met ? 'done-on-time' : 'overdue';
export const metWords = (met: boolean | null): string =>
  met === null ? t('boundaries.standard.open') : met ? t('boundaries.standard.met') : t('boundaries.standard.short');

export const shapeOfState: Record<ScenarioSummary['state'], Standing> = {
  draft: 'in-time',
  decided: 'due-soon',
  'in-force': 'done-on-time',
};

export function pointsWords({ low, high }: { low: number; high: number | null }): string {
  return low === high ? rounded(low, 2) : `${rounded(low, 2)}–${high === null ? '?' : rounded(high, 2)}`;
}

/** The least and the most of a figure among the new units; how many are not known is left to the units themselves. */
export function spanOf({ units }: Findings, figure: (unit: ProposedUnit) => number | null): [number, number] | null {
  const known = units.map(figure).filter((value) => value !== null);
  return known.length < units.length || known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
}
