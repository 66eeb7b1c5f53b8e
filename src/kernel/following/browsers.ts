import { timingSafeEqual } from 'node:crypto';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Instant } from '../time.ts';
import type { BrowserFollowing } from './contract.ts';
import { eraseIdle } from './keep.ts';
import { follow } from './with-account.ts';

const IdRow = z.object({ id: z.uuid() });

/** This browser is woken when something happens to the subject. Its service is checked before. */
export async function followByBrowser(tx: Tx, asked: BrowserFollowing, now: Instant): Promise<void> {
  const { endpoint, keys, language } = asked;
  const held = await tx.row(
    IdRow,
    sql`insert into follower (id, endpoint, p256dh, auth, language, created_at)
        values (${timeOrderedUuid()}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${language}, ${now})
        on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, language = excluded.language
        returning id`,
  );
  if (held === undefined) throw new Error('a browser that was just written is there');
  await follow(tx, { followerId: held.id }, asked, now);
}

const IdAndAuthRow = z.object({ id: z.uuid(), auth: z.string() });

/** No more of one subject, or of any; by whoever knows what the browser is reached by and its key: itself. */
export async function unfollowByBrowser(
  tx: Tx,
  { endpoint, auth, subject }: { endpoint: string; auth: string; subject: string | null },
): Promise<void> {
  const held = await tx.row(IdAndAuthRow, sql`select id, auth from follower where endpoint = ${endpoint}`);
  if (held === undefined || !isSame(held.auth, auth)) return;
  await tx.run(sql`
    delete from following
     where follower_id = ${held.id} and (${subject}::text is null or subject = ${subject}::text)`);
  await eraseIdle(tx, held.id);
}

function isSame(kept: string, given: string): boolean {
  const [a, b] = [Buffer.from(kept), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
