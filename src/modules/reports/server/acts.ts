import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { canFor } from '../../../kernel/policy/policy.ts';
import { conflict, denied } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import * as work from '../../../kernel/work/acts.ts';
import type { ReportActBody, ReportActName, ReportId } from '../contract.ts';
import { linkReport, unlinkReport } from '../duplicates/link-reports.ts';
import { type ReportState, reportStateOf } from '../states.ts';
import { demandReportVersion, type HeldReport, holdReport, holdVisibleReport, saveReport } from './held-report.ts';
import { locate } from './locate.ts';
import { recategorise } from './recategorise.ts';
import { referReport } from './refer-report.ts';
import { tellReporter } from './updates.ts';

/** What is left of a report after an act: what the page needs for the next one. */
export interface ChangedReport {
  id: ReportId;
  state: ReportState;
  version: number;
}

export interface Doing<Act extends ReportActName> {
  id: ReportId;
  /** The version the act was thought out on; null where nobody looked. */
  version: number | null;
  body: ReportActBody<Act>;
}
export type CarryOut<Act extends ReportActName> = (
  tx: Tx,
  actor: Actor,
  doing: Doing<Act>,
  at: Instant,
) => Promise<ChangedReport>;

type Matter<Act extends ReportActName> = (
  tx: Tx,
  actor: Actor,
  held: HeldReport,
  body: ReportActBody<Act>,
  at: Instant,
) => Promise<unknown>;

/** An act on a report: most are the act on its work, in the words of those who handle reports. */
function act<Act extends ReportActName>(carryOut: Matter<Act>, demandMay = demandHandling): CarryOut<Act> {
  return async (tx, actor, { id, version, body }, at) => {
    const held = await holdVisibleReport(tx, actor, id);
    await demandMay(tx, actor, held);
    demandReportVersion(held, version);
    await carryOut(tx, actor, held, body, at);
    const { state, version: now } = await holdReport(tx, id);
    return { id, state: reportStateOf(state), version: now };
  };
}

const doing = <Body>({ workItemId }: HeldReport, body: Body) => ({ id: workItemId, version: null, body });

/** Tiếp nhận xử lý */
const accept = act<'accept'>((tx, actor, held, body, at) => work.acceptWorkItem(tx, actor, doing(held, body), at));
const start = act<'start'>((tx, actor, held, body, at) => work.startWork(tx, actor, doing(held, body), at));
/** Báo đã xử lý xong, with the photo of the result where the category asks for one. */
const finish = act<'finish'>((tx, actor, held, { note }, at) =>
  work.submitForConfirmation(tx, actor, doing(held, note === undefined ? {} : { note }), at),
);
/** Kiểm tra, đóng phản ánh: whoever gave the work out has looked at the result. */
const check = act<'check'>(async (tx, actor, held, _body, at) => {
  const withoutEvidence = (await hasEvidence(tx, held))
    ? {}
    : { withoutEvidence: 'Lĩnh vực này không cần ảnh kết quả' };
  await work.confirmDone(tx, actor, doing(held, withoutEvidence), at);
});
const giveBack = act<'return'>((tx, actor, held, body, at) => work.returnWork(tx, actor, doing(held, body), at));
/** The owner says that it is not theirs; whoever gave it out decides. */
const refuse = act<'refuse'>((tx, actor, held, body, at) => work.refuseWork(tx, actor, doing(held, body), at));

const refer = act<'refer'>((tx, actor, held, body, at) => referReport(tx, actor, held, { ...body, rule: null }, at));
/** Không tiếp nhận: nothing is going to be done about it, and the reporter reads why. */
const reject = act<'reject'>(async (tx, actor, held, { reason }, at) => {
  await work.recallWork(tx, actor, doing(held, { reason }), at);
  await recordAct(tx, actor, 'reports.rejected', { kind: 'report', id: held.id }, { reason }, at);
});

/** Chuyển đơn vị khác: everything that was said and done goes along. */
const reroute = act<'reroute'>((tx, actor, held, body, at) => work.reassign(tx, actor, doing(held, body), at));

