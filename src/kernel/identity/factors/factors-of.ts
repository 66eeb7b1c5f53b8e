import { z } from 'zod';
import { type Reads, sql } from '../../db/db.ts';
import type { AccountRole } from '../actor.ts';
import type { Appointment, SecondFactorMethod } from '../contract.ts';

const Held = z.object({ code: z.boolean(), passkey: z.boolean(), recoveryCodes: z.int() });

/** What an account can show beside its password; nothing, if it has no second factor. */
export async function factorsOf(tx: Reads, accountId: string): Promise<SecondFactorMethod[]> {
  const held = await tx.row(
    Held,
    sql`
    select exists (select from one_time_code where account_id = ${accountId} and confirmed_at is not null) as code,
           exists (select from passkey where account_id = ${accountId}) as passkey,
           (select count(*)::int from recovery_code where account_id = ${accountId} and used_at is null) as "recoveryCodes"`,
  );
  if (held === undefined || (!held.code && !held.passkey)) return [];
  return [
    ...(held.passkey ? (['passkey'] as const) : []),
    ...(held.code ? (['code'] as const) : []),
    ...(held.recoveryCodes > 0 ? (['recovery-code'] as const) : []),
  ];
}

/** Whether somebody with these appointments must have a second factor, by the settings of the city. */
export const needsSecondFactor = (
  appointments: readonly Pick<Appointment, 'role'>[],
  { SECOND_FACTOR_ROLES }: { SECOND_FACTOR_ROLES: readonly AccountRole[] },
): boolean => appointments.some(({ role }) => SECOND_FACTOR_ROLES.includes(role));
