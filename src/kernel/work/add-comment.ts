import { recordAct } from '../audit/record-act.ts';
import { idSchema, newId } from '../brand.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Instant } from '../time.ts';
import { demandVoice, noteActivity } from './activity.ts';
import type { NewComment, WorkItemId } from './contract.ts';
import { holdVisible } from './held.ts';

const CommentId = idSchema('WorkComment');

/** Trao đổi about a work item, by its owner, its partners or the side that assigned it. */
export async function addComment(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  { text }: NewComment,
  at: Instant,
): Promise<string> {
  const held = await holdVisible(tx, actor, workItemId);
  await demandVoice(tx, actor, held);
  const id = newId(CommentId);
  await tx.run(sql`
    insert into work_comment (id, work_item_id, text, organisation_id, actor_id, at)
    values (${id}, ${workItemId}, ${text}, ${actor.organisationId}, ${actor.id}, ${at})`);
  await noteActivity(tx, actor, held, { comments: 1, evidence: 0 }, at);
  await recordAct(tx, actor, 'work.commented', { kind: 'work-item', id: workItemId }, { after: { commentId: id } }, at);
  return id;
}
