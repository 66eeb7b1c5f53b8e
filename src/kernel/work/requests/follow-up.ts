import { z } from 'zod';
import { areaIdsAround } from '../../areas/queries.ts';
import { type Query, type Reads, sql } from '../../db/db.ts';
import { Steps } from '../../deadlines/contract.ts';
import { explain } from '../../deadlines/explain.ts';
import type { Actor } from '../../identity/actor.ts';
import { canFor } from '../../policy/policy.ts';
import { notFound } from '../../refusal.ts';
import { Day, dayOf, Instant } from '../../time.ts';
import type { WorkItemId } from '../contract.ts';
import { ContradictionCode } from '../contradiction-codes.ts';
import { contradictionsJson } from '../contradictions.ts';
import { Held, sidesOf } from '../held.ts';
import { periodFrom, ReviewPeriod } from '../reminders/review-periods.ts';
import { rules } from '../states.ts';
import { seenInside, viewerOf, visibleWork } from '../visibility.ts';
import { type Explanation, ExplanationId, ExtensionRequest, type FollowUp } from './contract.ts';
import { explanationStanding } from './explanation-standing.ts';

const Item = Held.pick({ ownerId: true, assignedById: true, areaIds: true, state: true, dueOn: true }).extend({
  inside: z.boolean(),
  contradictions: z.array(ContradictionCode),
  review: z.object({ sourceKind: z.string(), sourceId: z.uuid(), every: ReviewPeriod, periodStart: Day }).nullable(),
});

const ExplanationRow = z.object({
  id: ExplanationId,
  question: z.string(),
  askedBy: z.string(),
  askedByOrganisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  askedOf: z.object({ id: z.uuid(), name: z.string() }),
  askedAt: Instant,
  againAfterId: ExplanationId.nullable(),
  dueAt: Instant,
  steps: Steps,
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
  isFollowedUp: z.boolean(),
});

/** The requests about a work item, for those who see it from the inside; for others there are none. */
export async function followUpOf(tx: Reads, actor: Actor, id: WorkItemId, now: Instant): Promise<FollowUp> {
  const item = await tx.row(
    Item,
    sql`select w.owner_id as "ownerId", w.assigned_by_id as "assignedById", ${areaIdsAround(sql`w.area_id`)} as "areaIds", w.state,
               w.due_on as "dueOn", ${seenInside(viewerOf(actor))} as inside,
               ${contradictionsJson(dayOf(now))} as contradictions,
               (select jsonb_build_object('sourceKind', r.source_kind, 'sourceId', r.source_id, 'every', r.every,
                                          'periodStart', o.period_start)
                  from review_opened o join review_rule r on r.id = o.rule_id where o.work_item_id = w.id) as review
          from work_item w where w.id = ${id} and ${visibleWork(actor)}`,
  );
  if (item === undefined) throw notFound('work.not-found');
  if (!item.inside) return nothing;
  const [extensions, explanations] = await Promise.all([extensionsOf(tx, id), explanationsOf(tx, id)]);
  const sides = sidesOf(actor, item);
  const [isOwner, isAssigner] = [sides.includes('owner'), sides.includes('assigner')];
  const open = extensions.find(({ state }) => state === 'open');
  const mayBeExtended = item.dueOn !== null && rules.extend.from.includes(item.state);
  return {
    extensions,
    explanations: explanations.map((row) => explanationFor(row, actor, { isAssigner, areaIds: item.areaIds }, now)),
    contradictions: item.contradictions,
    review:
      item.review === null
        ? null
        : {
            sourceKind: item.review.sourceKind,
            sourceId: item.review.sourceId,
            ...periodFrom(item.review.every, item.review.periodStart),
          },
    mayAskExtension: isOwner && mayBeExtended && open === undefined,
    mayDecideExtension: isAssigner && open !== undefined,
    mayWithdrawExtension: open?.askedBy === actor.id,
    mayAskExplanation: isAssigner && item.state !== 'recalled',
  };
}

const nothing: FollowUp = {
  extensions: [],
  explanations: [],
  contradictions: [],
  review: null,
  mayAskExtension: false,
  mayDecideExtension: false,
  mayWithdrawExtension: false,
  mayAskExplanation: false,
};

const named = (id: Query): Query =>
  sql`(select jsonb_build_object('id', n.id, 'name', n.name) from organisation n where n.id = ${id})`;

const extensionsOf = (tx: Reads, id: WorkItemId): Promise<ExtensionRequest[]> =>
  tx.rows(
    ExtensionRequest,
    sql`select id, until, reason, ${named(sql`r.organisation_id`)} as organisation, asked_by as "askedBy",
               asked_at as "askedAt", state, decided_by as "decidedBy", decided_at as "decidedAt", decision,
               granted_until as "grantedUntil"
          from work_extension_request r where work_item_id = ${id} order by id desc`,
  );

const explanationsOf = (tx: Reads, id: WorkItemId) =>
  tx.rows(
    ExplanationRow,
    sql`select e.id, e.question, e.asked_by as "askedBy", ${named(sql`e.asked_by_organisation_id`)} as "askedByOrganisation",
               ${named(sql`e.asked_of_id`)} as "askedOf", e.asked_at as "askedAt", e.again_after_id as "againAfterId",
               d.due_at as "dueAt", s.steps, e.answer, e.answered_by as "answeredBy", e.answered_at as "answeredAt",
               e.withdrawn_reason as "withdrawnReason",
               exists (select from work_explanation f where f.again_after_id = e.id) as "isFollowedUp"
          from work_explanation e
          join deadline d on d.id = e.deadline_id
          join deadline_event s on s.deadline_id = d.id and s.number = d.events
         where e.work_item_id = ${id} order by e.id desc`,
  );

function explanationFor(
  { steps, isFollowedUp, ...row }: z.infer<typeof ExplanationRow>,
  actor: Actor,
  { isAssigner, areaIds }: { isAssigner: boolean; areaIds: readonly string[] },
  now: Instant,
): Explanation {
  const { dueAt, answeredAt, withdrawnReason } = row;
  const standing = explanationStanding({ dueAt, answeredAt, isWithdrawn: withdrawnReason !== null }, now);
  const isOpen = standing === 'open' || standing === 'late';
  const { vi, en } = explain([...steps, { kind: 'due', at: dueAt }]);
  return {
    ...row,
    standing,
    reckoning: { vi, en },
    mayAnswer: isOpen && canFor(actor, 'work.carry-out', row.askedOf.id, areaIds),
    mayWithdraw: isOpen && isAssigner,
    mayAskAgain: answeredAt !== null && !isFollowedUp && isAssigner,
  };
}
