import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql } from '../../../kernel/db/db.ts';
import { jobKind } from '../../../kernel/jobs/jobs.ts';
import { isForGood, withoutAddress } from '../../../kernel/notifications/mail/faults.ts';
import { openMailRoom } from '../../../kernel/notifications/mail/smtp.ts';
import type { Services } from '../../../kernel/services.ts';
import { originOf } from '../../../kernel/settings/settings.ts';
import { dayOf, Instant } from '../../../kernel/time.ts';
import { instantJson } from '../../../kernel/work/rows.ts';
import { ReportId } from '../contract.ts';
import { Remark } from '../intake/mail/remarks.ts';
import { followCode, followPath } from '../server/follow-code.ts';
import { readSettings } from '../server/settings.ts';
import { updateKinds } from '../server/update-kinds.ts';
import { composeSteps } from './compose-steps.ts';
import { isToldByMail, mailedKinds } from './who.ts';

const Payload = z.object({ reportId: ReportId });

const Row = z.object({
  number: z.string(),
  restricted: z.boolean(),
  isOpen: z.boolean(),
  owner: z.string(),
  dueAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  mayRate: z.boolean(),
  email: z.string(),
  language: z.enum(['vi', 'en']),
  remarks: z.array(Remark),
  steps: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(updateKinds),
      reason: z.string().nullable(),
      agency: z.string().nullable(),
      at: Instant,
    }),
  ),
});

/**
 * Tells a reporter without an account who left an address what happened since the last mail, in the language they filed in.
 * Sent first and noted then: one that is lost comes again, and is known by its number.
 */
export const tellByMail = jobKind({
  name: 'reports.tell-by-mail',
  payload: Payload,
  run: async (services: Services, { reportId }) => {
    const { db, clock, settings, secret } = services;
    const room = openMailRoom(settings);
    if (room === undefined) return;
    try {
      const found = await toldSince(services, reportId);
      const last = found?.steps.at(-1);
      if (found === undefined || last === undefined) return;
      const { number, restricted, isOpen, owner, dueAt, closesAt, mayRate, email, language, steps, remarks } = found;
      const origin = originOf(settings);
      const path = followPath(number, followCode(secret, reportId));
      const letter = composeSteps({
        language,
        number,
        code: path.slice(path.lastIndexOf('/') + 1),
        followUrl: origin + path,
        owner,
        expectedOn: isOpen && dueAt !== null ? dayOf(dueAt) : null,
        mayRate,
        closesOn: closesAt === null ? null : dayOf(closesAt),
        remarks: steps.some(({ kind }) => kind === 'received') ? remarks : [],
        steps: restricted ? steps.map((step) => ({ ...step, reason: null, agency: null })) : steps,
      });
      const known = createHash('sha256').update(`${reportId} ${last.id}`).digest('hex').slice(0, 32);
      const leave = `${origin}/api/v1/followed-reports/${path.slice(path.lastIndexOf('/') + 1)}/leave-mail`;
      try {
        await room.send({
          ...letter,
          to: { name: '', address: email },
          messageId: `<${known}@${new URL(origin).hostname}>`,
          headers: { 'list-unsubscribe': `<${leave}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
        });
      } catch (error) {
        if (!isForGood(error)) throw withoutAddress(error);
        await db.inTransaction((tx) =>
          tx.run(sql`update report_reporter set mail_left_at = ${clock()} where report_id = ${reportId}`),
        );
        return;
      }
      await db.inTransaction((tx) =>
        tx.run(sql`update report_reporter set told_update = ${last.id} where report_id = ${reportId}`),
      );
    } finally {
      room.close();
    }
  },
});

async function toldSince({ db, clock }: Services, id: ReportId): Promise<z.infer<typeof Row> | undefined> {
  const { ratingDays } = await readSettings(db.reads);
  return db.reads.row(
    Row,
    sql`select r.number, r.restricted, r.state not in ('done', 'recalled') as "isOpen", o.name as owner,
               w.due_at as "dueAt", r.closes_at as "closesAt", p.email, p.language,
               r.kind = 'report' and r.rating is null
                 and (r.state = 'awaiting-confirmation' or coalesce(r.state = 'done'
                      and r.closed_at + make_interval(days => ${ratingDays}) > ${clock()}::timestamptz, false)) as "mayRate",
               coalesce((select m.remarks from intake_mail m where m.report_id = r.id limit 1), '[]') as remarks,
               (select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'at', ${instantJson(sql`u.at`)},
                         'agency', u.data ->> 'agency', 'reason', case when u.report_id = r.id then u.reason else u.public_reason end) order by u.id), '[]')
                  from report_update u
                 where u.report_id in (r.id, r.duplicate_of_id) and (u.report_id = r.id or u.at >= r.filed_at)
                   and u.kind = any(${mailedKinds}::text[])
                   and (p.told_update is null or u.id > p.told_update)) as steps
          from report r join work_item w on w.id = r.work_item_id join organisation o on o.id = r.owner_id
          join report_reporter p on p.report_id = r.id
         where r.id = ${id} and ${isToldByMail}`,
  );
}
