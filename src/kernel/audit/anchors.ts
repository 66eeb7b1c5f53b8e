import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import { invalid } from '../refusal.ts';
import { type Instant, Instant as InstantShape } from '../time.ts';
import { Anchor, Batch } from './contract.ts';

const Row = Batch.extend({ previous: z.string().nullable(), sealedAt: InstantShape });

/** Batches after a number and up to another, in their order, no more than `limit`. */
export function listBatches(reads: Reads, after: number, limit: number, until = largest): Promise<Batch[]> {
  return reads.rows(
    Row,
    sql`
    select number, first_act as "firstAct", last_act as "lastAct", count, encode(root, 'hex') as root,
           encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, sealed_at as "sealedAt"
      from act_batch where number > ${after} and number <= ${until} order by number limit ${limit}`,
  );
}

const largest = 2 ** 31 - 1;
const pageLength = 1000;

/** All batches after a number and up to another, read a page at a time. */
export async function* batchesAfter(reads: Reads, after: number, until = largest): AsyncGenerator<Batch> {
  for (let last = after; ; ) {
    const page = await listBatches(reads, last, pageLength, until);
    yield* page;
    const end = page.at(-1);
    if (end === undefined || page.length < pageLength) return;
    last = end.number;
  }
}

export const anchorOf = ({ number, root, hash, sealedAt }: Batch): Anchor => ({ number, root, hash, sealedAt });

/** Anchors out of a file of `dothi audit anchors`: JSON, one to a line, in the order of their numbers. */
export async function* readAnchors(file: string): AsyncGenerator<Anchor> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  let last = 0;
  try {
    for await (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      const anchor = Anchor.safeParse(parsed(text));
      if (!anchor.success || anchor.data.number <= last) throw invalid('audit.anchors-unreadable', { file, line });
      last = anchor.data.number;
      yield anchor.data;
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw invalid('audit.anchors-unreadable', { file, line });
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Span = z.object({ after: z.int(), until: z.int() });

/**
 * The batches there are at this moment: up to `until`, and after `after` those sealed since an instant. A batch whose own
 * row is gone counts as long as a seal speaks of it.
 */
export async function spanOfBatches(reads: Reads, from: Instant | null): Promise<z.infer<typeof Span>> {
  const span = await reads.row(
    Span,
    sql`
    with newest (number) as (
      select greatest((select max(number) from act_batch), (select max(batch) from act_seal), 0))
    select newest.number as until,
           case when ${from}::timestamptz is null then 0
                else coalesce((select min(number) - 1 from act_batch where sealed_at >= ${from}), newest.number) end as after
      from newest`,
  );
  return span ?? { after: 0, until: 0 };
}
