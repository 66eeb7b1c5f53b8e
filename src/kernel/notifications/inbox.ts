import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import { notFound } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { Notice, type NoticeId } from './contract.ts';
import { noticeKindNames } from './kinds.ts';

export interface InboxAsked {
  accountId: string;
  unreadOnly: boolean;
  after?: NoticeId | undefined;
  limit: number;
}

/** The notices of a person, newest first. */
export function listNotices(tx: Reads, { accountId, unreadOnly, after, limit }: InboxAsked): Promise<Notice[]> {
  return tx.rows(
    Notice,
    sql`select id, kind, jsonb_build_object('kind', about_kind, 'id', about_id) as about, title, params, at,
               read_at as "readAt"
          from notice
         where account_id = ${accountId} and in_inbox and (read_at is null or ${!unreadOnly})
           and kind = any(${noticeKindNames}::text[])
           and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
         order by id desc limit ${limit}`,
  );
}

const mostCounted = 1000;

const CountRow = z.object({ n: z.int() });

/** How many a person has not read; no more than a thousand are counted. */
export async function countUnread(tx: Reads, accountId: string): Promise<number> {
  const found = await tx.row(
    CountRow,
    sql`select count(*)::int as n
          from (select from notice where account_id = ${accountId} and in_inbox and read_at is null
                 limit ${mostCounted}) as unread`,
  );
  return found?.n ?? 0;
}

export async function markRead(tx: Tx, accountId: string, id: NoticeId, at: Instant): Promise<void> {
  const touched = await tx.run(sql`
    update notice set read_at = coalesce(read_at, ${at}::timestamptz)
     where id = ${id} and account_id = ${accountId} and in_inbox`);
  if (touched === 0) throw notFound('notifications.not-found');
  await tellScreens(tx, accountId);
}

/** All that had come up to the given one; what came since, unseen, stays unread. */
export async function markAllRead(tx: Tx, accountId: string, upTo: NoticeId | undefined, at: Instant): Promise<number> {
  const read = await tx.run(sql`
    update notice set read_at = ${at}
     where account_id = ${accountId} and in_inbox and read_at is null
       and (${upTo ?? null}::uuid is null or id <= ${upTo ?? null}::uuid)`);
  if (read > 0) await tellScreens(tx, accountId);
  return read;
}

const tellScreens = (tx: Tx, accountId: string): Promise<void> =>
  emit(tx, { kind: 'notice.read', about: { kind: 'account', id: accountId }, onlyFor: [accountId] });
