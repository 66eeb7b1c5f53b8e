import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../../../kernel/db/db.ts';
import { pointValue } from '../../../../kernel/geo/sql.ts';
import { say } from '../../../../kernel/http/language.ts';
import type { Language } from '../../../../kernel/messages.ts';
import { Instant } from '../../../../kernel/time.ts';
import { areasWithin } from '../../../../kernel/work/list.ts';
import { instantJson } from '../../../../kernel/work/rows.ts';
import { WorkState } from '../../../../kernel/work/states.ts';
import { Publication } from '../../contract.ts';
import { reportsMessages } from '../../messages.ts';
import { isLate } from '../../server/rows.ts';
import { reportStateOf } from '../../states.ts';
import type { Jurisdiction, ServiceRequest } from '../contract.ts';
import { open311Messages } from '../messages.ts';
import { type Period, writeMoment } from '../period.ts';

export interface RequestsAsked {
  jurisdiction: Jurisdiction | null;
  codes: readonly string[];
  period: Period;
  /** Null for both. */
  status: 'open' | 'closed' | null;
  near: { lon: number; lat: number; radiusM: number } | null;
  updatedAfter: Instant | null;
  page: number;
  pageSize: number;
}

/** How the answer is told. */
export interface Telling {
  language: Language;
  /** Where people reach this server. */
  origin: string;
  extended: boolean;
  now: Instant;
}

const Row = z.object({
  id: z.uuid(),
  number: z.string(),
  state: WorkState,
  code: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  publication: Publication,
  text: z.string().nullable(),
  owner: z.string(),
  reportedAt: Instant,
  changedAt: Instant,
  closedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  address: z.string().nullable(),
  placeId: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  photos: z.array(z.object({ id: z.string(), kind: z.enum(['before', 'after']) })),
  outcome: z.enum(['done', 'referred', 'rejected']).nullable(),
  reason: z.string().nullable(),
  agency: z.string().nullable(),
  channel: z.string(),
  area: z.string().nullable(),
  weight: z.int(),
  duplicateOf: z.string().nullable(),
  late: z.boolean(),
  notes: z.array(z.object({ kind: z.string(), reason: z.string().nullable(), at: Instant })),
});
type Row = z.infer<typeof Row>;

const isPublic = sql`(r.publication = 'public')`;
/** What came through this door can be asked for by its number at once; its content is shown once it has been moderated. */
const isFound = sql`(r.publication = 'public' or (r.channel = 'open311' and not r.restricted))`;

/** Nobody but the public is asked for here: content that is not published is not read. */
const rowsOf = (page: Query, { extended, now }: Telling): Query => sql`
  select r.id, r.number, r.state, c.code, c.name_vi as "nameVi", c.name_en as "nameEn", r.publication,
         case when ${isPublic} then r.public_text end as text, o.name as owner, r.reported_at as "reportedAt",
         r.changed_at as "changedAt", r.closed_at as "closedAt", w.due_at as "dueAt",
         case when ${isPublic} then r.public_address end as address,
         case when ${isPublic} then r.place_id::text end as "placeId",
         case when ${isPublic} then ST_Y(r.position) end as lat, case when ${isPublic} then ST_X(r.position) end as lon,
         (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind) order by p.kind desc, p.ordinal), '[]')
            from report_photo p where p.report_id = r.id and p.publication = 'public' and ${isPublic}) as photos,
         r.outcome, case when ${isPublic} then (
           select u.public_reason from report_update u
            where u.report_id = r.id and u.kind in ('referred', 'rejected') order by u.id desc limit 1) end as reason,
         r.referred_to as agency,
         r.channel, a.name as area, r.weight, ${isLate(sql`${now}::timestamptz`)} as late,
         (select m.number from report m where m.id = r.duplicate_of_id and m.publication = 'public') as "duplicateOf",
         ${extended ? notes : sql`'[]'::json`} as notes
    from (${page}) as r
    join report_category c on c.id = r.category_id
    join work_item w on w.id = r.work_item_id
    join organisation o on o.id = r.owner_id
    left join area a on a.id = r.area_id
   order by r.reported_at desc, r.id desc`;

const notes = sql`
  (select coalesce(json_agg(json_build_object('kind', u.kind, 'reason', case when ${isPublic} then u.public_reason end,
                                              'at', ${instantJson(sql`u.at`)}) order by u.id), '[]')
     from report_update u where u.report_id = r.id and u.kind <> 'answered')`;

