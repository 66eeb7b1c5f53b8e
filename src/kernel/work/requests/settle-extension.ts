import { sql, type Tx } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Day, Instant } from '../../time.ts';
import type { WorkItemId } from '../contract.ts';

/** The side that assigned has extended the work by itself while it was asked to: that is its answer. */
export async function answerByExtending(tx: Tx, actor: Actor, id: WorkItemId, until: Day, at: Instant): Promise<void> {
  await tx.run(sql`
    update work_extension_request
       set state = 'granted', granted_until = ${until}, decided_by = ${actor.id}, decided_at = ${at}
     where work_item_id = ${id} and state = 'open'`);
}

/** The work was closed or went to another owner: nobody waits for an answer any more. */
export async function lapseExtensionRequest(tx: Tx, id: WorkItemId, at: Instant): Promise<void> {
  await tx.run(sql`
    update work_extension_request set state = 'lapsed', decided_at = ${at} where work_item_id = ${id} and state = 'open'`);
}
