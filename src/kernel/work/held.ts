import { z } from 'zod';
import { areaIdsAround } from '../areas/queries.ts';
import { recordAct } from '../audit/record-act.ts';
import { type Query, sql, type Tx } from '../db/db.ts';
import { DeadlineId } from '../deadlines/contract.ts';
import { Point } from '../geo/contract.ts';
import { geometryValue } from '../geo/sql.ts';
import type { Actor } from '../identity/actor.ts';
import { canFor, demandFor } from '../policy/policy.ts';
import { denied, notFound, Refusal } from '../refusal.ts';
import { countOnMap } from '../tiles/count-on-map.ts';
import { Day, Instant } from '../time.ts';
import { Priority, type WorkItemId } from './contract.ts';
import { cellOf, countChange } from './figures.ts';
import { tellTaskFollowers } from './follow-source.ts';
import { followerOf } from './followers.ts';
import { taskOnMap } from './map-layer.ts';
import { keepFound } from './search-source.ts';
import { type Side, WorkState } from './states.ts';
import { tellWorkChanged } from './tell-change.ts';
import { visibleWork } from './visibility.ts';

/** What an act may change of a work item. */
const Changeable = z.object({
  state: WorkState,
  suspendedFrom: WorkState.nullable(),
  priority: Priority,
  ownerId: z.string(),
  assignee: z.string().nullable(),
  areaId: z.string().nullable(),
  placeId: z.string().nullable(),
  position: Point.nullable(),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  finishedOn: Day.nullable(),
  closedAt: Instant.nullable(),
  published: z.boolean(),
  restricted: z.boolean(),
});
type Changeable = z.infer<typeof Changeable>;

/** A work item held for change: nobody else changes it until the transaction ends. */
export const Held = Changeable.extend({
  title: z.string(),
  /** The area it lies in and those around that one: what an appointment limited to an area is held against. */
  areaIds: z.array(z.string()),
  assignedById: z.string().nullable(),
  sourceKind: z.string().nullable(),
  sourceId: z.string().nullable(),
  deadlineId: DeadlineId.nullable(),
  originalDueOn: Day.nullable(),
  ownerTouchedAt: Instant.nullable(),
  evidenceCount: z.int(),
  version: z.int(),
});
export type Held = z.infer<typeof Held> & { id: WorkItemId };

/** Holds what the actor may see; anything else is not there. */
export const holdVisible = (tx: Tx, actor: Actor, id: WorkItemId): Promise<Held> => hold(tx, id, visibleWork(actor));

/** Holds it for what follows from elsewhere, whoever set that off: a changed calendar, a published document. */
export const holdWorkItem = (tx: Tx, id: WorkItemId): Promise<Held> => hold(tx, id, sql`true`);

async function hold(tx: Tx, id: WorkItemId, visible: Query): Promise<Held> {
  const held = await tx.row(
    Held,
    sql`select state, suspended_from as "suspendedFrom", priority, owner_id as "ownerId", assignee, area_id as "areaId",
               ${areaIdsAround(sql`w.area_id`)} as "areaIds", place_id as "placeId",
               ST_AsGeoJSON(position)::jsonb as position, due_on as "dueOn", due_at as "dueAt",
               finished_on as "finishedOn", closed_at as "closedAt", published, restricted, title,
               assigned_by_id as "assignedById", source_kind as "sourceKind", source_id as "sourceId", deadline_id as "deadlineId",
               original_due_on as "originalDueOn", owner_touched_at as "ownerTouchedAt",
               evidence_count as "evidenceCount", version
          from work_item w where id = ${id} and ${visible} for no key update`,
  );
  if (held === undefined) throw notFound('work.not-found');
  return { ...held, id };
}

/** Refuses to write over what somebody else changed in the meantime, and shows what is there now. */
export function demandVersion(held: Held, version: number | null): void {
  if (version === null || version === held.version) return;
  const { id, title, state, priority, ownerId, assignee, dueOn, areaId } = held;
  const current = { id, version: held.version, title, state, priority, ownerId, assignee, dueOn, areaId };
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current });
}

