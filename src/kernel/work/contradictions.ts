import { z } from 'zod';
import { joinSql, Query, type Reads, sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { cityZone, type Day } from '../time.ts';
import { ContradictionCode, contradictionCodes } from './contradiction-codes.ts';
import { seenInside, viewerOf } from './visibility.ts';

// The same expressions as in the indexes of migration 0020, or these would not be used: no values, but words of our own.
const percentage = new Query([String.raw`c.text ~ '[0-9]\s*(%|phần trăm)'`], []);
const openedOn = new Query([`(w.opened_at at time zone '${cityZone}')::date`], []);

/**
 * Where records contradict what is claimed: each code with what holds of rows `w` of work_item then. The list filter,
 * the counts and the notice on the page are made of this table; its words are the messages `work.contradiction.<code>`.
 * Every condition starts from an index that holds the suspicious rows only.
 */
const rules: Readonly<Record<ContradictionCode, (today: Day) => Query>> = {
  'done-without-evidence': () => sql`w.state = 'done' and w.evidence_count = 0`,

  'percentage-without-records': () => sql`
    w.evidence_count = 0 and w.state <> 'recalled'
    and w.id in (select c.work_item_id from work_comment c where ${percentage})`,

  'done-with-open-children': () => sql`
    w.state = 'done' and w.id in (
      select c.parent_id from work_item c where c.parent_id is not null and not c.closed and not c.restricted)`,

  'evidence-older-than-work': () => sql`
    w.state <> 'recalled' and w.id in (select e.work_item_id from work_evidence e where e.predates)`,

  'owner-ended': (today) => sql`
    not w.closed and w.owner_id in (select o.id from organisation o where o.valid_to <= ${today}::date)`,

  'finished-before-opened': () => sql`w.finished_on < ${openedOn}`,
};

/** Whether it can hold for closed work only, or for open work only; undefined where for either. */
export function holdsForClosed(code: ContradictionCode): boolean | undefined {
  if (code === 'owner-ended') return false;
  return code === 'done-without-evidence' || code === 'done-with-open-children' || code === 'finished-before-opened'
    ? true
    : undefined;
}

/** Rows `w` in which the contradiction holds. */
export const contradicts = (code: ContradictionCode, today: Day): Query => sql`(${rules[code](today)})`;

/** The codes that hold for a row `w`, as a JSON array. */
export const contradictionsJson = (today: Day): Query => {
  const found = contradictionCodes.map((code) => sql`case when ${contradicts(code, today)} then ${code}::text end`);
  return sql`to_jsonb(array_remove(array[${joinSql(found, ', ')}], null))`;
};

export const ContradictionCount = z.object({ code: ContradictionCode, count: z.int(), exact: z.boolean() });
export type ContradictionCount = z.infer<typeof ContradictionCount>;

const countedAtMost = 1000;

const CodeAndCountRow = z.object({ code: ContradictionCode, n: z.int() });

/** How much of the work that the asker sees from the inside each contradiction holds for; counted no further than to a thousand. */
export async function countContradictions(tx: Reads, actor: Actor, today: Day): Promise<ContradictionCount[]> {
  const inside = seenInside(viewerOf(actor));
  const parts = contradictionCodes.map(
    (code) => sql`
      select ${code}::text as code, count(*)::int as n
        from (select from work_item w where ${contradicts(code, today)} and ${inside}
               limit ${countedAtMost + 1}) as found`,
  );
  const rows = await tx.rows(CodeAndCountRow, sql`${joinSql(parts, ' union all ')}`);
  return rows.map(({ code, n }) => ({ code, count: Math.min(n, countedAtMost), exact: n <= countedAtMost }));
}
