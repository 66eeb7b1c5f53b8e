import { recordAct } from '../../audit/record-act.ts';
import { joinSql, sql, type Tx } from '../../db/db.ts';
import type { Instant } from '../../time.ts';
import type { Actor } from '../actor.ts';
import { keyedHash, legibleCode } from '../secrets.ts';
import { about } from '../sign-in.ts';
import type { RecoveryCodes } from './contract.ts';

const howMany = 10;

/** Ten codes for the day the phone is lost, each good for one sign-in. The ones before are void. */
export async function renewRecoveryCodes(tx: Tx, actor: Actor, key: string, now: Instant): Promise<RecoveryCodes> {
  const recoveryCodes = Array.from({ length: howMany }, () => legibleCode(2, 5));
  const rows = recoveryCodes.map((code) => sql`(${actor.id}::uuid, ${hashed(code, actor.id, key)})`);
  await tx.run(sql`delete from recovery_code where account_id = ${actor.id}`);
  await tx.run(sql`insert into recovery_code (account_id, code_hash) values ${joinSql(rows, ', ')}`);
  await recordAct(tx, actor, 'identity.recovery-codes-renewed', about(actor.id), {}, now);
  return { recoveryCodes };
}

export async function takeRecoveryCode(
  tx: Tx,
  accountId: string,
  code: string,
  key: string,
  now: Instant,
): Promise<boolean> {
  const used = await tx.run(sql`
    update recovery_code set used_at = ${now}
     where account_id = ${accountId} and code_hash = ${hashed(code, accountId, key)} and used_at is null`);
  return used === 1;
}

/** However it was typed: without the hyphen, in capitals. */
const hashed = (code: string, accountId: string, key: string): string =>
  keyedHash(key, `recovery ${accountId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
