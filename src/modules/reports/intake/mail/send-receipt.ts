import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql } from '../../../../kernel/db/db.ts';
import { say } from '../../../../kernel/http/language.ts';
import { jobKind } from '../../../../kernel/jobs/jobs.ts';
import { openMailRoom } from '../../../../kernel/notifications/mail/smtp.ts';
import { dayWords } from '../../../../kernel/notifications/words.ts';
import { originOf } from '../../../../kernel/settings/settings.ts';
import { dayOf, Instant } from '../../../../kernel/time.ts';
import { ReportId } from '../../contract.ts';
import { followCode, followPath } from '../../server/follow-code.ts';
import { intakeMessages } from '../messages.ts';

const Payload = z.object({ reportId: ReportId });
const Row = z.object({
  number: z.string(),
  owner: z.string(),
  dueAt: Instant.nullable(),
  email: z.string(),
  language: z.enum(['vi', 'en']),
});

/** Tells whoever wrote a letter by which number and until when; marked as an automatic answer, so that none comes back. */
export const sendReceipt = jobKind({
  name: 'reports.mail-receipt',
  payload: Payload,
  run: async ({ db, settings, secret }, { reportId }) => {
    const room = openMailRoom(settings);
    if (room === undefined) return;
    try {
      const found = await db.reads.row(
        Row,
        sql`select r.number, o.name as owner, w.due_at as "dueAt", p.email, p.language
              from report r join work_item w on w.id = r.work_item_id join organisation o on o.id = r.owner_id
              join report_reporter p on p.report_id = r.id
             where r.id = ${reportId} and p.email is not null and p.erased_at is null`,
      );
      if (found === undefined) return;
      const { number, owner, dueAt, email, language } = found;
      const origin = originOf(settings);
      const day = dueAt === null ? '' : dayWords(dayOf(dueAt), language);
      const expected = dueAt === null ? '' : say(intakeMessages['intake.receipt-expected'], language, { day });
      const link = origin + followPath(number, followCode(secret, reportId));
      const text = say(intakeMessages['intake.receipt'], language, { number, owner, expected, link });
      await room.send({
        to: { name: '', address: email },
        subject: say(intakeMessages['intake.receipt-subject'], language, { number }),
        text,
        html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`,
        messageId: `<${createHash('sha256').update(`receipt ${reportId}`).digest('hex').slice(0, 32)}@${new URL(origin).hostname}>`,
        headers: {},
      });
    } finally {
      room.close();
    }
  },
});
