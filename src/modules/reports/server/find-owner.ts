import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Point } from '../../../kernel/geo/contract.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { type Day, dayOf, type Instant, timeOf } from '../../../kernel/time.ts';
import { rulesOn, servingOn } from '../routing/load-routing.ts';
import { type Matter, type Referred, type Routed, type RoutingRule, referralOf, route } from '../routing/route.ts';
import { weekdayOf } from '../routing/weekday.ts';
import { areasNear } from './locate.ts';
import type { ReportSettings } from './settings.ts';

export interface Candidate {
  organisationId: string;
  areaId: string;
  distanceM: number;
}

export interface FoundOwner extends Routed {
  /** Across a near border: they hear of it too and may take it over. */
  candidates: Candidate[];
  /** Not ours: a rule refers it to another agency, and the owner keeps the record. */
  referral: Referred | null;
}

export interface WhereAndWhat {
  categoryId: string;
  areaIds: readonly string[];
  placeId: string | null;
  position: Point | null;
  restricted: boolean;
}

/**
 * Who is to answer a report, by the rules and areas of the day. What is restricted by its nature goes to the operations
 * centre unless a rule names somebody: it must not reach the office it may be about. No rule refers it: somebody looks at
 * it first.
 */
export async function findOwner(
  tx: Tx,
  what: WhereAndWhat,
  settings: ReportSettings,
  at: Instant,
): Promise<FoundOwner> {
  const day = dayOf(at);
  const [rules, serving] = await Promise.all([rulesOn(tx, day), servingOn(tx, what.areaIds, day)]);
  const matter = matterOf(what, what.areaIds, at);
  const dispatcher = settings.dispatcherId;
  if (what.restricted) {
    const routed = route(matter, rules, []) ?? (dispatcher === null ? null : byDispatcher(dispatcher));
    return { ...(routed ?? route(matter, rules, serving) ?? (await byTop(tx, day))), candidates: [], referral: null };
  }
  const routed = route(matter, rules, serving);
  const owner = routed ?? (dispatcher === null ? await byTop(tx, day) : byDispatcher(dispatcher));
  const referral = referralOf(matter, rules);
  const candidates = referral === null ? await acrossTheBorder(tx, what, owner, rules, settings, at) : [];
  return { ...owner, candidates, referral };
}

const byDispatcher = (organisationId: string): Routed => ({ organisationId, rule: null, priority: null });

const IdRow = z.object({ id: z.string() });

/** Where nobody serves the place: the highest committee there is. A report is never lost for want of an owner. */
async function byTop(tx: Tx, day: Day): Promise<Routed> {
  const top = await tx.row(
    IdRow,
    sql`select id from organisation
         where kind in ('peoples-committee', 'office') and daterange(valid_from, valid_to) @> ${day}::date
         order by kind <> 'peoples-committee', parent_id is not null, name, id limit 1`,
  );
  if (top === undefined) throw conflict('reports.nobody-serves');
  return byDispatcher(top.id);
}

async function acrossTheBorder(
  tx: Tx,
  what: WhereAndWhat,
  owner: Routed,
  rules: readonly RoutingRule[],
  { borderM }: ReportSettings,
  at: Instant,
): Promise<Candidate[]> {
  const [areaId, ...around] = what.areaIds;
  if (what.position === null || areaId === undefined || borderM === 0) return [];
  const day = dayOf(at);
  const candidates = new Map<string, Candidate>();
  for (const near of await areasNear(tx, what.position, areaId, borderM, day)) {
    const areaIds = [near.areaId, ...around];
    const matter = matterOf(what, areaIds, at);
    const other = route(matter, rules, await servingOn(tx, areaIds, day));
    if (other === null || other.organisationId === owner.organisationId || referralOf(matter, rules) !== null) continue;
    const { organisationId } = other;
    const distanceM = Math.round(near.distanceM);
    if (!candidates.has(organisationId))
      candidates.set(organisationId, { organisationId, areaId: near.areaId, distanceM });
  }
  return [...candidates.values()];
}

export const matterOf = (
  { categoryId, placeId }: Pick<WhereAndWhat, 'categoryId' | 'placeId'>,
  areaIds: readonly string[],
  at: Instant,
): Matter => ({ categoryId, placeId, areaIds, weekday: weekdayOf(dayOf(at)), time: timeOf(at) });
