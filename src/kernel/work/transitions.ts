/** mới giao, đã tiếp nhận, đang thực hiện, chờ xác nhận, hoàn thành; tạm dừng, từ chối, trả lại, thu hồi */
export const workStates = [
  'assigned',
  'accepted',
  'in-progress',
  'awaiting-confirmation',
  'done',
  'suspended',
  'refused',
  'returned',
  'recalled',
] as const;
export type WorkState = (typeof workStates)[number];

export const actNames = [
  'accept',
  'start',
  'submit',
  'confirm',
  'return',
  'refuse',
  'suspend',
  'resume',
  'reassign',
  'recall',
  'extend',
  'prioritise',
  'appoint',
  'place',
  'restrict',
  'unrestrict',
] as const;
export type WorkAct = (typeof actNames)[number];

/** The owner carries out; the side that assigned decides. */
export type Side = 'owner' | 'assigner';

interface Rule {
  by: readonly Side[];
  from: readonly WorkState[];
  /** Where it leads: a state, the one before the suspension, or nowhere else. */
  to: WorkState | 'before-suspension' | 'same';
  /** The office would ask why. */
  reason: boolean;
}

const owner: readonly Side[] = ['owner'];
const assigner: readonly Side[] = ['assigner'];
const either: readonly Side[] = ['owner', 'assigner'];
const underWay = ['assigned', 'accepted', 'in-progress', 'returned'] as const;
const open = [...underWay, 'awaiting-confirmation', 'suspended', 'refused'] as const;

/**
 * Which act leads from where to where, who may, and whether a reason is owed. Steps may be left out, as they are in
 * offices: work can be started without having been accepted, and confirmed without having been submitted.
 */
export const rules: Readonly<Record<WorkAct, Rule>> = {
  accept: { by: owner, from: ['assigned', 'returned'], to: 'accepted', reason: false },
  start: { by: owner, from: ['assigned', 'accepted', 'returned'], to: 'in-progress', reason: false },
  submit: { by: owner, from: underWay, to: 'awaiting-confirmation', reason: false },
  confirm: { by: assigner, from: [...underWay, 'awaiting-confirmation'], to: 'done', reason: false },
  // The result is not enough, the refusal is not accepted, or work found done turns out not to be.
  return: { by: assigner, from: ['awaiting-confirmation', 'refused', 'done'], to: 'returned', reason: true },
  refuse: { by: owner, from: ['assigned', 'accepted'], to: 'refused', reason: true },
  suspend: { by: assigner, from: underWay, to: 'suspended', reason: true },
  resume: { by: assigner, from: ['suspended'], to: 'before-suspension', reason: false },
  reassign: { by: assigner, from: [...underWay, 'refused'], to: 'assigned', reason: true },
  recall: { by: assigner, from: open, to: 'recalled', reason: true },
  extend: { by: assigner, from: [...underWay, 'awaiting-confirmation'], to: 'same', reason: true },
  prioritise: { by: assigner, from: open, to: 'same', reason: false },
  appoint: { by: owner, from: open, to: 'same', reason: false },
  place: { by: either, from: open, to: 'same', reason: false },
  // Where there is a reason to hide work, it holds after the work is done.
  restrict: { by: either, from: [...open, 'done'], to: 'same', reason: true },
  unrestrict: { by: either, from: [...open, 'done'], to: 'same', reason: true },
};

export const isOpen = (state: WorkState): boolean => state !== 'done' && state !== 'recalled';

/** The state an act leads to, or undefined where it leads from this one to none. */
export function stateAfter(act: WorkAct, state: WorkState, beforeSuspension: WorkState | null): WorkState | undefined {
  const { from, to } = rules[act];
  if (!from.includes(state)) return undefined;
  if (to === 'same') return state;
  return to === 'before-suspension' ? (beforeSuspension ?? undefined) : to;
}

/** What somebody standing on these sides may do in this state. */
export function actsOpenTo(sides: readonly Side[], state: WorkState): WorkAct[] {
  return actNames.filter(
    (act) => rules[act].from.includes(state) && rules[act].by.some((side) => sides.includes(side)),
  );
}
