import { cityCalendarId } from '../../kernel/calendar/contract.ts';
import { type Query, sql, type Tx } from '../../kernel/db/db.ts';
import type { Instant } from '../../kernel/time.ts';
import type { SyntheticReport } from './synthetic-reports.ts';
import { label } from './synthetic-units.ts';

/** Every report once, in a table of its own, from which the tables of the system are filled one statement each. */
export async function makeStaging(tx: Tx): Promise<void> {
  await tx.run(sql`
    create unlogged table made (
      report_id uuid, work_item_id uuid, deadline_id uuid, key text, n integer primary key, number text, title text, search text,
      text text, address text, category_id uuid, area_id uuid, owner_id uuid, lon float8, lat float8, channel text,
      filed_for text, reported_at timestamptz, filed_at timestamptz, rule text, due_at timestamptz, due_on date,
      steps jsonb, restricted boolean, contact text, state text, suspended_from text,
      accept_due_at timestamptz, accepted_at timestamptz, alarm text, alarm_at timestamptz, closed_at timestamptz,
      finished_on date, working_minutes integer, outcome text, rating smallint, rated_at timestamptz, reopened integer,
      publication text, moderated_at timestamptz, changed_at timestamptz, main_key text, main_filed_at timestamptz)
      with (autovacuum_enabled = false)`);
}

/** Which record of a report an identifier is of; the tasks of the city have none. */
const kinds = {
  report: '01',
  work: '02',
  deadline: '03',
  update: '04',
  lastUpdate: '05',
  link: '06',
  opened: '07',
  filed: '08',
  lastAct: '09',
} as const;

/**
 * An identifier that grows with the moment, as those of the system do, and is the same for the same seed: `key` says which
 * report of which city. The same form as `Identifiers` makes.
 */
const idAt = (at: Query, kind: keyof typeof kinds, key = sql`s.key`): Query => sql`
  (lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || substr(${key}, 1, 10) || ${kinds[kind]}::text
   || substr(${key}, 11))::uuid`;
/** The report that this one repeats. */
const mainId = idAt(sql`s.main_filed_at`, 'report', sql`s.main_key`);

/** As a version 7 identifier is put together: the number of the report, then the seed. */
function keyOf(n: number, seed: number): string {
  const count = n.toString(16).padStart(8, '0');
  return `7${count.slice(0, 3)}8${count.slice(3)}${(seed >>> 0).toString(16).padStart(8, '0')}`;
}

export interface Entering {
  seed: number;
  dispatcherId: string;
  now: Instant;
}

/** Enters some reports, one after another by their numbers, and all that belongs to them. */
export async function enterSome(
  tx: Tx,
  { seed, dispatcherId, now }: Entering,
  reports: readonly SyntheticReport[],
): Promise<void> {
  await stage(tx, reports, seed);
  const some = sql`(select * from made where n between ${reports.at(0)?.n} and ${reports.at(-1)?.n})`;
  await fillDeadlines(tx, some);
  await fillWork(tx, some, dispatcherId);
  await fillReports(tx, some, dispatcherId);
  await fillAround(tx, some, now);
  await fillTrail(tx, some, dispatcherId);
}

async function stage(tx: Tx, reports: readonly SyntheticReport[], seed: number): Promise<void> {
  const rows = reports.map(({ main, ...report }) => ({
    ...report,
    key: keyOf(report.n, seed),
    mainKey: main === null ? null : keyOf(main.n, seed),
    mainFiledAt: main?.filedAt ?? null,
  }));
  await tx.run(sql`
    insert into made
    select ${idAt(sql`s."filedAt"`, 'report')}, ${idAt(sql`s."filedAt"`, 'work')}, ${idAt(sql`s."filedAt"`, 'deadline')}, s.*
      from jsonb_to_recordset(${rows}::jsonb) as s (
        key text, n integer, number text, title text, search text, text text, address text, "categoryId" uuid,
        "areaId" uuid, "ownerId" uuid, lon float8, lat float8, channel text, "filedFor" text, "reportedAt" timestamptz,
        "filedAt" timestamptz, rule text, "dueAt" timestamptz, "dueOn" date, steps jsonb, restricted boolean, contact text,
        state text, "suspendedFrom" text, "acceptDueAt" timestamptz, "acceptedAt" timestamptz, alarm text,
        "alarmAt" timestamptz, "closedAt" timestamptz, "finishedOn" date, "workingMinutes" integer, outcome text,
        rating smallint, "ratedAt" timestamptz, reopened integer, publication text, "moderatedAt" timestamptz,
        "changedAt" timestamptz, "mainKey" text, "mainFiledAt" timestamptz)`);
}

