import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import {
  closeDeadline,
  extendDeadline,
  pauseDeadline,
  reopenDeadline,
  resumeDeadline,
} from '../deadlines/change-deadline.ts';
import type { Deadline } from '../deadlines/contract.ts';
import type { Actor } from '../identity/actor.ts';
import { forgetNoticesAbout } from '../notifications/notify.ts';
import { conflict, invalid } from '../refusal.ts';
import { dayOf, type Instant } from '../time.ts';
import type { ActBody, WorkItemId } from './contract.ts';
import { followerOf } from './followers.ts';
import { demandRestricting, demandSide, demandVersion, type Held, holdVisible, saveChange } from './held.ts';
import { demandInForce, setPartners } from './partners.ts';
import { clearReaders, setReaders } from './readers.ts';
import { answerByExtending, lapseExtensionRequest } from './requests/settle-extension.ts';
import { isOpen, rules, stateAfter, type WorkAct, type WorkState } from './states.ts';
import { tellParties } from './tell-parties.ts';
import { visibleWork } from './visibility.ts';
import { setPlaces, whereItIs } from './whereabouts.ts';

/** What is left of a work item after an act: what the page needs for the next one. */
export interface Changed {
  id: WorkItemId;
  state: WorkState;
  version: number;
}

/** What every act is told beside its own matter. */
export interface Doing<Act extends WorkAct> {
  id: WorkItemId;
  /** The version the act was thought out on; null where nobody looked (the demo, a module's own follow-up). */
  version: number | null;
  body: ActBody<Act>;
}

export type CarryOut<Act extends WorkAct> = (tx: Tx, actor: Actor, doing: Doing<Act>, at: Instant) => Promise<Changed>;

/** Tiếp nhận */
export const acceptWorkItem = act('accept', 'work.accepted');
/** Bắt đầu thực hiện */
export const startWork = act('start', 'work.started');
/** Báo cáo hoàn thành, chờ xác nhận */
export const submitForConfirmation = act('submit', 'work.submitted', async (_tx, _actor, _held, { note }) => ({
  note,
}));
/** Từ chối nhiệm vụ, nêu lý do */
export const refuseWork = act('refuse', 'work.refused');

/** Xác nhận hoàn thành, with what proves it. A parent is not done while one of its children is open. */
export const confirmDone = act('confirm', 'work.confirmed', async (tx, actor, held, body, at) => {
  const { finishedOn, withoutEvidence } = body;
  const today = dayOf(at);
  if (finishedOn !== undefined && finishedOn > today) throw invalid('work.finished-in-future', { finishedOn });
  await demandNoOpenChildren(tx, actor, held.id);
  if (held.evidenceCount === 0 && withoutEvidence === undefined) throw conflict('work.evidence-missing');
  const deadline = held.deadlineId === null ? null : await closeDeadline(tx, actor, held.deadlineId, at);
  const beside = withoutEvidence === undefined ? {} : { withoutEvidence };
  return { change: { ...dueOf(deadline), finishedOn: finishedOn ?? today, closedAt: at }, beside };
});

/** Trả lại: the result is not enough, the refusal is not accepted, or work counted as done is not. */
export const returnWork = act('return', 'work.returned', async (tx, actor, held, { reason }, at) => {
  if (held.state !== 'done') return {};
  const deadline = held.deadlineId === null ? null : await reopenDeadline(tx, actor, held.deadlineId, reason, at);
  return { change: { ...dueOf(deadline), finishedOn: null, closedAt: null } };
});

/** Tạm dừng: the clock stops, the original deadline stays what it was. */
export const suspendWork = act('suspend', 'work.suspended', async (tx, actor, held, { reason }, at) => {
  const deadline = held.deadlineId === null ? null : await pauseDeadline(tx, actor, held.deadlineId, reason, at);
  return { change: { ...dueOf(deadline), suspendedFrom: held.state } };
});

export const resumeWork = act('resume', 'work.resumed', async (tx, actor, held, _body, at) => {
  const deadline = held.deadlineId === null ? null : await resumeDeadline(tx, actor, held.deadlineId, at);
  return { change: { ...dueOf(deadline), suspendedFrom: null } };
});

/** Thu hồi nhiệm vụ: nobody has to do it any more, and no report counts it. */
export const recallWork = act('recall', 'work.recalled', async (tx, actor, held, _body, at) => {
  await demandNoOpenChildren(tx, actor, held.id);
  const deadline = held.deadlineId === null ? null : await closeDeadline(tx, actor, held.deadlineId, at);
  return { change: { ...dueOf(deadline), suspendedFrom: null, closedAt: at } };
});

