import type { Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { NoticeKind } from '../notifications/kinds.ts';
import type { Instant } from '../time.ts';
import type { Held } from './held.ts';
import { tellSide } from './reminders/people.ts';
import type { Side, WorkAct } from './states.ts';

/** Acts after which the next step is somebody else's, and whom that is told; the other acts are seen on the screens. */
const handOvers: Readonly<Partial<Record<WorkAct, { side: Side; kind: NoticeKind }>>> = {
  submit: { side: 'assigner', kind: 'work.submitted' },
  refuse: { side: 'assigner', kind: 'work.refused' },
  return: { side: 'owner', kind: 'work.returned' },
  reassign: { side: 'owner', kind: 'work.assigned' },
};

/** Tells those who have the work before them now; `held` is the work as the act left it. */
export async function tellParties(
  tx: Tx,
  actor: Actor,
  act: WorkAct,
  { id, ownerId, assignedById, areaId }: Pick<Held, 'id' | 'ownerId' | 'assignedById' | 'areaId'>,
  at: Instant,
): Promise<void> {
  const handOver = handOvers[act];
  if (handOver === undefined) return;
  const organisationId = handOver.side === 'owner' ? ownerId : assignedById;
  const notice = { kind: handOver.kind, offices: ['head', 'officers'], except: actor.id } as const;
  await tellSide(tx, id, { organisationId, areaId }, notice, at);
}
