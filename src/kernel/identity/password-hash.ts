import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Logarithm of scrypt's cost: each step doubles time and memory; 15 takes 64 MiB. */
export const usualPasswordCost = 15;
/** Hashes without a cost in them are of this one. */
const firstCost = 14;
const blockSize = 16;
const keyBytes = 64;

/** A hash that names its cost, `scrypt$15$salt$key`, so that it can be raised one day. */
export async function hashPassword(password: string, cost = usualPasswordCost): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `scrypt$${cost}$${salt}$${(await derive(password, salt, cost)).toString('hex')}`;
}

/** Whether it is the password, and whether its hash should be made anew at today's cost. */
export interface Verified {
  right: boolean;
  outdated: boolean;
}

/**
 * Takes the same time whatever there is to compare with: for no hash at all, as of an unknown address, and for one of a
 * lower cost, the rest of the work is done for nothing.
 */
export async function verifyPassword(
  password: string,
  hash: string | undefined,
  cost = usualPasswordCost,
): Promise<Verified> {
  if (hash === undefined) {
    await derive(password, 'nobody', cost);
    return { right: false, outdated: false };
  }
  const kept = readHash(hash);
  const derived = await derive(password, kept.salt, kept.cost);
  for (let step = kept.cost; step < cost; step++) await derive(password, kept.salt, step);
  const key = Buffer.from(kept.key, 'hex');
  const right = key.length === derived.length && timingSafeEqual(key, derived);
  return { right, outdated: right && kept.cost < cost };
}

function readHash(hash: string): { cost: number; salt: string; key: string } {
  const [scheme, cost, salt = '', key = ''] = hash.split('$');
  if (scheme === 'scrypt') return { cost: Number(cost), salt, key };
  const [firstSalt = '', firstKey = ''] = hash.split(':');
  return { cost: firstCost, salt: firstSalt, key: firstKey };
}

/** "hoà" may be typed in one code point or in two: the same password all the same. */
const derive = (password: string, salt: string, cost: number): Promise<Buffer> => {
  const options: ScryptOptions = { N: 2 ** cost, r: blockSize, p: 1, maxmem: 2 ** cost * blockSize * 128 * 2 };
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
};
