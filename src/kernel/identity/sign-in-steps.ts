import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Instant } from '../time.ts';
import { AccountId } from './contract.ts';
import { hashOf, newSecret } from './secrets.ts';

/** What a sign-in may be waiting for. */
export type StepKind = 'second-factor' | 'passkey' | 'new-passkey' | 'provider';

export const stepMinutes = 10;
/** Wrong codes after which the password has to be given again. */
const mostTries = 5;

/** Remembers what is waited for, under a token that the browser keeps; answers the token. */
export async function beginStep(
  tx: Tx,
  kind: StepKind,
  accountId: AccountId | null,
  data: Record<string, unknown>,
  now: Instant,
): Promise<string> {
  const token = newSecret();
  await tx.run(sql`
    delete from sign_in_step
     where token_hash in (select token_hash from sign_in_step where expires_at <= ${now} limit 100 for update skip locked)`);
  await tx.run(sql`
    insert into sign_in_step (token_hash, kind, account_id, data, expires_at)
    values (${hashOf(token)}, ${kind}, ${accountId}, ${data}::jsonb,
            ${now}::timestamptz + make_interval(mins => ${stepMinutes}))`);
  return token;
}

const stepOf = <Data extends z.ZodType>(data: Data) => z.object({ accountId: AccountId.nullable(), data });

/** Ends the waiting, whatever comes of it: nothing is answered twice. */
export async function takeStep<Data extends z.ZodType>(
  tx: Tx,
  token: string | undefined,
  kind: StepKind,
  data: Data,
  now: Instant,
): Promise<{ accountId: AccountId | null; data: z.output<Data> } | undefined> {
  if (token === undefined) return undefined;
  const [taken] = await tx.rows(
    stepOf(data),
    sql`
    delete from sign_in_step where token_hash = ${hashOf(token)} and kind = ${kind} and expires_at > ${now}
    returning account_id as "accountId", data`,
  );
  return taken as { accountId: AccountId | null; data: z.output<Data> } | undefined;
}

/** Tries at a step that may be tried a few times; the account it is about, or none if it is over. */
export async function tryStep<Data extends z.ZodType>(
  tx: Tx,
  token: string | undefined,
  kind: StepKind,
  data: Data,
  now: Instant,
): Promise<{ accountId: AccountId | null; data: z.output<Data> } | undefined> {
  if (token === undefined) return undefined;
  const [tried] = await tx.rows(
    stepOf(data),
    sql`
    update sign_in_step set tries = tries + 1
     where token_hash = ${hashOf(token)} and kind = ${kind} and expires_at > ${now} and tries < ${mostTries}
    returning account_id as "accountId", data`,
  );
  return tried as { accountId: AccountId | null; data: z.output<Data> } | undefined;
}

export async function endStep(tx: Tx, token: string | undefined): Promise<void> {
  if (token !== undefined) await tx.run(sql`delete from sign_in_step where token_hash = ${hashOf(token)}`);
}
