import { createHash } from 'node:crypto';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { enqueue, jobKind } from '../jobs/jobs.ts';
import type { Language } from '../messages.ts';
import { isForGood, withoutAddress } from '../notifications/mail/faults.ts';
import { openMailRoom } from '../notifications/mail/smtp.ts';
import type { Services } from '../services.ts';
import { originOf } from '../settings/settings.ts';
import type { Instant } from '../time.ts';
import { findSubject, getSubject, mostFollowed, topicsFor } from './choose.ts';
import { composeLink } from './compose-news.ts';
import { FollowSubject, type Pace, type Topic } from './contract.ts';
import { confirmPath, ownPath } from './paths.ts';
import { writeToken } from './tokens.ts';

export interface Asking {
  email: string;
  language: Language;
  subject: FollowSubject;
  /** All there is where nothing is said. */
  topics: readonly Topic[] | undefined;
  pace: Pace;
}

export const Email = z.email().max(254).toLowerCase();

/** An address is written to so many times an hour at most, and about the same subject once in ten minutes. */
const mailsAnHour = 5;

const IdRow = z.object({ id: z.uuid() });

/**
 * Theo dõi bằng thư: nothing is told before the address says yes. The answer is the same whether the address is known, follows
 * this already, or was asked too often: whoever asks learns nothing about it.
 */
export async function askToFollow(tx: Tx, asking: Asking, now: Instant): Promise<void> {
  const { email, language, subject } = asking;
  await getSubject(tx, subject, now);
  const topics = topicsFor(subject, asking.topics);
  await tx.run(sql`
    insert into follower (id, email, language, created_at) values (${timeOrderedUuid()}, ${email}, ${language}, ${now})
    on conflict (email) do nothing`);
  const held = await tx.row(IdRow, sql`select id from follower where email = ${email} for no key update`);
  if (held === undefined) return;
  const asked = await tx.run(sql`
    insert into following (id, follower_id, subject, topics, pace, asked_at)
    select ${timeOrderedUuid()}::uuid, ${held.id}::uuid, ${subject}, ${topics}::text[], ${asking.pace}, ${now}::timestamptz
     where (select count(*) from following where follower_id = ${held.id} and asked_at > ${now}::timestamptz - interval '1 hour')
           < ${mailsAnHour}
       and (select count(*) from following where follower_id = ${held.id}) < ${mostFollowed}
    on conflict (follower_id, subject) do update
       set asked_at = excluded.asked_at,
           topics = case when following.confirmed_at is null then excluded.topics else following.topics end,
           pace = case when following.confirmed_at is null then excluded.pace else following.pace end
     where following.asked_at < ${now}::timestamptz - interval '10 minutes'`);
  if (asked === 0) return;
  const following = await tx.row(
    IdRow,
    sql`select id from following where follower_id = ${held.id} and subject = ${subject}`,
  );
  if (following !== undefined) await enqueue(tx, mailConfirmation, { followingId: following.id });
}

/** The link to what an address follows, for whoever lost it; sent where it follows anything, once in ten minutes. */
export async function askForOwn(tx: Tx, email: string, now: Instant): Promise<void> {
  const found = await tx.row(
    IdRow,
    sql`update follower p set link_sent_at = ${now}
         where email = ${email} and (link_sent_at is null or link_sent_at < ${now}::timestamptz - interval '10 minutes')
           and exists (select from following f where f.follower_id = p.id and f.confirmed_at is not null)
         returning id`,
  );
  if (found !== undefined) await enqueue(tx, mailOwnLink, { followerId: found.id });
}

const Addressee = z.object({
  followerId: z.string(),
  email: z.string(),
  language: z.enum(['vi', 'en']),
  subject: FollowSubject,
  isConfirmed: z.boolean(),
});

export const mailConfirmation = jobKind({
  name: 'following.confirm',
  payload: z.object({ followingId: z.uuid() }),
  run: async (services: Services, { followingId }) => {
    const { db, clock, settings, secret } = services;
    const now = clock();
    const found = await db.reads.row(
      Addressee,
      sql`select p.id as "followerId", p.email, p.language, f.subject, f.confirmed_at is not null as "isConfirmed"
            from following f join follower p on p.id = f.follower_id where f.id = ${followingId} and p.email is not null`,
    );
    if (found === undefined) return;
    const { followerId, email, language, subject, isConfirmed } = found;
    const named = await findSubject(db.reads, subject, now);
    if (named === undefined) return; // withdrawn in the meantime
    // Who follows it already is shown how it stands, and told nothing that another could not be told.
    const url = isConfirmed
      ? `${ownPath(language)}?token=${writeToken(secret, { to: 'manage', id: followerId }, now)}`
      : `${confirmPath(language)}?token=${writeToken(secret, { to: 'confirm', id: followingId }, now)}`;
    const letter = composeLink(isConfirmed ? 'own' : 'confirm', {
      language,
      city: settings.CITY_NAME,
      name: named.name[language],
      url: originOf(settings) + url,
    });
    await mailOnce(services, { followerId, email, letter, known: `${followingId} ${now}` });
  },
});

const FoundRow = Addressee.pick({ email: true, language: true });

export const mailOwnLink = jobKind({
  name: 'following.own-link',
  payload: z.object({ followerId: z.uuid() }),
  run: async (services: Services, { followerId }) => {
    const { db, clock, settings, secret } = services;
    const found = await db.reads.row(
      FoundRow,
      sql`select email, language from follower where id = ${followerId} and email is not null`,
    );
    if (found === undefined) return;
    const { email, language } = found;
    const token = writeToken(secret, { to: 'manage', id: followerId }, clock());
    const url = `${originOf(settings)}${ownPath(language)}?token=${token}`;
    const letter = composeLink('own', { language, city: settings.CITY_NAME, name: '', url });
    await mailOnce(services, { followerId, email, letter, known: `${followerId} ${clock()}` });
  },
});

interface Once {
  followerId: string;
  email: string;
  letter: ReturnType<typeof composeLink>;
  known: string;
}

/** An address that is none is erased at once. */
async function mailOnce({ db, settings }: Services, { followerId, email, letter, known }: Once): Promise<void> {
  const room = openMailRoom(settings);
  if (room === undefined) return;
  try {
    await room.send({
      ...letter,
      to: { name: '', address: email },
      messageId: `<${createHash('sha256').update(known).digest('hex').slice(0, 32)}@${new URL(originOf(settings)).hostname}>`,
      headers: {},
    });
  } catch (error) {
    if (!isForGood(error)) throw withoutAddress(error);
    await db.inTransaction((tx) => tx.run(sql`delete from follower where id = ${followerId}`));
  } finally {
    room.close();
  }
}
