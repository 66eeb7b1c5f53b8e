import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import type { NoticeParams } from '../../../kernel/notifications/contract.ts';
import type { NoticeKind } from '../../../kernel/notifications/kinds.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { type Office, peopleOf, tellOfWork } from '../../../kernel/work/reminders/people.ts';
import type { Alarm } from '../clocks.ts';
import { ReportId } from '../contract.ts';
import { alarmOf } from './follow-work.ts';
import { holdReport } from './held-report.ts';

/** Whom each step of the clocks is told. */
const told: Readonly<Record<Alarm, { kind: NoticeKind; offices: readonly Office[] }>> = {
  accept: { kind: 'report.accept-due', offices: ['officers', 'head'] },
  warn: { kind: 'report.due-soon', offices: ['officers', 'head'] },
  head: { kind: 'report.late', offices: ['head'] },
  leader: { kind: 'report.late', offices: ['leaders'] },
};

const atOnce = 200;

const IdRow = z.object({ id: ReportId });

/**
 * Tells those whose turn it is of reports whose clock has come: nobody accepted, the deadline is near, it has passed. Each
 * step comes once; what was missed while no server ran comes at the next pass, and then only the step that holds.
 */
export async function soundAlarms(tx: Tx, at: Instant): Promise<number> {
  const due = await tx.rows(
    IdRow,
    sql`select id from report where alarm_at <= ${at} order by alarm_at limit ${atOnce}`,
  );
  for (const { id } of due) {
    const report = await holdReport(tx, id);
    if (report.alarm === null || report.alarmAt === null || Date.parse(report.alarmAt) > Date.parse(at)) continue;
    const { kind, offices } = told[report.alarm];
    const people = await peopleOf(tx, report.ownerId, offices, report.areaId, dayOf(at));
    const params: NoticeParams = report.dueAt === null ? {} : { dueAt: report.dueAt };
    await tellOfWork(tx, report.workItemId, { kind, to: people.map((person) => person.id), params }, at);
    const next = await alarmOf(tx, report, report.dueAt, at);
    await tx.run(sql`update report set alarm = ${next.alarm}, alarm_at = ${next.alarmAt} where id = ${id}`);
  }
  return due.length;
}

export const reportAlarms = schedule({
  name: 'reports.alarms',
  every: { minutes: 5 },
  run: async ({ db, clock }) => {
    for (let sounded = atOnce; sounded === atOnce; ) sounded = await db.inTransaction((tx) => soundAlarms(tx, clock()));
  },
});

/** Photos that came for a report that was never filed. Their contents go with the next sweep of the store. */
export const removeLoosePhotos = schedule({
  name: 'reports.loose-photos',
  every: { minutes: 60 },
  run: ({ db }, at) =>
    db.inTransaction(async (tx) => {
      await tx.run(sql`
        with loose as (
          delete from report_photo where report_id is null and added_at < ${at}::timestamptz - interval '1 day'
          returning file_id)
        delete from file where id in (select file_id from loose)`);
    }),
});
