import { actorBehind } from '../../../../kernel/identity/sessions.ts';
import { attemptKeys, beginAttempt } from '../../../../kernel/identity/throttle.ts';
import { findTokenHolder, markTokenUsed } from '../../../../kernel/identity/tokens/api-tokens.ts';
import { can } from '../../../../kernel/policy/policy.ts';
import { denied } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { originOf } from '../../../../kernel/settings/settings.ts';

/**
 * An api_key is a token of an account, made for filing reports. It says which program sends, not who reports: the account
 * is never taken for the reporter. Answers the account, by which what comes is counted.
 */
export async function demandKey(
  { db, clock, secret, settings }: Services,
  key: string | undefined,
  address: string,
): Promise<string> {
  if (key === undefined) throw denied('open311.key-missing', { address: `${originOf(settings)}/account` });
  const now = clock();
  const holder = await findTokenHolder(db.reads, key, now);
  if (holder === undefined) {
    await db.inTransaction((tx) => beginAttempt(tx, attemptKeys(secret, 'api tokens', address), now));
    throw denied('open311.key-wrong');
  }
  const actor = { ...actorBehind(holder, address), scope: holder.scope };
  if (!can(actor, 'reports.file')) throw denied('open311.key-not-for-filing');
  if (holder.unmarked) await db.inTransaction((tx) => markTokenUsed(tx, holder.id, now));
  return actor.id;
}
