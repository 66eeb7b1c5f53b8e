import { Query, sql } from '../../../kernel/db/db.ts';
import {
  type JsonMembers,
  jsonObject,
  jsonPlain,
  jsonString,
  jsonText,
  jsonWord,
  orNull,
} from '../../../kernel/db/json-sql.ts';
import type { Instant } from '../../../kernel/time.ts';
import { areaFullName, instantJson } from '../../../kernel/work/rows.ts';
import { reportStates, workStateOf } from '../states.ts';

/** Pieces of statements that turn rows of reports into the JSON of the contract, written by PostgreSQL. */

export const stateWord = new Query(
  [`case r.state ${reportStates.map((state) => `when '${workStateOf(state)}' then '${state}'`).join(' ')} end`],
  [],
);

/** What the rows `r` need beside themselves; `inside` for who reads what was written, in place of what was moderated. */
export const reportTables = (inside: Query, now: Instant): Query => sql`
  join work_item w on w.id = r.work_item_id
  join report_category c on c.id = r.category_id
  join organisation o on o.id = r.owner_id
  left join area a on a.id = r.area_id
  left join report main on main.id = r.duplicate_of_id
  cross join lateral (select ${inside} as inside, ${now}::timestamptz as now) as seen`;

export const isLate = (now: Query): Query => sql`
  (w.due_at is not null and coalesce(r.closed_at, ${now}) > w.due_at and r.state <> 'recalled')`;

/** The members of `ReportSummary`. */
export const summaryMembers: JsonMembers = {
  id: jsonWord(sql`r.id`),
  number: jsonWord(sql`r.number`),
  state: jsonWord(stateWord),
  kind: jsonWord(sql`r.kind`),
  category: jsonObject({
    id: jsonWord(sql`c.id`),
    code: jsonWord(sql`c.code`),
    vi: jsonString(sql`c.name_vi`),
    en: jsonString(sql`c.name_en`),
    icon: jsonWord(sql`c.icon`),
  }),
  text: orNull(jsonString(sql`case when seen.inside then r.text else r.public_text end`)),
  address: orNull(jsonString(sql`case when seen.inside then r.address else r.public_address end`)),
  position: orNull(jsonPlain(sql`ST_AsGeoJSON(r.position, 6)`)),
  area: orNull(jsonObject({ id: jsonWord(sql`a.id`), name: jsonString(areaFullName) })),
  owner: jsonObject({ id: jsonWord(sql`o.id`), name: jsonString(sql`o.name`) }),
  channel: jsonWord(sql`r.channel`),
  reportedAt: jsonWord(instantJson(sql`r.reported_at`)),
  filedAt: jsonWord(instantJson(sql`r.filed_at`)),
  expectedAt: orNull(jsonWord(instantJson(sql`w.due_at`))),
  late: jsonPlain(isLate(sql`seen.now`)),
  weight: jsonPlain(sql`r.weight`),
  repeatOf: orNull(jsonObject({ id: jsonWord(sql`main.id`), number: jsonWord(sql`main.number`) })),
  publication: jsonWord(sql`r.publication`),
  rating: orNull(jsonPlain(sql`r.rating`)),
  photos: jsonPlain(
    sql`select count(*) from report_photo p where p.report_id = r.id and (seen.inside or p.publication = 'public')`,
  ),
  synthetic: jsonPlain(sql`r.synthetic`),
  changedAt: jsonWord(instantJson(sql`r.changed_at`)),
  version: jsonPlain(sql`r.version`),
};

/** `ReportSummary`, put together once: it is the same for whoever asks. */
export const summaryJson = jsonText(jsonObject(summaryMembers));

/** What a report read by itself has beside those; `hears` is true for who works on it, and reads how its repeats were rated. */
export const detailMembers = (hears: Query): JsonMembers => ({
  answers: jsonPlain(sql`case when seen.inside then r.answers else '{}' end`),
  place: orNull(
    jsonPlain(sql`select json_build_object('id', p.id, 'name', p.name) from place p where p.id = r.place_id`),
  ),
  positionNote: orNull(jsonWord(sql`r.position_note`)),
  acceptDueAt: orNull(jsonWord(instantJson(sql`r.accept_due_at`))),
  closedAt: orNull(jsonWord(instantJson(sql`r.closed_at`))),
  closesAt: orNull(jsonWord(instantJson(sql`r.closes_at`))),
  reopened: jsonPlain(sql`r.reopened_count`),
  outcome: orNull(
    jsonPlain(sql`
    case when r.outcome is not null then
      json_build_object('kind', r.outcome, 'agency', r.referred_to,
                        'reason', case when seen.inside then r.outcome_reason else (
                          select u.public_reason from report_update u
                           where u.report_id = r.id and u.kind in ('referred', 'rejected')
                           order by u.id desc limit 1) end) end`),
  ),
  photoItems: jsonPlain(sql`
    select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'publication', p.publication,
                                               'widthPx', f.width_px, 'heightPx', f.height_px) order by p.kind desc, p.ordinal), '[]')
      from report_photo p join file f on f.id = p.file_id
     where p.report_id = r.id and (seen.inside or p.publication = 'public')`),
  updates: jsonPlain(sql`
    select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'data', u.data,
             'reason', case when u.report_id is distinct from r.duplicate_of_id and seen.inside
                            then u.reason else u.public_reason end,
             'at', ${instantJson(sql`u.at`)}) order by u.id), '[]')
      from report_update u
     where u.report_id = any(array[r.id, r.duplicate_of_id]
                             || array(select d.id from report d where ${hears} and d.duplicate_of_id = r.id))
       and (u.kind = 'rated' or u.report_id in (r.id, r.duplicate_of_id))
       and (u.kind <> 'answered' or (u.report_id = r.id and seen.inside))`),
});
