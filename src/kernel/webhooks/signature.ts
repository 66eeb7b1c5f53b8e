import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

export const newWebhookSecret = (): string => prefix + randomBytes(32).toString('base64');

export interface Message {
  id: string;
  /** Seconds since 1970, at this attempt: who receives it takes nothing old, so nothing can be sent again by others. */
  sentAt: number;
  body: string;
}

/** Headers as Standard Webhooks has them. While a secret is being changed the message is signed with both. */
export function signedHeaders({ id, sentAt, body }: Message, secrets: readonly string[]): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(sentAt),
    'webhook-signature': secrets.map((secret) => signatureOf(`${id}.${sentAt}.${body}`, secret)).join(' '),
  };
}

export const signatureOf = (content: string, secret: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(content)
    .digest('base64')}`;
