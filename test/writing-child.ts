import { sql } from '../src/kernel/db/db.ts';
import { openDatabase } from '../src/kernel/db/open.ts';

// Run by the durability test: commits one number after another, says each when it is committed, until it is killed.
const [dataDir = ''] = process.argv.slice(2);
const db = await openDatabase({ databaseUrl: null, dataDir });
await db.inTransaction((tx) => tx.run(sql`create table durability_trial (n int primary key, filling text)`));
for (let n = 1; ; n++) {
  await db.inTransaction((tx) =>
    tx.run(sql`insert into durability_trial (n, filling) values (${n}, ${'x'.repeat(500)})`),
  );
  process.stdout.write(`${n}\n`);
}
