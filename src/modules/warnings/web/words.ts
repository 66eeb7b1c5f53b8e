import { language, type MessageKey, t } from '../../../web/language.ts';
import type { Warning, Words } from '../contract.ts';

export const warningPath = (id: string): string => `/warnings/${id}`;

/** In the language of the page, or in the one it is said in. */
export const inWords = (words: Words | null): string => words?.[language()] ?? words?.vi ?? words?.en ?? '';

export const severityWord = ({ severity }: Pick<Warning, 'severity'>): string =>
  t(`warning.severity.${severity}` satisfies MessageKey);

/** What people who have to act see first: an exercise is none of an emergency. */
export const isDrill = ({ purpose }: Pick<Warning, 'purpose'>): boolean => purpose !== 'actual';

export function whereWords({ areas, areaWords }: Pick<Warning, 'areas' | 'areaWords'>): string {
  const said = [...(areaWords === null ? [] : [areaWords]), ...areas.map(({ name }) => name)];
  return said.length === 0 ? t('warning.whole-city') : said.join('; ');
}

/** Where it stands in its life, for who looks at one that is not in force. */
export function standingWords({ state, inForce, effectiveAt }: Warning, now: string): string {
  if (inForce) return t('warning.in-force');
  if (state !== 'issued') return t(`warning.state.${state}` satisfies MessageKey);
  return effectiveAt > now ? t('warning.to-come') : t('warning.over');
}
