import { z } from 'zod';
import { isOneOf, joinSql, type Query, sql, type Tx, written } from '../db/db.ts';
import type { SearchKind } from './contract.ts';
import { everybody, kindMark, seenMark, shelfBits } from './marks.ts';
import type { SearchEntry, SearchSource } from './source.ts';
import { foundBy } from './words.ts';

/**
 * Brings the entries of records up to date; called by the act that changes what they are found by, or who may see them,
 * in its transaction. The entries of a record that is gone or hidden from everybody go with it.
 */
export async function indexRecords(
  tx: Tx,
  sources: readonly SearchSource[],
  recordIds: readonly string[],
): Promise<void> {
  if (recordIds.length === 0) return;
  for (const source of sources) {
    await replaceEntries(tx, source.kind, recordIds, await source.entriesOf(tx, recordIds));
  }
}

/** Only whether it is over; cheaper than writing the entry anew. */
export async function markOpen(tx: Tx, { kind }: SearchSource, recordId: string, open: boolean): Promise<void> {
  await tx.run(sql`update search_entry set open = ${open} where kind = ${kind} and record_id = ${recordId}`);
}

const readAtOnce = 500;
const writtenAtOnce = 500;

const IdRow = z.object({ id: z.string() });

/**
 * All entries anew, for records that were there before the index or were written past the acts. Answers how many. The
 * indexes are made at the end, many times as fast as entry by entry: whoever writes or searches waits meanwhile.
 */
export async function rebuildSearch(tx: Tx, sources: readonly SearchSource[]): Promise<number> {
  const written = await rewriteEntries(tx, sources);
  await makeSearchIndexes(tx);
  return written;
}

/** The first half of it: until the second nothing is found by its words. */
export async function rewriteEntries(tx: Tx, sources: readonly SearchSource[]): Promise<number> {
  await tx.run(sql`set local statement_timeout = 0`);
  // A plan made while the table was empty would be kept, and read all of it for every batch.
  await tx.run(sql`set local plan_cache_mode = force_custom_plan`);
  await tx.run(sql`drop index search_entry_by_words, search_entry_by_record`);
  // What comes into a table that was emptied like this, a server that keeps no log to copy from need not log.
  await tx.run(sql`truncate search_entry, search_word`);
  let written = 0;
  const known = new Set<string>();
  for (const source of sources) {
    const ids = (await tx.rows(IdRow, source.records)).map(({ id }) => id);
    const entriesFrom = (at: number) => source.entriesOf(tx, ids.slice(at, at + readAtOnce));
    // The words of some are found while the database reads the next ones and writes those before.
    let reading = entriesFrom(0);
    let writing: Promise<void> = Promise.resolve();
    for (let at = 0; at < ids.length; at += readAtOnce) {
      const entries = await reading;
      reading = entriesFrom(at + readAtOnce);
      const before = writing;
      writing = writeEntries(tx, source.kind, entries, known);
      for (const later of [reading, writing]) later.catch(() => {}); // awaited in the next round
      await before;
      written += entries.length;
    }
    await reading;
    await writing;
  }
  return written;
}

/** The second half: what the entries are found by. */
export async function makeSearchIndexes(tx: Tx): Promise<void> {
  await tx.run(sql`create index search_entry_by_record on search_entry (kind, record_id)`);
  await tx.run(
    sql`create index search_entry_by_words on search_entry using gin (words) with (gin_pending_list_limit = 256)`,
  );
  await tx.run(sql`analyze search_entry, search_word`);
}

const WhetherRow = z.object({ any: z.boolean() });

/** Fills an index that has nothing in it, as after the update that brought it; one server does, the others wait. */
export async function fillSearch(tx: Tx, sources: readonly SearchSource[]): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4027018)`);
  const filled = await tx.row(WhetherRow, sql`select exists (select from search_entry) as any`);
  if (filled?.any !== true) await rebuildSearch(tx, sources);
}

/** These are the entries of the records from now on, and no others. */
async function replaceEntries(
  tx: Tx,
  kind: SearchKind,
  recordIds: readonly string[],
  entries: readonly SearchEntry[],
): Promise<void> {
  const others = sql`
    delete from search_entry
     where kind = ${kind} and ${isOneOf(sql`record_id`, recordIds)}
       and id <> all(${entries.map(({ id }) => id)}::text[])`;
  if (entries.length === 0) await tx.run(others);
  else await writeEntries(tx, kind, entries, new Set(), sql`gone as (${others}),`);
}

/** `known`: words that need not be told again. `before`: done in the first of the statements. */
async function writeEntries(
  tx: Tx,
  kind: SearchKind,
  entries: readonly SearchEntry[],
  known: Set<string>,
  before = sql``,
): Promise<void> {
  for (let at = 0; at < entries.length; at += writtenAtOnce) {
    await writeSome(tx, kind, entries.slice(at, at + writtenAtOnce), known, at === 0 ? before : sql``);
  }
}

/** An entry keeps its slot; new ones get the next of their kind, in their order. */
async function writeSome(
  tx: Tx,
  kind: SearchKind,
  entries: readonly SearchEntry[],
  known: Set<string>,
  before: Query,
): Promise<void> {
  const newWords = new Set<string>();
  const rows = entries.map((entry) => {
    const { lexemes, shown } = foundBy(entry);
    if (entry.seenBy.includes(everybody)) for (const word of shown) if (!known.has(word)) newWords.add(word);
    return {
      id: entry.id,
      record_id: entry.recordId,
      open: entry.open,
      number: entry.number,
      title: entry.title.normalize('NFC'),
      body: entry.body.normalize('NFC'),
      lexemes,
      marks: [kindMark(kind), ...entry.seenBy.map(seenMark)],
    };
  });
  const shelves = sql`array(select '@' || ${kind}::text || ':' || bits || ':' || (slot >> bits) from unnest(array[${joinSql(shelfBits.map(written), ', ')}]) as bits)`;
  await tx.run(sql`
    with ${before} given as (
      select given.*, coalesce(known.slot, nextval(('search_slot_' || ${kind}::text)::regclass)) as slot
        from rows from (jsonb_to_recordset(${rows}::jsonb) as (id text, record_id uuid, open boolean, number text,
                                                               title text, body text, lexemes text, marks text[]))
             with ordinality as given
        left join search_entry known on known.kind = ${kind} and known.id = given.id
       order by given.ordinality)
    insert into search_entry (kind, id, record_id, slot, open, number, title, body, words)
    select ${kind}, id, record_id, slot, open, number, title, body,
           lexemes::tsvector || array_to_tsvector(marks || ${shelves})
      from given
        on conflict (kind, id) do update
       set record_id = excluded.record_id, open = excluded.open, number = excluded.number, title = excluded.title,
           body = excluded.body, words = excluded.words`);
  const words = [...newWords].filter((word) => guessable.test(word)).sort();
  if (words.length === 0) return;
  for (const word of words) known.add(word);
  await tx.run(sql`insert into search_word (word) select unnest(${words}::text[]) on conflict do nothing`);
}

/** What a mistyped word may be guessed to be; of what everybody may see only, so that no guess tells of the rest. */
const guessable = /^\p{L}{2,20}$/u;
