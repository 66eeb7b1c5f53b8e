import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { publicActor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import { Instant } from '../time.ts';
import { topicsFor } from './choose.ts';
import { FollowSubject, Pace, partsOf, Topic } from './contract.ts';
import { type NamedSubject, namedSubjects } from './sources.ts';

/** In the trail a follower is an identifier: who it was is gone with the address. */
const trace = (tx: Tx, act: string, followerId: string, after: object, at: Instant) =>
  recordAct(tx, publicActor, act, { kind: 'follower', id: followerId }, { after }, at);

const Asked = z.object({ followerId: z.uuid(), subject: FollowSubject, pace: Pace, topics: z.array(Topic) });
export type Asked = z.infer<typeof Asked>;

/** What somebody asked for and may say yes to; erased after three days. */
export async function getAsked(reads: Reads, followingId: string): Promise<Asked> {
  const asked = await reads.row(
    Asked,
    sql`select follower_id as "followerId", subject, pace, topics from following
         where id = ${followingId} and follower_id is not null`,
  );
  if (asked === undefined) throw notFound('following.link-over');
  return asked;
}

/** Xác nhận: from now on the address is told. Who presses twice is told so once. */
export async function confirmFollowing(tx: Tx, followingId: string, now: Instant): Promise<Asked> {
  const asked = await getAsked(tx, followingId);
  const confirmed = await tx.run(sql`
    update following set confirmed_at = ${now} where id = ${followingId} and confirmed_at is null`);
  if (confirmed > 0) await trace(tx, 'following.confirmed', asked.followerId, { subject: asked.subject }, now);
  return asked;
}

const Line = z.object({
  id: z.uuid(),
  subject: FollowSubject,
  topics: z.array(Topic),
  pace: Pace,
  since: Instant,
});
export type OwnLine = z.infer<typeof Line> & { named: NamedSubject | undefined };

/** All that somebody follows, the latest first. */
export async function linesOf(
  reads: Reads,
  of: { followerId: string } | { accountId: string } | { endpoint: string },
  now: Instant,
): Promise<OwnLine[]> {
  const whose =
    'followerId' in of
      ? sql`f.follower_id = ${of.followerId}`
      : 'accountId' in of
        ? sql`f.account_id = ${of.accountId}`
        : sql`f.follower_id = (select id from follower where endpoint = ${of.endpoint})`;
  const lines = await reads.rows(
    Line,
    sql`select f.id, f.subject, f.topics, f.pace, f.confirmed_at as since from following f
         where ${whose} and f.confirmed_at is not null order by f.confirmed_at desc, f.id`,
  );
  const named = await namedSubjects(
    reads,
    lines.map(({ subject }) => partsOf(subject)),
    now,
  );
  return lines.map((line) => ({ ...line, named: named.get(line.subject) }));
}

const ChangeFollowingRow = Line.pick({ subject: true });

/** Another pace, or other topics, of what one follows. */
export async function changeFollowing(
  tx: Tx,
  followerId: string,
  { id, pace, topics }: { id: string; pace: Pace; topics: readonly Topic[] },
): Promise<void> {
  const line = await tx.row(
    ChangeFollowingRow,
    sql`select subject from following where id = ${id} and follower_id = ${followerId} for no key update`,
  );
  if (line === undefined) throw notFound('following.link-over');
  await tx.run(sql`
    update following set pace = ${pace}, topics = ${topicsFor(line.subject, topics)}::text[] where id = ${id}`);
}

/** Thôi nhận: of one thing, or for null of all. With the last one the address goes. Nothing followed is no fault. */
export async function leaveFollowing(
  tx: Tx,
  followerId: string,
  followingId: string | null,
  now: Instant,
): Promise<void> {
  const left = await tx.run(sql`
    delete from following
     where follower_id = ${followerId} and (${followingId}::uuid is null or id = ${followingId}::uuid)`);
  if (left === 0) return;
  await trace(tx, 'following.left', followerId, { all: followingId === null }, now);
  await eraseIdle(tx, followerId);
}

/** Nobody is known here who follows nothing. */
export const eraseIdle = (tx: Tx, followerId: string): Promise<number> =>
  tx.run(sql`
    delete from follower p
     where id = ${followerId} and not exists (select from following f where f.follower_id = p.id)`);