/** On which sides of the work the actor stands. */
export function sidesOf(
  actor: Actor,
  { ownerId, assignedById, areaIds }: Pick<Held, 'ownerId' | 'assignedById' | 'areaIds'>,
): Side[] {
  const sides: Side[] = [];
  if (canFor(actor, 'work.carry-out', ownerId, areaIds)) sides.push('owner');
  if (canFor(actor, 'work.decide', assignedById, areaIds)) sides.push('assigner');
  return sides;
}

export function demandSide(actor: Actor, held: Held, allowed: readonly Side[]): void {
  const sides = sidesOf(actor, held);
  if (allowed.some((side) => sides.includes(side))) return;
  throw denied(allowed.includes('owner') ? 'work.owner-only' : 'work.assigner-only');
}

/** An officer may not hide what is owed: restricted work is counted nowhere. */
export function demandRestricting(actor: Actor, { ownerId, assignedById, areaIds }: Held): void {
  if (!canFor(actor, 'work.restrict', ownerId, areaIds)) demandFor(actor, 'work.restrict', assignedById, areaIds);
}

export interface Trace {
  /** Name of the act: `work.accepted`. */
  act: string;
  reason?: string | undefined;
  /** What the owner says of the result. */
  note?: string | undefined;
  /** What changed beside the item's own fields. */
  beside?: { before?: Record<string, unknown>; after?: Record<string, unknown> };
}

/** Writes the changed fields, keeps the figures right and leaves the trace with what was before and after. */
export async function saveChange(
  tx: Tx,
  actor: Actor,
  held: Held,
  change: Partial<Changeable>,
  { act, reason, note, beside = {} }: Trace,
  at: Instant,
): Promise<void> {
  const next: Held = { ...held, ...change, version: held.version + 1 };
  // A new owner has not touched it yet.
  const touchedAt =
    next.ownerId !== held.ownerId ? null : actor.organisationId === held.ownerId ? at : held.ownerTouchedAt;
  const position =
    change.position === undefined
      ? sql``
      : sql`position = ${change.position === null ? null : geometryValue(change.position)},`;
  const written = tx.run(sql`
    update work_item
       set state = ${next.state}, suspended_from = ${next.suspendedFrom}, priority = ${next.priority},
           owner_id = ${next.ownerId}, assignee = ${next.assignee}, area_id = ${next.areaId}, place_id = ${next.placeId},
           ${position} due_on = ${next.dueOn}, due_at = ${next.dueAt}, finished_on = ${next.finishedOn},
           closed_at = ${next.closedAt}, published = ${next.published}, restricted = ${next.restricted}, owner_touched_at = ${touchedAt},
           changed_at = ${at}, version = version + 1
     where id = ${held.id}`);
  const { before, after } = differences(held, next);
  const counted = countChange(tx, cellOf(countedOf(held)), cellOf(countedOf(next)), at);
  const mapped = countOnMap(tx, taskOnMap(countedOf(held)), taskOnMap(countedOf(next)));
  const traced = recordAct(
    tx,
    actor,
    act,
    { kind: 'work-item', id: held.id },
    {
      before: { ...before, ...beside.before },
      after: { ...after, ...(note === undefined ? {} : { note }), ...beside.after },
      reason,
    },
    at,
  );
  const told = tellWorkChanged(tx, held.id, held);
  await Promise.all([written, counted, mapped, traced, told]); // sent one after another without waiting
  await keepFound(tx, held.id, held, next);
  await tellTaskFollowers(tx, held.id, { before: held, after: next }, at);
  await followerOf(held)?.follow(tx, actor, { before: held, after: { ...next, id: held.id }, act, reason, note }, at);
}

const countedOf = (held: Held) => ({ ...held, hasPosition: held.position !== null });

function differences(held: Held, next: Held) {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const key of Object.keys(Changeable.shape) as (keyof Changeable)[]) {
    if (JSON.stringify(held[key]) === JSON.stringify(next[key])) continue;
    before[key] = held[key];
    after[key] = next[key];
  }
  return { before, after };
}
