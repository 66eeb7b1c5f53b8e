import { Temporal } from 'temporal-polyfill';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { enqueue } from '../../../kernel/jobs/jobs.ts';
import { notify } from '../../../kernel/notifications/notify.ts';
import { asInstant, type Instant } from '../../../kernel/time.ts';
import { tellByMail } from '../by-mail/tell-by-mail.ts';
import { isToldByMail } from '../by-mail/who.ts';
import { ReportId } from '../contract.ts';
import { maskingOf } from '../privacy/suggest-masking.ts';
import type { UpdateKind } from './update-kinds.ts';

export interface NewUpdate {
  kind: UpdateKind;
  /** Why, or what was done: words of staff, which the public reads masked; or what the reporter says, rating it. */
  reason?: string | null | undefined;
  /** Names of organisations and categories, instants; never persons. */
  data?: Record<string, unknown>;
}

/** Not for the public: what the reporter says of the result, why it was opened again, what they asked about their data. */
const unpublished: readonly UpdateKind[] = ['rated', 'reopened', 'answered'];
const publicReason = (kind: UpdateKind, reason: string | null): string | null =>
  reason === null || unpublished.includes(kind) ? null : maskingOf(reason).text;

const TellReporterRow = z.object({ reportId: ReportId, accountId: z.string().nullable(), byMail: z.boolean() });

/**
 * Tells the reporter: on the page of the report, and, where they are signed in or left an address, in the way they chose.
 * Reporters of repeats hear of the report their own was linked to as well.
 */
export async function tellReporter(tx: Tx, id: ReportId, update: NewUpdate, at: Instant): Promise<void> {
  const { kind, data = {} } = update;
  const reason = update.reason || null;
  const told = await tx.rows(
    TellReporterRow,
    sql`
    with about as (
      select id from report where id = ${id}
      union all select id from report where duplicate_of_id = ${id}
    ), written as (
      insert into report_update (id, report_id, kind, reason, public_reason, data, at)
      values (${timeOrderedUuid()}, ${id}, ${kind}, ${reason}, ${publicReason(kind, reason)}, ${data}::jsonb, ${at}))
    select about.id as "reportId", p.account_id as "accountId", ${isToldByMail} as "byMail"
      from about join report r on r.id = about.id join report_reporter p on p.report_id = about.id`,
  );
  for (const { reportId, accountId, byMail } of told) {
    if (accountId !== null) {
      await notify(tx, { to: [accountId], kind: 'report.changed', about: { kind: 'report', id: reportId } }, at);
    } else if (byMail) {
      await enqueue(tx, tellByMail, { reportId }, { at: afterPause(kind, at), key: reportId });
    }
  }
}

/** Steps that come together go in one mail; that it was received is told at once. */
const pauseMinutes = 5;
const afterPause = (kind: UpdateKind, at: Instant): Instant =>
  kind === 'received' ? at : asInstant(Temporal.Instant.from(at).add({ minutes: pauseMinutes }));
