import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { sql, type Tx } from '../../db/db.ts';
import { conflict, invalid } from '../../refusal.ts';
import { dayOf, type Instant } from '../../time.ts';
import { handOverWork } from '../../work/hand-over.ts';
import type { Actor } from '../actor.ts';
import type { AccountId } from '../contract.ts';
import { about } from '../sign-in.ts';
import type { HandOver } from './contract.ts';
import { holdAccount } from './manage.ts';

const HandOverRow = z.object({});

/** Bàn giao: all open work of somebody who leaves goes to somebody who is there, in one transaction. */
export async function handOver(
  tx: Tx,
  actor: Actor,
  id: AccountId,
  { toId, reason }: HandOver,
  now: Instant,
): Promise<number> {
  if (toId === id) throw invalid('identity.hand-over-to-oneself');
  const from = await holdAccount(tx, actor, id);
  const to = await holdAccount(tx, actor, toId);
  const held = await tx.rows(
    HandOverRow,
    sql`
    select from appointment
     where account_id = ${toId} and organisation_id is not null and daterange(valid_from, valid_to) @> ${dayOf(now)}::date`,
  );
  if (to.isSuspended || held.length === 0) throw conflict('identity.hand-over-to-nobody');
  const moved = await handOverWork(tx, actor, { from, to, reason }, now);
  await recordAct(tx, actor, 'identity.work-handed-over', about(id), { after: { toId, moved }, reason }, now);
  return moved;
}
