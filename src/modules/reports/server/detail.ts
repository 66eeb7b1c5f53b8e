import { z } from 'zod';
import { areaIdsAround } from '../../../kernel/areas/queries.ts';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { type JsonMembers, jsonObject, jsonPlain, jsonText, jsonWord, orNull } from '../../../kernel/db/json-sql.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { canFor } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { sidesOf } from '../../../kernel/work/held.ts';
import { instantJson } from '../../../kernel/work/rows.ts';
import { actsOpenTo, WorkState } from '../../../kernel/work/states.ts';
import { seenInside, viewerOf } from '../../../kernel/work/visibility.ts';
import { isToldByMail } from '../by-mail/who.ts';
import type { FollowedReport, FollowKey, ReportAct, ReportId } from '../contract.ts';
import { reportsMessages } from '../messages.ts';
import { deadlineColumn, Explained, explained } from './explained.ts';
import { codeLength, isFollowCode } from './follow-code.ts';
import { detailMembers, reportTables, summaryMembers } from './rows.ts';
import { visibleReports } from './visibility.ts';

const Found = z.object({
  item: z.string(),
  version: z.int(),
  state: WorkState,
  ownerId: z.string(),
  assignedById: z.string().nullable(),
  areaIds: z.array(z.string()),
  candidateIds: z.array(z.string()),
  isRepeat: z.boolean(),
  deadline: Explained,
});

const inside = sql`seen.inside`;
/** What `Report` says beside what its reporter reads: most of it to those who work on it alone. */
const reportMembers: JsonMembers = {
  restricted: jsonPlain(sql`r.restricted`),
  inside: jsonPlain(inside),
  workItemId: orNull(jsonWord(sql`case when ${inside} then r.work_item_id end`)),
  filedFor: orNull(jsonWord(sql`case when ${inside} then r.filed_for end`)),
  repeats: jsonPlain(sql`
    case when ${inside} then (
      select coalesce(json_agg(json_build_object('id', d.id, 'number', d.number,
               'reportedAt', ${instantJson(sql`d.reported_at`)}) order by d.reported_at), '[]')
        from report d where d.duplicate_of_id = r.id) else '[]' end`),
  candidates: jsonPlain(sql`
    case when ${inside} then (
      select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name, 'distanceM', x.distance_m)
               order by x.distance_m), '[]')
        from report_candidate x join organisation n on n.id = x.organisation_id
       where x.report_id = r.id) else '[]' end`),
  hasReporter: jsonPlain(
    sql`${inside} and exists (select from report_reporter p where p.report_id = r.id and p.erased_at is null)`,
  ),
  owesAfterPhoto: jsonPlain(
    sql`${inside} and c.after_photo
        and not exists (select from report_photo p where p.report_id = r.id and p.kind = 'after')`,
  ),
};

const reportJson = jsonText(jsonObject({ ...summaryMembers, ...detailMembers(inside), ...reportMembers }));

/** `Report` as JSON: whole for those who work on it, as moderated for the public. */
export async function readReport(
  tx: Reads,
  actor: Actor,
  id: ReportId,
  now: Instant,
): Promise<{ json: string; version: number }> {
  const viewer = viewerOf(actor);
  const found = await tx.row(
    Found,
    sql`select ${reportJson} as item,
               r.version, r.state, r.owner_id as "ownerId", w.assigned_by_id as "assignedById",
               ${areaIdsAround(sql`r.area_id`)} as "areaIds", r.duplicate_of_id is not null as "isRepeat",
               array(select organisation_id::text from report_candidate x where x.report_id = r.id) as "candidateIds",
               ${deadlineColumn}
          from report r ${reportTables(seenInside(viewer), now)} where r.id = ${id} and ${visibleReports(viewer)}`,
  );
  if (found === undefined) throw notFound('reports.not-found');
  const rest = { explanation: explained(found.deadline), acts: actsOf(actor, found) };
  return { version: found.version, json: joined(found.item, rest) };
}

