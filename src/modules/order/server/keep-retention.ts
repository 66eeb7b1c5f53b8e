import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, systemActor } from '../../../kernel/identity/actor.ts';
import { schedule } from '../../../kernel/jobs/jobs.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { stale } from '../../../kernel/refusal.ts';
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts';
import { InspectionId, PartyRetention, type PartyRetentionTerms } from '../contract.ts';

/** The rule of a city is one record of the trail. */
const about = { kind: 'inspection-retention', id: '00000000-0000-0000-0000-000000000000' };

export async function partyRetention(tx: Reads): Promise<PartyRetention> {
  const found = await tx.row(
    PartyRetention,
    sql`select after_days as "afterDays", source, confirmed, version from inspection_retention`,
  );
  if (found === undefined) throw new Error('the rule how long inspections name people is gone');
  return found;
}

export async function changePartyRetention(
  tx: Tx,
  actor: Actor,
  version: number,
  terms: PartyRetentionTerms,
  at: Instant,
): Promise<PartyRetention> {
  demand(actor, 'checklists.edit');
  await tx.run(sql`select from inspection_retention for update`);
  const before = await partyRetention(tx);
  if (before.version !== version) throw stale({ expected: version, current: before });
  await tx.run(sql`
    update inspection_retention set after_days = ${terms.afterDays}, source = ${terms.source},
                                    confirmed = ${terms.confirmed}, version = version + 1`);
  const { version: _, ...said } = before;
  await recordAct(tx, actor, 'order.retention-changed', about, { before: said, after: terms }, at);
  return { ...terms, version: version + 1 };
}

const atOnce = 100;

const IdRow = z.object({ id: InspectionId });

/** Erases whom the inspectors met once the term is over; what was found stays. Answers of how many inspections. */
export async function eraseParties(tx: Tx, at: Instant): Promise<number> {
  const { afterDays } = await partyRetention(tx);
  if (afterDays === null) return 0;
  const found = await tx.rows(
    IdRow,
    sql`select i.id from inspection_party p join inspection i on i.id = p.inspection_id
         where p.erased_at is null and i.inspected_on < ${addDays(dayOf(at), -afterDays)}
         order by i.id limit ${atOnce} for update of p skip locked`,
  );
  for (const { id } of found) {
    await tx.run(sql`
      update inspection_party set name = null, role = null, said = null, erased_at = ${at} where inspection_id = ${id}`);
    const reason = `Hết thời hạn lưu giữ ${afterDays} ngày`;
    await recordAct(tx, systemActor, 'order.party-erased', { kind: 'inspection', id }, { reason }, at);
  }
  return found.length;
}

/** Every night. */
export const keepPartyRetention = schedule({
  name: 'order.keep-retention',
  every: { dailyAt: '02:50' },
  run: async ({ db, clock }, _at, job) => {
    while (!job.signal.aborted && (await db.inTransaction((tx) => eraseParties(tx, clock()))) > 0);
  },
});
