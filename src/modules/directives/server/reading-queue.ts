import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Db, sql, type Tx } from '../../../kernel/db/db.ts';
import type { FileStore } from '../../../kernel/files/store.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { loadGazetteer } from '../../../kernel/places/queries.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Clock, dayOf, Instant } from '../../../kernel/time.ts';
import { DirectiveId } from '../contract.ts';
import type { DocumentReader } from '../reader/process.ts';
import { VersionId } from './import-directive.ts';
import { storeReading } from './store-reading.ts';
import { tellDirectiveChanged } from './tell-change.ts';

export interface QueueServices {
  db: Db;
  clock: Clock;
  files: FileStore;
}

const Claimed = z.object({
  id: VersionId,
  directiveId: DirectiveId,
  sha256: z.string(),
  fileName: z.string(),
  attempts: z.int(),
  startedAt: Instant,
});
type Claimed = z.infer<typeof Claimed>;

/** How long a reader may be silent about a file before another takes it: more than the longest a file may take. */
const leaseMinutes = 40;
/** A file that took the server down with it so many times is given up. */
const mostAttempts = 3;

/** Reads every document that waits, one after another, until none is left. Several servers may do so at once. */
export async function readQueued(services: QueueServices, reader: DocumentReader): Promise<void> {
  for (;;) {
    const claimed = await services.db.inTransaction((tx) => claimNext(tx, services.clock()));
    if (claimed === undefined) return;
    await readClaimed(services, reader, claimed);
  }
}

/** The oldest that waits, or that a server left lying when it died. */
function claimNext(tx: Tx, now: Instant): Promise<Claimed | undefined> {
  return tx.row(
    Claimed,
    // Found once and for all: joined as a subquery it may be asked again for each row, and bring another each time.
    sql`with next as materialized (
          select id from directive_version
           where reading = 'queued' or (reading = 'reading' and lease_until < ${now}::timestamptz)
           order by queued_at, id limit 1 for update skip locked)
        update directive_version v
           set reading = 'reading', attempts = attempts + 1, pages_read = 0, started_at = ${now}::timestamptz,
               lease_until = ${now}::timestamptz + make_interval(mins => ${leaseMinutes})
          from next
         where v.id = next.id
     returning v.id, v.directive_id as "directiveId", v.sha256, v.file_name as "fileName", v.attempts,
               v.started_at as "startedAt"`,
  );
}

async function readClaimed(
  { db, clock, files }: QueueServices,
  reader: DocumentReader,
  claimed: Claimed,
): Promise<void> {
  try {
    if (claimed.attempts > mostAttempts) throw new Refusal('invalid', 'directives.reading-given-up');
    const places = await db.inTransaction((tx) => loadGazetteer(tx, dayOf(clock())));
    const content = await bytesOf(files, claimed.sha256);
    const progress = progressOf(db, claimed);
    const found = await reader.read(content, claimed.fileName, { places }, progress.note);
    await progress.written();
    await db.inTransaction(async (tx) => {
      if (await stillOurs(tx, claimed)) await storeReading(tx, claimed, found, clock());
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error; // ours: the lease runs out and it is tried again
    await db.inTransaction(async (tx) => {
      if (await stillOurs(tx, claimed)) await giveUp(tx, claimed, error.code, clock());
    });
  }
}

/** Tells how many pages are read, one writing after another; of pages read in the meantime only the last is told. */
function progressOf(db: Db, claimed: Claimed) {
  let told = 0;
  let pagesRead = 0;
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    while (told < pagesRead) {
      told = pagesRead;
      await db.inTransaction((tx) =>
        tx.run(sql`
          update directive_version set pages_read = ${told}
           where id = ${claimed.id} and reading = 'reading' and attempts = ${claimed.attempts}`),
      );
    }
    writing = undefined;
  };
  return {
    note: (pages: number) => {
      pagesRead = pages;
      writing ??= write();
      writing.catch(() => {}); // told by written()
    },
    written: async () => writing,
  };
}

const IdRow = z.object({ id: VersionId });

async function stillOurs(tx: Tx, { id, attempts }: Claimed): Promise<boolean> {
  const held = await tx.row(
    IdRow,
    sql`select id from directive_version
         where id = ${id} and reading = 'reading' and attempts = ${attempts} for update`,
  );
  return held !== undefined;
}

async function giveUp(tx: Tx, { id, directiveId }: Claimed, reason: string, at: Instant): Promise<void> {
  await tx.run(sql`
    update directive_version set reading = 'failed', reason = ${reason}, lease_until = null, finished_at = ${at}
     where id = ${id}`);
  const about = { kind: 'directive', id: directiveId };
  await recordAct(tx, systemActor, 'directives.reading-failed', about, { after: { reason } }, at);
  await tellDirectiveChanged(tx, directiveId);
}

async function bytesOf(files: FileStore, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(sha256)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

export interface ReadingQueue {
  /** Looks for documents to read, as after an import, and from time to time for those another server left. */
  wake(): void;
  /** Watches on, every so often, until it is closed. */
  watch(): void;
  close(): Promise<void>;
}

const watchEveryMs = 60_000;

export function openReadingQueue(
  services: QueueServices,
  openReader: () => DocumentReader,
  onFault: (error: unknown) => void,
): ReadingQueue {
  let reader: DocumentReader | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    reader ??= openReader();
    do {
      again = false;
      await readQueued(services, reader).catch(onFault);
    } while (again);
  };
  const wake = () => {
    again = true;
    running ??= run().finally(() => {
      running = undefined;
    });
  };
  return {
    wake,
    watch() {
      wake();
      timer = setInterval(wake, watchEveryMs);
      timer.unref();
    },
    async close() {
      clearInterval(timer);
      await running;
      await reader?.close();
    },
  };
}