/** The report of a number, as whoever has its follow-up code sees it: their own, with what they wrote. */
export async function readFollowed(
  tx: Reads,
  secret: string,
  asked: { key: FollowKey; ratingDays: number },
  now: Instant,
): Promise<string> {
  const id = await followedId(tx, secret, asked.key);
  return readOwn(tx, sql`r.id = ${id}`, asked.ratingDays, now);
}

/** Answers alike for a wrong code and for a number that nobody has. */
export async function followedId(tx: Reads, secret: string, key: FollowKey): Promise<ReportId> {
  const [number, code] = [key.slice(0, -codeLength - 1), key.slice(-codeLength)];
  const found = await tx.row(
    z.object({ id: z.custom<ReportId>((id) => typeof id === 'string') }),
    sql`select id from report where number = ${number}`,
  );
  if (found === undefined || !isFollowCode(secret, found.id, code)) throw notFound('reports.not-followed');
  return found.id;
}

const ReadOwnRow = z.object({
  item: z.string(),
  kind: z.enum(['report', 'complaint', 'denunciation']),
  deadline: Explained,
});

const ownJson = jsonText(
  jsonObject({
    ...summaryMembers,
    ...detailMembers(sql`false`),
    byMail: jsonPlain(sql`exists (select from report_reporter p where p.report_id = r.id and ${isToldByMail})`),
    mayRateUntil: orNull(
      jsonWord(sql`
        case when r.rating is null and r.kind = 'report' and until > seen.now then ${instantJson(sql`until`)} end`),
    ),
  }),
);

/** `FollowedReport` as JSON. */
async function readOwn(tx: Reads, which: Query, ratingDays: number, now: Instant): Promise<string> {
  const found = await tx.row(
    ReadOwnRow,
    sql`select ${ownJson} as item, r.kind, ${deadlineColumn}
          from report r ${reportTables(sql`true`, now)}
          cross join lateral (select case
            when r.state = 'awaiting-confirmation' then seen.now + make_interval(days => ${ratingDays})
            when r.state = 'done' then r.closed_at + make_interval(days => ${ratingDays}) end as until) as rating
         where ${which}`,
  );
  if (found === undefined) throw notFound('reports.not-followed');
  const { publication: _, ...item } = JSON.parse(found.item);
  const lawful = found.kind === 'report' ? null : reportsMessages[`reports.lawful.${found.kind}`];
  const whole: FollowedReport = { ...item, explanation: explained(found.deadline), lawful };
  return JSON.stringify(whole);
}

const joined = (json: string, rest: object): string => `${json.slice(0, -1)},${JSON.stringify(rest).slice(1)}`;

/** What the asker may do now: the acts on the work in the words of reports, and those that are of reports alone. */
function actsOf(actor: Actor, found: z.infer<typeof Found>): ReportAct[] {
  if (actor.kind === 'public') return [];
  const { state, areaIds, candidateIds, ownerId, assignedById, isRepeat } = found;
  const open = actsOpenTo(sidesOf(actor, found), state);
  const acts: ReportAct[] = [];
  const ofWork = {
    accept: 'accept',
    start: 'start',
    finish: 'submit',
    check: 'confirm',
    return: 'return',
    refuse: 'refuse',
    reroute: 'reassign',
  } as const;
  for (const [name, act] of Object.entries(ofWork)) if (open.includes(act)) acts.push(name as keyof typeof ofWork);
  if (open.includes('recall')) acts.push('refer', 'reject');
  const handles = [ownerId, assignedById].some((id) => canFor(actor, 'reports.handle', id, areaIds));
  const isOver = state === 'done' || state === 'recalled';
  if (handles && !isOver) acts.push('recategorise', 'move', 'photo');
  if (handles) acts.push(isRepeat ? 'unlink' : 'link');
  const early = ['assigned', 'refused', 'accepted'].includes(state);
  if (early && candidateIds.some((id) => canFor(actor, 'work.carry-out', id, areaIds))) acts.push('take-over');
  return acts;
}
