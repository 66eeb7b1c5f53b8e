import { areaName } from '../../../../../web/area-words.ts';
import { weekdayNames } from '../../../../../web/format.ts';
import { t } from '../../../../../web/language.ts';
import type { RoutingRuleView } from '../../../routing/contract.ts';
import { spoken } from '../../report-words.ts';

export const rulesPath = '/api/v1/report-routing-rules';

/** When a rule decides, line by line; one that says nothing decides about everything. */
export function conditionsOf({ named, weekdays, hours }: RoutingRuleView): string[] {
  const days = weekdayNames();
  const lines = [
    named.categories.length > 0 && t('admin.routing.if-category', { names: named.categories.map(spoken).join(', ') }),
    named.areas.length > 0 && t('admin.routing.if-area', { names: named.areas.map(areaName).join(', ') }),
    named.places.length > 0 && t('admin.routing.if-place', { names: named.places.map(({ name }) => name).join(', ') }),
    weekdays.length > 0 && t('admin.routing.if-day', { days: weekdays.map((day) => days[day - 1] ?? '').join(', ') }),
    hours !== null &&
      (hours.until < hours.from
        ? t('admin.routing.if-night', { from: hours.from, until: hours.until })
        : t('admin.routing.if-hours', { from: hours.from, until: hours.until })),
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines : [t('admin.routing.if-any')];
}
