import type { z } from 'zod';
import { areasAround } from '../areas/queries.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { type CalendarById, loadCalendarFor } from '../calendar/store.ts';
import { sql, type Tx } from '../db/db.ts';
import { startDeadline } from '../deadlines/start-deadline.ts';
import type { Anchor } from '../deadlines/steps.ts';
import { geometryValue } from '../geo/sql.ts';
import type { Actor } from '../identity/actor.ts';
import { demand, demandFor } from '../policy/policy.ts';
import { conflict } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import { countOnMap } from '../tiles/count-on-map.ts';
import { type Day, dayOf, type Instant } from '../time.ts';
import { withoutDiacritics } from '../vietnamese.ts';
import { type NewDeadline, NewWorkItem, WorkItemId, type WorkSource } from './contract.ts';
import { cellOf, countChange } from './figures.ts';
import { tellTaskFollowers } from './follow-source.ts';
import { followerOf } from './followers.ts';
import { holdVisible } from './held.ts';
import { taskOnMap } from './map-layer.ts';
import { addPartners, demandInForce } from './partners.ts';
import { setReaders } from './readers.ts';
import { tellSide } from './reminders/people.ts';
import { workSearch } from './search-source.ts';
import { isOpen } from './states.ts';
import { tellWorkChanged } from './tell-change.ts';
import { addPlaces, type Whereabouts, whereItIs } from './whereabouts.ts';

/** A work item to open, with what only other parts of the system say about it. */
export interface WorkToOpen extends Omit<NewWorkItem, 'deadline'> {
  deadline?: (NewDeadline & { anchor?: Anchor; by?: CalendarById }) | null | undefined;
  /** Where it lies, for whoever has found that out already: its position and area are not looked at again. */
  where?: Whereabouts;
  source?: WorkSource | null;
  /** The exact words it comes from. */
  quote?: string | null;
  /** Whether the public sees it; work given directly is the office's own matter. */
  published?: boolean;
}

/** Giao việc: exactly one owner, and the clock starts. */
export async function openWorkItem(tx: Tx, actor: Actor, input: WorkToOpen, at: Instant): Promise<WorkItemId> {
  demand(actor, 'work.assign');
  const item: z.output<typeof NewWorkItem> = NewWorkItem.parse(input);
  const { source = null, quote = null, published = false } = input;
  const restricted = item.readerIds !== null;
  const today = dayOf(at);
  await demandInForce(tx, [item.ownerId], today);
  if (item.parentId !== null) await demandOpenParent(tx, actor, item.parentId);
  const where = input.where ?? (await whereSaid(tx, item, today));
  // The system itself may everywhere.
  if (actor.kind !== 'system') demandFor(actor, 'work.assign', item.ownerId, await areasAround(tx, where.areaId));

  const id = newId(WorkItemId);
  const deadline =
    item.deadline === null
      ? null
      : await startDeadline(
          tx,
          actor,
          {
            aboutKind: 'work-item',
            aboutId: id,
            rule: item.deadline.rule,
            from: item.deadline.from ?? at,
            anchor: input.deadline?.anchor ?? 'assigned',
            by: input.deadline?.by ?? (await loadCalendarFor(tx, item.ownerId)),
          },
          at,
        );
  const dueOn = deadline === null ? null : dayOf(deadline.dueAt);
  const position = where.position === null ? sql`null` : geometryValue(where.position);
  await tx.run(sql`
    insert into work_item (id, title, quote, state, priority, owner_id, assigned_by_id, assignee, parent_id, area_id,
                           place_id, position, source_kind, source_id, source_ref, source_label, deadline_id,
                           recurrence, due_on, due_at, original_due_on, opened_at, changed_at, published, restricted, search)
    values (${id}, ${item.title}, ${quote}, 'assigned', ${item.priority}, ${item.ownerId}, ${actor.organisationId},
            ${item.assignee}, ${item.parentId}, ${where.areaId}, ${where.placeId}, ${position},
            ${source?.kind ?? null}, ${source?.id ?? null}, ${source?.ref ?? null}, ${source?.label ?? null},
            ${deadline?.id ?? null}, ${item.deadline?.recurrence ?? null}, ${dueOn}, ${deadline?.dueAt ?? null}, ${dueOn},
            ${at}, ${at}, ${published}, ${restricted}, ${withoutDiacritics(item.title)})`);
  // From here nothing waits for an answer before the next is sent: a new item is some twenty statements.
  const [{ partnerIds }, { placeIds }, readers] = await Promise.all([
    addPartners(tx, id, item.ownerId, item.partnerIds, today),
    addPlaces(tx, id, item.placeIds),
    item.readerIds === null ? {} : setReaders(tx, actor, id, item.readerIds),
  ]);
  const counted = {
    ...where,
    published,
    restricted,
    ownerId: item.ownerId,
    sourceId: source?.id ?? null,
    hasPosition: where.position !== null,
    state: 'assigned',
    originalDueOn: dueOn,
    finishedOn: null,
  } as const;
  const { title, ownerId, priority, parentId, assignee } = item;
  const after = {
    title,
    state: 'assigned',
    ownerId,
    partnerIds,
    priority,
    parentId,
    assignee,
    placeIds,
    dueOn,
    source,
    ...where,
    ...readers,
  };
  const sourceKind = source?.kind ?? null;
  const isFoundByItself = followerOf({ sourceKind })?.isFoundByItself === true;
  const assigned = { kind: 'work.assigned', offices: ['head', 'officers'], except: actor.id } as const;
  await Promise.all([
    countChange(tx, null, cellOf(counted), at),
    countOnMap(tx, null, taskOnMap({ ...counted, sourceKind })),
    recordAct(tx, actor, 'work.opened', { kind: 'work-item', id }, { after }, at),
    isFoundByItself ? undefined : indexRecords(tx, [workSearch], [id]),
    tellSide(tx, id, { organisationId: item.ownerId, areaId: where.areaId }, assigned, at),
    tellWorkChanged(tx, id),
    tellTaskFollowers(tx, id, { before: null, after: { ...counted, sourceKind } }, at),
  ]);
  return id;
}

const whereSaid = (
  tx: Tx,
  { placeIds, position, areaId }: z.output<typeof NewWorkItem>,
  today: Day,
): Promise<Whereabouts> =>
  whereItIs(
    tx,
    { placeIds, position, ...(areaId === null ? {} : { areaId }) },
    { areaId: null, placeId: null, position: null },
    today,
  );

/** A child keeps its parent from being done, so it cannot come to one that is done already. */
async function demandOpenParent(tx: Tx, actor: Actor, parentId: WorkItemId): Promise<void> {
  const parent = await holdVisible(tx, actor, parentId);
  if (!isOpen(parent.state)) throw conflict('work.parent-closed', { parent: parentId, state: parent.state });
}
