import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { indexRecords } from '../search/index-entries.ts';
import type { Instant } from '../time.ts';
import { WorkItemId } from './contract.ts';
import { holdWorkItem, saveChange } from './held.ts';
import { workSearch } from './search-source.ts';

const IdRow = z.object({ id: WorkItemId });

/**
 * Shows the public all work of a source, or hides it again; the module that owns the source has settled who may. What is
 * restricted stays so.
 */
export async function publishWorkOf(
  tx: Tx,
  actor: Actor,
  sourceId: string,
  published: boolean,
  at: Instant,
): Promise<void> {
  const found = await tx.rows(
    IdRow,
    sql`select id from work_item where source_id = ${sourceId} and published <> ${published} and not restricted order by id`,
  );
  for (const { id } of found) {
    const act = published ? 'work.published' : 'work.hidden';
    await saveChange(tx, actor, await holdWorkItem(tx, id), { published }, { act }, at);
  }
}

/** What people cite the work by, after its source was renamed. */
export async function relabelWork(tx: Tx, labels: readonly { id: WorkItemId; label: string }[]): Promise<void> {
  await tx.run(sql`
    update work_item w set source_label = named.label, version = w.version + 1
      from jsonb_to_recordset(${labels}::jsonb) as named (id uuid, label text)
     where w.id = named.id and w.source_label <> named.label`);
  await indexRecords(
    tx,
    [workSearch],
    labels.map(({ id }) => id),
  );
}
