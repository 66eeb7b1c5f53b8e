import { z } from 'zod';
import { type Query, type Reads, sql } from '../db/db.ts';
import { conflict, notFound } from '../refusal.ts';
import { listBatches } from './anchors.ts';
import { canonicalJson, SealedAct, sealedActJson } from './canonical.ts';
import type { InclusionProof } from './contract.ts';
import { pathTo } from './merkle.ts';

const Place = z.object({ act: SealedAct, batch: z.int().nullable(), position: z.int().nullable(), leaf: z.string() });

const LeafRow = z.object({ leaf: z.string() });

/** What shows to somebody elsewhere, who keeps the anchors, that an act is in the trail as it was done. */
export async function proveAct(reads: Reads, id: string, seen: Query): Promise<InclusionProof> {
  const place = await reads.row(
    Place,
    sql`
    select ${sealedActJson} as act, s.batch, s.position, coalesce(encode(s.leaf, 'hex'), '') as leaf
      from act a left join act_seal s on s.act_id = a.id and s.act_at = a.at
     where a.id = ${id} and ${seen}`,
  );
  if (place === undefined) throw notFound('audit.no-such-act');
  const { act, batch: number, position, leaf } = place;
  if (number === null || position === null) throw conflict('audit.not-sealed-yet');
  const [batch] = await listBatches(reads, number - 1, 1, number);
  if (batch === undefined) throw notFound('audit.no-such-act');
  const leaves = await reads.rows(
    LeafRow,
    sql`select encode(leaf, 'hex') as leaf from act_seal where batch = ${number} order by position`,
  );
  const path = pathTo(
    position,
    leaves.map((other) => Buffer.from(other.leaf, 'hex')),
  );
  return {
    act: canonicalJson(act),
    leaf,
    position,
    path: path.map(({ side, hash }) => ({ side, hash: hash.toString('hex') })),
    batch,
  };
}
