import { z } from 'zod';
import { type Reads, sql } from '../../db/db.ts';
import type { Caller } from '../../http/app.ts';
import type { Settings } from '../../settings/settings.ts';
import { Appointment } from '../contract.ts';
import { Identity, type Protection } from './contract.ts';
import { needsSecondFactor } from './factors-of.ts';
import { listPasskeys } from './passkeys.ts';

const Has = z.object({ hasPassword: z.boolean(), code: z.boolean(), recoveryCodesLeft: z.int() });

/** What the account of the caller is protected with. */
export async function protectionOf(tx: Reads, { actor }: Caller, settings: Settings): Promise<Protection> {
  const has = await tx.row(
    Has,
    sql`
    select exists (select from credential where account_id = ${actor.id} and provider = 'credential') as "hasPassword",
           exists (select from one_time_code where account_id = ${actor.id} and confirmed_at is not null) as code,
           (select count(*)::int from recovery_code where account_id = ${actor.id} and used_at is null)
             as "recoveryCodesLeft"`,
  );
  const identities = await tx.rows(
    Identity,
    sql`
    select id, substr(provider, 6) as provider, created_at as "linkedAt"
      from credential where account_id = ${actor.id} and provider like 'oidc:%' order by created_at, id`,
  );
  return {
    ...(has ?? { hasPassword: false, code: false, recoveryCodesLeft: 0 }),
    passkeys: await listPasskeys(tx, actor.id),
    identities,
    secondFactorNeeded: needsSecondFactor(Appointment.array().parse(actor.grants), settings),
  };
}
