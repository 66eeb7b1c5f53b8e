import type { NewRoutingRule } from './contract.ts';
import { isWithin } from './route.ts';

type Terms = Omit<NewRoutingRule, 'priority'>;

export type Contradiction = 'reports.rule-never-reached' | 'reports.rule-hides-another' | 'reports.rule-contradicts';

/**
 * What stands against a rule among the others: an earlier one that always decides first, a later one that would never be
 * asked again, or one of the same place in the order that fits the same reports. Areas are compared as they are named:
 * that a ward lies in the city is not looked at.
 */
export function contradictionOf<Other extends Terms>(
  rule: Terms,
  others: readonly Other[],
): { code: Contradiction; other: Other } | null {
  for (const other of others) {
    if (outcomeOf(other) === outcomeOf(rule) || !holdTogether(rule, other)) continue;
    if (other.ordinal < rule.ordinal && covers(other, rule)) return { code: 'reports.rule-never-reached', other };
    if (rule.ordinal < other.ordinal && covers(rule, other)) return { code: 'reports.rule-hides-another', other };
    if (rule.ordinal === other.ordinal && meet(rule, other)) return { code: 'reports.rule-contradicts', other };
  }
  return null;
}

const outcomeOf = ({ organisationId, referral }: Terms): string =>
  organisationId ?? JSON.stringify([referral?.agency, referral?.reason.vi, referral?.reason.en]);

const holdTogether = (a: Terms, b: Terms): boolean =>
  (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);

const lists = ['categoryIds', 'areaIds', 'placeIds', 'weekdays'] as const;
const minutesOfDay = Array.from({ length: 24 * 60 }, (_, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
);
const hasHour = ({ hours }: Terms, time: string): boolean => isWithin(time, hours?.from ?? null, hours?.until ?? null);

/** Whether the one fits whatever the other fits, on every day of the other. An empty list stands for any. */
function covers(wide: Terms, narrow: Terms): boolean {
  const lasts =
    wide.validFrom <= narrow.validFrom &&
    (wide.validTo === null || (narrow.validTo !== null && narrow.validTo <= wide.validTo));
  const fits = lists.every((list) => {
    const [all, some]: [readonly unknown[], readonly unknown[]] = [wide[list], narrow[list]];
    return all.length === 0 || (some.length > 0 && some.every((one) => all.includes(one)));
  });
  return lasts && fits && minutesOfDay.every((time) => !hasHour(narrow, time) || hasHour(wide, time));
}

/** Whether there can be a report that both fit. */
function meet(a: Terms, b: Terms): boolean {
  const share = lists.every((list) => {
    const [some, others]: [readonly unknown[], readonly unknown[]] = [a[list], b[list]];
    return some.length === 0 || others.length === 0 || some.some((one) => others.includes(one));
  });
  return share && minutesOfDay.some((time) => hasHour(a, time) && hasHour(b, time));
}
