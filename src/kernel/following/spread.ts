import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { enqueue, enqueueAgain, jobKind } from '../jobs/jobs.ts';
import { notify } from '../notifications/notify.ts';
import type { Services } from '../services.ts';
import { Instant } from '../time.ts';
import { Pace } from './contract.ts';
import { happeningKindNames, happeningKinds } from './happenings.ts';
import { browserLanes, lanes, mailLanes, sendTellings } from './send.ts';
import { toldByLetter, toldOf } from './sources.ts';
import { hearsOf } from './subjects.ts';
import { nextDigest } from './when.ts';

const Payload = z.object({ happeningId: z.uuid(), after: z.uuid().nullable() });
const batch = 1000;

const Happening = z.object({
  kind: z.enum(happeningKindNames),
  aboutKind: z.string(),
  aboutId: z.string(),
  subjects: z.array(z.string()),
  at: Instant,
});
const Follower = z.object({
  id: z.string(),
  followerId: z.string().nullable(),
  accountId: z.string().nullable(),
  pace: Pace,
  isBrowser: z.boolean(),
});

/** Lays a happening out for those who follow, a batch at a time, each batch in one transaction with the job's own end. */
export const spreadHappening = jobKind({
  name: 'following.spread',
  payload: Payload,
  run: ({ db, clock }: Services, { happeningId, after }, job) =>
    db.inTransaction(async (tx) => {
      await spreadBatch(tx, happeningId, after, clock());
      await job.complete(tx);
    }),
});

async function spreadBatch(tx: Tx, happeningId: string, after: string | null, now: Instant): Promise<void> {
  const happening = await tx.row(
    Happening,
    sql`select kind, about_kind as "aboutKind", about_id as "aboutId", subjects, at from happening where id = ${happeningId}`,
  );
  if (happening === undefined) return;
  const { topic, urgent, notice } = happeningKinds[happening.kind];
  const about = { kind: happening.aboutKind, id: happening.aboutId };
  const told = (await toldOf(tx, [about], now)).get(`${about.kind}:${about.id}`);
  if (told === undefined) return; // no longer in public: nobody hears of it
  const already = await toldByLetter(tx, about, happening.at);
  const found = await tx.rows(
    Follower,
    sql`select f.id, f.follower_id as "followerId", f.account_id as "accountId", f.pace, p.endpoint is not null as "isBrowser"
          from following f
          left join follower p on p.id = f.follower_id
         where ${hearsOf(topic, happening.subjects)} and (p.email is null or p.email <> all(${already}::text[]))
           and (${after}::uuid is null or f.id > ${after}::uuid)
         order by f.id limit ${batch}`,
  );
  const accounts = await notYetTold(
    tx,
    found.flatMap(({ accountId }) => accountId ?? []),
    happening,
  );
  await notify(tx, { to: accounts, kind: notice, about, title: told.title.vi, titleIsPublic: true }, happening.at);
  const rows = found
    .filter(({ followerId }) => followerId !== null)
    .map(({ id, followerId, pace, isBrowser }) => ({
      follower_id: followerId,
      following_id: id,
      is_browser: isBrowser,
      due_at: urgent || isBrowser ? now : nextDigest(pace, now),
    }));
  await tx.run(sql`
    insert into telling (follower_id, happening_id, following_id, lane, urgent, due_at)
    select distinct on (follower_id) follower_id, ${happeningId}::uuid, following_id,
           case when is_browser then ${mailLanes} + get_byte(uuid_send(follower_id), 15) % ${browserLanes}
                else get_byte(uuid_send(follower_id), 15) % ${mailLanes} end, ${urgent}, due_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as laid (follower_id uuid, following_id uuid, is_browser boolean, due_at timestamptz)
     order by follower_id, due_at
    on conflict (follower_id, happening_id) do update set due_at = least(telling.due_at, excluded.due_at)`);
  if (rows.some(({ due_at }) => due_at === now)) {
    for (let lane = 0; lane < lanes; lane += 1) {
      if (urgent) await enqueue(tx, sendTellings, { lane }, { key: String(lane) });
      else await enqueueAgain(tx, sendTellings, { lane }, String(lane), now);
    }
  }
  const last = found.at(-1);
  if (found.length === batch && last !== undefined) {
    await enqueue(tx, spreadHappening, { happeningId, after: last.id });
  }
}

const IdRow = z.object({ id: z.string() });

/** Those who heard of it by the act itself, as whoever works in an area does of a warning, or in the batch before. */
async function notYetTold(
  tx: Tx,
  accountIds: readonly string[],
  { aboutKind, aboutId, at }: z.infer<typeof Happening>,
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const left = await tx.rows(
    IdRow,
    sql`select a.id from unnest(${[...accountIds]}::uuid[]) as a (id)
         where not exists (select from notice n where n.account_id = a.id and n.about_kind = ${aboutKind}
                              and n.about_id = ${aboutId} and n.at = ${at}::timestamptz)`,
  );
  return left.map(({ id }) => id);
}
