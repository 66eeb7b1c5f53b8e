import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { joinSql, type Query, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { type Actor, publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { demandFor, scopeOf } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import { dayOf, Instant } from '../../../kernel/time.ts';
import { confirmDone } from '../../../kernel/work/acts.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { areasWithin } from '../../../kernel/work/list.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { ReportId } from '../contract.ts';
import { confidantsOf } from '../server/confidants.ts';
import { readSettings } from '../server/settings.ts';
import { tellReporter } from '../server/updates.ts';
import { answerClockOn } from './answer-clock.ts';
import { eraseReportData } from './erase-report-data.ts';
import {
  type NewPrivacyRequest,
  type PrivacyAnswer,
  PrivacyRequest,
  type PrivacyRequestTaken,
} from './own-data-contract.ts';

const About = z.object({
  number: z.string(),
  ownerId: OrganisationId,
  givenById: OrganisationId.nullable(),
  restricted: z.boolean(),
});

const WhetherRow = z.object({ any: z.boolean() });

const DueAtRow = z.object({ dueAt: Instant.nullable() });

/**
 * Somebody asks about their own data what a person has to answer: it is work for the office that gives reports out, with
 * the term the law sets. The work says which report it is about and nothing else.
 */
export async function askAboutData(
  tx: Tx,
  reportId: ReportId,
  { kind, words = undefined }: NewPrivacyRequest,
  at: Instant,
): Promise<PrivacyRequestTaken> {
  const about = await tx.row(
    About,
    sql`select number, owner_id as "ownerId", given_by_id as "givenById", restricted from report
         where id = ${reportId} for no key update`,
  );
  if (about === undefined) throw notFound('reports.not-found');
  const open = await tx.row(
    WhetherRow,
    sql`select exists (select from privacy_request where report_id = ${reportId} and kind = ${kind} and answered_at is null) as any`,
  );
  if (open?.any === true) throw conflict('privacy.asked-already');
  const settings = await readSettings(tx);
  const officeId = about.givenById ?? about.ownerId;
  const clock = answerClockOn(dayOf(at));
  const id = newId(z.uuid());
  const workItemId = await openWorkItem(
    tx,
    { ...systemActor, organisationId: officeId },
    {
      title: `Trả lời yêu cầu về dữ liệu cá nhân · ${about.number}`,
      ownerId: officeId,
      deadline: clock === undefined ? null : { rule: clock.rule, from: at, anchor: 'received' },
      priority: 'high',
      source: { kind: 'privacy-request', id, ref: null, label: about.number },
      readerIds: about.restricted ? await confidantsOf(tx, settings, dayOf(at)) : null,
    },
    at,
  );
  await tx.run(sql`
    insert into privacy_request (id, report_id, kind, words, work_item_id, asked_at)
    values (${id}, ${reportId}, ${kind}, ${words ?? null}, ${workItemId}, ${at})`);
  await recordAct(tx, publicActor, 'reports.data-asked', { kind: 'report', id: reportId }, { after: { kind } }, at);
  const due = await tx.row(DueAtRow, sql`select due_at as "dueAt" from work_item where id = ${workItemId}`);
  return { id, answerBy: due?.dueAt ?? null };
}

/** The rows `q` and `r` of requests the actor answers. */
function answeredBy(actor: Actor): Query {
  const { everywhere, organisations, within } = scopeOf(actor, 'reports.call-back');
  const giver = sql`coalesce(r.given_by_id, r.owner_id)`;
  const parts = everywhere ? [sql`true`] : [sql`${giver} = any(${[...organisations]}::uuid[])`];
  for (const { organisationId, areaId } of within) {
    const inside = sql`r.area_id in (${areasWithin(areaId)})`;
    parts.push(organisationId === null ? inside : sql`(${inside} and ${giver} = ${organisationId}::uuid)`);
  }
  // Of restricted matters only who is named for the work.
  return sql`(${joinSql(parts, ' or ')}) and (not w.restricted or exists (
    select from work_item_reader x where x.work_item_id = w.id and x.account_id = ${actor.kind === 'person' ? actor.id : null}::uuid))`;
}

export const RequestKey = z.uuid();

const from = sql`
  from privacy_request q join report r on r.id = q.report_id join work_item w on w.id = q.work_item_id`;

export function listRequests(
  tx: Reads,
  actor: Actor,
  { open, limit, after }: { open: boolean | undefined; limit: number; after: string | undefined },
): Promise<PrivacyRequest[]> {
  const state = open === undefined ? sql`true` : open ? sql`q.answered_at is null` : sql`q.answered_at is not null`;
  return tx.rows(
    PrivacyRequest,
    sql`select q.id, q.kind, q.words, q.asked_at as "askedAt", q.answer, q.answered_at as "answeredAt",
               jsonb_build_object('id', r.id, 'number', r.number) as report, w.due_at as "answerBy" ${from}
         where ${state} and ${answeredBy(actor)} and (${after ?? null}::uuid is null or q.id > ${after ?? null}::uuid)
         order by q.id limit ${limit}`,
  );
}

const AnswerRequestRow = z.object({
  reportId: ReportId,
  workItemId: WorkItemId,
  state: z.string(),
  side: z.string(),
  areaId: z.string().nullable(),
  answered: z.boolean(),
});

/** Answers the person, erases what was agreed, and ends the work. */
export async function answerRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  { answer, erase }: PrivacyAnswer,
  at: Instant,
): Promise<void> {
  const found = await tx.row(
    AnswerRequestRow,
    sql`select q.report_id as "reportId", q.work_item_id as "workItemId", w.state,
               coalesce(r.given_by_id, r.owner_id) as side, r.area_id as "areaId", q.answered_at is not null as answered
          ${from} where q.id = ${id} and ${answeredBy(actor)} for no key update of q`,
  );
  if (found === undefined) throw notFound('privacy.no-such-request');
  demandFor(actor, 'reports.call-back', found.side, await areasAround(tx, found.areaId));
  if (found.answered) throw conflict('privacy.answered-already');
  await tx.run(sql`update privacy_request set answer = ${answer}, answered_at = ${at} where id = ${id}`);
  await recordAct(tx, actor, 'reports.data-answered', { kind: 'report', id: found.reportId }, { after: { erase } }, at);
  await tellReporter(tx, found.reportId, { kind: 'answered', reason: answer }, at);
  if (erase !== null) {
    await eraseReportData(tx, actor, found.reportId, erase, 'Theo yêu cầu của chủ thể dữ liệu', at);
  }
  if (['done', 'recalled', 'suspended', 'refused'].includes(found.state)) return;
  const body = { withoutEvidence: 'Đã trả lời chủ thể dữ liệu' };
  await confirmDone(tx, systemActor, { id: found.workItemId, version: null, body }, at);
}
