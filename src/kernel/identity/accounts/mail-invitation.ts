import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql } from '../../db/db.ts';
import { say } from '../../http/language.ts';
import { jobKind } from '../../jobs/jobs.ts';
import { escaped, framed, type Letter } from '../../notifications/mail/compose.ts';
import { openMailRoom } from '../../notifications/mail/smtp.ts';
import { noticeSettingsOf } from '../../notifications/preferences.ts';
import { momentWords } from '../../notifications/words.ts';
import type { Services } from '../../services.ts';
import { originOf } from '../../settings/settings.ts';
import { Instant } from '../../time.ts';
import { AccountId } from '../contract.ts';
import { identityMessages as words } from '../messages.ts';
import { hashOf, unseal } from '../secrets.ts';

/** The link is sealed: whoever reads the database alone cannot use it. */
const Payload = z.object({ accountId: AccountId, link: z.string() });
const Invited = z.object({ name: z.string(), email: z.string(), expiresAt: Instant });

/** Sends a person the link with which they set their password, unless it was used or made anew in the meantime. */
export const mailInvitation = jobKind({
  name: 'identity.mail-invitation',
  payload: Payload,
  run: async ({ db, clock, settings, secret }: Services, { accountId, link: sealed }) => {
    const link = await unseal(secret, sealed);
    const token = link.slice(link.indexOf('#') + 1);
    const told = await db.inTransaction(async (tx) => {
      const invited = await tx.row(
        Invited,
        sql`
        select account.name, account.email, invitation.expires_at as "expiresAt"
          from invitation join account on account.id = invitation.account_id
         where account.id = ${accountId} and invitation.token_hash = ${hashOf(token)}
           and invitation.expires_at > ${clock()} and account.suspended_at is null`,
      );
      return invited && { ...invited, language: (await noticeSettingsOf(tx, accountId)).language };
    });
    if (told === undefined) return;
    const room = openMailRoom(settings);
    // Settings that changed since: the job is tried again, then shown to whoever keeps the jobs.
    if (room === undefined) throw new Error('no SMTP server is set any more');
    try {
      await room.send({
        ...invitationLetter({ ...told, link, city: settings.CITY_NAME }),
        to: { name: told.name, address: told.email },
        messageId: `<${createHash('sha256').update(hashOf(token)).digest('hex').slice(0, 32)}@${new URL(originOf(settings)).hostname}>`,
        headers: {},
      });
    } finally {
      room.close();
    }
  },
});

interface Told extends z.infer<typeof Invited> {
  language: 'vi' | 'en';
  link: string;
  city: string;
}

function invitationLetter({ name, link, city, expiresAt, language }: Told): Letter {
  const title = say(words['identity.invitation-mail.subject'], language, { city });
  const hello = say(words['identity.invitation-mail.hello'], language, { name });
  const text = say(words['identity.invitation-mail.text'], language, { until: momentWords(expiresAt, language) });
  const open = say(words['identity.invitation-mail.open'], language);
  const foot = say(words['identity.invitation-mail.foot'], language);
  const button = `display:inline-block;background:#2b3a78;color:#fffefb;text-decoration:none;border-radius:8px;padding:10px 18px`;
  return {
    subject: title,
    text: `${hello}\n\n${text}\n\n${link}\n\n-- \n${foot}\n`,
    html: framed({
      language,
      title,
      body: `<p>${escaped(hello)}</p><p>${escaped(text)}</p>
<p><a href="${escaped(link)}" style="${button}">${escaped(open)}</a></p>
<p style="font-size:12px;word-break:break-all">${escaped(link)}</p>`,
      foot: escaped(foot),
    }),
  };
}
