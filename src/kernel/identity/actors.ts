import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import type { Instant } from '../time.ts';
import type { Actor } from './actor.ts';
import { appointmentsOn } from './appointments.ts';
import { AccountId, Appointment } from './contract.ts';
import { actorBehind } from './sessions.ts';

const Row = z.object({ accountId: AccountId, appointments: z.array(Appointment) });

/** The people behind accounts as they may act today, to ask what one of them may see; the suspended are nobody. */
export async function actorsOf(tx: Reads, accountIds: readonly string[], now: Instant): Promise<Actor[]> {
  const rows = await tx.rows(
    Row,
    sql`select account.id as "accountId", coalesce(${appointmentsOn(now)}, '[]') as appointments
          from account where account.id = any(${[...accountIds]}::uuid[]) and account.suspended_at is null`,
  );
  return rows.map((row) => actorBehind(row, ''));
}
