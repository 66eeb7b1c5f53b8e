import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../../db/db.ts';
import { conflict, invalid } from '../../refusal.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Instant } from '../../time.ts';
import type { NewPushSubscription } from '../contract.ts';

const mostBrowsers = 20;

/** Where browsers let themselves be woken: Chrome and its kin, Firefox, Safari, Edge. */
const knownServices = [
  /^https:\/\/(fcm|jmt17)\.googleapis\.com$/,
  /^https:\/\/[a-z0-9.-]+\.push\.services\.mozilla\.com$/,
  /^https:\/\/([a-z0-9-]+\.)?push\.apple\.com$/,
  /^https:\/\/[a-z0-9.-]+\.notify\.windows\.com$/,
];

/** The server sends to whatever address it is given here, so only push services may be named, never a machine inside. */
export function demandPushService(endpoint: string, { PUSH_SERVICES }: Settings): void {
  const { origin } = new URL(endpoint);
  if (PUSH_SERVICES.includes(origin) || knownServices.some((service) => service.test(origin))) return;
  throw invalid('notifications.push-service-unknown', { origin });
}

const CountRow = z.object({ n: z.int() });

/** The browser belongs to whoever signed in on it last. */
export async function subscribe(
  tx: Tx,
  accountId: string,
  { endpoint, keys }: NewPushSubscription,
  at: Instant,
): Promise<void> {
  const held = await tx.row(
    CountRow,
    sql`select count(*)::int as n from push_subscription where account_id = ${accountId} and endpoint <> ${endpoint}`,
  );
  if ((held?.n ?? 0) >= mostBrowsers) throw conflict('notifications.too-many-browsers', { most: mostBrowsers });
  await tx.run(sql`
    insert into push_subscription (id, account_id, endpoint, p256dh, auth, created_at)
    values (${timeOrderedUuid()}, ${accountId}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${at})
    on conflict (endpoint) do update
       set account_id = excluded.account_id, p256dh = excluded.p256dh, auth = excluded.auth`);
}

export async function unsubscribe(tx: Tx, accountId: string, endpoint: string): Promise<void> {
  await tx.run(sql`delete from push_subscription where account_id = ${accountId} and endpoint = ${endpoint}`);
}

export const PushSubscriptionRow = z.object({
  id: z.string(),
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
});
export type PushSubscriptionRow = z.infer<typeof PushSubscriptionRow>;

export const subscriptionsOf = (tx: Tx, accountId: string): Promise<PushSubscriptionRow[]> =>
  tx.rows(
    PushSubscriptionRow,
    sql`select id, endpoint, p256dh, auth from push_subscription where account_id = ${accountId} order by id`,
  );

/** The push service said that nobody listens there any more. */
export async function forgetSubscription(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from push_subscription where id = ${id}`);
}
