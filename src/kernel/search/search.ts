import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { writeCursor } from '../http/paging.ts';
import type { Actor } from '../identity/actor.ts';
import { type SearchAfter, type SearchHit, SearchKind, type SearchPage, searchKinds } from './contract.ts';
import { type Found, findRanked, lookTogether, type Ranked } from './find-ranked.ts';
import { type Keys, windowsOf } from './marks.ts';
import { guessWords } from './near-words.ts';
import { type Question, questionIn, withGuesses } from './question.ts';
import { excerptOf, marked, saysItAll } from './segments.ts';
import type { SearchSource } from './source.ts';

export interface Search {
  text: string;
  kinds: readonly SearchKind[];
  /** At most so many hits of each kind. */
  limit: number;
  after: SearchAfter | undefined;
}

/** What the actor may see and has the words. Needs a transaction of its own: it tells the planner to keep to the index. */
export async function search(
  tx: Tx,
  actor: Actor,
  { text, kinds, limit, after }: Search,
  sources: readonly SearchSource[],
): Promise<SearchPage> {
  const question = questionIn(text);
  const asked = sources.filter(
    ({ kind }) => kinds.includes(kind) && (after === undefined || after.some(([known]) => known === kind)),
  );
  if (question === undefined || asked.length === 0) return nothing;
  const found = await findAll(tx, actor, question, { limit, after }, asked);
  if (after !== undefined || found.some(({ hits }) => hits.length > 0))
    return pageOf(tx, actor, question, limit, found);
  const guessed = await guessesOf(tx, text, question);
  if (guessed === undefined) return { ...nothing, counts: countsOf(found) };
  const again = await findAll(tx, actor, guessed, { limit, after }, asked);
  return { ...(await pageOf(tx, actor, guessed, limit, again)), guessed: again.some(({ hits }) => hits.length > 0) };
}

const nothing: SearchPage = { items: [], next: null, more: false, counts: [], guessed: false };

interface FoundOfKind extends Ranked {
  source: SearchSource;
}

async function findAll(
  tx: Tx,
  actor: Actor,
  question: Question,
  { limit, after }: Pick<Search, 'limit' | 'after'>,
  sources: readonly SearchSource[],
): Promise<FoundOfKind[]> {
  const lastSlots = await readLastSlots(tx);
  const withKeys = await Promise.all(
    sources.map(async (source) => {
      const lastSlot = lastSlots.get(source.kind) ?? 0;
      const keys = lastSlot === 0 ? [] : await source.keysOf(tx, actor); // there was never one of the kind
      return { source, keys, lastSlot };
    }),
  );
  const small = await findSmall(tx, question, withKeys);
  return Promise.all(
    withKeys.map(async ({ source, keys, lastSlot }) => {
      const { kind } = source;
      const from = after?.find(([known]) => known === kind);
      const asked = { kind, question, keys, lastSlot, limit, after: from, found: small.get(kind) };
      return { source, ...(await findRanked(tx, asked)) };
    }),
  );
}

interface WithKeys {
  source: SearchSource;
  keys: Keys;
  lastSlot: number;
}

/** What is found of the kinds that are looked through as a whole anyway: one look-up for those seen with the same keys. */
async function findSmall(tx: Tx, question: Question, all: readonly WithKeys[]): Promise<Map<SearchKind, Found>> {
  const small = all.filter(
    ({ source, keys, lastSlot }) => keys.length > 0 && windowsOf(source.kind, lastSlot)[0].isWhole,
  );
  const groups = new Map<string, WithKeys[]>();
  for (const each of small) {
    const key = JSON.stringify(each.keys);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const found = await Promise.all(
    [...groups.values()].map((group) =>
      lookTogether(
        tx,
        question,
        group.map(({ source }) => source.kind),
        group[0]?.keys ?? [],
      ),
    ),
  );
  return new Map(found.flatMap((each) => [...each]));
}

const KindAndSlotRow = z.object({ kind: SearchKind, slot: z.int() });

/** How far each kind has come; and whatever the planner thinks of a common word, it never reads the whole table for it. */
async function readLastSlots(tx: Tx): Promise<Map<SearchKind, number>> {
  const rows = await tx.rows(
    KindAndSlotRow,
    sql`select kind, coalesce(pg_sequence_last_value(('search_slot_' || kind)::regclass), 0)::int as slot
          from unnest(${[...searchKinds]}::text[]) as kind,
               (select set_config('enable_seqscan', 'off', true)) as told`,
  );
  return new Map(rows.map(({ kind, slot }) => [kind, slot]));
}

async function guessesOf(tx: Tx, text: string, question: Question): Promise<Question | undefined> {
  const guesses = await guessWords(tx, question.words);
  return guesses.some((near) => near.length > 0) ? withGuesses(text, question, guesses) : undefined;
}

const EntryRow = z.object({ id: z.string(), number: z.string().nullable(), title: z.string(), body: z.string() });

async function pageOf(
  tx: Tx,
  actor: Actor,
  question: Question,
  limit: number,
  found: readonly FoundOfKind[],
): Promise<SearchPage> {
  const groups = [...found]
    .filter(({ hits }) => hits.length > 0)
    .sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0) || rank(a.source) - rank(b.source));
  const shown = await Promise.all(groups.map((group) => show(tx, actor, question, group, limit)));
  const next: SearchAfter = groups.flatMap(({ source, hits }) => {
    const last = hits[limit - 1];
    return hits.length > limit && last !== undefined ? [[source.kind, last.score, last.open, last.slot]] : [];
  });
  const counts = countsOf(found);
  return {
    items: shown.flat(),
    next: next.length === 0 ? null : writeCursor(next),
    more: counts.some(({ exact }) => !exact),
    counts,
    guessed: false,
  };
}

const rank = ({ kind }: SearchSource): number => searchKinds.indexOf(kind);

const countsOf = (found: readonly FoundOfKind[]): SearchPage['counts'] =>
  found.map(({ source, count, isExact }) => ({ kind: source.kind, count, exact: isExact }));

async function show(
  tx: Tx,
  actor: Actor,
  question: Question,
  { source, hits }: FoundOfKind,
  limit: number,
): Promise<SearchHit[]> {
  const ids = hits.slice(0, limit).map(({ id }) => id);
  const [entries, facts] = await Promise.all([
    tx.rows(
      EntryRow,
      sql`select id, number, title, body from search_entry where kind = ${source.kind} and id = any(${ids}::text[])`,
    ),
    source.factsOf(tx, actor, ids),
  ]);
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const factsOf = new Map(facts.map((fact) => [fact.id, fact]));
  return ids.flatMap((id) => {
    const entry = entryOf.get(id);
    const fact = factsOf.get(id);
    if (entry === undefined || fact === undefined) return [];
    const said = !source.isKnownByItsText && saysItAll(`${entry.number ?? ''} ${entry.title}`, question);
    return [
      {
        kind: source.kind,
        ...fact,
        number: entry.number,
        title: marked(entry.title, question),
        excerpt: said ? [] : excerptOf(entry.body, question),
      },
    ];
  });
}
