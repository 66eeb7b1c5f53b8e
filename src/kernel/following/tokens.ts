import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { invalid } from '../refusal.ts';
import type { Instant } from '../time.ts';

/**
 * What the links in our mails let one do: say yes to what was asked for, see and change what is followed, or stop it. The
 * first two run out; stopping always works, from the oldest mail too.
 */
export type Allowed =
  | { to: 'confirm'; id: string }
  | { to: 'manage'; id: string }
  | { to: 'leave'; id: string; following: string | null };

const Written = z.tuple([z.enum(['confirm', 'manage', 'leave']), z.uuid(), z.uuid().nullable(), z.int().nullable()]);

export const confirmDays = 3;
export const manageDays = 90;
const dayMs = 86_400_000;

/** A word that shows it came from a mail of ours; of the follower it says an identifier and nothing else. */
export function writeToken(secret: string, allowed: Allowed, now: Instant): string {
  const following = allowed.to === 'leave' ? allowed.following : null;
  const days = allowed.to === 'confirm' ? confirmDays : manageDays;
  const until = allowed.to === 'leave' ? null : Math.floor((Date.parse(now) + days * dayMs) / 1000);
  const said = Buffer.from(JSON.stringify([allowed.to, allowed.id, following, until])).toString('base64url');
  return `${said}.${sign(secret, said).toString('base64url')}`;
}

export function readToken<To extends Allowed['to']>(
  secret: string,
  to: To,
  token: string,
  now: Instant,
): Extract<Allowed, { to: To }> & Allowed;
export function readToken(secret: string, to: Allowed['to'], token: string, now: Instant): Allowed {
  const [said = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, said);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw invalid('following.link-invalid');
  const [what, id, following, until] = Written.parse(JSON.parse(Buffer.from(said, 'base64url').toString('utf8')));
  if (what !== to) throw invalid('following.link-invalid');
  if (until !== null && until * 1000 < Date.parse(now)) throw invalid('following.link-over');
  return what === 'leave' ? { to: what, id, following } : { to: what, id };
}

const sign = (secret: string, said: string): Buffer => createHmac('sha256', secret).update(`follow ${said}`).digest();
