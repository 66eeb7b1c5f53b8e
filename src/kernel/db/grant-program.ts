import { z } from 'zod';
import { type Db, sql } from './db.ts';
import { script } from './transaction.ts';

/** Tables whose rows nobody changes or removes once they are written. */
const appendOnly: readonly string[] = ['act', 'act_seal', 'act_batch'];

const NameRow = z.object({ name: z.string() });

/**
 * Lets the program's own role work with the tables of another, which made them: to read and add in what is append only,
 * to change and remove in the rest. Parts of a table are reached through it alone.
 */
export async function grantProgram(owner: Db, role: string, schema: string): Promise<void> {
  await owner.inTransaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(4027001)`); // grants of several servers at once would collide
    const quoted = `"${role.replaceAll('"', '""')}"`;
    const tables = await tx.rows(
      NameRow,
      sql`select quote_ident(relname) as name from pg_class
           where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p') and not relispartition
             and relname <> 'migration' and pg_has_role(relowner, 'usage')`,
    );
    const mayChange = tables.map(({ name }) => name).filter((name) => !appendOnly.includes(name));
    await tx.run(
      script(`
        grant usage on schema ${schema}, extensions to ${quoted};
        revoke all on all tables in schema ${schema} from ${quoted};
        grant select, insert on ${appendOnly.join(', ')} to ${quoted};
        grant select, insert, update, delete on ${mayChange.join(', ')} to ${quoted};
        grant usage on all sequences in schema ${schema} to ${quoted}`),
    );
  });
}
