import { z } from 'zod';
import type { Calendar } from '../../calendar/calendar.ts';
import { cityCalendarId } from '../../calendar/contract.ts';
import { loadCalendar, loadCalendarFor } from '../../calendar/store.ts';
import { joinSql, type Query, sql, type Tx } from '../../db/db.ts';
import { schedule } from '../../jobs/jobs.ts';
import type { NoticeKind } from '../../notifications/kinds.ts';
import type { Services } from '../../services.ts';
import { addDays, cityZone, Day, dayOf, daysBetween, type Instant } from '../../time.ts';
import { WorkItemId } from '../contract.ts';
import { WorkState } from '../states.ts';
import type { ReminderRule } from './contract.ts';
import { lastDayReminded, longestReminded, occasionOf } from './occasions.ts';
import { type Office, peopleOf, tellOfWork } from './people.ts';
import { rulesOn } from './rules.ts';

/** Every morning: what is due soon, due today and overdue, as the rules say. Runs again for what was left. */
export const remind = schedule({
  name: 'work.remind',
  every: { dailyAt: '07:00' },
  run: async (services) => {
    await remindAll(services);
  },
});

const batch = 500;

/**
 * Says what has come to be said and was not said yet. Any number of servers may do it at once, at any time, as often as
 * they like: what was said is kept under (record, rule, occasion, due day), so it is said once, and anew only where the
 * deadline moved.
 */