/** Giao lại cho đơn vị khác */
export const reassign = act('reassign', 'work.reassigned', async (tx, _actor, held, { ownerId, partnerIds }, at) => {
  if (ownerId === held.ownerId) throw invalid('work.same-owner');
  await demandInForce(tx, [ownerId], dayOf(at));
  const beside = partnerIds === undefined ? {} : await setPartners(tx, held.id, ownerId, partnerIds, dayOf(at));
  return { change: { ownerId, assignee: null }, beside };
});

/** Gia hạn: more time for the owner; reports keep counting against the original deadline. */
export const extendWork = act('extend', 'work.extended', async (tx, actor, held, { until, reason }, at) => {
  if (held.deadlineId === null) throw conflict('work.no-deadline');
  await answerByExtending(tx, actor, held.id, until, at);
  return { change: dueOf(await extendDeadline(tx, actor, held.deadlineId, until, reason, at)) };
});

export const changePriority = act('prioritise', 'work.prioritised', async (_tx, _actor, _held, { priority }) => ({
  change: { priority },
}));

/** Phân công người thực hiện */
export const appointAssignee = act('appoint', 'work.appointed', async (_tx, _actor, _held, { assignee }) => ({
  change: { assignee },
}));

/** Says where it is: the area, the places, or a position of its own. */
export const placeWorkItem = act('place', 'work.placed', async (tx, _actor, held, body, at) => {
  const found = await whereItIs(tx, body, held, dayOf(at));
  const beside = body.placeIds === undefined ? {} : await setPlaces(tx, held.id, body.placeIds);
  return { change: found, beside };
});

/** Hạn chế tiếp cận: from now on the work is there for the people named and for nobody else. */
export const restrictWork = act('restrict', 'work.restricted', async (tx, actor, held, { readerIds }) => {
  const readers = await setReaders(tx, actor, held.id, readerIds);
  await forgetNoticesAbout(tx, { kind: 'work-item', id: held.id }, readers.readerIds);
  return { change: { restricted: true, published: false }, beside: readers };
});

export const unrestrictWork = act('unrestrict', 'work.unrestricted', async (tx, _actor, held) => {
  if (!held.restricted) throw conflict('work.not-restricted');
  await clearReaders(tx, held.id);
  return { change: { restricted: false } };
});

interface Outcome {
  change?: Partial<Held>;
  /** What was said of the result. */
  note?: string | undefined;
  /** What the history should tell beside the changed fields. */
  beside?: Record<string, unknown>;
}

/** An act: may they, is it the time for it, does what it is about go through; then write it and leave the trace. */
function act<Act extends WorkAct>(
  name: Act,
  trace: string,
  carryOut: (tx: Tx, actor: Actor, held: Held, body: ActBody<Act>, at: Instant) => Promise<Outcome> = async () => ({}),
): CarryOut<Act> {
  return async (tx, actor, { id, version, body }, at) => {
    const held = await holdVisible(tx, actor, id);
    demandSide(actor, held, rules[name].by);
    if (name === 'restrict' || name === 'unrestrict') demandRestricting(actor, held);
    demandVersion(held, version);
    const state = stateAfter(name, held.state, held.suspendedFrom);
    if (state === undefined) throw conflict('work.act-not-now', { act: name, state: held.state });
    await followerOf(held)?.allow(tx, actor, name, held, body);
    const { change = {}, note, beside = {} } = await carryOut(tx, actor, held, body, at);
    const reason = 'reason' in body ? body.reason : undefined;
    const next = { ...held, ...change, state };
    await saveChange(
      tx,
      actor,
      held,
      { ...change, state },
      { act: trace, reason, note, beside: { after: beside } },
      at,
    );
    if (!isOpen(state) || next.ownerId !== held.ownerId) await lapseExtensionRequest(tx, id, at);
    await tellParties(tx, actor, name, next, at);
    return { id, state, version: held.version + 1 };
  };
}

const dueOf = (deadline: Deadline | null) =>
  deadline === null ? {} : { dueAt: deadline.dueAt, dueOn: dayOf(deadline.dueAt) };

const OpenRow = z.object({ open: z.int() });

/** Restricted children hold nobody up who may not know of them, not even by their number. */
async function demandNoOpenChildren(tx: Tx, actor: Actor, id: WorkItemId): Promise<void> {
  const children = await tx.row(
    OpenRow,
    sql`select count(*)::int as open from work_item w
         where w.parent_id = ${id} and not w.closed and (not w.restricted or ${visibleWork(actor)})`,
  );
  if (children !== undefined && children.open > 0) throw conflict('work.children-open', { open: children.open });
}
