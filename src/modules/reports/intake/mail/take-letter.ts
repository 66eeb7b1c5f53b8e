import { sql, type Tx } from '../../../../kernel/db/db.ts';
import type { ReceivedFile } from '../../../../kernel/files/store.ts';
import { keyedHash } from '../../../../kernel/identity/secrets.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { askForAnswer } from './answer-letter.ts';
import { fileLetter } from './file-letter.ts';
import { type Noted, notedBefore, noteLetter } from './note-letter.ts';
import { type Letter, readMail } from './read-mail.ts';
import { type Remark, remarkOf } from './remarks.ts';
import { takeFiles } from './take-files.ts';

/** A letter as it lies in the box. */
export interface FoundLetter {
  /** Its headers alone where it is too large to be read. */
  source: Buffer;
  isTooLarge: boolean;
  receivedAt: Instant | null;
  /** The addresses that this server writes from. */
  own: readonly string[];
}

export const largestMebibytes = 30;
/** A letter that makes the program fail is tried so often, over forty minutes, before people have to look. */
const mostTries = 5;

/**
 * What becomes of it in the box: it is done with; people have to look at it, since something of it could not be taken; it
 * waits; or all of its sender waits, who sent very much.
 */
export type Taken = 'taken' | 'to-see' | 'later' | 'sender-waits';

/**
 * A letter as a report, once: what was done with it is kept under its number, in the same transaction. A fault is kept too
 * and handed back: the letter rests, and after some tries it is left to people.
 */
export async function takeLetter(services: Services, found: FoundLetter): Promise<{ taken: Taken; fault?: unknown }> {
  let letter: Letter | null = null;
  try {
    letter = await readMail(found.source, found.own);
    return { taken: await take(services, found, letter) };
  } catch (fault) {
    return { taken: await noteFault(services, found, letter), fault };
  }
}

const keyOf = (secret: string, letter: Letter | null, source: Buffer): string =>
  keyedHash(secret, `letter ${letter?.messageId ?? source.toString('base64')}`);

/** One that was refused or left to people is tried again when somebody marks it as unread. */
function settled(before: Noted | undefined): Taken | undefined {
  if (before?.outcome === 'ignored') return 'taken';
  if (before?.outcome === 'filed') return before.remarks.length > 0 ? 'to-see' : 'taken';
  return before?.isResting ? 'later' : undefined;
}

async function take(services: Services, found: FoundLetter, letter: Letter): Promise<Taken> {
  const { db, files, clock, secret } = services;
  const key = keyOf(secret, letter, found.source);
  const at = clock();
  const before = settled(await notedBefore(db.reads, key, at));
  if (before !== undefined) return before;
  const { pictures, remarks } = await takeFiles(services, letter.automatic === null ? letter.files : []);
  try {
    return await db.inTransaction((tx) => takeIn(tx, services, found, { letter, key, pictures, remarks }, at));
  } finally {
    for (const picture of pictures) await files.discard(picture);
  }
}

interface ToTake {
  letter: Letter;
  key: string;
  pictures: readonly ReceivedFile[];
  /** What was wrong with its other files. */
  remarks: readonly Remark[];
}

async function takeIn(
  tx: Tx,
  services: Services,
  { receivedAt, isTooLarge }: FoundLetter,
  toTake: ToTake,
  at: Instant,
): Promise<Taken> {
  const { letter, key } = toTake;
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`letter ${key}`}))`);
  const before = await notedBefore(tx, key, at);
  const done = settled(before);
  if (done !== undefined) return done;
  if (letter.automatic !== null) {
    await noteLetter(tx, { key, outcome: 'ignored', reason: letter.automatic, remarks: [], receivedAt }, at);
    return 'taken';
  }
  try {
    if (isTooLarge) throw new Refusal('too-large', 'intake.letter-too-large', { mebibytes: largestMebibytes });
    const { id: reportId, remarks } = await tx.attempt((inner) => fileLetter(inner, services, toTake, at));
    await noteLetter(tx, { key, outcome: 'filed', reason: null, reportId, remarks, receivedAt }, at);
    return remarks.length > 0 ? 'to-see' : 'taken';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === 'too-many') return 'sender-waits';
    const remarks = [remarkOf(error)];
    await noteLetter(tx, { key, outcome: 'refused', reason: error.code, remarks, receivedAt }, at);
    await tellOnce(tx, services, { letter, key, before }, at);
    return 'to-see';
  }
}

/** In a transaction of its own, after the one that failed. */
function noteFault(services: Services, { source, receivedAt }: FoundLetter, letter: Letter | null): Promise<Taken> {
  const { db, clock, secret } = services;
  const key = keyOf(secret, letter, source);
  const at = clock();
  return db.inTransaction(async (tx) => {
    const before = await notedBefore(tx, key, at);
    const done = settled(before);
    if (done !== undefined) return done;
    const isLast = (before?.tries ?? 0) + 1 >= mostTries;
    const reason = 'intake.letter-failed';
    const remarks = isLast ? [remarkOf({ code: reason, details: {} })] : [];
    await noteLetter(tx, { key, outcome: 'failed', reason, remarks, receivedAt }, at);
    if (isLast && letter !== null) await tellOnce(tx, services, { letter, key, before }, at);
    return isLast ? 'to-see' : 'later';
  });
}

async function tellOnce(
  tx: Tx,
  services: Services,
  { letter, key, before }: { letter: Letter; key: string; before: Noted | undefined },
  at: Instant,
): Promise<void> {
  if (before === undefined || before.remarks.length === 0) await askForAnswer(tx, services, { letter, key }, at);
}
