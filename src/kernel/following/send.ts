import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { say } from '../http/language.ts';
import { enqueue, enqueueAgain, jobKind, schedule } from '../jobs/jobs.ts';
import { isForGood, isOfThisLetter, withoutAddress } from '../notifications/mail/faults.ts';
import { type MailRoom, openMailRoom } from '../notifications/mail/smtp.ts';
import { type PushKeys, pushKeys } from '../notifications/push/keys.ts';
import { sendPush } from '../notifications/push/send-push.ts';
import { pushSender } from '../notifications/push/sender.ts';
import type { Services } from '../services.ts';
import { originOf } from '../settings/settings.ts';
import type { Instant } from '../time.ts';
import { composeNews, type Entry } from './compose-news.ts';
import { followingMessages } from './messages.ts';
import { followPath, leavePath, ownPath } from './paths.ts';
import { type Parcel, pileOf, type Waiting } from './pile.ts';
import { writeToken } from './tokens.ts';

/**
 * So many jobs send at the same time; whoever follows is always in the same lane. Browsers have lanes of their own: a mail
 * server that is down keeps nobody else waiting.
 */
export const mailLanes = 4;
export const browserLanes = 2;
export const lanes = mailLanes + browserLanes;
/** Tries of one letter or push, with three times the wait each time, before it is given up. */
const mostTries = 6;

/**
 * Sends what waits in a lane, a batch of followers at a time: read in one transaction, sent outside of any, each noted as told
 * at once after it went out. One that was sent and not noted comes again, and is known by its number.
 */
export const sendTellings = jobKind({
  name: 'following.send',
  payload: z.object({
    lane: z
      .int()
      .min(0)
      .max(lanes - 1),
  }),
  run: async (services: Services, { lane }, job) => {
    const { db, clock, settings } = services;
    const pile = await db.inTransaction(async (tx) => ({
      ...(await pileOf(tx, lane, clock())),
      keys: await pushKeys(tx),
    }));
    const room = openMailRoom(settings, { forMany: true });
    try {
      for (const parcel of pile.parcels) {
        if (job.signal.aborted) throw new Error('the server stops: the rest of the batch is sent later');
        await hand(services, { room, keys: pile.keys }, parcel);
      }
    } finally {
      room?.close();
    }
    if (pile.hasMore) await db.inTransaction((tx) => enqueue(tx, sendTellings, { lane }, { key: String(lane) }));
  },
});

const LaneRow = z.object({ lane: z.int() });

/** Digests and second tries of single letters come by the clock; a lane whose mail server is down waits as its job does. */
export const wakeLanes = schedule({
  name: 'following.wake',
  every: { minutes: 1 },
  run: async ({ db, clock }, _at, job) =>
    db.inTransaction(async (tx) => {
      const due = await tx.rows(
        LaneRow,
        sql`select lane from generate_series(0, ${lanes - 1}) as lane
             where exists (select from telling t where t.lane = lane.lane and t.due_at <= ${clock()}::timestamptz)`,
      );
      for (const { lane } of due) await enqueueAgain(tx, sendTellings, { lane }, String(lane), clock());
      await job.complete(tx);
    }),
});

interface Ways {
  room: MailRoom | undefined;
  keys: PushKeys;
}

async function hand(services: Services, ways: Ways, parcel: Parcel): Promise<void> {
  const { db, clock } = services;
  const ids = parcel.waiting.map(({ happeningId }) => happeningId);
  const shown = parcel.waiting.filter(({ told }) => told !== undefined);
  try {
    const outcome =
      shown.length === 0 ? 'taken' : await (parcel.email === null ? wake : post)(services, ways, parcel, shown);
    await db.inTransaction((tx) => (outcome === 'gone' ? erase(tx, parcel.followerId) : noteTold(tx, parcel, ids)));
  } catch (error) {
    if (parcel.email !== null && !isOfThisLetter(error)) throw withoutAddress(error);
    await db.inTransaction(async (tx) => {
      if (isForGood(error)) await erase(tx, parcel.followerId);
      else await postpone(tx, parcel, ids, clock());
    });
  }
}

async function post(
  { clock, settings, secret }: Services,
  { room }: Ways,
  { followerId, email, language }: Parcel,
  shown: readonly Waiting[],
): Promise<'taken' | 'gone'> {
  if (room === undefined || email === null) return 'taken'; // no mail server any more: nothing waits for one
  const origin = originOf(settings);
  const causes = new Set(shown.map(({ followingId }) => followingId));
  const following = causes.size === 1 ? (shown[0]?.followingId ?? null) : null;
  const leave = writeToken(secret, { to: 'leave', id: followerId, following }, clock());
  const manage = writeToken(secret, { to: 'manage', id: followerId }, clock());
  const leaveUrl = `${origin}${leavePath(language)}?token=${leave}`;
  const known = createHash('sha256').update([followerId, ...shown.map(({ happeningId }) => happeningId)].join(' '));
  await room.send({
    ...composeNews({
      language,
      city: settings.CITY_NAME,
      entries: entriesOf(shown, language, origin),
      manageUrl: `${origin}${ownPath(language)}?token=${manage}`,
      leaveUrl,
    }),
    to: { name: '', address: email },
    messageId: `<${known.digest('hex').slice(0, 32)}@${new URL(origin).hostname}>`,
    headers: { 'list-unsubscribe': `<${leaveUrl}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
  });
  return 'taken';
}

async function wake(
  { settings }: Services,
  { keys }: Ways,
  { followerId, language, browser }: Parcel,
  shown: readonly Waiting[],
): Promise<'taken' | 'gone'> {
  if (browser === null) return 'gone';
  const [only] = entriesOf(shown, language, '');
  if (only === undefined) return 'taken';
  const message =
    shown.length === 1
      ? { title: say(followingMessages[`following.${only.kind}`], language), body: only.title, path: only.url }
      : {
          title: `Đô Thị ${settings.CITY_NAME}`,
          body: say(followingMessages['following.several'], language, { count: shown.length }),
          path: followPath(language),
        };
  return sendPush({ id: followerId, ...browser }, message, keys, pushSender(settings));
}

const entriesOf = (shown: readonly Waiting[], language: Parcel['language'], origin: string): Entry[] =>
  shown.flatMap(({ kind, told }) =>
    told === undefined
      ? []
      : [
          {
            kind,
            title: told.title[language],
            detail: told.detail?.[language] ?? null,
            url: origin + told.paths[language],
          },
        ],
  );

const noteTold = (tx: Tx, { followerId }: Parcel, ids: readonly string[]) =>
  tx.run(sql`delete from telling where follower_id = ${followerId} and happening_id = any(${[...ids]}::uuid[])`);

/** The letter box or the browser is gone: nothing of it is kept. */
const erase = (tx: Tx, followerId: string) => tx.run(sql`delete from follower where id = ${followerId}`);

async function postpone(tx: Tx, { followerId }: Parcel, ids: readonly string[], now: Instant): Promise<void> {
  const these = sql`follower_id = ${followerId} and happening_id = any(${[...ids]}::uuid[])`;
  await tx.run(sql`delete from telling where ${these} and tries >= ${mostTries - 1}`);
  await tx.run(sql`
    update telling set tries = tries + 1, due_at = ${now}::timestamptz + make_interval(mins => (3 ^ tries)::int)
     where ${these}`);
}
