import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { type CalendarById, loadCalendarFor } from '../../../kernel/calendar/store.ts';
import { joinSql, sql, type Tx } from '../../../kernel/db/db.ts';
import { computeDeadline } from '../../../kernel/deadlines/compute.ts';
import { parseRule } from '../../../kernel/deadlines/rule.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import { type Actor, publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import { forgetNoticesAbout, notify } from '../../../kernel/notifications/notify.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { invalid, Refusal } from '../../../kernel/refusal.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { peopleOf } from '../../../kernel/work/reminders/people.ts';
import { demandAnswers } from '../categories/answers.ts';
import type { Category } from '../categories/contract.ts';
import { categoryOffered } from '../categories/queries.ts';
import { nextAlarm } from '../clocks.ts';
import { type Filed, type NewReport, type NewReportFor, ReportId, type ReportKind } from '../contract.ts';
import { linkReport } from '../duplicates/link-reports.ts';
import { factsDue } from '../statistics/keep-facts.ts';
import { kindOf } from './complaints.ts';
import { confidantsOf } from './confidants.ts';
import { filedAnswer } from './filed-answer.ts';
import { type Candidate, findOwner } from './find-owner.ts';
import { holdReport } from './held-report.ts';
import { countReport } from './keep-counts.ts';
import { type Located, locate } from './locate.ts';
import { countFiledOnMap } from './map-layer.ts';
import { attachPhotos } from './photos.ts';
import { referReport } from './refer-report.ts';
import { reportSearch } from './search-source.ts';
import { type ReportSettings, readSettings } from './settings.ts';
import { tellReportChanged } from './tell-change.ts';
import { tellReporter } from './updates.ts';

/** A report to file, with what the door it came through says about it. */
export interface Filing {
  report: NewReport & Partial<Pick<NewReportFor, 'filedFor' | 'reportedAt'>>;
  /** `web`, `open311`, `mail`: through which door. */
  channel: string;
  /** How that door calls it: the number of a row, the identifier of a mail. */
  channelRef?: string | null;
  /** Made up, for trying the system out. */
  synthetic?: boolean;
  /** Nobody could be asked there: what the category has to know is left open, for whoever handles it to ask. */
  cannotAnswer?: boolean;
}

/**
 * Files a report: checks it, finds who is to answer it, opens the work with its deadline and tells the reporter by when.
 * Who reports for themselves leaves no name in the trail; staff who take something down for somebody do.
 */