/** What is written to in bulk, by tasks as well. */
export const filledTables = [
  'deadline',
  'deadline_event',
  'work_item',
  'report',
  'report_fact',
  'report_update',
  'report_reporter',
  'report_link',
  'act',
];

/** What is known once all of them are there: how many repeat one, and the number of the next. */
export async function weighRepeated(tx: Tx): Promise<void> {
  await tx.run(sql`
    update report r set weight = 1 + repeated.n
      from (select ${mainId} as id, count(*)::int as n from made s where s.main_key is not null group by 1) as repeated
     where r.id = repeated.id`);
  await tx.run(sql`select setval('report_number', greatest((select max(n) from made), 1))`);
}

export const dropStaging = (tx: Tx): Promise<number> => tx.run(sql`drop table made`);

const phase = sql`case when s.closed_at is not null then 'closed' when s.state = 'suspended' then 'paused' else 'running' end`;
const pausedFor = sql`case when s.main_key is not null then 'Gộp với phản ánh trước' else 'Chờ vật tư' end`;
/** When work that rests was put aside. */
const restsSince = sql`coalesce(s.accepted_at, s.filed_at)`;

async function fillDeadlines(tx: Tx, some: Query): Promise<void> {
  await tx.run(sql`
    insert into deadline (id, about_kind, about_id, calendar_id, rule, anchor, counted_from, original_due_at, due_at, phase,
                          events)
    select s.deadline_id, 'work-item', s.work_item_id, ${cityCalendarId}, s.rule, 'received', s.filed_at, s.due_at, s.due_at,
           ${phase}, case when s.closed_at is null and s.state <> 'suspended' then 1 else 2 end
      from ${some} s`);
  await tx.run(sql`
    insert into deadline_event (deadline_id, number, kind, at, due_at, steps)
    select s.deadline_id, 1, 'started', s.filed_at, s.due_at, s.steps from ${some} s`);
  await tx.run(sql`
    insert into deadline_event (deadline_id, number, kind, at, reason, due_at, steps)
    select s.deadline_id, 2, case when s.closed_at is null then 'paused' else 'closed' end,
           coalesce(s.closed_at, ${restsSince}), case when s.closed_at is null then ${pausedFor} end, s.due_at, s.steps
      from ${some} s where s.closed_at is not null or s.state = 'suspended'`);
}

const point = sql`ST_SetSRID(ST_MakePoint(s.lon, s.lat), 4326)`;
/** Each act on it made one more version. */
const version = sql`1 + (s.accepted_at is not null)::int + (s.closed_at is not null)::int + (s.moderated_at is not null)::int`;

async function fillWork(tx: Tx, some: Query, dispatcherId: string): Promise<void> {
  await tx.run(sql`
    insert into work_item (id, title, state, suspended_from, priority, owner_id, assigned_by_id, area_id, position,
                           source_kind, source_id, source_label, deadline_id, due_on, due_at, original_due_on, finished_on,
                           opened_at, closed_at, changed_at, owner_touched_at, published, restricted, version, search)
    select s.work_item_id, s.title, s.state, s.suspended_from, 'normal', s.owner_id, ${dispatcherId}::uuid, s.area_id, ${point},
           'report', s.report_id, s.number, s.deadline_id, s.due_on, s.due_at, s.due_on, s.finished_on, s.filed_at,
           s.closed_at, s.changed_at, s.accepted_at, s.publication = 'public', s.restricted, ${version}, s.search
      from ${some} s`);
}

const reason = sql`case s.outcome when 'referred' then 'Không thuộc thẩm quyền, đã chuyển cơ quan quản lý'
                                  when 'rejected' then 'Không đủ thông tin để xử lý' end`;
const agency = `Cơ quan chuyên ngành ${label}`;

