import { type Query, sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';

/**
 * Which acts `a` a reader of the whole trail may know of: all but those about restricted work, and about its deadlines,
 * that the reader is not named for.
 */
export function seenActs(actor: Actor): Query {
  const hidden = sql`
    from work_item w
   where w.restricted
     and not exists (select from work_item_reader r where r.work_item_id = w.id and r.account_id::text = ${actor.id})`;
  return sql`
    (a.about_kind, a.about_id) not in (
      select 'work-item', w.id::text ${hidden}
      union all select 'deadline', w.deadline_id::text ${hidden} and w.deadline_id is not null
      union all select 'deadline', e.deadline_id::text from work_explanation e
                 where e.work_item_id in (select w.id ${hidden}))`;
}
