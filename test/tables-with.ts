import { z } from 'zod';
import { Query, type Reads, sql } from '../src/kernel/db/db.ts';

const Table = z.object({ name: z.string() });
const Found = z.object({ found: z.boolean() });

/** The tables in which a text stands anywhere, in whichever column: with its marks and capitals or without. */
export async function tablesWith(reads: Reads, text: string): Promise<string[]> {
  const tables = await reads.rows(
    Table,
    sql`select quote_ident(relname) as name from pg_class
         where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const isThere = new Query(
      [
        `select exists (select from ${name} as t where strpos(lower(unaccent(t::text)), lower(unaccent(`,
        `))) > 0) as found`,
      ],
      [text],
    );
    if ((await reads.row(Found, isThere))?.found === true) holding.push(name);
  }
  return holding;
}
