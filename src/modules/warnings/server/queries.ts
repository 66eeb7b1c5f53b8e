import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { areaFullName, instantJson } from '../../../kernel/work/rows.ts';
import { severities, Warning, type WarningId } from '../contract.ts';

const isInForce = (now: Instant): Query =>
  sql`w.state = 'issued' and w.effective_at <= ${now} and w.expires_at > ${now}`;

const columns = (now: Instant): Query => sql`
  w.said || jsonb_build_object(
    'id', w.id, 'state', w.state, 'inForce', ${isInForce(now)}, 'purpose', w.purpose, 'severity', w.severity,
    'effectiveAt', ${instantJson(sql`w.effective_at`)}, 'expiresAt', ${instantJson(sql`w.expires_at`)},
    'sentAt', ${instantJson(sql`w.sent_at`)}, 'endedAt', ${instantJson(sql`w.ended_at`)}, 'endReason', w.end_reason,
    'replacesId', w.replaces_id, 'sender', w.sender, 'identifier', w.identifier, 'received', w.received,
    'version', w.version,
    'areaIds', (select coalesce(jsonb_agg(of.area_id), '[]') from warning_area of where of.warning_id = w.id),
    'areas', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', ${areaFullName}) order by a.name), '[]')
                from warning_area of join area a on a.id = of.area_id where of.warning_id = w.id))`;

/** Drafts are there for those who may issue them, and for nobody else. */
const isVisible = (actor: Actor): Query =>
  can(actor, 'warnings.issue') ? sql`true` : sql`w.state in ('issued', 'replaced', 'cancelled')`;

const read = async (reads: Reads, query: Query): Promise<Warning[]> =>
  JSON.parse(await reads.text(sql`select coalesce(jsonb_agg(found.warning), '[]')::text from (${query}) as found`)).map(
    (row: unknown) => Warning.parse(row),
  );

export async function getWarning(reads: Reads, actor: Actor, id: WarningId, now: Instant): Promise<Warning> {
  const [found] = await read(
    reads,
    sql`select ${columns(now)} as warning from warning w where w.id = ${id} and ${isVisible(actor)}`,
  );
  if (found === undefined) throw notFound('warnings.unknown');
  return found;
}

/** Rows `w` that concern the area, one around it or in it; who is warned of nothing in particular is warned of everything. */
const concerns = (area: string): Query => sql`
  (not exists (select from warning_area of where of.warning_id = w.id)
   or exists (select from warning_area of where of.warning_id = w.id and of.area_id in (
        with recursive around (id) as (
          select ${area}::uuid
          union select a.parent_id from around join area a on a.id = around.id where a.parent_id is not null),
        inside (id) as (
          select ${area}::uuid union select a.id from inside join area a on a.parent_id = inside.id)
        select id from around union select id from inside)))`;

/** Everything in force, the worst first. There are never many. */
export const warningsInForce = (reads: Reads, now: Instant, area?: string): Promise<Warning[]> =>
  read(
    reads,
    sql`select ${columns(now)} as warning from warning w where ${isInForce(now)} and ${area === undefined ? sql`true` : concerns(area)}
         order by array_position(${[...severities]}::text[], w.severity), w.sent_at desc, w.id desc limit 50`,
  );

/** Of these, what was once said to the public. */
export const warningsOnceIssued = (reads: Reads, ids: readonly string[], now: Instant): Promise<Warning[]> =>
  read(
    reads,
    sql`select ${columns(now)} as warning from warning w
         where w.id = any(${[...ids]}::uuid[]) and w.state in ('issued', 'replaced', 'cancelled')`,
  );

export interface WarningFilter {
  states?: readonly Warning['state'][] | undefined;
  after?: string | undefined;
  limit: number;
}

/** The newest first. */
export function listWarnings(reads: Reads, actor: Actor, filter: WarningFilter, now: Instant): Promise<Warning[]> {
  const conditions = [isVisible(actor)];
  if (filter.states !== undefined) conditions.push(sql`w.state = any(${[...filter.states]}::text[])`);
  if (filter.after !== undefined) conditions.push(sql`w.id < ${filter.after}::uuid`);
  return read(
    reads,
    sql`select ${columns(now)} as warning from warning w where ${joinSql(conditions, ' and ')}
         order by w.id desc limit ${filter.limit}`,
  );
}