async function fillReports(tx: Tx, some: Query, dispatcherId: string): Promise<void> {
  await tx.run(sql`
    insert into report (id, number, work_item_id, state, category_id, text, public_text, address, public_address, position,
                        area_id, owner_id, given_by_id, channel, reported_at, filed_at, filed_for, accept_due_at, accepted_at,
                        alarm, alarm_at, duplicate_of_id, publication, withheld_reason, moderated_at, restricted,
                        rating, rated_at, reopened_count, closed_at, outcome, outcome_reason, referred_to, synthetic,
                        changed_at, version, due_on)
    select s.report_id, s.number, s.work_item_id, s.state, s.category_id, s.text,
           case when s.publication = 'public' then s.text end, s.address,
           case when s.publication = 'public' then s.address end, ${point}, s.area_id, s.owner_id, ${dispatcherId}::uuid,
           s.channel, s.reported_at, s.filed_at, s.filed_for, s.accept_due_at, s.accepted_at, s.alarm, s.alarm_at,
           ${mainId}, s.publication,
           case when s.publication = 'withheld' and not s.restricted then 'Còn thông tin cá nhân' end, s.moderated_at,
           s.restricted, s.rating, s.rated_at, s.reopened, s.closed_at, s.outcome, ${reason},
           case when s.outcome = 'referred' then ${agency}::text end, true, s.changed_at, ${version}, s.due_on
      from ${some} s`);
}

/** Who reported, what they were told, and what was linked. What was over for longer than its term names nobody any more. */
async function fillAround(tx: Tx, some: Query, now: Instant): Promise<void> {
  await tx.run(sql`
    insert into report_reporter (report_id, phone, email, erased_at)
    select s.report_id, case when kept and contact = 'phone' then '0000 ' || lpad(s.n::text, 7, '0') end,
           case when kept and contact = 'email' then 'nguoi-' || s.n || '@example.com' end,
           case when not kept then s.closed_at + term end
      from ${some} s
     cross join (select make_interval(days => after_days) as term from report_retention where what = 'contact') as rule
     cross join lateral (
       select s.closed_at is null or term is null or s.closed_at + term > ${now}::timestamptz as kept) as still
     where s.contact is not null`);
  await tx.run(sql`
    insert into report_link (id, report_id, main_id, linked_at, linked_by)
    select ${idAt(sql`s.filed_at`, 'link')}, s.report_id, ${mainId}, s.filed_at, 'system'
      from ${some} s where s.main_key is not null`);
  await tx.run(sql`
    insert into report_update (id, report_id, kind, data, at)
    select ${idAt(sql`s.filed_at`, 'update')}, s.report_id, 'received', '{}', s.filed_at from ${some} s`);
  await tx.run(sql`
    insert into report_update (id, report_id, kind, reason, public_reason, data, at)
    select ${idAt(sql`last.at`, 'lastUpdate')}, s.report_id, last.kind, ${reason}, ${reason},
           case when last.kind = 'referred' then jsonb_build_object('agency', ${agency}::text) else '{}' end, last.at
      from ${some} s
     cross join lateral (select coalesce(s.outcome, 'accepted') as kind, coalesce(s.closed_at, s.accepted_at) as at) as last
     where last.at is not null`);
}

const lastAct = sql`case s.state
  when 'done' then 'work.confirmed' when 'recalled' then 'work.recalled' when 'suspended' then 'work.suspended'
  when 'awaiting-confirmation' then 'work.submitted' when 'returned' then 'work.returned' when 'refused' then 'work.refused'
  when 'in-progress' then 'work.started' else 'work.accepted' end`;

/** The trail holds how each began and what was done last. */
async function fillTrail(tx: Tx, some: Query, dispatcherId: string): Promise<void> {
  const by = sql`'system', 'system', ${dispatcherId}::uuid`;
  await tx.run(sql`
    insert into act (id, act, actor_kind, actor_id, organisation_id, about_kind, about_id, after, at)
    select ${idAt(sql`s.filed_at`, 'opened')}, 'work.opened', ${by}, 'work-item', s.work_item_id::text,
           jsonb_build_object('title', s.title, 'state', 'assigned', 'ownerId', s.owner_id, 'dueOn', s.due_on), s.filed_at
      from ${some} s`);
  await tx.run(sql`
    insert into act (id, act, actor_kind, actor_id, about_kind, about_id, after, at)
    select ${idAt(sql`s.filed_at`, 'filed')}, 'reports.filed', 'public', 'public', 'report', s.report_id::text,
           jsonb_build_object('number', s.number, 'channel', s.channel, 'ownerId', s.owner_id, 'areaId', s.area_id), s.filed_at
      from ${some} s`);
  await tx.run(sql`
    insert into act (id, act, actor_kind, actor_id, organisation_id, about_kind, about_id, before, after, at)
    select ${idAt(sql`last.at`, 'lastAct')}, ${lastAct}, ${by}, 'work-item', s.work_item_id::text,
           jsonb_build_object('state', 'assigned'), jsonb_build_object('state', s.state), last.at
      from ${some} s
     cross join lateral (select coalesce(s.closed_at, s.accepted_at, s.filed_at) as at) as last
     where s.state <> 'assigned'`);
}
