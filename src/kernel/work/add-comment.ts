import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { idSchema, newId } from '../brand.ts';
import { joinSql, sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { actorsOf } from '../identity/actors.ts';
import { invalid } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { demandVoice, noteActivity } from './activity.ts';
import type { NewComment, WorkItemId } from './contract.ts';
import { holdVisible } from './held.ts';
import { tellOfWork } from './reminders/people.ts';
import { seenInside, viewerOf } from './visibility.ts';

const CommentId = idSchema('WorkComment');

/** Trao đổi about a work item, by its owner, its partners or the side that assigned it. */
export async function addComment(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  { text, mentionIds = [] }: NewComment,
  at: Instant,
): Promise<string> {
  const held = await holdVisible(tx, actor, workItemId);
  await demandVoice(tx, actor, held);
  const called = [...new Set(mentionIds)];
  await demandAllSee(tx, workItemId, called, at);
  const id = newId(CommentId);
  await tx.run(sql`
    insert into work_comment (id, work_item_id, text, organisation_id, actor_id, mention_ids, at)
    values (${id}, ${workItemId}, ${text}, ${actor.organisationId}, ${actor.id}, ${called}::uuid[], ${at})`);
  await noteActivity(tx, actor, held, { comments: 1, evidence: 0 }, at);
  await recordAct(tx, actor, 'work.commented', { kind: 'work-item', id: workItemId }, { after: { commentId: id } }, at);
  const to = called.filter((account) => account !== actor.id);
  await tellOfWork(tx, workItemId, { kind: 'work.mentioned', to }, at);
  return id;
}

const AllRow = z.object({ all: z.boolean() });

/** Whom a comment calls must be able to read it; nobody learns by a comment that restricted work exists. */
async function demandAllSee(tx: Tx, id: WorkItemId, accountIds: readonly string[], at: Instant): Promise<void> {
  if (accountIds.length === 0) return;
  const actors = await actorsOf(tx, accountIds, at);
  const insiders = actors.map((called) => sql`${seenInside(viewerOf(called))}`);
  const all = joinSql([sql`${actors.length}::int = ${accountIds.length}::int`, ...insiders], ' and ');
  const seen = await tx.row(AllRow, sql`select ${all} as all from work_item w where w.id = ${id}`);
  if (seen?.all !== true) throw invalid('work.mention-unseen');
}
