import { isIPv6 } from 'node:net';
import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { keyedHash } from './secrets.ts';

/** Failed attempts within the window after which the next one has to wait. */
export const signInLimits = {
  windowMinutes: 15,
  /** Of one account from one address. */
  together: 5,
  /** Of one address, whichever the account: many people may share one address. */
  address: 50,
  /** Of one account from all addresses together. Addresses its owner has signed in from before are not held to it. */
  account: 20,
} as const;

export interface Failures {
  together: number;
  address: number;
  account: number;
  addressIsKnown: boolean;
}

export function mustWait({ together, address, account, addressIsKnown }: Failures): boolean {
  return (
    together >= signInLimits.together ||
    address >= signInLimits.address ||
    (account >= signInLimits.account && !addressIsKnown)
  );
}

/** Who tries and from where, as keyed hashes: they can be counted but not read. */
export interface AttemptKeys {
  account: string;
  address: string;
}

/** `whose` is what is guessed at: the password of an e-mail address, the codes of an account, the tokens of programs. */
export function attemptKeys(secret: string, whose: string, address: string): AttemptKeys {
  const account = keyedHash(secret, `account ${whose.toLowerCase()}`);
  return { account, address: keyedHash(secret, `address ${network(address)}`) };
}

/** One household or office: the address itself, or the first half of an IPv6 address. */
const network = (address: string) => (isIPv6(address) ? address.split(':').slice(0, 4).join(':') : address);

const Counts = z.object({ together: z.int(), address: z.int(), account: z.int(), addressIsKnown: z.boolean() });

/**
 * Counts an attempt before its password or code is looked at, so that many at once cannot outrun the count; refused when there
 * were too many. A right password takes the attempt back, see `attemptSucceeded`.
 */
export async function beginAttempt(tx: Tx, keys: AttemptKeys, now: Instant): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${keys.account}))`);
  const since = sql`${now}::timestamptz - make_interval(mins => ${signInLimits.windowMinutes})`;
  await tx.run(sql`delete from sign_in_attempt where at < ${now}::timestamptz - interval '1 day'`);
  const counts = await tx.row(
    Counts,
    sql`select
          (select count(*)::int from sign_in_attempt
            where account_key = ${keys.account} and address_key = ${keys.address} and at > ${since}) as together,
          (select count(*)::int from sign_in_attempt where address_key = ${keys.address} and at > ${since}) as address,
          (select count(*)::int from sign_in_attempt where account_key = ${keys.account} and at > ${since}) as account,
          exists (select from sign_in_address
                   where account_key = ${keys.account} and address_key = ${keys.address}) as "addressIsKnown"`,
  );
  if (counts !== undefined && mustWait(counts)) {
    const minutes = signInLimits.windowMinutes;
    throw new Refusal('too-many', 'identity.too-many-attempts', { minutes, retryAfterSeconds: minutes * 60 });
  }
  await tx.run(sql`
    insert into sign_in_attempt (id, account_key, address_key, at)
    values (${timeOrderedUuid()}, ${keys.account}, ${keys.address}, ${now})`);
}

/** It was right: failures from here no longer count against the account, and the address is its owner's. */
export async function attemptSucceeded(tx: Tx, keys: AttemptKeys, now: Instant): Promise<void> {
  await tx.run(sql`delete from sign_in_attempt where account_key = ${keys.account} and address_key = ${keys.address}`);
  await tx.run(sql`
    insert into sign_in_address (account_key, address_key, last_at) values (${keys.account}, ${keys.address}, ${now})
    on conflict (account_key, address_key) do update set last_at = excluded.last_at`);
}
