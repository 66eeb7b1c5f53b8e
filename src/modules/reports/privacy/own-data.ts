import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { instantJson } from '../../../kernel/work/rows.ts';
import { WorkState } from '../../../kernel/work/states.ts';
import type { ReportId } from '../contract.ts';
import { reportStateOf } from '../states.ts';
import { type OwnData, OwnReportData } from './own-data-contract.ts';

/** Whose data: of one report, whose code somebody has; or of all that an account reported. */
export type Whose = { reportId: ReportId } | { accountId: string };

export const reportsOf = (whose: Whose): Query =>
  'reportId' in whose
    ? sql`r.id = ${whose.reportId}`
    : sql`r.id in (select report_id from report_reporter where account_id = ${whose.accountId}::uuid)`;

const mostAtOnce = 1000;

const ItemRow = z.object({ item: OwnReportData.omit({ state: true }).extend({ state: WorkState }) });

/** Everything that is kept about somebody in what they reported, for themselves. */
export async function ownData(tx: Reads, whose: Whose, now: Instant): Promise<OwnData> {
  const found = await tx.rows(
    ItemRow,
    sql`select jsonb_build_object(
          'id', r.id, 'number', r.number, 'kind', r.kind, 'category', c.name_vi, 'state', r.state, 'text', r.text,
          'address', r.address, 'answers', r.answers, 'channel', r.channel, 'channelRef', r.channel_ref,
          'position', case when r.position is not null then
             jsonb_build_object('lon', ST_X(r.position), 'lat', ST_Y(r.position)) end,
          'place', (select name from place where id = r.place_id), 'owner', o.name,
          'reportedAt', ${instantJson(sql`r.reported_at`)}, 'filedAt', ${instantJson(sql`r.filed_at`)},
          'closedAt', ${instantJson(sql`r.closed_at`)}, 'rating', r.rating, 'publication', r.publication,
          'publicText', r.public_text,
          'contact', (select jsonb_build_object('hasAccount', p.account_id is not null, 'name', p.name, 'phone', p.phone,
                        'email', p.email, 'language', p.language, 'erasedAt', ${instantJson(sql`p.erased_at`)})
                        from report_reporter p where p.report_id = r.id),
          'photos', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'publication', p.publication,
                        'addedAt', ${instantJson(sql`p.added_at`)}) order by p.ordinal), '[]')
                       from report_photo p where p.report_id = r.id),
          'updates', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'kind', u.kind, 'reason', u.reason,
                        'data', u.data, 'at', ${instantJson(sql`u.at`)}) order by u.id), '[]')
                        from report_update u where u.report_id = r.id),
          'requests', (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'words', q.words,
                         'askedAt', ${instantJson(sql`q.asked_at`)}, 'answer', q.answer,
                         'answeredAt', ${instantJson(sql`q.answered_at`)}) order by q.id), '[]')
                         from privacy_request q where q.report_id = r.id),
          'calls', (select coalesce(jsonb_agg(jsonb_build_object('at', ${instantJson(sql`k.called_at`)}, 'outcome', k.outcome,
                      'said', k.said) order by k.id), '[]')
                      from report_call k where k.report_id = r.id),
          'looks', (select coalesce(jsonb_agg(jsonb_build_object('at', ${instantJson(sql`a.at`)}, 'organisation', l.name)
                       order by a.at), '[]')
                      from act a left join organisation l on l.id = a.organisation_id
                     where a.about_kind = 'report' and a.about_id = r.id::text and a.act = 'reports.reporter-seen')) as item
          from report r join report_category c on c.id = r.category_id join organisation o on o.id = r.owner_id
         where ${reportsOf(whose)} order by r.reported_at desc, r.id limit ${mostAtOnce + 1}`,
  );
  const reports = found.slice(0, mostAtOnce).map(({ item }) => ({ ...item, state: reportStateOf(item.state) }));
  return { writtenAt: now, reports, more: found.length > mostAtOnce };
}
