import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Db, sql } from './db.ts';
import { script } from './transaction.ts';

const Applied = z.object({ name: z.string(), sha256: z.string() });

/** Brings the database to the newest migration; forward only, each in the order of its number, all in one act. */
export async function migrate(db: Db, folder: string, schema: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return db.inTransaction(async (tx) => {
    await tx.run(sql`set local statement_timeout = 0`); // a migration of a large table takes its time
    await tx.run(sql`select pg_advisory_xact_lock(4027001)`); // one server migrates, the others wait
    await tx.run(script(`create schema if not exists ${schema}; create schema if not exists extensions`));
    await tx.run(
      script(`create table if not exists migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now())`),
    );
    const applied = new Map(
      (await tx.rows(Applied, sql`select name, sha256 from migration`)).map((row) => [row.name, row.sha256]),
    );
    const fresh: string[] = [];
    for (const name of files) {
      const text = await readFile(`${folder}/${name}`, 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      if (before === undefined) {
        await tx.run(script(text));
        await tx.run(sql`insert into migration (name, sha256) values (${name}, ${sha256})`);
        fresh.push(name);
      } else if (before !== sha256) {
        throw new Error(`migration ${name} was changed after it had been applied`);
      }
    }
    return fresh;
  });
}
