import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { invalid } from '../../refusal.ts';
import { isNoticeKind, type NoticeKind } from '../kinds.ts';

/** What somebody leaves by the link in a mail: the mails of one kind, or all of them. */
export interface Leaving {
  accountId: string;
  kind: NoticeKind | null;
}

const Written = z.tuple([z.uuid(), z.string()]);

/** A word that shows it came from a mail of ours, so that leaving needs no sign-in. It does not run out: old mails work. */
export function writeLeaving(secret: string, { accountId, kind }: Leaving): string {
  const said = Buffer.from(JSON.stringify([accountId, kind ?? '*'])).toString('base64url');
  return `${said}.${sign(secret, said).toString('base64url')}`;
}

export function readLeaving(secret: string, token: string): Leaving {
  const [said = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, said);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw invalid('notifications.link-invalid');
  const [accountId, kind] = Written.parse(JSON.parse(Buffer.from(said, 'base64url').toString('utf8')));
  // A kind that is no more had mails all the same; whoever leaves them leaves all.
  return { accountId, kind: isNoticeKind(kind) ? kind : null };
}

const sign = (secret: string, said: string): Buffer =>
  createHmac('sha256', secret).update(`leave mail ${said}`).digest();
