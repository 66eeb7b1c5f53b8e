import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { conflict } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { getSubject, mostFollowed, topicsFor } from './choose.ts';
import type { NewFollowing } from './contract.ts';

type Whose = { accountId: string } | { followerId: string };

const CountRow = z.object({ n: z.int() });

/** Follows at once: who is signed in, or whose browser said yes, has nothing to confirm. Once more is another choice of topics. */
export async function follow(tx: Tx, whose: Whose, { subject, topics }: NewFollowing, now: Instant): Promise<void> {
  await getSubject(tx, subject, now);
  const chosen = topicsFor(subject, topics);
  const [accountId, followerId] = 'accountId' in whose ? [whose.accountId, null] : [null, whose.followerId];
  const own = sql`(account_id = ${accountId}::uuid or follower_id = ${followerId}::uuid)`;
  const changed = await tx.run(
    sql`update following set topics = ${chosen}::text[] where ${own} and subject = ${subject}`,
  );
  if (changed > 0) return;
  const held = await tx.row(CountRow, sql`select count(*)::int as n from following where ${own}`);
  if ((held?.n ?? 0) >= mostFollowed) throw conflict('following.too-many', { most: mostFollowed });
  await tx.run(sql`
    insert into following (id, account_id, follower_id, subject, topics, pace, asked_at, confirmed_at)
    values (${timeOrderedUuid()}, ${accountId}, ${followerId}, ${subject}, ${chosen}::text[], 'at-once', ${now}, ${now})
    on conflict do nothing`);
}

export async function unfollow(tx: Tx, accountId: string, subject: string): Promise<void> {
  await tx.run(sql`delete from following where account_id = ${accountId} and subject = ${subject}`);
}
