import { joinSql, sql, type Tx, violates } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { invalid } from '../refusal.ts';
import type { WorkItemId } from './contract.ts';

/** The people restricted work is there for: those named, and whoever names them. Answers what the history should tell. */
export async function setReaders(
  tx: Tx,
  actor: Actor,
  id: WorkItemId,
  accountIds: readonly string[],
): Promise<{ readerIds: string[] }> {
  const readers = [...new Set(actor.kind === 'person' ? [actor.id, ...accountIds] : accountIds)];
  if (readers.length === 0) throw invalid('work.nobody-named'); // it would be there for nobody
  const rows = readers.map((account) => sql`(${id}::uuid, ${account}::uuid)`);
  try {
    await tx.attempt(async (inner) => {
      await clearReaders(inner, id);
      await inner.run(sql`insert into work_item_reader (work_item_id, account_id) values ${joinSql(rows, ', ')}`);
    });
  } catch (error) {
    if (violates(error, 'work_item_reader_account_id_fkey')) throw invalid('work.reader-unknown');
    throw error;
  }
  return { readerIds: readers };
}

export async function clearReaders(tx: Tx, id: WorkItemId): Promise<void> {
  await tx.run(sql`delete from work_item_reader where work_item_id = ${id}`);
}
