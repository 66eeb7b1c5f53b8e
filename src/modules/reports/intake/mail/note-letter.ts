import { z } from 'zod';
import { type Reads, sql, type Tx } from '../../../../kernel/db/db.ts';
import type { Instant } from '../../../../kernel/time.ts';
import type { ReportId } from '../../contract.ts';
import { LetterOutcome } from '../contract.ts';
import { Remark } from './remarks.ts';

const NotedRow = z.object({
  outcome: LetterOutcome,
  remarks: z.array(Remark),
  tries: z.int(),
  isResting: z.boolean(),
});
export type Noted = z.infer<typeof NotedRow>;

/** What was done with the letter the last time; after a fault it rests, three times as long each time. */
export const notedBefore = (reads: Reads, key: string, at: Instant): Promise<Noted | undefined> =>
  reads.row(
    NotedRow,
    sql`select outcome, remarks, tries,
               outcome = 'failed' and remarks = '[]'
                 and ${at}::timestamptz < at + make_interval(mins => (3 ^ (tries - 1))::int) as "isResting"
          from intake_mail where message_key = ${key}`,
  );

interface ToNote {
  key: string;
  outcome: LetterOutcome;
  reason: string | null;
  reportId?: ReportId;
  remarks: readonly Remark[];
  receivedAt: Instant | null;
}

export async function noteLetter(tx: Tx, letter: ToNote, at: Instant): Promise<void> {
  const { key, outcome, reason, reportId = null, remarks, receivedAt } = letter;
  await tx.run(sql`
    insert into intake_mail (message_key, outcome, reason, report_id, remarks, received_at, at)
    values (${key}, ${outcome}, ${reason}, ${reportId}, ${JSON.stringify(remarks)}::jsonb, ${receivedAt}, ${at})
    on conflict (message_key) do update
       set outcome = excluded.outcome, reason = excluded.reason, report_id = excluded.report_id,
           remarks = excluded.remarks, received_at = excluded.received_at, at = excluded.at, tries = intake_mail.tries + 1`);
}
