import { z } from 'zod';
import { type Query, type Reads, sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { type Day, dayOf, type Instant } from '../time.ts';
import { WorkItemId } from './contract.ts';
import { holdWorkItem, saveChange } from './held.ts';

/** Somebody who carries work out. */
export interface Person {
  id: string;
  name: string;
  email: string;
}

/**
 * Open work `w` that names the person. Who carries it out is written as a name, an address or an account; a name counts
 * in the organisations the person belongs or belonged to, where nobody else has the same.
 */
const openWorkNaming = ({ id, name, email }: Person, today: Day): Query => sql`
  not w.closed and w.assignee is not null
  and (w.assignee in (${id}::text, ${email})
       or (w.assignee = ${name}
           and exists (select from appointment a where a.account_id = ${id} and a.organisation_id = w.owner_id)
           and not exists (
             select from appointment a join account other on other.id = a.account_id
              where a.organisation_id = w.owner_id and other.id <> ${id} and other.name = ${name}
                and other.suspended_at is null and (a.valid_to is null or a.valid_to > ${today}::date))))`;

const CountRow = z.object({ n: z.int() });

/** How much open work names the person. Restricted work is not counted: whoever asks may not know of it. */
export async function countOpenWorkOf(tx: Reads, person: Person, today: Day): Promise<number> {
  const found = await tx.row(
    CountRow,
    sql`select count(*)::int as n from work_item w where not w.restricted and ${openWorkNaming(person, today)}`,
  );
  return found?.n ?? 0;
}

const Found = z.object({ id: WorkItemId });

/**
 * Bàn giao: all open work that names one person names another from now on, each with its trace. Where the one was named
 * among the readers of restricted work, the other takes that place. Answers how many, but for restricted work.
 */
export async function handOverWork(
  tx: Tx,
  actor: Actor,
  { from, to, reason }: { from: Person; to: Person; reason: string | undefined },
  at: Instant,
): Promise<number> {
  const found = await tx.rows(
    Found,
    sql`select w.id from work_item w where ${openWorkNaming(from, dayOf(at))} order by w.id`,
  );
  let moved = 0;
  for (const { id } of found) {
    const held = await holdWorkItem(tx, id);
    await saveChange(tx, actor, held, { assignee: to.name }, { act: 'work.handed-over', reason }, at);
    if (held.restricted) await replaceReader(tx, id, from.id, to.id);
    else moved++;
  }
  return moved;
}

async function replaceReader(tx: Tx, id: WorkItemId, from: string, to: string): Promise<void> {
  const removed = await tx.run(sql`delete from work_item_reader where work_item_id = ${id} and account_id = ${from}`);
  if (removed === 0) return;
  await tx.run(sql`
    insert into work_item_reader (work_item_id, account_id) values (${id}, ${to}) on conflict do nothing`);
}
