import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { canFor } from '../policy/policy.ts';
import { conflict, denied } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { cellOf, countChange } from './figures.ts';
import { type Held, sidesOf } from './held.ts';
import { tellWorkChanged } from './tell-change.ts';

const IdRow = z.object({ id: z.string() });

/** Owner, partners and the side that assigned may speak, as long as the work has not been recalled. */
export async function demandVoice(tx: Tx, actor: Actor, held: Held): Promise<void> {
  if (held.state === 'recalled') throw conflict('work.recalled-already');
  if (sidesOf(actor, held).length > 0) return;
  const partners = await tx.rows(
    IdRow,
    sql`select organisation_id as id from work_partner where work_item_id = ${held.id}`,
  );
  const speaks = partners.some(({ id }) => canFor(actor, 'work.carry-out', id, held.areaIds));
  if (!speaks) throw denied('work.parties-only');
}

/** What was said or shown counts as a sign of life, but is no new version: it stands in nobody's way. */
export async function noteActivity(
  tx: Tx,
  actor: Actor,
  held: Held,
  added: { comments: number; evidence: number },
  at: Instant,
): Promise<void> {
  const touchedAt = actor.organisationId === held.ownerId ? at : held.ownerTouchedAt;
  await tx.run(sql`
    update work_item
       set comment_count = comment_count + ${added.comments}, evidence_count = evidence_count + ${added.evidence},
           owner_touched_at = ${touchedAt}, changed_at = ${at}
     where id = ${held.id}`);
  const cell = cellOf({ ...held, hasPosition: held.position !== null });
  await countChange(tx, cell, cell, at);
  await tellWorkChanged(tx, held.id);
}
