import type { Priority } from '../../../kernel/work/contract.ts';

/** Where, when and about what, as routing looks at it. */
export interface Matter {
  categoryId: string;
  /** The area of the day it lies in, then those around it. */
  areaIds: readonly string[];
  placeId: string | null;
  /** 1 Monday to 7 Sunday, and the time the city's clocks show: `HH:MM`. */
  weekday: number;
  time: string;
}

/** Not ours: who it is referred to, and what the reporter reads about it. */
export interface Referral {
  agency: string;
  reason: { vi: string; en: string };
}

/** A rule gives what it fits to an organisation, or refers it to another agency. */
type Outcome = { organisationId: string; referral: null } | { organisationId: null; referral: Referral };

/** Rules are data; an empty list stands for any. */
export type RoutingRule = Outcome & {
  id: string;
  name: string;
  categoryIds: readonly string[];
  areaIds: readonly string[];
  placeIds: readonly string[];
  weekdays: readonly number[];
  fromTime: string | null;
  untilTime: string | null;
  priority: Priority | null;
};

/** Who serves which area on that day. */
export interface Serving {
  organisationId: string;
  areaId: string;
  kind: string;
  name: string;
}

export interface Routed {
  organisationId: string;
  /** The rule that decided; null where who serves the area did. */
  rule: { id: string; name: string } | null;
  priority: Priority | null;
}

/** Of those who serve an area its committee answers for it; the others by their names. */
const kindsFirst = ['peoples-committee', 'office', 'service-centre', 'division'];

/**
 * Whose it is: the first rule that fits, in the order the city gave them; else whoever serves the smallest area around the
 * point; null where nobody does. What is referred has an owner as well, who keeps the record: a rule that refers names
 * none and is passed over.
 */
export function route(matter: Matter, rules: readonly RoutingRule[], serving: readonly Serving[]): Routed | null {
  for (const { id, name, organisationId, priority } of rules.filter((each) => fits(each, matter))) {
    if (organisationId !== null) return { organisationId, rule: { id, name }, priority };
  }
  for (const areaId of matter.areaIds) {
    const [first] = serving.filter((each) => each.areaId === areaId).sort(byRank);
    if (first !== undefined) return { organisationId: first.organisationId, rule: null, priority: null };
  }
  return null;
}

export interface Referred extends Referral {
  rule: { id: string; name: string };
}

/** Whether it is another agency's: so says the first rule that fits, or nobody does. */
export function referralOf(matter: Matter, rules: readonly RoutingRule[]): Referred | null {
  const rule = rules.find((each) => fits(each, matter));
  return rule === undefined || rule.referral === null
    ? null
    : { ...rule.referral, rule: { id: rule.id, name: rule.name } };
}

export function fits(rule: RoutingRule, matter: Matter): boolean {
  return (
    (rule.categoryIds.length === 0 || rule.categoryIds.includes(matter.categoryId)) &&
    (rule.areaIds.length === 0 || rule.areaIds.some((id) => matter.areaIds.includes(id))) &&
    (rule.placeIds.length === 0 || (matter.placeId !== null && rule.placeIds.includes(matter.placeId))) &&
    (rule.weekdays.length === 0 || rule.weekdays.includes(matter.weekday)) &&
    isWithin(matter.time, rule.fromTime, rule.untilTime)
  );
}

/** From 22:00 until 06:00 passes midnight. */
export function isWithin(time: string, from: string | null, until: string | null): boolean {
  if (from === null || until === null) return true;
  return from <= until ? from <= time && time < until : from <= time || time < until;
}

const rankOf = ({ kind }: Serving): number => {
  const rank = kindsFirst.indexOf(kind);
  return rank === -1 ? kindsFirst.length : rank;
};
const byRank = (a: Serving, b: Serving): number =>
  rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
