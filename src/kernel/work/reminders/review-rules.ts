import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { idSchema, newId } from '../../brand.ts';
import { type Reads, sql, type Tx, violates } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { OrganisationId } from '../../organisations/contract.ts';
import { demand } from '../../policy/policy.ts';
import { conflict, notFound } from '../../refusal.ts';
import { Day, dayOf, type Instant } from '../../time.ts';
import { demandInForce } from '../partners.ts';
import { visibleWork } from '../visibility.ts';
import { ReviewPeriod } from './review-periods.ts';

export const ReviewRuleId = idSchema('ReviewRule');
export type ReviewRuleId = z.infer<typeof ReviewRuleId>;

const Source = z.object({ kind: z.string().regex(/^[a-z][a-z-]{1,39}$/), id: z.uuid() });

/** Chế độ sơ kết, tổng kết: who reports on a source of work, how often, and until when. */
export const ReviewRule = z
  .object({
    id: ReviewRuleId,
    source: Source.extend({ label: z.string() }),
    owner: z.object({ id: OrganisationId, name: z.string() }),
    every: ReviewPeriod,
    dueDays: z.int().describe('Days from the last day of the period to the due day; negative: before it ends.'),
    openDays: z.int().describe('Days before the due day on which the report is asked for.'),
    validFrom: Day,
    validTo: Day.nullable(),
  })
  .meta({ id: 'ReviewRule' });
export type ReviewRule = z.infer<typeof ReviewRule>;

export const NewReviewRule = z.object({
  source: Source,
  ownerId: OrganisationId,
  every: ReviewPeriod,
  dueDays: z.int().min(-60).max(90).default(5),
  openDays: z.int().min(1).max(90).default(15),
});
export type NewReviewRule = z.infer<typeof NewReviewRule>;

const columns = sql`
  r.id, jsonb_build_object('kind', r.source_kind, 'id', r.source_id, 'label', r.source_label) as source,
  jsonb_build_object('id', o.id, 'name', o.name) as owner, r.every, r.due_days as "dueDays", r.open_days as "openDays",
  r.valid_from as "validFrom", r.valid_to as "validTo"`;

/** The rules of a source, or of all that has work the asker may see; those that ended too. */
export const listReviewRules = (
  tx: Reads,
  actor: Actor,
  { source, after, limit }: { source?: string | undefined; after?: ReviewRuleId | undefined; limit: number },
): Promise<ReviewRule[]> =>
  tx.rows(
    ReviewRule,
    sql`select ${columns} from review_rule r join organisation o on o.id = r.owner_id
         where (${source ?? null}::uuid is null or r.source_id = ${source ?? null}::uuid)
           and (${after ?? null}::uuid is null or r.id > ${after ?? null}::uuid)
           and exists (select from work_item w where w.source_id = r.source_id and ${visibleWork(actor)})
         order by r.id limit ${limit}`,
  );

const LabelRow = z.object({ label: z.string() });

/** From today on the owner reports at the end of each period. The source is one that has work the asker may see. */
export async function addReviewRule(
  tx: Tx,
  actor: Actor,
  { source, ownerId, every, dueDays, openDays }: NewReviewRule,
  at: Instant,
): Promise<ReviewRuleId> {
  demand(actor, 'reviews.edit');
  const today = dayOf(at);
  const known = await tx.row(
    LabelRow,
    sql`select split_part(w.source_label, ' · ', 1) as label from work_item w
         where w.source_id = ${source.id} and w.source_kind = ${source.kind} and ${visibleWork(actor)}
         order by w.id limit 1`,
  );
  if (known === undefined) throw notFound('reviews.source-unknown');
  await demandInForce(tx, [ownerId], today);
  const id = newId(ReviewRuleId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into review_rule (id, source_kind, source_id, source_label, owner_id, assigned_by_id, every, due_days,
                                 open_days, valid_from)
        values (${id}, ${source.kind}, ${source.id}, ${known.label}, ${ownerId}, ${actor.organisationId}, ${every},
                ${dueDays}, ${openDays}, ${today})`),
    );
  } catch (error) {
    if (violates(error, 'review_rule_once')) throw conflict('reviews.rule-there-already');
    throw error;
  }
  const after = { source, ownerId, every, dueDays, openDays };
  await recordAct(tx, actor, 'reviews.rule-added', { kind: 'review-rule', id }, { after }, at);
  return id;
}

/** No report is asked for any more; those asked for stay as they are. */
export async function endReviewRule(tx: Tx, actor: Actor, id: ReviewRuleId, at: Instant): Promise<void> {
  demand(actor, 'reviews.edit');
  const ended = await tx.run(sql`
    update review_rule set valid_to = greatest(valid_from, ${dayOf(at)}::date)
     where id = ${id} and valid_to is null`);
  if (ended === 0) throw notFound('reviews.rule-not-found');
  await recordAct(tx, actor, 'reviews.rule-ended', { kind: 'review-rule', id }, { after: { validTo: dayOf(at) } }, at);
}
