import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import type { Instant } from '../time.ts';
import { batchesAfter, listBatches, spanOfBatches } from './anchors.ts';
import { canonicalJson, hashOfBatch, SealedAct, sealedActJson } from './canonical.ts';
import type { Anchor, Batch } from './contract.ts';
import { GrowingRoot, leafHash } from './merkle.ts';
import { commitmentOf } from './personal.ts';
import { waitingToBeSealed } from './seal-acts.ts';

/** What is wrong with the trail, and where. */
export type Finding =
  | { code: 'act-changed' | 'act-missing' | 'act-out-of-place'; batch: number; act: string }
  | { code: 'act-added' | 'act-lost'; act: string }
  | { code: 'personal-changed'; batch: number; act: string; pointer: string }
  | { code: 'seal-missing'; batch: number; position: number }
  | { code: 'batch-changed' | 'batch-missing' | 'link-broken' | 'anchor-differs'; batch: number };

export interface Verified {
  batches: number;
  acts: number;
  /** Personal values that were erased. */
  erased: number;
  waiting: { count: number; oldest: Instant | null };
  findings: number;
}

export interface VerifyOptions {
  /** Only what was sealed since, and acts done since. */
  from?: Instant | undefined;
  /** Kept elsewhere, in the order of their numbers. */
  anchors?: AsyncIterable<Anchor> | undefined;
}

/**
 * Computes every leaf, root and link anew and compares, in one pass that holds a page of acts at a time. Then looks for
 * acts that no batch knows. What is wrong is told as it is found.
 */
export async function verifyTrail(
  reads: Reads,
  { from, anchors }: VerifyOptions,
  tell: (finding: Finding) => void,
): Promise<Verified> {
  const done: Verified = { batches: 0, acts: 0, erased: 0, waiting: await waitingToBeSealed(reads), findings: 0 };
  const found = (finding: Finding) => {
    done.findings += 1;
    tell(finding);
  };
  const { after, until } = await spanOfBatches(reads, from ?? null);
  const seals = new Ahead(sealsBetween(reads, after, until));
  const kept = new Ahead(anchors ?? nothing());
  let before: Link = { number: 0, hash: null };
  if (after > 0) before = (await listBatches(reads, after - 1, 1, after))[0] ?? { number: after - 1, hash: null };
  const missing = async (number: number) => {
    found({ code: 'batch-missing', batch: number });
    await seals.dropWhile((seal) => seal.batch === number);
    await kept.dropWhile((anchor) => anchor.number <= number);
  };

  for await (const batch of batchesAfter(reads, after, until)) {
    for (let number = before.number + 1; number < batch.number; number++) await missing(number);
    await verifyBatch(batch, before, seals, done, found);
    await kept.dropWhile(({ number }) => number < batch.number);
    const anchor = await kept.nextIf(({ number }) => number === batch.number);
    if (anchor !== undefined && (anchor.root !== batch.root || anchor.hash !== batch.hash)) {
      found({ code: 'anchor-differs', batch: batch.number });
    }
    before = batch;
  }
  await kept.dropWhile(({ number }) => number <= before.number);
  for (let seal = await seals.look(); seal !== undefined; seal = await seals.look()) await missing(seal.batch);
  for (let anchor = await kept.look(); anchor !== undefined; anchor = await kept.look()) await missing(anchor.number);
  await findUnknownActs(reads, from, found);
  return done;
}

type Link = Pick<Batch, 'number'> & { hash: string | null };

async function verifyBatch(
  batch: Batch,
  before: Link,
  seals: Ahead<Seal>,
  done: Verified,
  found: (finding: Finding) => void,
): Promise<void> {
  const { number } = batch;
  const root = new GrowingRoot();
  const findingsBefore = done.findings;
  let place = 0;
  let lastAct = '';
  for (let seal = await seals.nextIf(of(number)); seal !== undefined; seal = await seals.nextIf(of(number))) {
    for (; place < seal.position; place++) found({ code: 'seal-missing', batch: number, position: place });
    if (seal.actId <= lastAct) found({ code: 'act-out-of-place', batch: number, act: seal.actId });
    verifyAct(seal, done, found);
    root.add(Buffer.from(seal.leaf, 'hex'));
    lastAct = seal.actId;
    place += 1;
  }
  for (; place < batch.count; place++) found({ code: 'seal-missing', batch: number, position: place });

  const isItself = hashOfBatch(batch) === batch.hash;
  const isItsActs = root.root?.toString('hex') === batch.root && root.count === batch.count;
  // Where an act or its place is known to be wrong, that says more than the root that follows from it.
  if (!isItself || (!isItsActs && done.findings === findingsBefore)) found({ code: 'batch-changed', batch: number });
  if (batch.previous !== before.hash) found({ code: 'link-broken', batch: number });
  done.batches += 1;
}

const of = (number: number) => (seal: Seal) => seal.batch === number;

