import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql, type Tx } from '../../db/db.ts';
import { enqueue, jobKind } from '../../jobs/jobs.ts';
import type { Services } from '../../services.ts';
import { originOf } from '../../settings/settings.ts';
import { dayOf, type Instant } from '../../time.ts';
import { NoticeKindName, NoticeParams, NoticeSection } from '../contract.ts';
import { noticeSettingsOf } from '../preferences.ts';
import { outsideQuietHours } from '../quiet-hours.ts';
import { composeLetter, type ToMail } from './compose.ts';
import { writeLeaving } from './leave-link.ts';
import { type MailRoom, openMailRoom } from './smtp.ts';

const Payload = z.object({ accountId: z.uuid() });
type Payload = z.infer<typeof Payload>;

/** More than so many at once become one mail that lists them. */
export const mailsAtOnce = 3;
/** No list is longer; what is left comes in the next mail. */
const longestList = 200;

/** Sends a person what has gathered for them, each or all in one; waits where the person is not to be disturbed. */
export const deliverMail = jobKind({
  name: 'notices.mail',
  payload: Payload,
  run: async (services: Services, { accountId }: Payload) => {
    const { db, clock, settings } = services;
    const room = openMailRoom(settings);
    if (room === undefined) return db.inTransaction((tx) => giveUpMail(tx, accountId));
    try {
      const pile = await db.inTransaction((tx) => pileFor(tx, accountId, clock()));
      if (pile === undefined) return;
      for (const notices of pile.notices.length > mailsAtOnce ? [pile.notices] : pile.notices.map((one) => [one])) {
        await post(services, room, pile, notices);
      }
      if (pile.notices.length === longestList) {
        await db.inTransaction((tx) => enqueue(tx, deliverMail, { accountId }, { key: accountId }));
      }
    } finally {
      room.close();
    }
  },
});

const Addressee = z.object({ name: z.string(), email: z.string() });
const Row = z.object({
  id: z.string(),
  kind: NoticeKindName,
  about: z.object({ kind: z.string(), id: z.string() }),
  title: z.string().nullable(),
  titleIsPublic: z.boolean(),
  params: NoticeParams,
  sections: z.array(NoticeSection).nullable(),
});

interface Pile {
  accountId: string;
  addressee: z.infer<typeof Addressee>;
  language: 'vi' | 'en';
  notices: ToMail[];
}

/** What waits for the person; what came a moment ago goes along. In quiet hours nothing does: the job comes back when they are over. */
async function pileFor(tx: Tx, accountId: string, now: Instant): Promise<Pile | undefined> {
  const addressee = await tx.row(
    Addressee,
    sql`select name, email from account a
         where id = ${accountId}
           and exists (select from appointment where account_id = a.id
                        and daterange(valid_from, valid_to) @> ${dayOf(now)}::date)`,
  );
  // Whoever holds no appointment any more is told nothing more.
  if (addressee === undefined) {
    await giveUpMail(tx, accountId);
    return undefined;
  }
  const { language, quietHours, email } = await noticeSettingsOf(tx, accountId);
  if (!email) {
    await giveUpMail(tx, accountId);
    return undefined;
  }
  const mayGoAt = outsideQuietHours(quietHours, now);
  if (mayGoAt !== now) {
    await enqueue(tx, deliverMail, { accountId }, { at: mayGoAt, key: accountId });
    return undefined;
  }
  const notices = await tx.rows(
    Row,
    sql`select id, kind, jsonb_build_object('kind', about_kind, 'id', about_id) as about, title,
               title_is_public as "titleIsPublic", params, sections
          from notice
         where account_id = ${accountId} and mail_after is not null and mailed_at is null
           and (in_inbox = false or read_at is null)
         order by id limit ${longestList}`,
  );
  await tx.run(sql`
    update notice set mail_after = null
     where account_id = ${accountId} and mail_after is not null and mailed_at is null
       and in_inbox and read_at is not null`);
  return notices.length === 0 ? undefined : { accountId, addressee, language, notices };
}

/** The mail goes out first and is noted as sent then: one that is lost comes again, and is known by its number. */
async function post(
  { db, clock, settings, secret }: Services,
  room: MailRoom,
  { accountId, addressee, language }: Pile,
  notices: readonly ToMail[],
): Promise<void> {
  const origin = originOf(settings);
  const [only] = notices;
  const kind = notices.length === 1 && only !== undefined ? only.kind : null;
  const token = writeLeaving(secret, { accountId, kind });
  const leaveUrl = `${origin}/notifications/leave?token=${token}`;
  const ids = notices.map(({ id }) => id);
  await room.send({
    ...composeLetter(notices, { language, city: settings.CITY_NAME, origin, leaveUrl }),
    to: { name: addressee.name, address: addressee.email },
    messageId: `<${createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 32)}@${new URL(origin).hostname}>`,
    headers: {
      'list-unsubscribe': `<${origin}/api/v1/notices/leave?token=${token}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    },
  });
  await db.inTransaction((tx) =>
    tx.run(sql`update notice set mailed_at = ${clock()} where id = any(${ids}::uuid[]) and mail_after is not null`),
  );
}

/** There is no way by mail: nothing waits for one. */
async function giveUpMail(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`
    update notice set mail_after = null
     where account_id = ${accountId} and mail_after is not null and mailed_at is null`);
}
