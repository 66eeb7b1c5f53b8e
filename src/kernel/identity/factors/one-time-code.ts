import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../db/db.ts';
import { conflict, invalid } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { seal, unseal } from '../secrets.ts';
import { about } from '../sign-in.ts';
import type { NewCode, RecoveryCodes } from './contract.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';

const stepSeconds = 30;
/** A clock may be this many steps fast or slow. */
const tolerance = 1;

const codesOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Đô Thị', label, secret: Secret.fromBase32(secret), digits: 6, period: stepSeconds });

/** The step of a code that is right now, if no code of that step or a later one was taken before. */
export function stepOfCode(secret: string, code: string, now: Instant, lastStep: number | null): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = Date.parse(now);
  const delta = codesOf(secret).validate({ token, timestamp, window: tolerance });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / stepSeconds) + delta;
  return lastStep === null || step > lastStep ? step : undefined;
}

/** Draws a secret for an app that shows codes. It counts once a code of it was given back. */
export async function beginCodes(tx: Tx, actor: Actor, email: string, key: string, now: Instant): Promise<NewCode> {
  const secret = new Secret({ size: 20 }).base32;
  const sealed = await seal(key, secret);
  const begun = await tx.run(sql`
    insert into one_time_code (account_id, sealed_secret, created_at) values (${actor.id}, ${sealed}, ${now})
    on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
     where one_time_code.confirmed_at is null`);
  if (begun === 0) throw conflict('identity.codes-set-up');
  return { secret, uri: codesOf(secret, email).toString() };
}

const Kept = z.object({ sealed: z.string(), lastStep: z.int().nullable() });

const keptOf = (tx: Reads, accountId: string, confirmed: boolean) =>
  tx.row(
    Kept,
    sql`
    select sealed_secret as sealed, last_step::int as "lastStep"
      from one_time_code where account_id = ${accountId} and (confirmed_at is not null) = ${confirmed}`,
  );

/** Takes a code, once: a second server that gets it at the same moment finds its step gone. */
async function take(tx: Tx, accountId: string, code: string, key: string, confirmed: boolean, now: Instant) {
  const kept = await keptOf(tx, accountId, confirmed);
  if (kept === undefined) return false;
  const step = stepOfCode(await unseal(key, kept.sealed), code, now, kept.lastStep);
  if (step === undefined) return false;
  const taken = await tx.run(sql`
    update one_time_code set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${now})
     where account_id = ${accountId} and (last_step is null or last_step < ${step})
       and sealed_secret = ${kept.sealed} and (confirmed_at is not null) = ${confirmed}`);
  return taken === 1;
}

export const takeCode = (tx: Tx, accountId: string, code: string, key: string, now: Instant): Promise<boolean> =>
  take(tx, accountId, code, key, true, now);

/** The first code of the app: from now on it is asked for at every sign-in. Answers codes for the day the phone is lost. */
export async function confirmCodes(
  tx: Tx,
  actor: Actor,
  code: string,
  key: string,
  now: Instant,
): Promise<RecoveryCodes> {
  if (!(await take(tx, actor.id, code, key, false, now))) throw invalid('identity.code-wrong');
  await recordAct(tx, actor, 'identity.codes-set-up', about(actor.id), {}, now);
  return renewRecoveryCodes(tx, actor, key, now);
}

export async function removeCodes(tx: Tx, actor: Actor, now: Instant): Promise<void> {
  const removed = await tx.run(sql`delete from one_time_code where account_id = ${actor.id}`);
  if (removed === 0) return;
  await tx.run(sql`
    delete from recovery_code where account_id = ${actor.id}
       and not exists (select from passkey where account_id = ${actor.id})`);
  await recordAct(tx, actor, 'identity.codes-removed', about(actor.id), {}, now);
}
