import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Language } from '../messages.ts';
import type { Instant } from '../time.ts';
import { type HappeningKind, happeningKindNames } from './happenings.ts';
import { type Told, toldOf } from './sources.ts';

export interface Waiting {
  happeningId: string;
  followingId: string;
  kind: HappeningKind;
  /** None where the record is no longer in public. */
  told: Told | undefined;
}

/** What goes to somebody as one letter or one push. */
export interface Parcel {
  followerId: string;
  language: Language;
  email: string | null;
  browser: { endpoint: string; p256dh: string; auth: string } | null;
  waiting: Waiting[];
}

const followersInBatch = 50;
const longestList = 200;

const Row = z.object({
  followerId: z.string(),
  language: z.enum(['vi', 'en']),
  email: z.string().nullable(),
  browser: z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() }).nullable(),
  happeningId: z.string(),
  followingId: z.string(),
  urgent: z.boolean(),
  kind: z.enum(happeningKindNames),
  aboutKind: z.string(),
  aboutId: z.string(),
});

/** What waits in the lane for the next fifty, what is urgent first. Each warning is a letter of its own; news go together. */
export async function pileOf(tx: Tx, lane: number, now: Instant): Promise<{ parcels: Parcel[]; hasMore: boolean }> {
  const rows = await tx.rows(
    Row,
    sql`with waiting as (
          select t.* from telling t where t.lane = ${lane} and t.due_at <= ${now}::timestamptz
           order by t.urgent desc, t.due_at, t.follower_id limit ${followersInBatch * 10}),
        next as (
          select follower_id from waiting group by follower_id
           order by bool_or(urgent) desc, min(due_at), follower_id limit ${followersInBatch})
        select p.id as "followerId", p.language, p.email,
               case when p.endpoint is not null then
                 json_build_object('endpoint', p.endpoint, 'p256dh', p.p256dh, 'auth', p.auth) end as browser,
               t.happening_id as "happeningId", t.following_id as "followingId", t.urgent, h.kind,
               h.about_kind as "aboutKind", h.about_id as "aboutId"
          from next join follower p on p.id = next.follower_id
         cross join lateral (select * from telling t where t.follower_id = p.id and t.due_at <= ${now}::timestamptz
                              order by t.urgent desc, t.happening_id limit ${longestList}) as t
          join happening h on h.id = t.happening_id
         order by t.urgent desc, t.follower_id, t.happening_id`,
  );
  const about = rows.map(({ aboutKind, aboutId }) => ({ kind: aboutKind, id: aboutId }));
  const told = await toldOf(tx, about, now);
  const parcels = new Map<string, Parcel>();
  for (const row of rows) {
    const { followerId, language, email, browser, happeningId, followingId, urgent, kind, aboutKind, aboutId } = row;
    const key = urgent ? `${followerId} ${happeningId}` : followerId;
    const parcel = parcels.get(key) ?? { followerId, language, email, browser, waiting: [] };
    parcel.waiting.push({ happeningId, followingId, kind, told: told.get(`${aboutKind}:${aboutId}`) });
    parcels.set(key, parcel);
  }
  return {
    parcels: [...parcels.values()],
    hasMore: new Set(rows.map((row) => row.followerId)).size >= followersInBatch,
  };
}