function verifyAct(
  { batch, actId, leaf, act, personal }: Seal,
  done: Verified,
  found: (finding: Finding) => void,
): void {
  done.acts += 1;
  if (act === null) {
    found({ code: 'act-missing', batch, act: actId });
    return;
  }
  if (leafHash(canonicalJson(act)).toString('hex') !== leaf) found({ code: 'act-changed', batch, act: actId });
  const commitments = act.personal ?? {};
  for (const { pointer, salt, value } of personal) {
    if (commitments[pointer] !== commitmentOf({ salt: Buffer.from(salt, 'hex'), value })) {
      found({ code: 'personal-changed', batch, act: actId, pointer });
    }
  }
  done.erased += Object.keys(commitments).filter((name) => personal.every(({ pointer }) => pointer !== name)).length;
}

const Seal = z.object({
  batch: z.int(),
  position: z.int(),
  actId: z.string(),
  leaf: z.string(),
  act: SealedAct.nullable(),
  personal: z.array(z.object({ pointer: z.string(), salt: z.string(), value: z.unknown() })),
});
type Seal = z.infer<typeof Seal>;

const pageLength = 2000;

/** Every seal with its act as it is now, in the order of batches and positions. */
async function* sealsBetween(reads: Reads, after: number, until: number): AsyncGenerator<Seal> {
  for (let last = { batch: after + 1, position: -1 }; ; ) {
    const page = await reads.rows(
      Seal,
      sql`
      select s.batch, s.position, s.act_id as "actId", encode(s.leaf, 'hex') as leaf, ${sealedActJson} as act,
             (select coalesce(jsonb_agg(jsonb_build_object('pointer', p.pointer, 'salt', encode(p.salt, 'hex'),
                                                           'value', p.value)), '[]')
                from act_personal p where p.act_id = s.act_id) as personal
        from (select * from act_seal where (batch, position) > (${last.batch}, ${last.position}) and batch <= ${until}
               order by batch, position limit ${pageLength}) as s
        left join act a on a.id = s.act_id and a.at = s.act_at
       order by s.batch, s.position`,
    );
    yield* page;
    const end = page.at(-1);
    if (end === undefined || page.length < pageLength) return;
    last = end;
  }
}

const Unknown = z.object({ id: z.string(), at: z.string(), isKnown: z.boolean() });

const ActRow = z.object({ act: z.string() });

/** Acts that neither a batch nor the queue before it knows, and acts in the queue that are gone. */
async function findUnknownActs(
  reads: Reads,
  from: Instant | undefined,
  found: (finding: Finding) => void,
): Promise<void> {
  for (let last = { id: '00000000-0000-0000-0000-000000000000', at: '-infinity' }; ; ) {
    // One statement sees an act either waiting or sealed, although it may be sealed at this moment.
    const page = await reads.rows(
      Unknown,
      sql`
      select a.id, a.at::text as at, coalesce(s.act_at = a.at, false) or coalesce(u.act_at = a.at, false) as "isKnown"
        from (select id, at from act
               where (id, at) > (${last.id}::uuid, ${last.at}::timestamptz)
                 and (${from ?? null}::timestamptz is null or at >= ${from ?? null})
               order by id, at limit ${pageLength}) as a
        left join act_seal s on s.act_id = a.id
        left join act_unsealed u on u.act_id = a.id
       order by a.id, a.at`,
    );
    for (const { id, isKnown } of page) if (!isKnown) found({ code: 'act-added', act: id });
    const end = page.at(-1);
    if (end === undefined || page.length < pageLength) break;
    last = end;
  }
  const lost = await reads.rows(
    ActRow,
    sql`select u.act_id as act from act_unsealed u
         where not exists (select from act a where a.id = u.act_id and a.at = u.act_at) order by u.act_id limit 1000`,
  );
  for (const { act } of lost) found({ code: 'act-lost', act });
}

async function* nothing(): AsyncGenerator<never> {}

/** A stream whose next element can be looked at before it is taken. */
class Ahead<Item> {
  readonly #items: AsyncIterator<Item>;
  #ahead: Item | undefined;

  constructor(items: AsyncIterable<Item>) {
    this.#items = items[Symbol.asyncIterator]();
  }

  async next(): Promise<Item | undefined> {
    const item = await this.look();
    this.#ahead = undefined;
    return item;
  }

  async nextIf(isWanted: (item: Item) => boolean): Promise<Item | undefined> {
    const item = await this.look();
    return item !== undefined && isWanted(item) ? this.next() : undefined;
  }

  async dropWhile(isUnwanted: (item: Item) => boolean): Promise<void> {
    while ((await this.nextIf(isUnwanted)) !== undefined);
  }

  /** The next element, left where it is. */
  async look(): Promise<Item | undefined> {
    if (this.#ahead !== undefined) return this.#ahead;
    const { done, value } = await this.#items.next();
    this.#ahead = done === true ? undefined : value;
    return this.#ahead;
  }
}