export async function remindAll({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  let said = 0;
  const today = dayOf(clock());
  const rules = await db.inTransaction((tx) => rulesOn(tx, today));
  for (const rule of rules) {
    for (let after: Candidate | undefined; ; ) {
      const { last, told } = await db.inTransaction((tx) => remindSome(tx, rule, rules, after, clock()));
      said += told;
      if (last === undefined) break;
      after = last;
    }
  }
  return said;
}

const Candidate = z.object({
  id: z.uuid(),
  workItemId: WorkItemId,
  dueOn: Day,
  /** Nothing that came before it is said of it. */
  since: Day,
  ownerId: z.uuid(),
  assignedById: z.uuid().nullable(),
  areaId: z.uuid().nullable(),
  assignee: z.string().nullable(),
  state: WorkState,
});
type Candidate = z.infer<typeof Candidate>;

/** One page of records; held by nobody, because what was said is what keeps two servers apart. */
async function remindSome(
  tx: Tx,
  rule: ReminderRule,
  rules: readonly ReminderRule[],
  after: Candidate | undefined,
  at: Instant,
): Promise<{ last: Candidate | undefined; told: number }> {
  const today = dayOf(at);
  const city = await loadCalendar(tx, cityCalendarId);
  // An organisation of its own hours may have a few days off more than the city: room for them.
  const until = addDays(lastDayReminded(rule, city, today), 14);
  const found = await tx.rows(
    Candidate,
    candidates(rule, rules, { from: addDays(today, -longestReminded), until }, after),
  );
  const said = await saidOf(tx, rule, found);
  const calendarOf = calendarsBy(tx);
  let told = 0;
  for (const record of found) {
    for (const { occasion, to, kind } of occasionsFor(rule, record, await calendarOf(record.ownerId), today)) {
      if (said.has(`${record.id} ${occasion} ${record.dueOn}`)) continue;
      told += await say(tx, rule, record, { occasion, to, kind }, at);
    }
  }
  return { last: found.length < batch ? undefined : found.at(-1), told };
}

const KeyRow = z.object({ key: z.string() });

/** What was said of these already: in most of the records nothing has to be written. */
async function saidOf(tx: Tx, { id, about }: ReminderRule, records: readonly Candidate[]): Promise<Set<string>> {
  const rows = await tx.rows(
    KeyRow,
    sql`select concat_ws(' ', about_id, occasion, due_on) as key from reminder_sent
         where about_id = any(${records.map((record) => record.id)}::uuid[]) and about_kind = ${about} and rule_id = ${id}`,
  );
  return new Set(rows.map(({ key }) => key));
}

function calendarsBy(tx: Tx): (organisationId: string) => Promise<Calendar> {
  const known = new Map<string, Calendar>();
  return async (organisationId) => {
    const calendar = known.get(organisationId) ?? (await loadCalendarFor(tx, organisationId)).calendar;
    known.set(organisationId, calendar);
    return calendar;
  };
}

/** Something that has come to be said of a record, and to whom. */
interface ToSay {
  occasion: string;
  to: Recipients;
  kind: NoticeKind;
}

function occasionsFor(rule: ReminderRule, record: Candidate, calendar: Calendar, today: Day): ToSay[] {
  const found: ToSay[] = [];
  const reminder = occasionOf(rule, record.dueOn, calendar, today);
  if (reminder !== undefined && reminder.cameOn >= record.since) {
    const to: Recipients = isOwnersTurn(record) ? rule.recipients : ['head', 'officers'];
    found.push({ occasion: reminder.name, to, kind: kindOf(rule, record, today) });
  }
  if (!isOwnersTurn(record)) return found;
  const daysLate = daysBetween(record.dueOn, today);
  const kind = rule.about === 'explanation' ? 'work.explanation-late' : 'work.escalated';
  if (rule.headAfter !== null && daysLate >= rule.headAfter) found.push({ occasion: 'to-head', to: ['head'], kind });
  if (rule.leaderAfter !== null && daysLate >= rule.leaderAfter) {
    found.push({ occasion: 'to-leaders', to: ['leaders'], kind });
  }
  return found;
}

/** Says it, but for the one who writes the row second: two servers had the same thought. */
async function say(
  tx: Tx,
  rule: ReminderRule,
  record: Candidate,
  { occasion, to, kind }: ToSay,
  at: Instant,
): Promise<number> {
  const { id, workItemId, dueOn } = record;
  const first = await tx.run(sql`
    insert into reminder_sent (about_kind, about_id, rule_id, occasion, due_on, at)
    values (${rule.about}, ${id}, ${rule.id}, ${occasion}, ${dueOn}, ${at}) on conflict do nothing`);
  if (first === 0) return 0;
  const today = dayOf(at);
  const params = { days: Math.abs(daysBetween(dueOn, today)), dueOn };
  const reached = await tellOfWork(tx, workItemId, { kind, to: await accountsFor(tx, record, to, today), params }, at);
  await tx.run(sql`
    update reminder_sent set recipients = ${reached}
     where about_kind = ${rule.about} and about_id = ${id} and rule_id = ${rule.id} and occasion = ${occasion}
       and due_on = ${dueOn}`);
  return 1;
}

type Recipients = readonly (Office | 'assignee')[];
const isOffice = (recipient: Office | 'assignee'): recipient is Office => recipient !== 'assignee';

/** Whoever has to move it: the owner, or the side that assigned where it has the result or the refusal before it. */
const isOwnersTurn = ({ state }: Candidate): boolean => state !== 'awaiting-confirmation' && state !== 'refused';

/** The one person it was given to is told in place of all officers; where nobody was named, the officers are. */
async function accountsFor(tx: Tx, record: Candidate, to: Recipients, today: Day): Promise<string[]> {
  const organisationId = isOwnersTurn(record) ? record.ownerId : record.assignedById;
  const assignees = to.includes('assignee') ? await assigneeOf(tx, record, today) : [];
  const offices = to.filter(isOffice).filter((office) => office !== 'officers' || assignees.length === 0);
  const people = await peopleOf(tx, organisationId, offices, record.areaId, today);
  return [...assignees, ...people.map(({ id }) => id)];
}

function kindOf(rule: ReminderRule, record: Candidate, today: Day): NoticeKind {
  const isLate = record.dueOn < today;
  if (rule.about === 'explanation') return isLate ? 'work.explanation-late' : 'work.explanation-due';
  if (!isOwnersTurn(record)) return 'work.awaits-decision';
  if (isLate) return 'work.overdue';
  return record.dueOn === today ? 'work.due-today' : 'work.due-soon';
}

/** The account of the person the owner has appointed, where the name is that of exactly one of its people. */
async function assigneeOf(tx: Tx, { assignee, ownerId, areaId }: Candidate, today: Day): Promise<string[]> {
  if (assignee === null) return [];
  const people = await peopleOf(tx, ownerId, ['head', 'officers'], areaId, today);
  const named = people.filter(({ id, name, email }) => [id, name, email].includes(assignee.trim()));
  return named.length === 1 ? named.map(({ id }) => id) : [];
}

/** Records the rule is the most special one for, that are still to be done, in the order of their due day. */
function candidates(
  rule: ReminderRule,
  rules: readonly ReminderRule[],
  { from, until }: { from: Day; until: Day },
  after: Candidate | undefined,
): Query {
  const place = rules.indexOf(rule);
  const before = rules.filter((other, i) => i < place && other.about === rule.about);
  const fits = joinSql([concerns(rule), ...before.map((other) => sql`not ${concerns(other)}`)], ' and ');
  const next = after === undefined ? sql`true` : sql`(r.due_on, r.id) > (${after.dueOn}::date, ${after.id}::uuid)`;
  const source = rule.about === 'work-item' ? workDue : explanationsDue;
  return sql`
    select r.id, r.work_item_id as "workItemId", r.due_on as "dueOn", r.since, r.owner_id as "ownerId",
           r.assigned_by_id as "assignedById", r.area_id as "areaId", r.assignee, r.state
      from (${source}) as r
     where r.due_on between ${from}::date and ${until}::date and ${fits} and ${next}
     order by r.due_on, r.id limit ${batch}`;
}

const concerns = ({ sourceKind, priority }: ReminderRule): Query => sql`
  (${sourceKind === null ? sql`true` : sql`r.source_kind is not distinct from ${sourceKind}`}
   and ${priority === null ? sql`true` : sql`r.priority = ${priority}`})`;

const cityDay = (instant: Query): Query => sql`(${instant} at time zone ${cityZone})::date`;

/** Open work with a clock that runs: what is suspended waits, what is done or recalled is over. */
const workDue = sql`
  select w.id, w.id as work_item_id, w.due_on, ${cityDay(sql`w.opened_at`)} as since, w.owner_id, w.assigned_by_id,
         w.area_id, w.assignee, w.state, w.source_kind, w.priority
    from work_item w where not w.closed and w.state <> 'suspended' and w.due_on is not null`;

/** Questions without an answer; the owner of the question is who was asked. */
const explanationsDue = sql`
  select e.id, w.id as work_item_id, ${cityDay(sql`d.due_at`)} as due_on, ${cityDay(sql`e.asked_at`)} as since,
         e.asked_of_id as owner_id, e.asked_by_organisation_id as assigned_by_id, w.area_id, null::text as assignee,
         'in-progress' as state, w.source_kind, w.priority
    from work_explanation e join deadline d on d.id = e.deadline_id join work_item w on w.id = e.work_item_id
   where e.answered_at is null and e.withdrawn_at is null and w.state <> 'recalled'`;
