import { t } from '../../../../web/language.ts';
import type { Report } from '../../contract.ts';
import type { DeskUnit } from '../../duty/contract.ts';

/** Why a unit stands among those that may get the report. */
export function whyWords({ reason, rule, area, distanceM }: DeskUnit): string {
  switch (reason) {
    case 'rule':
      return t('duty.why.rule', { rule: rule ?? '' });
    case 'serves':
      return t('duty.why.serves', { area: area ?? '' });
    case 'area':
      return t('duty.why.area', { area: area ?? '' });
    case 'neighbour':
      return t('duty.why.neighbour', { metres: distanceM ?? 0 });
    default:
      return t(`duty.why.${reason}`);
  }
}

/** What the reporter is told unless somebody writes something better. */
export function reasonWords({ reason, name, area, hasIt }: DeskUnit): string {
  if (hasIt) return t('duty.reason.again', { unit: name });
  if (reason === 'rule') return t('duty.reason.rule', { unit: name });
  if (reason === 'neighbour') return t('duty.reason.neighbour', { unit: name });
  if (area !== null) return t('duty.reason.serves', { unit: name, area });
  return t('duty.reason.plain', { unit: name });
}

/** To another unit, or to the same one again where it gave it back. */
export const mayGive = ({ acts, state }: Report, { hasIt }: DeskUnit): boolean =>
  hasIt ? state === 'refused' && acts.includes('return') : acts.includes('reroute');
