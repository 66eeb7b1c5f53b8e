import { randomInt } from 'node:crypto';
import { invalid } from '../refusal.ts';

export const shortestPassword = 10;

/** Letters and digits that nobody confuses on a printed slip. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen characters in groups of four, about 79 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => legible[randomInt(legible.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

export function demandGoodPassword(password: string, about: { email: string; current: string }): void {
  if ([...password].length < shortestPassword) {
    throw invalid('identity.password-too-short', { shortest: shortestPassword });
  }
  const [mailbox = ''] = about.email.split('@');
  if (mailbox.length >= 4 && password.toLowerCase().includes(mailbox.toLowerCase())) {
    throw invalid('identity.password-holds-email');
  }
  if (password === about.current) throw invalid('identity.password-unchanged');
}