export async function fileReport(
  tx: Tx,
  { secret }: { secret: string },
  actor: Actor,
  filing: Filing,
  at: Instant,
): Promise<Filed> {
  const { report, channel, channelRef = null, synthetic = false, cannotAnswer = false } = filing;
  const isForOther = report.filedFor !== undefined;
  demand(actor, isForOther ? 'reports.file-for' : 'reports.file');
  const before = report.clientId === undefined ? undefined : await filedBefore(tx, report.clientId);
  if (before !== undefined) return filedAnswer(tx, secret, before);

  const reportedAt = report.reportedAt ?? at;
  const [settings, category, where] = await Promise.all([
    readSettings(tx),
    categoryOffered(tx, report.category, dayOf(at)),
    locate(tx, report, dayOf(at)),
  ]);
  demandSensibleTime(reportedAt, settings, at);
  if (!cannotAnswer) demandAnswers(category.attributes, report.answers);
  const kind = kindOf(report.text);
  const restricted = category.restricted || kind !== 'report';
  const owner = await findOwner(tx, { ...where, categoryId: category.id, restricted }, settings, at);

  const id = newId(ReportId);
  const areaId = where.areaIds[0] ?? null;
  const [number, calendar] = await Promise.all([nextNumber(tx, at), loadCalendarFor(tx, owner.organisationId)]);
  const workItemId = await openWorkItem(
    tx,
    { ...systemActor, organisationId: settings.dispatcherId },
    {
      title: `${category.name.vi} · ${number}`,
      ownerId: owner.organisationId as never,
      placeIds: where.placeId === null ? [] : [where.placeId],
      where: { areaId, placeId: where.placeId, position: where.position },
      priority: owner.priority ?? 'normal',
      deadline: { rule: category.finishRule, from: at, anchor: 'received', by: calendar },
      source: { kind: 'report', id, ref: null, label: number },
      readerIds: restricted ? await confidantsOf(tx, settings, dayOf(at)) : null,
    },
    at,
  );
  const row: Row = {
    id,
    number,
    workItemId,
    kind,
    restricted,
    where,
    category,
    owner: owner.organisationId,
    givenBy: settings.dispatcherId,
    filing: { ...filing, channelRef, synthetic },
    reportedAt,
    candidates: owner.candidates,
    clocks: clocksOf(category, calendar, at),
  };
  const counted = {
    published: false,
    state: 'assigned',
    categoryId: category.id,
    areaId,
    ownerId: owner.organisationId,
    givenById: settings.dispatcherId,
    restricted,
  } as const;
  const traced = isForOther || actor.kind === 'system' ? actor : publicActor;
  const { referral } = owner;
  const after = {
    number,
    category: category.code,
    channel,
    ownerId: owner.organisationId,
    areaId,
    rule: (referral ?? owner).rule?.name ?? null,
    ...(isForOther ? { filedFor: report.filedFor, reportedAt } : {}),
  };
  // None waits for another's answer: they reach the database together, in this order.
  await Promise.all([
    insertReport(tx, row, at),
    insertReporter(tx, id, actor, report, isForOther),
    attachPhotos(tx, id, report.photoIds),
    insertCandidates(tx, id, owner.candidates),
    indexRecords(tx, [reportSearch], [id]),
    countReport(tx, null, counted),
    countFiledOnMap(tx, id),
    factsDue(tx, id, at),
    recordAct(tx, traced, 'reports.filed', { kind: 'report', id }, { after }, at),
    tellReporter(tx, id, { kind: 'received' }, at),
    tellNeighbours(tx, id, owner.candidates, at),
    tellReportChanged(tx, id),
  ]);
  if (referral !== null) {
    const { agency, rule } = referral;
    await forgetNoticesAbout(tx, { kind: 'work-item', id: workItemId }, []); // there is nothing to do for anybody
    const reason = referral.reason[report.language];
    await referReport(tx, systemActor, await holdReport(tx, id), { agency, reason, rule }, at);
  }
  if (report.repeatOf !== undefined) {
    await linkAsSaid(tx, id, { mainId: report.repeatOf, saysWorse: report.worse }, at);
  }
  return filedAnswer(tx, secret, id);
}

/** Farther apart than this, what a reporter took for the same is left for staff to judge. */
const farthestM = 500;

const IsNearRow = z.object({ isNear: z.boolean() });

