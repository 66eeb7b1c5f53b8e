import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { newId } from '../../brand.ts';
import { sql, type Tx, violates } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { conflict, denied, invalid, notFound } from '../../refusal.ts';
import { Day, dayOf, type Instant } from '../../time.ts';
import { noteActivity } from '../activity.ts';
import { extendWork } from '../acts.ts';
import type { WorkItemId } from '../contract.ts';
import { demandSide, type Held, holdVisible } from '../held.ts';
import { tellOfWork, tellSide } from '../reminders/people.ts';
import { rules } from '../states.ts';
import { ExtensionRequestId, type Granting, type NewExtensionRequest } from './contract.ts';

/** Xin gia hạn: before the due day or after it, by the owner; one question at a time. */
export async function askForExtension(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  { until, reason }: NewExtensionRequest,
  at: Instant,
): Promise<ExtensionRequestId> {
  const held = await holdVisible(tx, actor, workItemId);
  demandSide(actor, held, ['owner']);
  if (held.dueOn === null) throw conflict('work.no-deadline');
  if (!rules.extend.from.includes(held.state)) throw conflict('work.act-not-now', { act: 'extend', state: held.state });
  if (until <= held.dueOn || until <= dayOf(at)) throw invalid('work.extension-not-later', { until });
  const id = newId(ExtensionRequestId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into work_extension_request (id, work_item_id, until, reason, asked_by, organisation_id, asked_at, state)
        values (${id}, ${workItemId}, ${until}, ${reason}, ${actor.id}, ${held.ownerId}, ${at}, 'open')`),
    );
  } catch (error) {
    if (violates(error, 'work_extension_request_one_open')) throw conflict('work.extension-asked-already');
    throw error;
  }
  await noteActivity(tx, actor, held, { comments: 0, evidence: 0 }, at);
  await leaveTrace(tx, actor, 'work.extension-asked', workItemId, { extensionRequestId: id, until }, reason, at);
  const asked = {
    kind: 'work.extension-asked',
    offices: ['head', 'officers'],
    except: actor.id,
    params: { until },
  } as const;
  await tellSide(tx, workItemId, { organisationId: held.assignedById, areaId: held.areaId }, asked, at);
  return id;
}

/** The side that assigned grants it through the act that extends work: the original deadline stays for ever. */
export async function grantExtension(
  tx: Tx,
  actor: Actor,
  { workItemId, id, version }: OneRequest,
  { until, note }: Granting,
  at: Instant,
): Promise<void> {
  const { held, request } = await holdRequest(tx, actor, workItemId, id);
  demandSide(actor, held, ['assigner']);
  const granted = until ?? request.until;
  await decide(tx, actor, id, { state: 'granted', grantedUntil: granted, decision: note ?? null }, at);
  const body = { until: granted, reason: note === undefined ? request.reason : `${request.reason} (${note})` };
  await extendWork(tx, actor, { id: workItemId, version, body }, at);
  await tellWhoAsked(tx, actor, workItemId, request, { kind: 'work.extension-granted', until: granted }, at);
}

export async function refuseExtension(
  tx: Tx,
  actor: Actor,
  { workItemId, id }: OneRequest,
  { reason }: { reason: string },
  at: Instant,
): Promise<void> {
  const { held, request } = await holdRequest(tx, actor, workItemId, id);
  demandSide(actor, held, ['assigner']);
  await decide(tx, actor, id, { state: 'refused', grantedUntil: null, decision: reason }, at);
  await noteActivity(tx, actor, held, { comments: 0, evidence: 0 }, at);
  await leaveTrace(tx, actor, 'work.extension-refused', workItemId, { extensionRequestId: id }, reason, at);
  await tellWhoAsked(tx, actor, workItemId, request, { kind: 'work.extension-refused', until: request.until }, at);
}

/** Whoever asked takes it back, as long as nobody has decided. */
export async function withdrawExtensionRequest(
  tx: Tx,
  actor: Actor,
  { workItemId, id }: OneRequest,
  at: Instant,
): Promise<void> {
  const { held, request } = await holdRequest(tx, actor, workItemId, id);
  if (request.askedBy !== actor.id) throw denied('work.extension-by-who-asked');
  await decide(tx, actor, id, { state: 'withdrawn', grantedUntil: null, decision: null }, at);
  await noteActivity(tx, actor, held, { comments: 0, evidence: 0 }, at);
  await leaveTrace(tx, actor, 'work.extension-withdrawn', workItemId, { extensionRequestId: id }, undefined, at);
}

/** A request of a work item, with the version of the work that was read, where somebody looked. */
export interface OneRequest {
  workItemId: WorkItemId;
  id: ExtensionRequestId;
  version: number | null;
}

const Request = z.object({ until: Day, reason: z.string(), askedBy: z.string(), state: z.string() });
type Request = z.infer<typeof Request>;

async function holdRequest(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  id: ExtensionRequestId,
): Promise<{ held: Held; request: Request }> {
  const held = await holdVisible(tx, actor, workItemId);
  const request = await tx.row(
    Request,
    sql`select until, reason, asked_by as "askedBy", state from work_extension_request
         where id = ${id} and work_item_id = ${workItemId} for no key update`,
  );
  if (request === undefined) throw notFound('work.request-not-found');
  if (request.state !== 'open') throw conflict('work.extension-decided-already', { state: request.state });
  return { held, request };
}

interface Decision {
  state: 'granted' | 'refused' | 'withdrawn';
  grantedUntil: Day | null;
  decision: string | null;
}

async function decide(tx: Tx, actor: Actor, id: ExtensionRequestId, decision: Decision, at: Instant): Promise<void> {
  await tx.run(sql`
    update work_extension_request
       set state = ${decision.state}, granted_until = ${decision.grantedUntil}, decision = ${decision.decision},
           decided_by = ${actor.id}, decided_at = ${at}
     where id = ${id}`);
}

async function leaveTrace(
  tx: Tx,
  actor: Actor,
  act: string,
  workItemId: WorkItemId,
  after: Record<string, unknown>,
  reason: string | undefined,
  at: Instant,
): Promise<void> {
  await recordAct(tx, actor, act, { kind: 'work-item', id: workItemId }, { after, reason }, at);
}

async function tellWhoAsked(
  tx: Tx,
  actor: Actor,
  workItemId: WorkItemId,
  { askedBy }: Request,
  { kind, until }: { kind: 'work.extension-granted' | 'work.extension-refused'; until: Day },
  at: Instant,
): Promise<void> {
  if (askedBy !== actor.id) await tellOfWork(tx, workItemId, { kind, to: [askedBy], params: { until } }, at);
}
