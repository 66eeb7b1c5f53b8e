import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { stale } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { ReportId } from '../contract.ts';
import { eraseReportData } from './erase-report-data.ts';
import { type Retained, RetentionRule, type RetentionTerms } from './own-data-contract.ts';

const columns = sql`what, after_days as "afterDays", source, confirmed, version`;

export const retentionRules = (tx: Reads): Promise<RetentionRule[]> =>
  tx.rows(RetentionRule, sql`select ${columns} from report_retention order by what`);

export async function changeRetention(
  tx: Tx,
  actor: Actor,
  { what, version }: { what: z.infer<typeof Retained>; version: number },
  terms: RetentionTerms,
  at: Instant,
): Promise<RetentionRule> {
  demand(actor, 'reports.settle');
  const before = await tx.row(
    RetentionRule,
    sql`select ${columns} from report_retention where what = ${what} for update`,
  );
  if (before === undefined) throw new Error(`no rule says how long ${what} are kept`);
  if (before.version !== version) throw stale({ expected: version, current: before });
  await tx.run(sql`
    update report_retention set after_days = ${terms.afterDays}, source = ${terms.source}, confirmed = ${terms.confirmed},
                                changed_at = ${at}, version = version + 1 where what = ${what}`);
  const { what: _, version: __, ...said } = before;
  await recordAct(
    tx,
    actor,
    'reports.retention-changed',
    { kind: 'report-retention', id: what },
    { before: said, after: terms },
    at,
  );
  return { what, ...terms, version: version + 1 };
}

const atOnce = 100;

/** Which reports still hold what is kept no longer; complaints and denunciations are kept by their own law. */
const due = {
  contact: sql`from report_reporter p join report r on r.id = p.report_id where p.erased_at is null`,
  photos: sql`from report r where exists (
    select from report_photo p where p.report_id = r.id and p.kind = 'before'
       and (p.publication <> 'public' or p.public_file_id <> p.file_id))`,
  // Whoever had their words erased may have said more since, rating the result or asking about their data.
  words: sql`from report r where (r.words_erased_at is null
    or exists (select from report_update u where u.report_id = r.id and u.reason is distinct from u.public_reason)
    or exists (select from privacy_request q where q.report_id = r.id and q.words is not null and q.answered_at is not null))`,
} as const;

const IdRow = z.object({ id: ReportId });

/** Erases what has been kept for its term; answers of how many reports, to be called again while there are. */
export async function eraseByRule(tx: Tx, now: Instant): Promise<number> {
  let erased = 0;
  for (const { what, afterDays } of await retentionRules(tx)) {
    if (afterDays === null) continue;
    const found = await tx.rows(
      IdRow,
      sql`select r.id ${due[what]} and r.kind = 'report'
             and r.closed_at < ${now}::timestamptz - make_interval(days => ${afterDays})
           order by r.id limit ${atOnce} for update of r skip locked`,
    );
    for (const { id } of found) {
      const only = { contact: what === 'contact', words: what === 'words', photos: what === 'photos' };
      await eraseReportData(tx, systemActor, id, only, `Hết thời hạn lưu giữ ${afterDays} ngày`, now);
    }
    erased += found.length;
  }
  return erased;
}

/** Every night. */
export const keepRetention = schedule({
  name: 'reports.keep-retention',
  every: { dailyAt: '02:40' },
  run: async ({ db, clock }, _at, job) => {
    while (!job.signal.aborted && (await db.inTransaction((tx) => eraseByRule(tx, clock()))) > 0);
  },
});
