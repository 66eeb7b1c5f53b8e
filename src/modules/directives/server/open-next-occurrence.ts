import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { Point } from '../../../kernel/geo/contract.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { isOrganisationInForce, organisationSuccessors } from '../../../kernel/organisations/queries.ts';
import { addDays, atCityTime, Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { Priority, WorkItemId, WorkSource } from '../../../kernel/work/contract.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { isOpen, WorkState } from '../../../kernel/work/states.ts';
import { firstOccurrence } from '../recurrence.ts';

const Occurrence = z.object({
  title: z.string(),
  quote: z.string().nullable(),
  state: WorkState,
  priority: Priority,
  ownerId: OrganisationId,
  assignedById: z.string().nullable(),
  partnerIds: z.array(OrganisationId),
  assignee: z.string().nullable(),
  parentId: WorkItemId.nullable(),
  areaId: AreaId.nullable(),
  placeIds: z.array(z.string()),
  position: Point.nullable(),
  source: WorkSource.nullable(),
  recurrence: z.string(),
  dueOn: Day,
  /** The rule of its deadline: the day that was named, or a term where somebody set one. */
  nominalDay: z.string(),
  published: z.boolean(),
  /** Who may know of it, where it is restricted; the next one is there for the same people. */
  readerIds: z.array(z.string()).nullable(),
  nextId: WorkItemId.nullable(),
});
type Occurrence = z.infer<typeof Occurrence>;

/**
 * Kỳ tiếp theo: once an occurrence of a recurring duty is done or its due day has passed, the next one is opened with the
 * same source, owner, place and, where it is restricted, readers. Answers nothing where it is not yet time, the duty has
 * ended or was recalled, or the next occurrence is open already.
 */
export async function openNextOccurrence(
  tx: Tx,
  actor: Actor,
  id: WorkItemId,
  at: Instant,
): Promise<WorkItemId | undefined> {
  const last = await holdOccurrence(tx, id);
  if (last === undefined || last.nextId !== null || !hasCome(last, dayOf(at))) return undefined;
  const on = nextDay(last);
  if (on === undefined) {
    await tx.run(sql`update work_item set recurrence_over = true where id = ${id}`);
    return undefined;
  }
  const { ownerId, partnerIds, assignee } = await inForceOn(tx, last, dayOf(at));
  const { title, quote, priority, areaId, placeIds, position, source, published, readerIds, recurrence } = last;
  const parentId = last.parentId !== null && (await isStillOpen(tx, last.parentId)) ? last.parentId : null;
  const from = atCityTime(dayOf(at) <= on ? dayOf(at) : on, officeOpens);
  const nextId = await openWorkItem(
    tx,
    { ...actor, organisationId: last.assignedById }, // whoever gave the duty goes on deciding about it
    {
      ...{ title, quote, priority, ownerId, partnerIds, assignee, parentId },
      ...{ areaId, placeIds, position, source, published, readerIds },
      deadline: { rule: on, from, anchor: 'assigned', recurrence },
    },
    at,
  );
  await tx.run(sql`update work_item set next_id = ${nextId} where id = ${id}`);
  await tx.run(sql`update directive_finding set work_item_id = ${nextId} where work_item_id = ${id}`); // it shows the last
  return nextId;
}

const officeOpens = '08:00';

/** What was recalled comes no more; what is suspended waits with everything that would follow it. */
const hasCome = ({ state, dueOn }: Occurrence, today: Day): boolean =>
  state === 'done' || (isOpen(state) && state !== 'suspended' && dueOn < today);

function holdOccurrence(tx: Tx, id: WorkItemId): Promise<Occurrence | undefined> {
  return tx.row(
    Occurrence,
    sql`select w.title, w.quote, w.state, w.priority, w.owner_id as "ownerId", w.assigned_by_id as "assignedById",
               array(select organisation_id::text from work_partner where work_item_id = w.id) as "partnerIds",
               w.assignee, w.parent_id as "parentId", w.area_id as "areaId",
               array(select place_id::text from work_place where work_item_id = w.id order by ordinal) as "placeIds",
               ST_AsGeoJSON(w.position)::jsonb as position,
               case when w.source_id is not null then jsonb_build_object('kind', w.source_kind, 'id', w.source_id,
                 'ref', w.source_ref, 'label', w.source_label) end as source,
               w.recurrence, w.due_on as "dueOn", d.rule as "nominalDay", w.published,
               case when w.restricted then array(
                 select account_id::text from work_item_reader where work_item_id = w.id) end as "readerIds",
               w.next_id as "nextId"
          from work_item w join deadline d on d.id = w.deadline_id
         where w.id = ${id} and w.recurrence is not null for no key update of w`,
  );
}

/** The next day of the rule; after the day the last one was due where that was no day of the rule itself. */
const nextDay = ({ recurrence, nominalDay, dueOn }: Occurrence): Day | undefined =>
  firstOccurrence(recurrence, addDays(Day.safeParse(nominalDay).data ?? dueOn, 1));

/** Who has the duty today: its owner, or whoever alone carries on the work of a former one. */
async function inForceOn(
  tx: Tx,
  { ownerId, partnerIds, assignee }: Occurrence,
  today: Day,
): Promise<Pick<Occurrence, 'ownerId' | 'partnerIds' | 'assignee'>> {
  const partners: OrganisationId[] = [];
  for (const id of partnerIds) if (await isOrganisationInForce(tx, id, today)) partners.push(id);
  if (await isOrganisationInForce(tx, ownerId, today)) return { ownerId, partnerIds: partners, assignee };
  const [successor, ...others] = await organisationSuccessors(tx, ownerId, today);
  // Without one heir the work is opened for the former owner, which is refused in words that name it.
  const heir = successor === undefined || others.length > 0 ? ownerId : successor.id;
  return { ownerId: heir, partnerIds: partners, assignee: null };
}

const ClosedRow = z.object({ closed: z.boolean() });

async function isStillOpen(tx: Tx, id: WorkItemId): Promise<boolean> {
  const found = await tx.row(ClosedRow, sql`select closed from work_item where id = ${id}`);
  return found?.closed === false;
}
