import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { App } from '../../../kernel/http/app.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import type { Services } from '../../../kernel/services.ts';
import type { Instant } from '../../../kernel/time.ts';
import { FollowKey, type ReportId } from '../contract.ts';
import { followedId } from '../server/detail.ts';

/** Thôi nhận thư: the report goes on, and is followed by its code. */
export async function leaveReportMail(tx: Tx, id: ReportId, at: Instant): Promise<void> {
  const left = await tx.run(sql`
    update report_reporter set mail_left_at = ${at} where report_id = ${id} and email is not null and mail_left_at is null`);
  if (left > 0) await recordAct(tx, publicActor, 'reports.mail-left', { kind: 'report', id }, {}, at);
}

export function leaveMailRoutes(app: App, { db, clock, secret }: Services): void {
  // Mail programs press this button themselves (RFC 8058), with a form in place of JSON.
  app.register(async (mail: App) => {
    mail.addContentTypeParser('application/x-www-form-urlencoded', { bodyLimit: 1024 }, (_request, payload, done) => {
      payload
        .resume()
        .on('end', () => done(null, undefined))
        .on('error', done);
    });
    mail.post(
      '/api/v1/followed-reports/:key/leave-mail',
      {
        config: { permission: 'reports.file', repeatable: false },
        schema: {
          tags: ['reports'],
          operationId: 'leaveReportMail',
          summary: 'No more mails about one’s own report',
          params: z.object({ key: FollowKey }),
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        await db.inTransaction(async (tx) =>
          leaveReportMail(tx, await followedId(tx, secret, request.params.key), clock()),
        );
        return reply.code(204).send();
      },
    );
  });
}
