import { z } from 'zod';
import { type Query, sql, type Tx } from '../db/db.ts';
import { type Actor, systemActor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { Instant } from '../time.ts';
import { recordAct, type Subject } from './record-act.ts';

/**
 * Xóa dữ liệu cá nhân: erases the personal values in all acts about a record and, where it is an account, in all acts of
 * that person. The acts stay, with salted hashes of what is gone, so the trail stays verifiable. Answers how many.
 */
export async function erasePersonalData(
  tx: Tx,
  actor: Actor,
  subject: Subject,
  reason: string,
  at: Instant,
): Promise<number> {
  demand(actor, 'audit.erase');
  const done = sql`a.actor_kind = 'person' and a.actor_id = ${subject.id}`;
  const about = sql`a.about_kind = ${subject.kind} and a.about_id = ${subject.id}`;
  const acts = (condition: Query) => sql`select a.id from act a where a.personal is not null and ${condition}`;
  const erased = await tx.run(
    subject.kind === 'account'
      ? sql`delete from act_personal where act_id in (${acts(about)} union ${acts(done)})`
      : sql`delete from act_personal where act_id in (${acts(about)})`,
  );
  await recordAct(tx, actor, 'audit.personal-data-erased', subject, { after: { values: erased }, reason }, at);
  return erased;
}

/** No more at once than this, so that nobody waits for it. */
const mostAtOnce = 10_000;

const AtRow = z.object({ at: Instant });

/** Addresses of callers are kept for so many months; answers how many were erased, to be called again while there are. */
export async function eraseOldAddresses(tx: Tx, months: number, now: Instant): Promise<number> {
  const until = await tx.row(AtRow, sql`select ${now}::timestamptz - make_interval(months => ${months}) as at`);
  if (until === undefined) return 0;
  const erased = await tx.run(sql`
    delete from act_personal
     where (act_id, pointer) in (select act_id, pointer from act_personal
                                  where pointer = '/address' and act_at < ${until.at} limit ${mostAtOnce})`);
  if (erased > 0) {
    const after = { values: erased, doneBefore: until.at };
    await recordAct(tx, systemActor, 'audit.addresses-erased', { kind: 'trail', id: 'addresses' }, { after }, now);
  }
  return erased;
}
