import { z } from 'zod';
import { sql, type Tx } from '../../db/db.ts';
import { say } from '../../http/language.ts';
import { enqueue, jobKind } from '../../jobs/jobs.ts';
import type { Language } from '../../messages.ts';
import type { Services } from '../../services.ts';
import type { Instant } from '../../time.ts';
import { NoticeKindName, NoticeParams } from '../contract.ts';
import { notificationsMessages } from '../messages.ts';
import { noticeSettingsOf } from '../preferences.ts';
import { outsideQuietHours } from '../quiet-hours.ts';
import { pathOf, sentenceOf } from '../words.ts';
import { type PushKeys, pushKeys } from './keys.ts';
import { type PushMessage, sendPush } from './send-push.ts';
import { pushSender } from './sender.ts';
import { forgetSubscription, type PushSubscriptionRow, subscriptionsOf } from './subscriptions.ts';

const Payload = z.object({ accountId: z.uuid() });
type Payload = z.infer<typeof Payload>;

/** Wakes the browsers of a person: one message, however much there is to tell. */
export const deliverPush = jobKind({
  name: 'notices.push',
  payload: Payload,
  run: async ({ db, clock, settings }: Services, { accountId }: Payload) => {
    const ready = await db.inTransaction((tx) => prepare(tx, accountId, settings.CITY_NAME, clock()));
    if (ready === undefined) return;
    const subject = pushSender(settings);
    const failures: unknown[] = [];
    let taken = 0;
    for (const browser of ready.browsers) {
      try {
        const outcome = await sendPush(browser, ready.message, ready.keys, subject);
        if (outcome === 'taken') taken += 1;
        else await db.inTransaction((tx) => forgetSubscription(tx, browser.id));
      } catch (error) {
        failures.push(error);
      }
    }
    // One browser that was reached is enough: to try again would wake it twice.
    if (taken === 0 && failures.length > 0) throw failures[0];
    await db.inTransaction((tx) =>
      tx.run(
        sql`update notice set pushed_at = ${clock()} where id = any(${ready.ids}::uuid[]) and push_after is not null`,
      ),
    );
  },
});

const Row = z.object({
  id: z.string(),
  kind: NoticeKindName,
  about: z.object({ kind: z.string(), id: z.string() }),
  params: NoticeParams,
});

interface Ready {
  ids: string[];
  browsers: PushSubscriptionRow[];
  keys: PushKeys;
  message: PushMessage;
}

async function prepare(tx: Tx, accountId: string, city: string, now: Instant): Promise<Ready | undefined> {
  const { language, quietHours } = await noticeSettingsOf(tx, accountId);
  const mayGoAt = outsideQuietHours(quietHours, now);
  if (mayGoAt !== now) {
    await enqueue(tx, deliverPush, { accountId }, { at: mayGoAt, key: accountId });
    return undefined;
  }
  const waiting = await tx.rows(
    Row,
    sql`select id, kind, jsonb_build_object('kind', about_kind, 'id', about_id) as about, params
          from notice
         where account_id = ${accountId} and push_after is not null and pushed_at is null
           and (in_inbox = false or read_at is null)
         order by id`,
  );
  if (waiting.length === 0) return undefined;
  return {
    ids: waiting.map(({ id }) => id),
    browsers: await subscriptionsOf(tx, accountId),
    keys: await pushKeys(tx),
    message: messageOf(waiting, city, language),
  };
}

function messageOf(waiting: readonly z.infer<typeof Row>[], city: string, language: Language): PushMessage {
  const title = `Đô Thị ${city}`;
  const [only] = waiting;
  if (waiting.length === 1 && only !== undefined) {
    return { title, body: sentenceOf(only.kind, only.params, language), path: pathOf(only.about) };
  }
  const body = say(notificationsMessages['notice.several'], language, { count: waiting.length });
  return { title, body, path: '/notifications' };
}