/** A page of what is published, the newest first. */
export async function listRequests(
  tx: Reads,
  asked: RequestsAsked,
  telling: Telling,
): Promise<{ requests: ServiceRequest[]; hasMore: boolean }> {
  const { jurisdiction, codes, period, status, near, updatedAfter, page, pageSize } = asked;
  const conditions = [
    isPublic,
    sql`r.reported_at >= ${period.from}::timestamptz`,
    sql`r.reported_at < ${period.until}::timestamptz`,
  ];
  if (jurisdiction !== null) conditions.push(inJurisdiction(jurisdiction));
  if (codes.length > 0) {
    conditions.push(
      sql`r.category_id = any(array(select id from report_category where code = any(${[...codes]}::text[])))`,
    );
  }
  if (status !== null) conditions.push(status === 'open' ? sql`not ${isClosed}` : isClosed);
  if (updatedAfter !== null) conditions.push(sql`r.changed_at >= ${updatedAfter}::timestamptz`);
  if (near !== null) conditions.push(isNear(near));
  const rows = sql`
    select r.* from report r where ${joinSql(conditions, ' and ')}
     order by r.reported_at desc, r.id desc limit ${pageSize + 1} offset ${(page - 1) * pageSize}`;
  const found = await tx.rows(Row, rowsOf(rows, telling));
  const requests = found.slice(0, pageSize).map((row) => requestOf(row, telling));
  return { requests, hasMore: found.length > pageSize };
}

/** Those of the numbers that can be shown; what is not there, or nobody's business, is left out. */
export async function findRequests(
  tx: Reads,
  numbers: readonly string[],
  jurisdiction: Jurisdiction | null,
  telling: Telling,
): Promise<ServiceRequest[]> {
  // What was said in words alone lies in no area yet; its sender asks for it by its number all the same.
  const where =
    jurisdiction === null ? isFound : sql`${isFound} and (r.area_id is null or ${inJurisdiction(jurisdiction)})`;
  const rows = sql`select r.* from report r where r.number = any(${[...numbers]}::text[]) and ${where}`;
  return (await tx.rows(Row, rowsOf(rows, telling))).map((row) => requestOf(row, telling));
}

const isClosed = sql`(r.state in ('done', 'recalled'))`;
const inJurisdiction = ({ areaId }: Jurisdiction): Query => sql`r.area_id = any(array(${areasWithin(areaId)}))`;

/** The box comes from the index; at our latitudes a degree is never less than 90 km. */
function isNear({ lon, lat, radiusM }: { lon: number; lat: number; radiusM: number }): Query {
  const here = pointValue({ lon, lat });
  return sql`
    (r.position && ST_Expand(${here}, ${radiusM / 90_000}::float8)
     and ST_DWithin(r.position::geography, ${here}::geography, ${radiusM}))`;
}

const isUpdate = (key: string): key is keyof typeof reportsMessages => Object.hasOwn(reportsMessages, key);
function updateWord(kind: string, language: Language): string {
  const key = `reports.update.${kind}`;
  return isUpdate(key) ? say(reportsMessages[key], language) : kind;
}

function requestOf(row: Row, telling: Telling): ServiceRequest {
  const { language, origin, extended } = telling;
  const word = (key: keyof typeof reportsMessages, values = {}) => say(reportsMessages[key], language, values);
  const photos = row.photos.map(({ id, kind }) => ({
    media_url: `${origin}/api/v1/reports/${row.id}/photos/${id}`,
    title: kind,
  }));
  const isOver = row.state === 'done' || row.state === 'recalled';
  // Nothing is promised of what goes to others.
  const expectedAt = row.outcome === 'referred' ? null : row.dueAt;
  return {
    service_request_id: row.number,
    status: isOver ? 'closed' : 'open',
    status_notes: [word(`reports.state.${reportStateOf(row.state)}`), row.agency, row.reason]
      .filter((part) => part !== null)
      .join(' · '),
    service_name: language === 'vi' ? row.nameVi : row.nameEn,
    service_code: row.code,
    description: row.text,
    agency_responsible: row.agency ?? row.owner,
    service_notice: row.publication === 'public' ? null : say(open311Messages[`open311.${row.publication}`], language),
    requested_datetime: writeMoment(row.reportedAt),
    updated_datetime: writeMoment(isOver ? (row.closedAt ?? row.changedAt) : row.changedAt),
    expected_datetime: expectedAt === null ? null : writeMoment(expectedAt),
    address: row.address,
    address_id: row.placeId,
    zipcode: null,
    lat: row.lat,
    long: row.lon,
    media_url: photos[0]?.media_url ?? null,
    ...(extended
      ? {
          notes: row.notes.map(({ kind, reason, at }) => ({
            datetime: writeMoment(at),
            type: kind,
            description: [updateWord(kind, language), reason].filter((part) => part !== null).join(' · '),
          })),
          extended_attributes: {
            channel: row.channel,
            area: row.area,
            weight: row.weight,
            duplicate_of: row.duplicateOf,
            late: row.late,
            photos,
          },
        }
      : {}),
  };
}
