import { Query, sql } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { areaFullName, instantJson } from '../../../kernel/work/rows.ts';
import { seenInside, type Viewer } from '../../../kernel/work/visibility.ts';
import { reportStates, workStateOf } from '../states.ts';

/** Pieces of statements that turn rows of reports into the JSON of the contract, written by PostgreSQL. */

export const stateWord = new Query(
  [`case r.state ${reportStates.map((state) => `when '${workStateOf(state)}' then '${state}'`).join(' ')} end`],
  [],
);

/** What the rows `r` need beside themselves. `own` is true for the reporter, who sees what they wrote. */
export const reportTables = (viewer: Viewer): Query => sql`
  join work_item w on w.id = r.work_item_id
  join report_category c on c.id = r.category_id
  join organisation o on o.id = r.owner_id
  left join area a on a.id = r.area_id
  left join report main on main.id = r.duplicate_of_id
  cross join lateral (select ${seenInside(viewer)} as inside) as seen`;

export const isLate = (now: Instant): Query => sql`
  (w.due_at is not null and coalesce(r.closed_at, ${now}::timestamptz) > w.due_at and r.state <> 'recalled')`;

/** Fields of `ReportSummary`, to stand inside json_build_object. */
export const summaryFields = (now: Instant, inside: Query = sql`seen.inside`): Query => sql`
  'id', r.id, 'number', r.number, 'state', ${stateWord}, 'kind', r.kind,
  'category', json_build_object('id', c.id, 'code', c.code, 'vi', c.name_vi, 'en', c.name_en, 'icon', c.icon),
  'text', case when ${inside} then r.text else r.public_text end,
  'address', case when ${inside} then r.address else r.public_address end,
  'position', ST_AsGeoJSON(r.position, 6)::json,
  'area', case when a.id is not null then json_build_object('id', a.id, 'name', ${areaFullName}) end,
  'owner', json_build_object('id', o.id, 'name', o.name), 'channel', r.channel,
  'reportedAt', ${instantJson(sql`r.reported_at`)}, 'filedAt', ${instantJson(sql`r.filed_at`)},
  'expectedAt', ${instantJson(sql`w.due_at`)}, 'late', ${isLate(now)}, 'weight', r.weight,
  'repeatOf', case when main.id is not null then json_build_object('id', main.id, 'number', main.number) end,
  'publication', r.publication, 'rating', r.rating,
  'photos', (select count(*) from report_photo p where p.report_id = r.id and (${inside} or p.publication = 'public')),
  'synthetic', r.synthetic, 'changedAt', ${instantJson(sql`r.changed_at`)}, 'version', r.version`;

/** Fields that a report read by itself has beside those. */
export const detailFields = (inside: Query = sql`seen.inside`): Query => sql`
  'answers', case when ${inside} then r.answers else '{}' end,
  'place', (select json_build_object('id', p.id, 'name', p.name) from place p where p.id = r.place_id),
  'positionNote', r.position_note, 'acceptDueAt', ${instantJson(sql`r.accept_due_at`)},
  'closedAt', ${instantJson(sql`r.closed_at`)}, 'closesAt', ${instantJson(sql`r.closes_at`)}, 'reopened', r.reopened_count,
  'outcome', case when r.outcome is not null then
     json_build_object('kind', r.outcome, 'agency', r.referred_to,
                       'reason', case when ${inside} then r.outcome_reason else (
                         select u.public_reason from report_update u
                          where u.report_id = r.id and u.kind in ('referred', 'rejected')
                          order by u.id desc limit 1) end) end,
  'photoItems', (
     select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'publication', p.publication,
                                                'widthPx', f.width_px, 'heightPx', f.height_px) order by p.kind desc, p.ordinal), '[]')
       from report_photo p join file f on f.id = p.file_id
      where p.report_id = r.id and (${inside} or p.publication = 'public')),
  'updates', (
     select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'data', u.data,
              'reason', case when u.report_id = r.id and ${inside} then u.reason else u.public_reason end,
              'at', ${instantJson(sql`u.at`)}) order by u.id), '[]')
       from report_update u
      where u.report_id in (r.id, r.duplicate_of_id)
        and (u.kind <> 'answered' or (u.report_id = r.id and ${inside})))`;