const IdAndNameRow = z.object({ id: OrganisationId, name: z.string() });

/** The organisation the actor works for, of those across the border that were told; the nearest. */
async function neighbourOf(tx: Tx, actor: Actor, { id, areaId }: HeldReport) {
  const candidates = await tx.rows(
    IdAndNameRow,
    sql`select o.id, o.name from report_candidate c join organisation o on o.id = c.organisation_id
         where c.report_id = ${id} order by c.distance_m`,
  );
  const areaIds = await areasAround(tx, areaId);
  const mine = candidates.find((candidate) => canFor(actor, 'work.carry-out', candidate.id, areaIds));
  if (mine === undefined) throw denied('reports.not-a-neighbour');
  return mine;
}

/** A neighbour across the border takes a report over that fell to the other side first. */
const takeOver = act<'take-over'>(
  async (tx, actor, held, _body, at) => {
    const mine = await neighbourOf(tx, actor, held);
    if (!['assigned', 'refused', 'accepted'].includes(held.state)) throw conflict('reports.already-under-way');
    await tx.run(sql`
      update report_candidate set organisation_id = ${held.ownerId}
       where report_id = ${held.id} and organisation_id = ${mine.id}`);
    // The right to it comes with being named at the border; the trail of the report says who took it.
    const body = { ownerId: mine.id, reason: `${mine.name} nhận xử lý vì ở sát ranh giới` };
    await work.reassign(tx, systemActor, doing(held, body), at);
    const change = { before: { ownerId: held.ownerId }, after: { ownerId: mine.id } };
    await recordAct(tx, actor, 'reports.taken-over', { kind: 'report', id: held.id }, change, at);
  },
  async (tx, actor, held) => {
    await neighbourOf(tx, actor, held);
  },
);

/** The pin stood in the wrong place. */
const move = act<'move'>(async (tx, actor, held, { position, reason }, at) => {
  const where = await locate(tx, { position }, dayOf(at));
  const areaId = where.areaIds[0] ?? null;
  await work.placeWorkItem(tx, systemActor, doing(held, { position, areaId: areaId as never }), at);
  const now = await holdReport(tx, held.id);
  await saveReport(tx, now, { position: where.position, areaId, positionNote: where.note }, at);
  const change = { before: { position: held.position, areaId: held.areaId }, after: { position, areaId }, reason };
  await recordAct(tx, actor, 'reports.moved', { kind: 'report', id: held.id }, change, at);
  await tellReporter(tx, held.id, { kind: 'moved', reason }, at);
});

export const reportActs: { [Act in ReportActName]: CarryOut<Act> } = {
  accept,
  start,
  finish,
  check,
  return: giveBack,
  refuse,
  refer,
  reject,
  reroute,
  'take-over': takeOver,
  recategorise: act<'recategorise'>(async (tx, actor, held, body, at) => {
    await recategorise(tx, actor, held, body, at);
  }),
  move,
  link: act<'link'>((tx, actor, held, { mainId }, at) => linkReport(tx, actor, held, { mainId }, at)),
  unlink: act<'unlink'>((tx, actor, held, { reason }, at) => unlinkReport(tx, actor, held, reason, at)),
};

const ByRow = z.object({ by: z.string().nullable() });

/** Whoever owns the report or gave it out. */
export async function demandHandling(tx: Tx, actor: Actor, { ownerId, workItemId, areaId }: HeldReport): Promise<void> {
  const given = await tx.row(ByRow, sql`select assigned_by_id as by from work_item where id = ${workItemId}`);
  const areaIds = await areasAround(tx, areaId);
  const may =
    canFor(actor, 'reports.handle', ownerId, areaIds) || canFor(actor, 'reports.handle', given?.by ?? null, areaIds);
  if (!may) throw denied('reports.parties-only');
}

const WhetherRow = z.object({ any: z.boolean() });

async function hasEvidence(tx: Tx, { workItemId }: HeldReport): Promise<boolean> {
  const found = await tx.row(WhetherRow, sql`select evidence_count > 0 as any from work_item where id = ${workItemId}`);
  return found?.any ?? false;
}
