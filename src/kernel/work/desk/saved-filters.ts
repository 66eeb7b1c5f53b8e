import { z } from 'zod';
import { newId } from '../../brand.ts';
import { type Reads, sql, type Tx } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { conflict, notFound } from '../../refusal.ts';
import type { Instant } from '../../time.ts';
import { type NewSavedFilter, SavedFilter, SavedFilterId } from './contract.ts';

const atMost = 50;

export const listSavedFilters = (tx: Reads, actor: Actor): Promise<SavedFilter[]> =>
  tx.rows(
    SavedFilter,
    sql`select id, name, query from saved_filter where account_id = ${actor.id}
         order by name collate vietnamese, id limit ${atMost}`,
  );

const CountRow = z.object({ n: z.int() });

/** Keeps a filter; one of the same name is kept anew. */
export async function saveFilter(
  tx: Tx,
  actor: Actor,
  { name, query }: NewSavedFilter,
  at: Instant,
): Promise<SavedFilter> {
  const kept = await tx.row(
    CountRow,
    sql`select count(*)::int as n from saved_filter where account_id = ${actor.id} and name <> ${name}`,
  );
  if ((kept?.n ?? 0) >= atMost) throw conflict('desk.too-many-filters', { most: atMost });
  const id = newId(SavedFilterId);
  const saved = await tx.row(
    SavedFilter,
    sql`insert into saved_filter (id, account_id, name, query, created_at)
        values (${id}, ${actor.id}, ${name}, ${query}, ${at})
        on conflict (account_id, name) do update set query = excluded.query
        returning id, name, query`,
  );
  return saved ?? { id, name, query };
}

export async function forgetFilter(tx: Tx, actor: Actor, id: SavedFilterId): Promise<void> {
  const gone = await tx.run(sql`delete from saved_filter where id = ${id} and account_id = ${actor.id}`);
  if (gone === 0) throw notFound('desk.no-such-filter');
}
