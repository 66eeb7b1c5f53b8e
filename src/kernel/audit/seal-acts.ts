import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { type Instant, Instant as InstantShape } from '../time.ts';
import { canonicalJson, hashOfBatch, SealedAct, sealedActJson } from './canonical.ts';
import { leafHash, rootOf } from './merkle.ts';

/** So many acts at most go into one batch: what does not fit waits for the next, which follows at once. */
export const mostInBatch = 4096;

const Last = z.object({ number: z.int(), hash: z.string() });

const ActRow = z.object({ act: SealedAct });

/**
 * Seals the acts that wait, in the order of their identifiers, as one batch bound to the one before; answers how many.
 * An act waits from the moment its transaction commits, however late that is, and leaves with the transaction that seals
 * it: none is missed and none sealed twice. Of several servers one seals at a time, the others have nothing to do.
 */
export async function sealActs(tx: Tx, now: Instant): Promise<number> {
  if (!(await isMyTurn(tx))) return 0;
  const waiting = await tx.rows(
    ActRow,
    sql`
    select ${sealedActJson} as act
      from (select act_id, act_at from act_unsealed order by act_id limit ${mostInBatch}) as q
      join act a on a.id = q.act_id and a.at = q.act_at
     order by a.id`,
  );
  const [first, last] = [waiting.at(0), waiting.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const before = await tx.row(
    Last,
    sql`select number, encode(hash, 'hex') as hash from act_batch order by number desc limit 1`,
  );

  const leaves = waiting.map(({ act }) => leafHash(canonicalJson(act)));
  const batch = {
    number: (before?.number ?? 0) + 1,
    firstAct: first.act.id,
    lastAct: last.act.id,
    count: waiting.length,
    root: rootOf(leaves).toString('hex'),
    previous: before?.hash ?? null,
    sealedAt: now,
  };
  await tx.run(sql`
    insert into act_batch (number, first_act, last_act, count, root, previous, hash, sealed_at)
    values (${batch.number}, ${batch.firstAct}, ${batch.lastAct}, ${batch.count}, decode(${batch.root}, 'hex'),
            decode(${batch.previous}, 'hex'), decode(${hashOfBatch(batch)}, 'hex'), ${now})`);
  const seals = waiting.map(({ act: { id, at } }, i) => ({ act_id: id, act_at: at, leaf: leaves[i]?.toString('hex') }));
  await tx.run(sql`
    insert into act_seal (batch, position, act_id, act_at, leaf)
    select ${batch.number}, s.ordinality - 1, s.act_id, s.act_at, decode(s.leaf, 'hex')
      from rows from (jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as (act_id uuid, act_at timestamptz, leaf text))
           with ordinality as s (act_id, act_at, leaf, ordinality)`);
  await tx.run(sql`
    delete from act_unsealed u using act_seal s where s.batch = ${batch.number} and s.act_id = u.act_id`);
  return waiting.length;
}

const TurnRow = z.object({ mine: z.boolean() });

/** Held until the transaction ends; each city of a database has its own. */
async function isMyTurn(tx: Tx): Promise<boolean> {
  const turn = await tx.row(
    TurnRow,
    sql`select pg_try_advisory_xact_lock(4027003, hashtext(current_schema())) as mine`,
  );
  return turn?.mine === true;
}

const Waiting = z.object({ count: z.int(), oldest: InstantShape.nullable() });

/** How many acts no batch has sealed yet, and when the oldest of them was done. */
export async function waitingToBeSealed(reads: Reads): Promise<z.infer<typeof Waiting>> {
  const waiting = await reads.row(Waiting, sql`select count(*)::int as count, min(act_at) as oldest from act_unsealed`);
  return waiting ?? { count: 0, oldest: null };
}
