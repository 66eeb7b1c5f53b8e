import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/** What only its holder knows: 256 random bits. Kept by its hash, which nobody can turn back into it. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** For what is short enough to be guessed: a hash that cannot be made without the secret of the server. */
export const keyedHash = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/** Letters and digits that nobody confuses on a printed slip. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Groups of legible characters, about five bits each: `k7mp-2xqd`. */
export function legibleCode(groups: number, length: number): string {
  const group = () => Array.from({ length }, () => legible[randomInt(legible.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** Keeps a text from readers of the database alone: sealed with a key that comes from the secret of the server (RFC 7516). */
export const seal = (secret: string, text: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(sealingKey(secret));

export async function unseal(secret: string, sealed: string): Promise<string> {
  return new TextDecoder().decode((await compactDecrypt(sealed, sealingKey(secret))).plaintext);
}

const sealingKey = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', 'dothi sealed values', 32));
