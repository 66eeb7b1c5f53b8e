import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { notify } from '../../../kernel/notifications/notify.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { ReportId } from '../contract.ts';
import { maskingOf } from '../privacy/suggest-masking.ts';

/** What a reporter is told; each has its sentence `reports.update.<kind>`. */
export const updateKinds = [
  'received',
  'accepted',
  'started',
  'finished',
  'done',
  'reopened',
  'returned',
  'paused',
  'resumed',
  'rerouted',
  'recategorised',
  'moved',
  'expected-moved',
  'extended',
  'referred',
  'rejected',
  'linked',
  'unlinked',
  'repeat-came',
  'published',
  'rated',
  'answered',
] as const;
export type UpdateKind = (typeof updateKinds)[number];

export interface NewUpdate {
  kind: UpdateKind;
  reason?: string | null | undefined;
  /** Names of organisations and categories, instants; never persons. */
  data?: Record<string, unknown>;
}

/** Not for the public: why a report was opened again, often in the reporter's words, and what they asked about their data. */
const publicReason = ({ kind, reason }: NewUpdate): string | null =>
  reason == null || reason === '' || kind === 'reopened' || kind === 'answered' ? null : maskingOf(reason).text;

/**
 * Tells the reporter: on the page of the report, and, where they are signed in or left an address, in the way they chose.
 * Reporters of repeats hear of the report their own was linked to as well.
 */
export async function tellReporter(tx: Tx, id: ReportId, update: NewUpdate, at: Instant): Promise<void> {
  const { kind, reason = null, data = {} } = update;
  const told = await tx.rows(
    z.object({ reportId: z.string(), accountId: z.string().nullable() }),
    sql`
    with about as (
      select id from report where id = ${id}
      union all select id from report where duplicate_of_id = ${id}
    ), written as (
      insert into report_update (id, report_id, kind, reason, public_reason, data, at)
      values (${timeOrderedUuid()}, ${id}, ${kind}, ${reason}, ${publicReason(update)}, ${data}::jsonb, ${at}))
    select about.id as "reportId", p.account_id as "accountId"
      from about left join report_reporter p on p.report_id = about.id`,
  );
  for (const { reportId, accountId } of told) {
    if (accountId === null) continue;
    await notify(tx, { to: [accountId], kind: 'report.changed', about: { kind: 'report', id: reportId } }, at);
  }
}
