import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, Refusal } from '../../../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts';
import type { WorkItemId } from '../../../kernel/work/contract.ts';
import { openWorkItem, type WorkToOpen } from '../../../kernel/work/open-work-item.ts';
import type { Confirmation, Confirmed, DirectiveId } from '../contract.ts';
import { deadlineOf } from '../deadline-of-finding.ts';
import { titleOf } from '../title-of-finding.ts';
import { demandFindingVersion, type HeldFinding, holdFindings, labelOf, wordsOf } from './finding.ts';
import { holdDirective } from './held-directive.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/**
 * Giao các việc đã nhận: every confirmed finding becomes a work item with its owner, its place and its deadline. What has
 * no settled owner, or names a time that no clock understands, stays open and says why.
 */
export async function confirmFindings(
  tx: Tx,
  actor: Actor,
  directiveId: DirectiveId,
  { findings: which }: Confirmation,
  at: Instant,
): Promise<Confirmed> {
  demand(actor, 'directives.review');
  const directive = await holdDirective(tx, directiveId);
  if (directive.state === 'withdrawn') throw conflict('directives.withdrawn-already');
  if (directive.reading !== 'read') throw conflict('directives.not-read-yet');
  const seen = new Map(
    which === 'all-settled'
      ? []
      : which.map((each) => (typeof each === 'string' ? [each, null] : [each.id, each.version])),
  );
  const found = await holdFindings(tx, directiveId, which === 'all-settled' ? which : [...seen.keys()]);
  const known = new Set(found.map(({ id }) => id));
  const strange = [...seen.keys()].filter((id) => !known.has(id));
  const done: Confirmed = {
    confirmed: [],
    left: strange.map((findingId) => ({ findingId, code: 'directives.finding-not-found' })),
  };
  for (const finding of found) {
    try {
      demandFindingVersion(finding, seen.get(finding.id) ?? null);
      const workItemId = await tx.attempt((inner) => confirmOne(inner, actor, finding, at));
      done.confirmed.push({ findingId: finding.id, workItemId });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      done.left.push({ findingId: finding.id, code: error.code });
    }
  }
  await tellDirectiveChanged(tx, directiveId);
  return done;
}

async function confirmOne(tx: Tx, actor: Actor, finding: HeldFinding, at: Instant): Promise<WorkItemId> {
  if (finding.state !== 'open') throw conflict('directives.finding-decided', { state: finding.state });
  if (finding.ownerId === null) throw conflict('directives.owner-unsettled');
  const workItemId = await openWorkItem(tx, actor, await workOf(tx, finding, finding.ownerId, at), at);
  await tx.run(sql`
    update directive_finding
       set state = 'confirmed', work_item_id = ${workItemId}, set_aside = false, decided_at = ${at},
           decided_by = ${actor.id}, touched_at = ${at}, touched_by = ${actor.id}, version = version + 1
     where id = ${finding.id}`);
  const about = { kind: 'finding', id: finding.id };
  await recordAct(tx, actor, 'directives.finding-confirmed', about, { after: { workItemId } }, at);
  return workItemId;
}

const Chosen = z.object({
  partnerQuotes: z.array(z.string()),
  partnerIds: z.array(z.string()),
  placeIds: z.array(z.string()),
  areaId: z.string().nullable(),
});

async function workOf(tx: Tx, finding: HeldFinding, ownerId: string, at: Instant): Promise<WorkToOpen> {
  const deadline = deadlineOf(finding.deadline, finding.issuedOn, at);
  if (deadline !== null && 'trouble' in deadline) throw conflict(deadline.trouble);
  const chosen = await tx.row(
    Chosen,
    sql`select array(select quote from directive_finding_partner
                      where finding_id = ${finding.id} and quote is not null) as "partnerQuotes",
               array(select distinct organisation_id::text from directive_finding_partner
                      where finding_id = ${finding.id} and organisation_id is not null) as "partnerIds",
               array(select place_id::text from directive_finding_place
                      where finding_id = ${finding.id} and place_id is not null
                      group by place_id order by min(ordinal)) as "placeIds",
               ${areaServedBy(ownerId, dayOf(at))} as "areaId"`,
  );
  const placeIds = chosen?.placeIds ?? [];
  const label = labelOf({ number: finding.number, title: finding.directiveTitle }, finding.address);
  return {
    title: finding.title ?? titleOf(finding.quote, finding.ownerQuote, chosen?.partnerQuotes ?? []),
    quote: wordsOf(finding),
    ownerId,
    partnerIds: chosen?.partnerIds ?? [],
    placeIds,
    position: finding.position,
    // Where the text names a place or somebody a point, its area is meant; else the one area that the owner serves.
    areaId: finding.areaId ?? (placeIds.length === 0 && finding.position === null ? (chosen?.areaId ?? null) : null),
    priority: finding.priority,
    deadline,
    source: { kind: 'directive', id: finding.directiveId, ref: finding.id, label },
    published: finding.directiveState === 'published',
  };
}

/** The area of an organisation that serves only one. */
const areaServedBy = (organisationId: string, day: Day) => sql`
  (select min(area_id::text) from organisation_area
    where organisation_id = ${organisationId} and daterange(valid_from, valid_to) @> ${day}::date having count(*) = 1)`;
