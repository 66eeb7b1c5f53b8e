import { z } from 'zod';
import { joinSql, type Query, type Reads, sql, type Tx } from '../db/db.ts';
import type { NoticeSettings } from './contract.ts';
import {
  type Channel,
  type Channels,
  defaultLanguage,
  type NoticeKind,
  noticeKindNames,
  noticeKinds,
} from './kinds.ts';

const SettingsRow = z.object({
  language: z.enum(['vi', 'en']),
  quietFrom: z.string().nullable(),
  quietUntil: z.string().nullable(),
  email: z.boolean(),
});
const ChannelRow = z.object({ kind: z.string(), inbox: z.boolean(), email: z.boolean(), push: z.boolean() });

/** What the person has chosen, and for everything else what is usual. */
export async function noticeSettingsOf(tx: Reads, accountId: string): Promise<NoticeSettings> {
  const [own, chosen] = await Promise.all([
    tx.row(
      SettingsRow,
      sql`select language, to_char(quiet_from, 'HH24:MI') as "quietFrom", to_char(quiet_until, 'HH24:MI') as "quietUntil",
                 mail as email
            from notice_settings where account_id = ${accountId}`,
    ),
    tx.rows(ChannelRow, sql`select kind, inbox, email, push from notice_channel where account_id = ${accountId}`),
  ]);
  const byKind = new Map(chosen.map(({ kind, ...ways }) => [kind, ways]));
  const { quietFrom = null, quietUntil = null } = own ?? {};
  return {
    language: own?.language ?? defaultLanguage,
    quietHours: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    email: own?.email ?? true,
    channels: Object.fromEntries(noticeKindNames.map((kind) => [kind, byKind.get(kind) ?? noticeKinds[kind]])),
  };
}

/** Keeps everything as it is given; kinds that are not named stay as they were. */
export async function chooseNoticeSettings(
  tx: Tx,
  accountId: string,
  { language, quietHours, email, channels }: NoticeSettings,
): Promise<void> {
  await tx.run(sql`
    insert into notice_settings (account_id, language, quiet_from, quiet_until, mail)
    values (${accountId}, ${language}, ${quietHours?.from ?? null}, ${quietHours?.until ?? null}, ${email})
    on conflict (account_id) do update
       set language = excluded.language, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
           mail = excluded.mail`);
  const rows = Object.entries(channels).map(
    ([kind, { inbox, email: byMail, push }]) => sql`(${accountId}::uuid, ${kind}, ${inbox}, ${byMail}, ${push})`,
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into notice_channel (account_id, kind, inbox, email, push) values ${joinSql(rows, ', ')}
    on conflict (account_id, kind) do update
       set inbox = excluded.inbox, email = excluded.email, push = excluded.push`);
}

/** Stops the e-mails of one kind, or all of them; what waits to be sent is not sent any more. */
export async function leaveMail(tx: Tx, accountId: string, kind: NoticeKind | null): Promise<void> {
  if (kind === null) {
    await tx.run(sql`
      insert into notice_settings (account_id, language, mail)
      select id, ${defaultLanguage}, false from account where id = ${accountId}
      on conflict (account_id) do update set mail = false`);
  } else {
    const { inbox, push } = noticeKinds[kind];
    await tx.run(sql`
      insert into notice_channel (account_id, kind, inbox, email, push)
      select id, ${kind}, ${inbox}, false, ${push} from account where id = ${accountId}
      on conflict (account_id, kind) do update set email = false`);
  }
  await tx.run(sql`
    update notice set mail_after = null
     where account_id = ${accountId} and mail_after is not null and mailed_at is null
       and (${kind}::text is null or kind = ${kind})`);
}

/** Whether a kind takes a way: the person's choice, in rows `c` of notice_channel, else what is usual. */
export const takes = (kind: NoticeKind, way: Channel): Query => {
  const usual: Channels = noticeKinds[kind];
  const column: Readonly<Record<Channel, Query>> = { inbox: sql`c.inbox`, email: sql`c.email`, push: sql`c.push` };
  return sql`coalesce(${column[way]}, ${usual[way]}::boolean)`;
};
