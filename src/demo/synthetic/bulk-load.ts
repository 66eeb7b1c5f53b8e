import { z } from 'zod';
import { Query, sql, type Tx } from '../../kernel/db/db.ts';

const Definition = z.object({ drop: z.string(), make: z.string() });
type Definition = z.infer<typeof Definition>;

/**
 * Takes indexes and references (their own, and those to them) off tables that are about to be filled; answers what makes both
 * anew, from all rows at once: many times as fast as row by row, and a row that refers to nothing is refused all the same.
 * What holds a constraint up (keys) stays.
 */
export async function takeIndexesOff(tx: Tx, tables: readonly string[]): Promise<(tx: Tx) => Promise<void>> {
  const references = await referencesOf(tx, tables);
  for (const { drop } of references) await tx.run(literal(drop));
  const indexes = await indexesOf(tx, tables);
  for (const { drop } of indexes) await tx.run(literal(drop));
  return async (later) => {
    for (const { make } of [...indexes, ...references]) await later.run(literal(make));
  };
}

/** The same around a load. */
export async function withoutIndexes(tx: Tx, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const makeIndexes = await takeIndexesOff(tx, tables);
  await load();
  await makeIndexes(tx);
}

/** Written by PostgreSQL itself, with every name quoted. */
const literal = (text: string): Query => new Query([text], []);

const referencesOf = (tx: Tx, tables: readonly string[]): Promise<Definition[]> =>
  tx.rows(
    Definition,
    sql`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
               format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
          from pg_constraint
          where contype = 'f' and array[conrelid, confrelid]::oid[] && ${[...tables]}::text[]::regclass[]::oid[] order by conname`,
  );

const indexesOf = (tx: Tx, tables: readonly string[]): Promise<Definition[]> =>
  tx.rows(
    Definition,
    sql`select format('drop index %s', indexrelid::regclass) as drop, 
               replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') as make -- of a table in parts: on all of them
          from pg_index i
         where indrelid = any(${[...tables]}::text[]::regclass[])
           and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
         order by indexrelid::regclass::text`,
  );
