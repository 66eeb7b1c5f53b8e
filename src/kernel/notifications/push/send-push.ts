import webPush from 'web-push';
import type { PushKeys } from './keys.ts';
import type { PushSubscriptionRow } from './subscriptions.ts';

/** What the browser shows. It passes through a foreign service, encrypted, and lies on a locked screen: no titles. */
export interface PushMessage {
  title: string;
  body: string;
  /** Path of the page it opens. */
  path: string;
}

const patienceMs = 10_000;
const keepForSeconds = 24 * 60 * 60;

/** Hands the message to the push service, encrypted for the one browser (RFC 8291) and signed by us (RFC 8292). */
export async function sendPush(
  { endpoint, p256dh, auth }: PushSubscriptionRow,
  message: PushMessage,
  keys: PushKeys,
  subject: string,
): Promise<'taken' | 'gone'> {
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
    vapidDetails: { subject, ...keys },
    TTL: keepForSeconds,
    contentEncoding: 'aes128gcm',
  });
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    body: new Uint8Array(request.body ?? []),
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  await answer.body?.cancel();
  if (answer.ok) return 'taken';
  if (answer.status === 404 || answer.status === 410) return 'gone';
  throw new Error(`the push service at ${new URL(endpoint).origin} answered ${answer.status}`);
}
