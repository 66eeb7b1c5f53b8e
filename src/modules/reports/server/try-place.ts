import { z } from 'zod';
import { AreaKind } from '../../../kernel/areas/contract.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { invalid } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { PlaceTrial, PlaceTrialResult } from '../routing/contract.ts';
import { servingOn } from '../routing/load-routing.ts';
import { withRule } from '../routing/try-rule.ts';
import { type FoundOwner, findOwner } from './find-owner.ts';
import { locate } from './locate.ts';
import { type ReportSettings, readSettings } from './settings.ts';

const RestrictedRow = z.object({ restricted: z.boolean() });

/**
 * Who would get a report from a place of a day and an hour, and why: by the rules as they stand, or as if the one that is
 * being written stood already. Nothing is saved.
 */
export async function tryPlace(tx: Tx, actor: Actor, asked: PlaceTrial, now: Instant): Promise<PlaceTrialResult> {
  demand(actor, 'reports.settle');
  const at = asked.at ?? now;
  const day = dayOf(at);
  const category = await tx.row(
    RestrictedRow,
    sql`select restricted from report_category where id = ${asked.categoryId}`,
  );
  if (category === undefined) throw invalid('reports.rule-names-nothing');
  const located = await locate(tx, asked, day);
  const settings = await readSettings(tx);
  const find = (inner: Tx) => findOwner(inner, { ...located, ...category, categoryId: asked.categoryId }, settings, at);
  const { rule, replaces } = asked;
  const found =
    rule === undefined ? await find(tx) : await withRule(tx, actor, { rule, replaces, from: day }, now, find);
  const serving = await servingOn(tx, located.areaIds, day);
  const served = located.areaIds.find((areaId) =>
    serving.some((one) => one.areaId === areaId && one.organisationId === found.organisationId),
  );
  const names = await namesOf(tx, found, located.areaIds);
  return {
    owner: names.organisation(found.organisationId),
    because: reasonOf(found, served, settings, category.restricted),
    rule: (found.referral ?? found).rule?.name ?? null,
    referral: found.referral,
    servedArea: served === undefined ? null : names.area(served),
    areas: located.areaIds.map(names.area),
    candidates: found.candidates.map(({ organisationId, areaId, distanceM }) => ({
      organisation: names.organisation(organisationId),
      area: names.area(areaId),
      distanceM,
    })),
  };
}

function reasonOf(
  { rule, referral, organisationId }: FoundOwner,
  served: string | undefined,
  { dispatcherId }: ReportSettings,
  restricted: boolean,
): PlaceTrialResult['because'] {
  if (rule !== null || referral !== null) return 'rule';
  if (restricted && organisationId === dispatcherId) return 'restricted';
  if (served !== undefined) return 'serves';
  return organisationId === dispatcherId ? 'dispatcher' : 'top';
}

const IdAndNameRow = z.object({ id: z.string(), name: z.string() });

const NamesOfRow = z.object({ id: z.string(), kind: AreaKind, name: z.string() });

async function namesOf(tx: Tx, { organisationId, candidates }: FoundOwner, areaIds: readonly string[]) {
  const organisations = await tx.rows(
    IdAndNameRow,
    sql`select id, name from organisation
         where id = any(${[organisationId, ...candidates.map((one) => one.organisationId)]}::uuid[])`,
  );
  const areas = await tx.rows(
    NamesOfRow,
    sql`select id, kind, name from area where id = any(${[...areaIds, ...candidates.map((one) => one.areaId)]}::uuid[])`,
  );
  const one = <Named extends { id: string }>(named: readonly Named[], id: string): Named => {
    const found = named.find((each) => each.id === id);
    if (found === undefined) throw new Error(`${id} has no name`);
    return found;
  };
  return {
    organisation: (id: string) => one(organisations, id),
    area: (id: string) => one(areas, id),
  };
}
