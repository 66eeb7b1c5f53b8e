import { z } from 'zod';
import { areaIdsAround } from '../../../kernel/areas/queries.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { addDays, type Day, dayOf, Instant, timeOf } from '../../../kernel/time.ts';
import { addRule, changeRule } from './change-rules.ts';
import type { NewRoutingRule, RoutingRuleId, RoutingRuleView, TrialResult } from './contract.ts';
import { rulesOn, servingBetween } from './load-routing.ts';
import { fits, type Matter, type RoutingRule, referralOf, route } from './route.ts';
import { weekdayOf } from './weekday.ts';

const mostReports = 10_000;
const mostItems = 100;

const Filed = z.object({
  id: z.string(),
  number: z.string(),
  categoryId: z.string(),
  placeId: z.string().nullable(),
  areaIds: z.array(z.string()),
  filedAt: Instant,
});

/**
 * What would have happened to the reports of the last days: each is routed by the rules of today and by those with the
 * new one. The rule is saved for this as it would be for good, and then undone, so that trying and saving cannot differ.
 */
export async function tryRule(
  tx: Tx,
  actor: Actor,
  { rule, replaces, days }: { rule: NewRoutingRule; replaces?: RoutingRuleId | undefined; days: number },
  at: Instant,
): Promise<TrialResult> {
  demand(actor, 'reports.settle');
  const today = dayOf(at);
  const since = addDays(today, -days);
  const before = await rulesOn(tx, today);
  const { after, id } = await withRule(tx, actor, { rule, replaces, from: today }, at, async (inner, saved) => ({
    after: await rulesOn(inner, today),
    id: saved.id as string,
  }));
  const reports = await tx.rows(
    Filed,
    sql`select r.id, r.number, r.category_id as "categoryId", r.place_id as "placeId", r.filed_at as "filedAt",
               ${areaIdsAround(sql`r.area_id`)} as "areaIds"
          from report r where r.filed_at >= ${since}::date and r.reported_at >= ${since}::date - 91 and not r.restricted
         order by r.reported_at desc, r.id desc limit ${mostReports}`,
  );
  const serving = await servingBetween(tx, since, today);
  const result: TrialResult = { looked: reports.length, fitted: 0, changed: 0, owners: [], items: [] };
  const counts = new Map<string, { before: number; after: number }>();
  const moved: { id: string; number: string; from: string | null; to: string | null }[] = [];
  const tried = after.find((each) => each.id === id);
  for (const report of reports) {
    const day = dayOf(report.filedAt);
    const matter: Matter = { ...report, weekday: weekdayOf(day), time: timeOf(report.filedAt) };
    const goesBy = (rules: readonly RoutingRule[]) =>
      referralOf(matter, rules)?.agency ?? route(matter, rules, serving(day, report.areaIds))?.organisationId ?? null;
    const [from, to] = [goesBy(before), goesBy(after)];
    if (tried !== undefined && fits(tried, matter)) result.fitted++;
    for (const [goal, side] of [
      [from, 'before'],
      [to, 'after'],
    ] as const) {
      if (goal === null) continue;
      const count = counts.get(goal) ?? { before: 0, after: 0 };
      count[side]++;
      counts.set(goal, count);
    }
    if (from === to) continue;
    result.changed++;
    if (moved.length < mostItems) moved.push({ id: report.id, number: report.number, from, to });
  }
  const nameOf = await namesOf(tx, [...counts.keys()]);
  const named = (goal: string | null) => (goal === null ? null : nameOf(goal));
  result.owners = [...counts].map(([goal, count]) => ({ ...nameOf(goal), ...count }));
  result.owners.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || b.after - a.after);
  result.items = moved.map(({ from, to, ...report }) => ({ ...report, from: named(from), to: named(to) }));
  return result;
}

/** Does something as if the rule held from a day on; afterwards it does not. */
export function withRule<T>(
  tx: Tx,
  actor: Actor,
  { rule, replaces, from }: { rule: NewRoutingRule; replaces?: RoutingRuleId | undefined; from: Day },
  at: Instant,
  work: (inner: Tx, saved: RoutingRuleView) => Promise<T>,
): Promise<T> {
  return undone(tx, async (inner) => {
    const inForce = { ...rule, validFrom: from, validTo: null };
    const saved =
      replaces === undefined
        ? await addRule(inner, actor, inForce, at)
        : await changeRule(inner, actor, { id: replaces, version: null }, inForce, at);
    return work(inner, saved);
  });
}

async function undone<T>(tx: Tx, work: (inner: Tx) => Promise<T>): Promise<T> {
  let done: { result: T } | undefined;
  const undo = new Error('undo');
  try {
    await tx.attempt(async (inner) => {
      done = { result: await work(inner) };
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (done === undefined) throw new Error('nothing was tried');
  return done.result;
}

const IdAndNameRow = z.object({ id: z.string(), name: z.string() });

/** Organisations by their identifiers; an agency that reports are referred to has nothing but its name. */
async function namesOf(
  tx: Reads,
  goals: readonly string[],
): Promise<(goal: string) => { id: string | null; name: string }> {
  const found = await tx.rows(
    IdAndNameRow,
    sql`select id, name from organisation where id::text = any(${[...goals]}::text[])`,
  );
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (goal) => ({ id: names.has(goal) ? goal : null, name: names.get(goal) ?? goal });
}
