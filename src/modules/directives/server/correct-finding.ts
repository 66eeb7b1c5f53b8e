import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { checkGeometry } from '../../../kernel/geo/faults.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { demandInForce } from '../../../kernel/work/partners.ts';
import type { DirectiveId, FindingCorrection, FindingId, FindingSeen } from '../contract.ts';
import { demandFindingVersion, type HeldFinding, holdFinding } from './finding.ts';
import { codePointsOf, quoteAt } from './passages.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Puts right what the reader found, before anything of it is live. What is not given stays. */
export async function correctFinding(
  tx: Tx,
  actor: Actor,
  { directiveId, id, version }: { directiveId: DirectiveId; id: FindingId; version: number | null },
  correction: FindingCorrection,
  at: Instant,
): Promise<FindingSeen> {
  demand(actor, 'directives.review');
  const finding = await holdFinding(tx, directiveId, id);
  demandFindingVersion(finding, version);
  if (finding.state !== 'open') throw conflict('directives.finding-decided', { state: finding.state });
  if (correction.position) checkGeometry(correction.position);
  const today = dayOf(at);
  if (typeof correction.ownerId === 'string') await demandInForce(tx, [correction.ownerId], today);
  if (correction.partnerIds !== undefined) await demandInForce(tx, correction.partnerIds, today);
  if (typeof correction.areaId === 'string') await demandExists(tx, 'area', correction.areaId);
  for (const placeId of correction.placeIds ?? []) await demandExists(tx, 'place', placeId);

  const next = await corrected(tx, finding, correction);
  await tx.run(sql`
    update directive_finding
       set title = ${next.title}, owner_id = ${next.ownerId}, deadline = ${next.deadline}::jsonb,
           area_id = ${next.areaId}, position = ${next.position === null ? sql`null` : geometryValue(next.position)},
           priority = ${next.priority}, modules = ${next.modules}::text[], start_at = ${next.start}, end_at = ${next.end},
           quote = ${next.quote}, set_aside = ${next.setAside}, touched_at = ${at}, touched_by = ${actor.id},
           version = version + 1
     where id = ${id}`);
  if (correction.partnerIds !== undefined) await replacePartners(tx, id, correction.partnerIds);
  if (correction.placeIds !== undefined) await replacePlaces(tx, id, correction.placeIds);
  const before = Object.fromEntries(keysOf(correction).map((key) => [key, finding[key]]));
  const about = { kind: 'finding', id };
  await recordAct(tx, actor, 'directives.finding-corrected', about, { before, after: correction }, at);
  await tellDirectiveChanged(tx, directiveId);
  return { id, version: finding.version + 1 };
}

/** The fields of the finding itself that a correction can touch. */
const ownFields = ['title', 'ownerId', 'deadline', 'areaId', 'position', 'priority', 'modules', 'setAside'] as const;

function keysOf(correction: FindingCorrection): (keyof HeldFinding)[] {
  const keys = ownFields.filter((field) => correction[field] !== undefined);
  return correction.span === undefined ? keys : [...keys, 'start', 'end', 'quote'];
}

async function corrected(tx: Tx, finding: HeldFinding, correction: FindingCorrection): Promise<HeldFinding> {
  const { span, deadline } = correction;
  return {
    ...finding,
    title: correction.title === undefined ? finding.title : correction.title,
    ownerId: correction.ownerId === undefined ? finding.ownerId : correction.ownerId,
    position: correction.position === undefined ? finding.position : correction.position,
    // Whoever corrects it has not left it for later.
    setAside: correction.setAside ?? false,
    areaId: correction.areaId === undefined ? finding.areaId : correction.areaId,
    priority: correction.priority ?? finding.priority,
    modules: correction.modules ?? finding.modules,
    deadline: deadline === undefined ? finding.deadline : deadline && { ...deadline, confidence: 1 },
    ...(span === undefined ? {} : { ...span, quote: quoteAt(await codePointsOf(tx, finding.versionId), span) }),
  };
}

const IdRow = z.object({ id: z.string() });

async function demandExists(tx: Tx, kind: 'area' | 'place', id: string): Promise<void> {
  const query =
    kind === 'area' ? sql`select id from area where id = ${id}` : sql`select id from place where id = ${id}`;
  if ((await tx.row(IdRow, query)) === undefined) {
    throw kind === 'area' ? notFound('areas.unknown', { id }) : notFound('work.place-unknown', { place: id });
  }
}

/** The words of the document stay; what they mean is now what the office says. */
async function replacePartners(tx: Tx, id: FindingId, partnerIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from directive_finding_partner where finding_id = ${id} and quote is null`);
  await tx.run(sql`update directive_finding_partner set organisation_id = null where finding_id = ${id}`);
  await tx.run(sql`
    insert into directive_finding_partner (finding_id, ordinal, organisation_id)
    select ${id}, coalesce((select max(ordinal) from directive_finding_partner where finding_id = ${id}), 0) + ordinality,
           chosen.id
      from unnest(${[...new Set(partnerIds)]}::uuid[]) with ordinality as chosen (id, ordinality)`);
}

async function replacePlaces(tx: Tx, id: FindingId, placeIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from directive_finding_place where finding_id = ${id} and quote is null`);
  await tx.run(sql`update directive_finding_place set place_id = null where finding_id = ${id}`);
  await tx.run(sql`
    insert into directive_finding_place (finding_id, ordinal, place_id)
    select ${id}, coalesce((select max(ordinal) from directive_finding_place where finding_id = ${id}), 0) + ordinality,
           chosen.id
      from unnest(${[...new Set(placeIds)]}::uuid[]) with ordinality as chosen (id, ordinality)`);
}
