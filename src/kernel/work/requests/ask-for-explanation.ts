import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { newId } from '../../brand.ts';
import { loadCalendarFor } from '../../calendar/store.ts';
import { sql, type Tx, violates } from '../../db/db.ts';
import { closeDeadline } from '../../deadlines/change-deadline.ts';
import { DeadlineId } from '../../deadlines/contract.ts';
import { startDeadline } from '../../deadlines/start-deadline.ts';
import type { Actor } from '../../identity/actor.ts';
import { canFor } from '../../policy/policy.ts';
import { conflict, denied, notFound } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import { noteActivity } from '../activity.ts';
import type { WorkItemId } from '../contract.ts';
import { demandSide, type Held, holdVisible } from '../held.ts';
import { tellOfWork, tellSide } from '../reminders/people.ts';
import { ExplanationId, type NewQuestion } from './contract.ts';

/** What is asked, with the term that holds when the question names none. */
export interface Question extends NewQuestion {
  usualTerm: string;
  /** The answered question that was not enough of an answer. */
  againAfterId?: ExplanationId;
}

/** Yêu cầu giải trình: a leader, the office or whoever assigned the work asks its owner, and the clock runs. */
export async function askForExplanation(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  { question, term, usualTerm, againAfterId }: Question,
  at: Instant,
): Promise<ExplanationId> {
  const held = await holdVisible(tx, actor, workItemId);
  demandSide(actor, held, ['assigner']);
  if (held.state === 'recalled') throw conflict('work.recalled-already');
  const askedOf = againAfterId === undefined ? held.ownerId : await answeredBy(tx, workItemId, againAfterId);
  const id = newId(ExplanationId);
  const deadline = await startDeadline(
    tx,
    actor,
    {
      aboutKind: 'work-explanation',
      aboutId: id,
      rule: term ?? usualTerm,
      from: at,
      anchor: 'received',
      by: await loadCalendarFor(tx, askedOf),
    },
    at,
  );
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into work_explanation (id, work_item_id, question, asked_by, asked_by_organisation_id, asked_of_id, asked_at,
                                      again_after_id, deadline_id)
        values (${id}, ${workItemId}, ${question}, ${actor.id}, ${actor.organisationId}, ${askedOf}, ${at},
                ${againAfterId ?? null}, ${deadline.id})`),
    );
  } catch (error) {
    if (violates(error, 'work_explanation_followed_up_once')) throw conflict('work.explanation-followed-up-already');
    throw error;
  }
  await noteActivity(tx, actor, held, { comments: 0, evidence: 0 }, at);
  const after = { explanationId: id, askedOfId: askedOf, dueAt: deadline.dueAt };
  await recordAct(tx, actor, 'work.explanation-asked', { kind: 'work-item', id: workItemId }, { after }, at);
  const asked = {
    kind: 'work.explanation-asked',
    offices: ['head', 'officers'],
    except: actor.id,
    params: { dueAt: deadline.dueAt },
  } as const;
  await tellSide(tx, workItemId, { organisationId: askedOf, areaId: held.areaId }, asked, at);
  return id;
}

/** Giải trình: the organisation that was asked answers, on time or late, even if the work has gone to another since. */
export async function answerExplanation(
  tx: Tx,
  actor: Actor,
  { workItemId, id }: OneExplanation,
  answer: string,
  at: Instant,
): Promise<void> {
  const { held, explanation } = await holdExplanation(tx, actor, workItemId, id);
  if (!canFor(actor, 'work.carry-out', explanation.askedOfId, held.areaIds))
    throw denied('work.explanation-by-who-was-asked');
  await tx.run(sql`
    update work_explanation set answer = ${answer}, answered_by = ${actor.id}, answered_at = ${at} where id = ${id}`);
  await closeDeadline(tx, actor, explanation.deadlineId, at);
  await noteActivity(tx, actor, held, { comments: 0, evidence: 0 }, at);
  const after = { explanationId: id };
  await recordAct(tx, actor, 'work.explanation-answered', { kind: 'work-item', id: workItemId }, { after }, at);
  if (explanation.askedBy !== actor.id) {
    await tellOfWork(tx, workItemId, { kind: 'work.explanation-answered', to: [explanation.askedBy] }, at);
  }
}

/** The question has settled itself; the side that asked says why. */
export async function withdrawExplanation(
  tx: Tx,
  actor: Actor,
  { workItemId, id }: OneExplanation,
  reason: string,
  at: Instant,
): Promise<void> {
  const { held, explanation } = await holdExplanation(tx, actor, workItemId, id);
  demandSide(actor, held, ['assigner']);
  await tx.run(sql`update work_explanation set withdrawn_at = ${at}, withdrawn_reason = ${reason} where id = ${id}`);
  await closeDeadline(tx, actor, explanation.deadlineId, at);
  await noteActivity(tx, actor, held, { comments: 0, evidence: 0 }, at);
  const after = { explanationId: id };
  await recordAct(
    tx,
    actor,
    'work.explanation-withdrawn',
    { kind: 'work-item', id: workItemId },
    { after, reason },
    at,
  );
}

export interface OneExplanation {
  workItemId: WorkItemId;
  id: ExplanationId;
}

const HeldExplanation = z.object({
  askedOfId: z.string(),
  askedBy: z.string(),
  deadlineId: DeadlineId,
  isOpen: z.boolean(),
});

async function holdExplanation(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  id: ExplanationId,
): Promise<{ held: Held; explanation: z.infer<typeof HeldExplanation> }> {
  const held = await holdVisible(tx, actor, workItemId);
  const explanation = await tx.row(
    HeldExplanation,
    sql`select asked_of_id as "askedOfId", asked_by as "askedBy", deadline_id as "deadlineId",
               answered_at is null and withdrawn_at is null as "isOpen"
          from work_explanation where id = ${id} and work_item_id = ${workItemId} for no key update`,
  );
  if (explanation === undefined) throw notFound('work.request-not-found');
  if (!explanation.isOpen) throw conflict('work.explanation-settled-already');
  return { held, explanation };
}

const AskedOfIdAndAnsweredRow = z.object({ askedOfId: z.string(), answered: z.boolean() });

/** Of whom it was asked before: the one who answered explains what was not clear. */
async function answeredBy(tx: Tx, workItemId: WorkItemId, id: ExplanationId): Promise<string> {
  const before = await tx.row(
    AskedOfIdAndAnsweredRow,
    sql`select asked_of_id as "askedOfId", answered_at is not null as answered
          from work_explanation where id = ${id} and work_item_id = ${workItemId}`,
  );
  if (before === undefined) throw notFound('work.request-not-found');
  if (!before.answered) throw conflict('work.explanation-not-answered-yet');
  return before.askedOfId;
}
