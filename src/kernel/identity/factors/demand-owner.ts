import { z } from 'zod';
import { sql } from '../../db/db.ts';
import type { Caller } from '../../http/app.ts';
import { denied, invalid } from '../../refusal.ts';
import { verifyPassword } from '../password-hash.ts';
import { credentialOf } from '../queries.ts';
import type { SignIns } from '../sign-in.ts';
import { attemptKeys, attemptSucceeded, beginAttempt } from '../throttle.ts';
import type { OwnerProof } from './contract.ts';

/** For an account without a password: how long ago its owner may have signed in. */
const freshMinutes = 10;

const DemandOwnerRow = z.object({});

/**
 * Before the keys of an account are changed: the screen may have been left alone. Asks for the password; without one, for
 * a session that was opened just now.
 */
export async function demandOwner(
  { db, clock, secret, settings }: SignIns,
  { actor, token }: Pick<Caller, 'actor' | 'token'>,
  { password }: OwnerProof,
  address: string,
): Promise<void> {
  const now = clock();
  const { hash, email } = await credentialOf(db.reads, actor.id);
  if (hash === null) {
    const fresh = await db.reads.row(
      DemandOwnerRow,
      sql`select from session where id = ${token} and created_at > ${now}::timestamptz - make_interval(mins => ${freshMinutes})`,
    );
    if (fresh === undefined) throw denied('identity.sign-in-again', { minutes: freshMinutes });
    return;
  }
  if (password === undefined) throw invalid('identity.password-needed');
  const keys = attemptKeys(secret, email, address);
  await db.inTransaction((tx) => beginAttempt(tx, keys, now));
  const { right } = await verifyPassword(password, hash, settings.PASSWORD_COST);
  if (!right) throw invalid('identity.current-password-wrong');
  await db.inTransaction((tx) => attemptSucceeded(tx, keys, now));
}
