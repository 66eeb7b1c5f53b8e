import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { MovedDeadline } from '../deadlines/recalculate-open.ts';
import type { Actor } from '../identity/actor.ts';
import { dayOf, type Instant } from '../time.ts';
import { WorkItemId } from './contract.ts';
import { holdWorkItem, saveChange } from './held.ts';
import { visibleWork } from './visibility.ts';

const IdRow = z.object({ id: WorkItemId });

/**
 * After a change of calendar moved deadlines (`recalculateOpen` says which): the work shows where they stand now, and its
 * history that they moved. The original deadline, and with it every figure, stays.
 */
export async function followDeadlines(
  tx: Tx,
  actor: Actor,
  moved: readonly MovedDeadline[],
  at: Instant,
): Promise<void> {
  const dueAt = new Map<string, Instant>(moved.map(({ deadlineId, to }) => [deadlineId, to]));
  const found = await tx.rows(
    IdRow,
    sql`select id from work_item where deadline_id = any(${[...dueAt.keys()]}::uuid[]) and not closed order by id`,
  );
  for (const { id } of found) {
    const held = await holdWorkItem(tx, id);
    const due = held.deadlineId === null ? undefined : dueAt.get(held.deadlineId);
    if (due === undefined) continue;
    await saveChange(tx, actor, held, { dueAt: due, dueOn: dayOf(due) }, { act: 'work.deadline-moved' }, at);
  }
}

const IdAndTitleRow = z.object({ id: z.string(), title: z.string() });

/** Titles of the work that deadlines are about, of what the actor may see. */
export async function titlesOfMoved(
  tx: Tx,
  actor: Actor,
  moved: readonly MovedDeadline[],
): Promise<Map<string, string>> {
  const ids = moved.map(({ aboutId }) => aboutId);
  const seen = await tx.rows(
    IdAndTitleRow,
    sql`select w.id, w.title from work_item w where w.id = any(${ids}::uuid[]) and ${visibleWork(actor)}`,
  );
  return new Map(seen.map(({ id, title }) => [id, title]));
}
