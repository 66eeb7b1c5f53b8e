import type { Tx } from '../../db/db.ts';
import { FieldsRefused } from '../../http/problems.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import * as acts from '../acts.ts';
import { actBodies } from '../contract.ts';
import type { WorkAct } from '../states.ts';
import type { SeveralActs, SeveralOutcomes } from './contract.ts';

/** The acts by their names in addresses. */
const carryOut: { [Act in WorkAct]: acts.CarryOut<Act> } = {
  accept: acts.acceptWorkItem,
  start: acts.startWork,
  submit: acts.submitForConfirmation,
  confirm: acts.confirmDone,
  return: acts.returnWork,
  refuse: acts.refuseWork,
  suspend: acts.suspendWork,
  resume: acts.resumeWork,
  reassign: acts.reassign,
  recall: acts.recallWork,
  extend: acts.extendWork,
  prioritise: acts.changePriority,
  appoint: acts.appointAssignee,
  place: acts.placeWorkItem,
  restrict: acts.restrictWork,
  unrestrict: acts.unrestrictWork,
};

/** One act on many pieces of work; each is done or refused by itself, and all that was done stays together. */
export async function actOnSeveral(
  tx: Tx,
  actor: Actor,
  { act, body, items }: SeveralActs,
  at: Instant,
): Promise<SeveralOutcomes> {
  const told = actBodies[act].safeParse(body, { reportInput: true });
  if (!told.success) throw new FieldsRefused('body.body', told.error.issues);
  const outcomes: SeveralOutcomes['items'] = [];
  for (const { id, version } of items) {
    try {
      const done = await tx.attempt((inner) => doOne(inner, actor, act, { id, version, body: told.data }, at));
      outcomes.push({ done: true, ...done });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ done: false, id, code: error.code, details: error.details });
    }
  }
  return { items: outcomes };
}

const doOne = <Act extends WorkAct>(tx: Tx, actor: Actor, act: Act, doing: acts.Doing<Act>, at: Instant) =>
  carryOut[act](tx, actor, doing, at);
