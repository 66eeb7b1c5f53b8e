import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx, violates } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { Actor } from '../identity/actor.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { Lineage } from './contract.ts';
import { getArea } from './queries.ts';

export type NewLineage = Omit<Lineage, 'share' | 'shareBasis'> & Partial<Pick<Lineage, 'share' | 'shareBasis'>>;

/**
 * Says that one unit became another, or a part of another, on a day: the day the one ended and the other began. So
 * lineage runs forward in time only.
 */
export async function recordLineage(tx: Tx, actor: Actor, input: NewLineage, now: Instant): Promise<Lineage> {
  demand(actor, 'areas.edit');
  const lineage = Lineage.parse({ share: 1, shareBasis: null, ...input });
  const [from, to] = [await getArea(tx, lineage.fromId), await getArea(tx, lineage.toId)];
  if (from.validTo !== lineage.onDay || to.validFrom !== lineage.onDay) {
    throw invalid('areas.lineage-off-its-day', { from: from.fullName, to: to.fullName, day: lineage.onDay });
  }
  if (lineage.share < 1 && lineage.shareBasis === null) throw invalid('areas.share-without-basis');
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into area_lineage (from_id, to_id, kind, on_day, share, share_basis)
        values (${lineage.fromId}, ${lineage.toId}, ${lineage.kind}, ${lineage.onDay}, ${lineage.share},
                ${lineage.shareBasis})`),
    );
  } catch (error) {
    if (violates(error, 'area_lineage_pkey')) {
      throw conflict('areas.lineage-known', { from: from.fullName, to: to.fullName });
    }
    throw error;
  }
  await recordAct(tx, actor, 'areas.lineage-recorded', { kind: 'area', id: to.id }, { after: lineage }, now);
  await emit(tx, { kind: 'area.changed', about: { kind: 'area', id: to.id }, published: true });
  return lineage;
}
