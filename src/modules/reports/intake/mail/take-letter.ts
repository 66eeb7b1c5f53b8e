import { Readable } from 'node:stream';
import { z } from 'zod';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import type { ReceivedFile } from '../../../../kernel/files/store.ts';
import { publicActor } from '../../../../kernel/identity/actor.ts';
import { keyedHash } from '../../../../kernel/identity/secrets.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { dayOf, type Instant } from '../../../../kernel/time.ts';
import { listCategories } from '../../categories/queries.ts';
import { type Described, learn, type Model } from '../../classify/learn.ts';
import { suggestCategories } from '../../classify/suggest-category.ts';
import { type Filed, NewReport, type PhotoId } from '../../contract.ts';
import { fileReport } from '../../server/file-report.ts';
import { keepPhoto, photoUpload } from '../../server/photos.ts';
import { readSettings } from '../../server/settings.ts';
import { demandPace } from '../../server/throttle-intake.ts';
import { clientIdOf } from '../client-id.ts';
import type { Letter } from './read-mail.ts';

export type Taken =
  | { outcome: 'filed'; filed: Filed }
  | { outcome: 'ignored' | 'refused'; reason: string }
  | { outcome: 'known' };

/** A letter as a report, once: what was done with it is kept under its number, in the same transaction. */
export async function takeLetter(services: Services, letter: Letter, source: Buffer): Promise<Taken> {
  const { db, files, clock, secret } = services;
  const key = keyedHash(secret, `letter ${letter.messageId ?? source.toString('base64')}`);
  const pictures: ReceivedFile[] = [];
  try {
    if (letter.automatic === null) pictures.push(...(await picturesOf(services, letter)));
    return await db.inTransaction((tx) => take(tx, services, { letter, key, pictures }, clock()));
  } finally {
    for (const picture of pictures) await files.discard(picture);
  }
}

/** What is no picture, whatever it calls itself, is left out. */
async function picturesOf({ files }: Services, { pictures }: Letter): Promise<ReceivedFile[]> {
  const received: ReceivedFile[] = [];
  for (const { name, content } of pictures) {
    try {
      received.push(await files.receive(Readable.from([content]), { name, ...photoUpload }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return received;
}

interface ToTake {
  letter: Letter;
  key: string;
  pictures: readonly ReceivedFile[];
}

const TakeRow = z.object({});

async function take(tx: Tx, services: Services, { letter, key, pictures }: ToTake, at: Instant): Promise<Taken> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`letter ${key}`}))`);
  const before = await tx.rows(TakeRow, sql`select from intake_mail where message_key = ${key}`);
  if (before.length > 0) return { outcome: 'known' };
  const note = (outcome: string, reason: string | null, reportId: string | null) =>
    tx.run(sql`
      insert into intake_mail (message_key, outcome, reason, report_id, at)
      values (${key}, ${outcome}, ${reason}, ${reportId}, ${at})`);
  if (letter.automatic !== null) {
    await note('ignored', letter.automatic, null);
    return { outcome: 'ignored', reason: letter.automatic };
  }
  try {
    const filed = await tx.attempt((inner) => file(inner, services, { letter, key, pictures }, at));
    await note('filed', null, filed.id);
    return { outcome: 'filed', filed };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'too-many') throw error; // too many: it waits in the box
    await note('refused', error.code, null);
    return { outcome: 'refused', reason: error.code };
  }
}

async function file(
  tx: Tx,
  { secret, files }: Services,
  { letter, key, pictures }: ToTake,
  at: Instant,
): Promise<Filed> {
  const { from, subject, text, position, address } = letter;
  await demandPace(tx, { secret, who: { account: `mail ${from?.address}` } }, await readSettings(tx), at);
  const photoIds: PhotoId[] = [];
  for (const picture of pictures) {
    photoIds.push(await keepPhoto(tx, files, picture, { reportId: null, kind: 'before' }, at));
  }
  const said = [subject, text].filter((part) => part !== '').join('\n\n');
  const category = await categoryFor(tx, said, at);
  const report = (where: object) =>
    NewReport.parse({
      clientId: clientIdOf(secret, 'mail', key),
      category,
      text: [...said].slice(0, 4000).join('') || '…',
      ...where,
      photoIds,
      reporter: { email: from?.address, ...(from?.name ? { name: from.name.slice(0, 200) } : {}) },
    });
  const words = { address: (address ?? subject).slice(0, 300) || '…' };
  const filing = (where: object) => ({ report: report(where), channel: 'mail' });
  const services = { secret };
  if (position === null) return fileReport(tx, services, publicActor, filing(words), at);
  const point = { ...words, position: { type: 'Point', coordinates: [position.lon, position.lat] } };
  return tx
    .attempt((inner) => fileReport(inner, services, publicActor, filing(point), at))
    .catch((error) => {
      // Figures that are no place of this city were not meant as one: the words have to do.
      if (error instanceof Refusal && error.kind === 'invalid') {
        return fileReport(tx, services, publicActor, filing(words), at);
      }
      throw error;
    });
}

/** What the words speak for, and otherwise the category for everything else. Nobody is taken for an accuser by a guess. */
async function categoryFor(tx: Tx, text: string, at: Instant): Promise<string> {
  const offered = (await listCategories(tx, dayOf(at))).filter(({ restricted }) => !restricted);
  const described = offered.map(({ code, name, keywords }) => ({ code, name: name.vi, keywords }));
  const [likeliest] = suggestCategories(modelFor(described), text);
  return likeliest?.code ?? described.find(({ code }) => code === 'khac')?.code ?? described.at(-1)?.code ?? 'khac';
}

/** Learning takes a tenth of a second, and categories seldom change. */
let learned: { from: string; model: Model } | undefined;
function modelFor(described: readonly Described[]): Model {
  const from = JSON.stringify(described);
  if (learned?.from !== from) learned = { from, model: learn(described) };
  return learned.model;
}
