import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import type { ReportId } from '../contract.ts';
import { holdVisibleReport } from '../server/held-report.ts';
import { demandCallingBack } from '../server/look-at-reporter.ts';
import { tellReportChanged } from '../server/tell-change.ts';
import { visibleReports } from '../server/visibility.ts';
import { CallId, type NewCall, ReportCall } from './contract.ts';

/**
 * Ghi kết quả gọi lại: what came of calling the reporter back. Kept on the report for those who call back, never public;
 * entered once, put right by a further entry. The trail says that somebody called and what came of it, not what was said.
 */
export async function recordCall(
  tx: Tx,
  actor: Actor,
  id: ReportId,
  { outcome, ...given }: NewCall,
  at: Instant,
): Promise<ReportCall> {
  await demandCallingBack(tx, actor, await holdVisibleReport(tx, actor, id));
  const said = given.said ?? null;
  const corrects = given.corrects ?? null;
  if (outcome === 'reached' && said === null) throw invalid('duty.call-says-nothing');
  await demandReachable(tx, id);
  if (corrects !== null) await demandUncorrected(tx, id, corrects);
  const callId = newId(CallId);
  await tx.run(sql`
    insert into report_call (id, report_id, outcome, said, corrects_id, called_by, organisation_id, called_at)
    values (${callId}, ${id}, ${outcome}, ${said}, ${corrects}, ${actor.id}, ${actor.organisationId}, ${at})`);
  const after = { outcome, callId, ...(corrects === null ? {} : { corrects }) };
  await recordAct(tx, actor, 'reports.called-back', { kind: 'report', id }, { after }, at);
  await tellReportChanged(tx, id);
  const written = (await callsOf(tx, id)).find((call) => call.id === callId);
  if (written === undefined) throw new Error(`call ${callId} was not written`);
  return written;
}

const ErasedRow = z.object({ erased: z.boolean() });

/** Somebody has to have left a way to reach them, and it has to be there still. */
async function demandReachable(tx: Tx, id: ReportId): Promise<void> {
  const reporter = await tx.row(
    ErasedRow,
    sql`select erased_at is not null as erased from report_reporter where report_id = ${id}`,
  );
  if (reporter === undefined) throw conflict('reports.anonymous');
  if (reporter.erased) throw conflict('duty.contact-erased');
}

const CorrectedRow = z.object({ corrected: z.boolean() });

async function demandUncorrected(tx: Tx, id: ReportId, corrects: string): Promise<void> {
  const found = await tx.row(
    CorrectedRow,
    sql`select exists (select from report_call x where x.corrects_id = k.id) as corrected
          from report_call k where k.id = ${corrects} and k.report_id = ${id}`,
  );
  if (found === undefined) throw notFound('duty.call-unknown');
  if (found.corrected) throw conflict('duty.corrected-already');
}

const WorkItemIdAndAreaIdRow = z.object({ workItemId: WorkItemId, areaId: z.string().nullable() });

/** The calls about a report, the newest first, for those who call back. */
export async function readCalls(reads: Reads, actor: Actor, id: ReportId): Promise<ReportCall[]> {
  const report = await reads.row(
    WorkItemIdAndAreaIdRow,
    sql`select r.work_item_id as "workItemId", r.area_id as "areaId" from report r
         where r.id = ${id} and ${visibleReports(viewerOf(actor))}`,
  );
  if (report === undefined) throw notFound('reports.not-found');
  await demandCallingBack(reads, actor, report);
  return callsOf(reads, id);
}

function callsOf(tx: Reads, id: ReportId): Promise<ReportCall[]> {
  return tx.rows(
    ReportCall,
    sql`select k.id, k.outcome, k.said, k.corrects_id as corrects, k.called_at as "calledAt",
               jsonb_build_object('id', a.id, 'name', a.name) as "calledBy", k.erased_at as "erasedAt"
          from report_call k join account a on a.id = k.called_by where k.report_id = ${id} order by k.id desc`,
  );
}
