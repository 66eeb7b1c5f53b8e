import { z } from 'zod';
import { type Reads, sql, type Tx } from '../db/db.ts';
import { isContentKept, storeFile } from '../files/queries.ts';
import { systemActor } from '../identity/actor.ts';
import { enqueue, type JobKind, jobKind, type Schedule, schedule } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { dayOf, Instant } from '../time.ts';
import { DataFormat, dataFormats } from './contract.ts';
import type { DataSet } from './data-set.ts';
import { editionFormat, endEditions, forgetFile, keepEdition } from './editions.ts';
import { type Haste, mediaTypes, writeFile } from './write-file.ts';

const Kept = z.object({
  setId: z.string(),
  format: DataFormat,
  records: z.int(),
  madeAt: Instant,
  sha256: z.string(),
  sizeBytes: z.int(),
});
export type KeptFile = z.infer<typeof Kept>;

/** The newest file of each set in each format, as far as they have been made. */
export const listDataFiles = (reads: Reads): Promise<KeptFile[]> =>
  reads.rows(
    Kept,
    sql`select d.set_id as "setId", d.format, d.records, d.made_at as "madeAt", f.sha256, f.size_bytes::int8::float8 as "sizeBytes"
          from data_file d join file f on f.id = d.file_id order by d.set_id, d.format`,
  );

/** Makes the file of a set anew and puts it in the place of the one before. */
export async function makeDataFile(
  services: Services,
  { source, editions }: DataSet,
  format: DataFormat,
  haste: Haste,
): Promise<void> {
  const { db, files, clock } = services;
  const madeAt = clock();
  const today = dayOf(madeAt);
  let records = 0;
  const produced = await files.produce(
    { name: `${source.id}.${format}`, mediaType: mediaTypes[format] },
    async (path) => {
      records = await writeFile(db.reads, source, { format, path, today, ...haste });
    },
  );
  await db.inTransaction(async (tx) => {
    const { id } = await storeFile(tx, files, systemActor, produced, madeAt);
    const before = await replaced(tx, source.id, format);
    await tx.run(sql`
      insert into data_file (set_id, format, file_id, records, made_at)
      values (${source.id}, ${format}, ${id}, ${records}, ${madeAt})
      on conflict (set_id, format) do update
        set file_id = excluded.file_id, records = excluded.records, made_at = excluded.made_at`);
    if (editions && format === editionFormat) await keepEdition(tx, source.id, { fileId: id, records, madeAt });
    if (before !== undefined) await forgetFile(tx, before.id);
  });
}

const IdRow = z.object({ id: z.string() });

const replaced = (tx: Tx, setId: string, format: DataFormat): Promise<{ id: string } | undefined> =>
  tx.row(IdRow, sql`select file_id as id from data_file where set_id = ${setId} and format = ${format} for update`);

const Payload = z.object({ setId: z.string(), format: DataFormat });
export type MakeFileJob = JobKind<z.infer<typeof Payload>>;

/** A file that is made anew later, one at a time. A set that is no more is left alone. */
export const dataFileJob = (sets: readonly DataSet[]): MakeFileJob =>
  jobKind({
    name: 'open-data.make-file',
    payload: Payload,
    run: async (services, { setId, format }, { signal }) => {
      const set = sets.find(({ source }) => source.id === setId);
      if (set !== undefined) await makeDataFile(services, set, format, { unhurried: true, signal });
    },
  });

export const askForDataFile = (tx: Tx, job: MakeFileJob, setId: string, format: DataFormat): Promise<void> =>
  enqueue(tx, job, { setId, format }, { key: `${setId}.${format}` });

const anHourMs = 60 * 60 * 1000;

/** Every night all files are made anew, and what took up room before them is given back. */
export const nightlyDataFiles = (sets: readonly DataSet[], job: MakeFileJob): Schedule =>
  schedule({
    name: 'open-data.nightly',
    every: { dailyAt: '01:30' },
    run: async ({ db, files, clock }) => {
      await db.inTransaction(async (tx) => {
        await endEditions(tx, dayOf(clock()));
        for (const { source } of sets) {
          for (const format of formatsOf(source)) await askForDataFile(tx, job, source.id, format);
        }
      });
      await files.sweep((sha256) => db.inTransaction((tx) => isContentKept(tx, sha256)), anHourMs);
    },
  });

/** What is nowhere on the map is no GeoJSON. */
export const formatsOf = ({ geometry }: DataSet['source']): DataFormat[] =>
  dataFormats.filter((format) => format !== 'geojson' || geometry !== null);
