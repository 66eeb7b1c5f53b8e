import { z } from 'zod';
import { type Query, sql, type Tx } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { Appointment } from '../../identity/contract.ts';
import { enqueue, type Job, jobKind, schedule } from '../../jobs/jobs.ts';
import type { NoticeSection } from '../../notifications/contract.ts';
import { notify } from '../../notifications/notify.ts';
import { scopeOf } from '../../policy/policy.ts';
import type { Services } from '../../services.ts';
import { addDays, Day, dayOf, type Instant } from '../../time.ts';
import { visibleWork } from '../visibility.ts';

/** Monday morning: what is due this week, what is late, and what was asked and not answered. One job for each person. */
export const tellWeek = schedule({
  name: 'work.week',
  every: { weeklyOn: 1, at: '07:00' },
  run: async ({ db }, at) => {
    await db.inTransaction(async (tx) => {
      for (const accountId of await peopleAtWork(tx, dayOf(at))) {
        await enqueue(tx, tellWeekTo, { accountId, week: dayOf(at) }, { key: accountId });
      }
    });
  },
});

const Payload = z.object({ accountId: z.uuid(), week: Day });

export const tellWeekTo = jobKind({
  name: 'work.week-of-one',
  payload: Payload,
  run: ({ db, clock }: Services, { accountId, week }: z.infer<typeof Payload>, job: Job) =>
    db.inTransaction(async (tx) => {
      await tellWeekOf(tx, accountId, week, clock());
      await job.complete(tx);
    }),
});

/** The digest of a week, once; nothing for whom there is nothing to tell. */
export async function tellWeekOf(tx: Tx, accountId: string, week: Day, at: Instant): Promise<void> {
  const first = await tx.run(sql`
    insert into weekly_digest (account_id, week) values (${accountId}, ${week}) on conflict do nothing`);
  const actor = first === 1 ? await actorOf(tx, accountId, dayOf(at)) : undefined;
  if (actor === undefined) return;
  const [today, sunday] = [dayOf(at), addDays(week, 6)];
  const own = scopeOf(actor, 'work.carry-out').organisations;
  const mine = sql`w.owner_id = any(${own}::uuid[]) and not w.closed and w.state <> 'suspended' and ${visibleWork(actor)}`;
  const due = await listed(tx, 'due', sql`${mine} and w.due_on between ${today}::date and ${sunday}::date`);
  const late = await listed(tx, 'late', sql`${mine} and w.due_on < ${today}::date`);
  const asked = await listed(
    tx,
    'asked',
    sql`${visibleWork(actor)} and w.id in (
      select e.work_item_id from work_explanation e
       where e.asked_by = ${accountId} and e.answered_at is null and e.withdrawn_at is null
      union all
      select x.work_item_id from work_extension_request x where x.asked_by = ${accountId} and x.state = 'open')`,
  );
  const sections = [due, late, asked];
  const [dueCount = 0, lateCount = 0, askedCount = 0] = sections.map(({ items, more }) => items.length + more);
  if (dueCount + lateCount + askedCount === 0) return;
  const params = { due: dueCount, late: lateCount, asked: askedCount };
  await notify(tx, { to: [accountId], kind: 'work.week', about: { kind: 'week', id: week }, params, sections }, at);
}

const longestList = 20;
const Listed = z.object({ id: z.string(), title: z.string().nullable(), dueOn: z.string().nullable(), n: z.int() });

async function listed(tx: Tx, name: NoticeSection['name'], condition: Query): Promise<NoticeSection> {
  const rows = await tx.rows(
    Listed,
    sql`select w.id, case when w.restricted then null else w.title end as title, w.due_on as "dueOn",
               count(*) over ()::int as n
          from work_item w where ${condition} order by w.due_on nulls last, w.id limit ${longestList}`,
  );
  const items = rows.map(({ id, title, dueOn }) => ({ aboutKind: 'work-item', aboutId: id, title, dueOn }));
  return { name, items, more: Math.max(0, (rows[0]?.n ?? 0) - items.length) };
}

const IdRow = z.object({ id: z.string() });

async function peopleAtWork(tx: Tx, today: Day): Promise<string[]> {
  const rows = await tx.rows(
    IdRow,
    sql`select distinct account_id as id from appointment
         where daterange(valid_from, valid_to) @> ${today}::date`,
  );
  return rows.map(({ id }) => id);
}

/** The person as they would be at their own screen: the digest holds what they may see, and no more. */
async function actorOf(tx: Tx, accountId: string, today: Day): Promise<Actor | undefined> {
  const grants = await tx.rows(
    Appointment,
    sql`select role, organisation_id as "organisationId", area_id as "areaId" from appointment
         where account_id = ${accountId} and daterange(valid_from, valid_to) @> ${today}::date order by valid_from, id`,
  );
  if (grants.length === 0) return undefined;
  const organisationId = grants.find((grant) => grant.organisationId !== null)?.organisationId ?? null;
  return { kind: 'person', id: accountId, organisationId, grants };
}
