import { areaName } from '../../../../../web/area-words.ts';
import type { Named } from '../../../../../web/components/Chooser.tsx';
import { orNull } from '../../../../../web/pages/admin/fields.tsx';
import type { RoutingRuleView } from '../../../routing/contract.ts';

/** What a rule does with a report that fits it. */
export const outcomes = ['assign', 'refer'] as const;

/** A rule while it is being written. */
export interface RuleDraft {
  name: string;
  ordinal: string;
  categoryIds: readonly string[];
  areas: Named[];
  places: Named[];
  weekdays: readonly number[];
  from: string;
  until: string;
  outcome: (typeof outcomes)[number];
  organisation: Named | null;
  agency: string;
  reasonVi: string;
  reasonEn: string;
  priority: NonNullable<RoutingRuleView['priority']> | '';
  validFrom: string;
  validTo: string;
}

/** Room is left between rules, so that one can be put between two. */
const apart = 10;

export function draftOf(rule: RoutingRuleView | null, rules: readonly RoutingRuleView[], today: string): RuleDraft {
  if (rule === null) {
    const last = rules.reduce((most, { ordinal }) => Math.max(most, ordinal), 0);
    return {
      name: '',
      ordinal: String(last + apart),
      categoryIds: [],
      areas: [],
      places: [],
      weekdays: [],
      from: '',
      until: '',
      outcome: 'assign',
      organisation: null,
      agency: '',
      reasonVi: '',
      reasonEn: '',
      priority: '',
      validFrom: today,
      validTo: '',
    };
  }
  const { name, ordinal, categoryIds, weekdays, hours, referral, priority, validFrom, validTo, named } = rule;
  const { organisationId: id } = rule;
  return {
    name,
    ordinal: String(ordinal),
    categoryIds,
    areas: named.areas.map((area) => ({ id: area.id, name: areaName(area) })),
    places: named.places,
    weekdays,
    from: hours?.from ?? '',
    until: hours?.until ?? '',
    outcome: referral === null ? 'assign' : 'refer',
    organisation: id === null || named.organisation === null ? null : { id, name: named.organisation.name },
    agency: referral?.agency ?? '',
    reasonVi: referral?.reason.vi ?? '',
    reasonEn: referral?.reason.en ?? '',
    priority: priority ?? '',
    validFrom,
    validTo: validTo ?? '',
  };
}

/** As the interface takes it; what no number is stays text, and the server says so at its field. */
export const saidBy = (draft: RuleDraft) => ({
  name: draft.name,
  ordinal: draft.ordinal.trim() === '' ? '' : Number(draft.ordinal),
  categoryIds: draft.categoryIds,
  areaIds: draft.areas.map(({ id }) => id),
  placeIds: draft.places.map(({ id }) => id),
  weekdays: draft.weekdays,
  hours: draft.from === '' && draft.until === '' ? null : { from: draft.from, until: draft.until },
  ...outcomeOf(draft),
  validFrom: draft.validFrom,
  validTo: orNull(draft.validTo),
});

const outcomeOf = ({ outcome, organisation, agency, reasonVi, reasonEn, priority }: RuleDraft) =>
  outcome === 'assign'
    ? { organisationId: organisation?.id ?? null, priority: priority === '' ? null : priority }
    : { referral: { agency, reason: { vi: reasonVi, en: reasonEn } } };
