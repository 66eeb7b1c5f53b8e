import { invalid } from '../refusal.ts';
import { type About, passwordStrength, shortestPassword } from './password-strength.ts';
import { legibleCode } from './secrets.ts';

/** Sixteen characters in groups of four, about 79 bits. */
export const oneTimePassword = (): string => legibleCode(4, 4);

/** Refuses what is guessed too soon, with what to do about it. */
export function demandGoodPassword(password: string, about: About): void {
  const { weakness } = passwordStrength(password, about);
  if (weakness === null) return;
  throw invalid(`identity.password-${weakness}`, weakness === 'short' ? { shortest: shortestPassword } : {});
}
