import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { onePage } from '../../../kernel/http/paging.ts';
import type { Instant } from '../../../kernel/time.ts';
import { OwnReport } from '../contract.ts';
import { deadlineColumn, Explained, explained } from './explained.ts';
import { followCode, followPath } from './follow-code.ts';
import type { ListKey } from './list.ts';
import { reportTables, summaryJson } from './rows.ts';

const Own = OwnReport.omit({ followPath: true, explanation: true });

const ItemAndDeadlineRow = z.object({ item: Own, deadline: Explained });

/** What somebody signed in has reported, each with the way to follow it. */
export async function ownReports(
  tx: Reads,
  secret: string,
  { accountId, limit, after, now }: { accountId: string; limit: number; after: ListKey | undefined; now: Instant },
) {
  const [at, id] = after ?? [null, null];
  const found = await tx.rows(
    ItemAndDeadlineRow,
    sql`select (${summaryJson})::json as item, ${deadlineColumn}
          from report_reporter p join report r on r.id = p.report_id
          ${reportTables(sql`true`, now)}
         where p.account_id = ${accountId}::uuid
           and (${at}::timestamptz is null or (r.reported_at, r.id) < (${at}::timestamptz, ${id}::uuid))
         order by r.reported_at desc, r.id desc limit ${limit + 1}`,
  );
  const items = found.map(({ item, deadline }) => ({
    ...item,
    explanation: explained(deadline),
    followPath: followPath(item.number, followCode(secret, item.id)),
  }));
  return onePage(items, limit, (item) => [item.reportedAt, item.id]);
}
