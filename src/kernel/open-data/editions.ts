import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { type Day, dayOf, Instant } from '../time.ts';
import { Month } from './contract.ts';

/** The one every program reads, and that will still be read when others have gone. */
export const editionFormat = 'csv';
/** Three years; a set that changes little takes little room for them. */
const monthsKept = 36;

const Edition = z.object({
  setId: z.string(),
  month: Month,
  records: z.int(),
  madeAt: Instant,
  sha256: z.string(),
  sizeBytes: z.int(),
});
export type KeptEdition = z.infer<typeof Edition>;

/** Earlier files, the latest first. */
export const listEditions = (reads: Reads): Promise<KeptEdition[]> =>
  reads.rows(
    Edition,
    sql`select e.set_id as "setId", to_char(e.month, 'YYYY-MM') as month, e.records, e.made_at as "madeAt", f.sha256,
               f.size_bytes::int8::float8 as "sizeBytes"
          from data_edition e join file f on f.id = e.file_id order by e.set_id, e.month desc`,
  );

/** The first file of a month stays as that month's. */
export async function keepEdition(
  tx: Tx,
  setId: string,
  { fileId, records, madeAt }: { fileId: string; records: number; madeAt: Instant },
): Promise<void> {
  await tx.run(sql`
    insert into data_edition (set_id, month, file_id, records, made_at)
    values (${setId}, date_trunc('month', ${dayOf(madeAt)}::date)::date, ${fileId}, ${records}, ${madeAt})
    on conflict (set_id, month) do nothing`);
}

/** A file nobody has any more, unless it stays as that of a month. */
export async function forgetFile(tx: Tx, fileId: string): Promise<void> {
  await tx.run(sql`
    delete from file where id = ${fileId}
      and not exists (select from data_edition where file_id = ${fileId})
      and not exists (select from data_file where file_id = ${fileId})`);
}

const IdRow = z.object({ id: z.string() });

/** Lets go of what is older than the months that are kept. */
export async function endEditions(tx: Tx, today: Day): Promise<void> {
  const ended = await tx.rows(
    IdRow,
    sql`delete from data_edition where month < date_trunc('month', ${today}::date) - make_interval(months => ${monthsKept})
        returning file_id as id`,
  );
  for (const { id } of ended) await forgetFile(tx, id);
}