/** The reporter knows best that it is the same; where it cannot be linked it stays a report by itself. */
async function linkAsSaid(
  tx: Tx,
  id: ReportId,
  said: { mainId: ReportId; saysWorse: boolean | undefined },
  at: Instant,
): Promise<void> {
  const near = await tx.row(
    IsNearRow,
    sql`select coalesce(ST_DWithin(r.position::geography, m.position::geography, ${farthestM}), false) as "isNear"
          from report r cross join report m where r.id = ${id} and m.id = ${said.mainId}`,
  );
  if (near?.isNear !== true) return;
  try {
    await tx.attempt(async (inner) => linkReport(inner, systemActor, await holdReport(inner, id), said, at));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function demandSensibleTime(reportedAt: Instant, { backDateDays }: ReportSettings, at: Instant): void {
  const age = Date.parse(at) - Date.parse(reportedAt);
  if (age < 0) throw invalid('reports.reported-in-future');
  if (age > backDateDays * 86_400_000) throw invalid('reports.reported-too-long-ago', { days: backDateDays });
}

const IdRow = z.object({ id: ReportId });

async function filedBefore(tx: Tx, clientId: string): Promise<ReportId | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`report ${clientId}`}))`);
  return (await tx.row(IdRow, sql`select id from report where client_id = ${clientId}::uuid`))?.id;
}

const CountRow = z.object({ n: z.bigint() });

/** Grows from report to report; a number that was never used says nothing. */
async function nextNumber(tx: Tx, at: Instant): Promise<string> {
  const drawn = await tx.row(CountRow, sql`select nextval('report_number') as n`);
  return `PA-${dayOf(at).slice(0, 4)}-${String(drawn?.n ?? 0).padStart(6, '0')}`;
}

interface Row {
  id: ReportId;
  number: string;
  workItemId: string;
  kind: ReportKind;
  restricted: boolean;
  where: Located;
  category: Category;
  owner: string;
  givenBy: string | null;
  filing: Required<Omit<Filing, 'cannotAnswer'>>;
  reportedAt: Instant;
  candidates: readonly Candidate[];
  clocks: Clocks;
}

async function insertReport(tx: Tx, row: Row, at: Instant): Promise<void> {
  const { report, channel, channelRef, synthetic } = row.filing;
  const { where } = row;
  const position = where.position === null ? sql`null` : geometryValue(where.position);
  const note = where.note ?? (row.candidates.length > 0 ? 'near-border' : null);
  const publication = row.restricted || row.category.publication === 'never' ? 'withheld' : 'waiting';
  await tx.run(sql`
    insert into report (id, number, work_item_id, state, kind, category_id, text, answers, address, place_id, position,
                        position_note, area_id, owner_id, given_by_id, channel, channel_ref, reported_at, filed_at, filed_for,
                        publication, restricted, synthetic, client_id, changed_at, due_on, accept_due_at, alarm, alarm_at)
    values (${row.id}, ${row.number}, ${row.workItemId}, 'assigned', ${row.kind}, ${row.category.id}, ${report.text},
            ${JSON.stringify(report.answers)}::jsonb, ${report.address ?? null}, ${where.placeId}, ${position}, ${note},
            ${where.areaIds[0] ?? null}, ${row.owner}, ${row.givenBy}, ${channel}, ${channelRef}, ${row.reportedAt}, ${at},
            ${report.filedFor ?? null}, ${publication}, ${row.restricted}, ${synthetic}, ${report.clientId ?? null}, ${at},
            (select original_due_on from work_item where id = ${row.workItemId}), ${row.clocks.acceptDueAt},
            ${row.clocks.alarm?.alarm ?? null}, ${row.clocks.alarm?.at ?? null})`);
}

async function insertReporter(
  tx: Tx,
  id: ReportId,
  actor: Actor,
  report: NewReport,
  isForOther: boolean,
): Promise<void> {
  const { name = null, phone = null, email = null } = report.reporter ?? {};
  const accountId = actor.kind === 'person' && !isForOther ? actor.id : null;
  if (accountId === null && name === null && phone === null && email === null) return;
  await tx.run(sql`
    insert into report_reporter (report_id, account_id, name, phone, email, language)
    values (${id}, ${accountId}, ${name}, ${phone}, ${email}, ${report.language})`);
}

async function insertCandidates(tx: Tx, id: ReportId, candidates: readonly Candidate[]): Promise<void> {
  if (candidates.length === 0) return;
  const rows = candidates.map(
    (c) => sql`(${id}, ${c.organisationId}::uuid, ${c.areaId}::uuid, ${c.distanceM}::integer)`,
  );
  await tx.run(sql`
    insert into report_candidate (report_id, organisation_id, area_id, distance_m) values ${joinSql(rows, ', ')}`);
}

/** A neighbour hears that a report lies at their border, and may take it over. */
async function tellNeighbours(tx: Tx, id: ReportId, candidates: readonly Candidate[], at: Instant): Promise<void> {
  for (const { organisationId, areaId } of candidates) {
    const people = await peopleOf(tx, organisationId, ['head', 'officers'], areaId, dayOf(at));
    const to = people.map((person) => person.id);
    await notify(tx, { to, kind: 'report.near-border', about: { kind: 'report', id } }, at);
  }
}

interface Clocks {
  acceptDueAt: Instant | null;
  alarm: ReturnType<typeof nextAlarm>;
}

/** By when it is to be accepted, and when the first alarm sounds. */
function clocksOf(category: Category, { calendar }: CalendarById, at: Instant): Clocks {
  const { acceptRule, finishRule, warnHours, headHours, leaderHours } = category;
  const acceptDueAt = acceptRule === null ? null : computeDeadline(parseRule(acceptRule), at, calendar).due;
  const dueAt = computeDeadline(parseRule(finishRule), at, calendar).due;
  const clocks = { acceptDueAt, dueAt, isAccepted: false, warnHours, headHours, leaderHours };
  return { acceptDueAt, alarm: nextAlarm(clocks, calendar, at) };
}
