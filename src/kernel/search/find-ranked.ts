import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../db/db.ts';
import { type SearchAfter, SearchKind } from './contract.ts';
import { any, type Keys, kindMark, nextWindow, seenWith, type Window, windowsOf } from './marks.ts';
import type { Question } from './question.ts';
import { quoted } from './words.ts';

/** Hits of a kind are counted no further than this. */
export const mostCounted = 1000;
/** Of so many, the newest, it is looked how well they fit; beyond it the asker is told to add a word. */
export const mostRanked = 200;

const Hit = z.object({ id: z.string(), score: z.int(), open: z.boolean(), slot: z.int() });
type Hit = z.infer<typeof Hit>;

export interface Ranked {
  /** The best, one more than was asked for when there are more. */
  hits: Hit[];
  count: number;
  isExact: boolean;
}

export interface Asked {
  kind: SearchKind;
  question: Question;
  keys: Keys;
  lastSlot: number;
  limit: number;
  after: SearchAfter[number] | undefined;
  /** What was found of the whole kind already. */
  found: Found | undefined;
}

/**
 * The best entries of a kind. A common word is in a third of a million of them: so it looks among the newest first, and
 * further back only until it has enough to rank; how many lie further back is not told then. Where more have all the
 * words than can be ranked, those that have them side by side and as typed are ranked with the newest.
 */
export async function findRanked(tx: Reads, asked: Asked): Promise<Ranked> {
  if (asked.keys.length === 0) return { hits: [], count: 0, isExact: true };
  const { all, strict } = asked.question;
  const windows = windowsOf(asked.kind, asked.lastSlot);
  const found =
    asked.found === undefined
      ? await lookBack(tx, asked, all, windows, mostRanked)
      : { ...asked.found, window: windows[0] };
  // What fits closely fits at all: it is looked for no nearer than where there was enough.
  const beyond = windows.filter(({ entries }) => entries > found.window.entries);
  const strictly =
    found.count <= mostRanked ? [] : (await lookBack(tx, asked, strict, [found.window, ...beyond], mostRanked)).ids;
  const hits = await best(tx, asked, [...new Set([...strictly, ...found.ids])]);
  const isExact = found.window.isWhole && found.count <= mostCounted;
  return { hits, count: Math.min(found.count, mostCounted), isExact };
}

const Found = z.object({ count: z.int(), ids: z.array(z.string()) });
export type Found = z.infer<typeof Found>;

const LookTogetherRow = Found.extend({ kind: SearchKind });

/** In one look-up, all of several small kinds that are seen with the same keys. */
export async function lookTogether(
  tx: Reads,
  { all }: Question,
  kinds: readonly SearchKind[],
  keys: Keys,
): Promise<Map<SearchKind, Found>> {
  const condition = `${all} & ${seenWith(keys)} & ${any(kinds.map((kind) => quoted(kindMark(kind))))}`;
  const rows = await tx.rows(
    LookTogetherRow,
    sql`
    with found as materialized (
      select kind, id, row_number() over (partition by kind order by slot desc) as nr
        from search_entry where words @@ ${condition}::tsquery)
    select kind, count(*)::int as count, jsonb_agg(id order by nr) filter (where nr <= ${mostRanked}) as ids
      from found where nr <= ${mostCounted + 1} group by kind`,
  );
  const none = { count: 0, ids: [] };
  return new Map(kinds.map((kind) => [kind, rows.find((row) => row.kind === kind) ?? none]));
}

/** From the newest back, until there are more than enough; and in which window that was. */
async function lookBack(
  tx: Reads,
  { keys }: Asked,
  condition: string,
  windows: readonly [Window, ...Window[]],
  enough: number,
): Promise<Found & { window: Window }> {
  for (let window = windows[0]; ; ) {
    const found = await lookInto(tx, `${condition} & ${seenWith(keys)} & ${window.condition}`);
    const next = found.count > enough ? undefined : nextWindow(windows, window, found.count, enough);
    if (next === undefined) return { ...found, window };
    window = next;
  }
}

/** How many there are, no further than one more than is counted, and the newest of them. */
async function lookInto(tx: Reads, condition: string): Promise<Found> {
  const found = await tx.row(
    Found,
    sql`
    with found as materialized (
      select id, slot from search_entry where words @@ ${condition}::tsquery order by slot desc limit ${mostCounted + 1})
    select (select count(*)::int from found) as count,
           to_jsonb(array(select id from found order by slot desc limit ${mostRanked})) as ids`,
  );
  return found ?? { count: 0, ids: [] };
}

async function best(tx: Reads, { kind, question, limit, after }: Asked, ids: readonly string[]): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(score, open, slot) < (${after[1]}::int, ${after[2]}::boolean, ${after[3]}::bigint)`;
  // Long ones lie packed beside the table: joined with nothing they are unpacked once, not for each of the points.
  return tx.rows(
    Hit,
    sql`
    with among as materialized (
      select id, open, slot::int as slot, words || ''::tsvector as words from search_entry
       where kind = ${kind} and id = any(${[...ids]}::text[])),
    ranked as (select id, open, slot, ${scoreSql(question)} as score from among)
    select * from ranked where ${beyond} order by score desc, open desc, slot desc limit ${limit + 1}`,
  );
}

/** Whole name or number, then as typed, side by side, in the title; one figure. */
function scoreSql({ points, neighbours }: Question): Query {
  const parts = points.map(
    ({ condition, points: worth }) => sql`case when words @@ ${condition}::tsquery then ${worth}::int else 0 end`,
  );
  // The share of neighbours found times 0.61 is what ts_rank says of lexemes that all weigh one.
  if (neighbours !== null) parts.push(sql`round(33 * ts_rank('{1,1,1,1}', words, ${neighbours}::tsquery))::int`);
  return sql`(${joinSql(parts, ' + ')})`;
}
