import { loadCalendarFor } from '../calendar/store.ts';
import { sql, type Tx } from '../db/db.ts';
import { closeDeadline } from '../deadlines/change-deadline.ts';
import { startDeadline } from '../deadlines/start-deadline.ts';
import type { Actor } from '../identity/actor.ts';
import { conflict } from '../refusal.ts';
import { countOnMap } from '../tiles/count-on-map.ts';
import { dayOf, type Instant } from '../time.ts';
import type { WorkItemId } from './contract.ts';
import { cellOf, countChange } from './figures.ts';
import { holdWorkItem, saveChange } from './held.ts';
import { taskOnMap } from './map-layer.ts';
import { isOpen } from './states.ts';

/**
 * Another rule holds for the work from now on, because it turned out to be of another sort: its clock is counted from the
 * same event by that rule, and it is this deadline that reports count against. The one before is closed and stays on
 * record. Who may, and whether it may be longer, the module has settled.
 */
export async function replaceDeadline(
  tx: Tx,
  actor: Actor,
  id: WorkItemId,
  { rule, from, reason }: { rule: string; from: Instant; reason: string },
  at: Instant,
): Promise<void> {
  const held = await holdWorkItem(tx, id);
  if (!isOpen(held.state) || held.state === 'suspended')
    throw conflict('work.act-not-now', { act: 'extend', state: held.state });
  if (held.deadlineId !== null) await closeDeadline(tx, actor, held.deadlineId, at);
  const by = await loadCalendarFor(tx, held.ownerId);
  const about = { aboutKind: 'work-item', aboutId: id };
  const deadline = await startDeadline(tx, actor, { ...about, rule, from, anchor: 'received', by }, at);
  const dueOn = dayOf(deadline.dueAt);
  const countedAs = (originalDueOn: typeof held.originalDueOn) =>
    cellOf({ ...held, originalDueOn, hasPosition: held.position !== null });
  await tx.run(sql`update work_item set deadline_id = ${deadline.id}, original_due_on = ${dueOn} where id = ${id}`);
  await countChange(tx, countedAs(held.originalDueOn), countedAs(dueOn), at);
  const moved = { ...held, deadlineId: deadline.id, originalDueOn: dueOn };
  const onMap = (item: typeof moved | typeof held) => taskOnMap({ ...item, hasPosition: item.position !== null });
  await countOnMap(tx, onMap(held), onMap(moved));
  await saveChange(tx, actor, moved, { dueAt: deadline.dueAt, dueOn }, { act: 'work.deadline-replaced', reason }, at);
}
