import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import type { Instant } from '../../../kernel/time.ts';
import { ReportId, ReportKind, ReportNumber } from '../contract.ts';
import { eraseReportData } from './erase-report-data.ts';
import { reportsOf, type Whose } from './own-data.ts';
import type { Erased, ToErase } from './own-data-contract.ts';
import { askAboutData } from './privacy-requests.ts';

const EraseOwnDataRow = z.object({ id: ReportId, number: ReportNumber, kind: ReportKind, asked: z.boolean() });

/**
 * Somebody has their own data erased, at once. Complaints and denunciations are papers of a procedure that the law has
 * kept: there a person decides, and answers within the term.
 */
export async function eraseOwnData(tx: Tx, whose: Whose, what: ToErase, at: Instant): Promise<Erased> {
  const found = await tx.rows(
    EraseOwnDataRow,
    sql`select r.id, r.number, r.kind, exists (
          select from privacy_request q where q.report_id = r.id and q.kind = 'erase' and q.answered_at is null) as asked
          from report r where ${reportsOf(whose)} order by r.id`,
  );
  const erased: Erased = { reports: 0, photos: 0, toBeAnswered: [], answerBy: null };
  for (const { id, number, kind, asked } of found) {
    if (kind === 'report') {
      erased.photos += await eraseReportData(tx, publicActor, id, what, 'Người phản ánh yêu cầu xóa', at);
      erased.reports += 1;
      continue;
    }
    erased.toBeAnswered.push(number);
    if (!asked) erased.answerBy = (await askAboutData(tx, id, { kind: 'erase' }, at)).answerBy;
  }
  return erased;
}
