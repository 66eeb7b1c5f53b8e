import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demandFor } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { ReporterView, type ReportId } from '../contract.ts';
import { type HeldReport, holdVisibleReport } from './held-report.ts';

const ByRow = z.object({ by: z.string().nullable() });

/** Calling back is for the side that gave the report out. */
export async function demandCallingBack(
  reads: Reads,
  actor: Actor,
  { workItemId, areaId }: Pick<HeldReport, 'workItemId' | 'areaId'>,
): Promise<void> {
  const given = await reads.row(ByRow, sql`select assigned_by_id as by from work_item where id = ${workItemId}`);
  demandFor(actor, 'reports.call-back', given?.by ?? null, await areasAround(reads, areaId));
}

/** Who to call back. The only way to see it, for those who call back alone; each look is in the trail. */
export async function lookAtReporter(tx: Tx, actor: Actor, id: ReportId, at: Instant): Promise<ReporterView> {
  await demandCallingBack(tx, actor, await holdVisibleReport(tx, actor, id));
  const reporter = await tx.row(
    ReporterView,
    sql`select coalesce(p.name, a.name) as name, p.phone, coalesce(p.email, a.email) as email, p.language,
               p.erased_at as "erasedAt"
          from report_reporter p left join account a on a.id = p.account_id where p.report_id = ${id}`,
  );
  if (reporter === undefined) throw conflict('reports.anonymous');
  await recordAct(tx, actor, 'reports.reporter-seen', { kind: 'report', id }, {}, at);
  return reporter;
}
