import { timingSafeEqual } from 'node:crypto';
import { invalid } from '../../../../kernel/refusal.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { signatureOf } from '../../../../kernel/webhooks/signature.ts';

/** A message older than this, or from the future, is none: somebody may have kept it to send it again. */
const toleranceSeconds = 5 * 60;

export interface SignedMessage {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** Standard Webhooks: an identifier, a time, and at least one signature over both and the body. */
export function demandSignature({ headers, body }: SignedMessage, secret: string, now: Instant): void {
  const [id, sentAt, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  const wrong = invalid('intake.signature-wrong');
  if (typeof id !== 'string' || typeof sentAt !== 'string' || typeof signatures !== 'string') throw wrong;
  if (!/^\d{1,12}$/.test(sentAt)) throw wrong;
  if (Math.abs(Date.parse(now) / 1000 - Number(sentAt)) > toleranceSeconds) throw wrong;
  const right = Buffer.from(signatureOf(`${id}.${sentAt}.${body}`, secret));
  const isRight = signatures.split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  });
  if (!isRight) throw wrong;
}
