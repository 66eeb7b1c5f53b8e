import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import { indexRecords } from '../search/index-entries.ts';
import type { Instant } from '../time.ts';
import { withoutDiacritics } from '../vietnamese.ts';
import type { WorkItemId } from './contract.ts';
import { noteTaskChanged } from './map-layer.ts';
import { workSearch } from './search-source.ts';
import { tellWorkChanged } from './tell-change.ts';

/** What the source of a work item says of it now: where in it, and perhaps in other words. */
export interface Reworded {
  ref: string;
  label: string;
  words?: { title: string; quote: string } | undefined;
}

const Words = z.object({
  title: z.string(),
  quote: z.string().nullable(),
  ref: z.string().nullable(),
  label: z.string().nullable(),
});

/** Follows a source that was worded anew: the work goes on, its history tells what it was called before. */
export async function rewordWork(
  tx: Tx,
  actor: Actor,
  id: WorkItemId,
  { ref, label, words }: Reworded,
  at: Instant,
): Promise<void> {
  const before = await tx.row(
    Words,
    sql`select title, quote, source_ref as ref, source_label as label
          from work_item where id = ${id} for no key update`,
  );
  if (before === undefined) throw notFound('work.not-found');
  const title = words?.title ?? before.title;
  await tx.run(sql`
    update work_item
       set source_ref = ${ref}, source_label = ${label}, title = ${title}, quote = ${words?.quote ?? before.quote},
           search = ${withoutDiacritics(title)}, changed_at = ${at}, version = version + 1
     where id = ${id}`);
  const change = { before, after: { ref, label, ...words } };
  await recordAct(tx, actor, 'work.reworded', { kind: 'work-item', id }, change, at);
  await indexRecords(tx, [workSearch], [id]);
  await noteTaskChanged(tx, id);
  await tellWorkChanged(tx, id);
}
