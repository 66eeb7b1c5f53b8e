import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { Day } from '../../../kernel/time.ts';
import { Priority } from '../../../kernel/work/contract.ts';
import { referralJson } from './change-rules.ts';
import type { RoutingRule, Serving } from './route.ts';

const Terms = z.object({
  id: z.string(),
  name: z.string(),
  categoryIds: z.array(z.string()),
  areaIds: z.array(z.string()),
  placeIds: z.array(z.string()),
  weekdays: z.array(z.int()),
  fromTime: z.string().nullable(),
  untilTime: z.string().nullable(),
  priority: Priority.nullable(),
});
const Referral = z.object({ agency: z.string(), reason: z.object({ vi: z.string(), en: z.string() }) });
const RuleRow = z.union([
  Terms.extend({ organisationId: z.string(), referral: z.null() }),
  Terms.extend({ organisationId: z.null(), referral: Referral }),
]);

/**
 * The rules in force on the day, as they read on that day: an area that was merged stands for the one it went into, an
 * organisation that ended for the one that took its work over. A rule whose organisation has left nobody behind is left
 * out.
 */
export function rulesOn(tx: Reads, day: Day): Promise<RoutingRule[]> {
  return tx.rows(
    RuleRow,
    sql`
    with recursive line (rule_id, area_id) as (
      select r.id, named.id from report_routing_rule r cross join unnest(r.area_ids) as named (id)
      union
      select line.rule_id, l.to_id from line join area_lineage l on l.from_id = line.area_id and l.on_day <= ${day}::date),
    heirs (rule_id, organisation_id) as (
      select r.id, r.organisation_id from report_routing_rule r
      union
      select heirs.rule_id, s.to_id
        from heirs join organisation_succession s on s.from_id = heirs.organisation_id and s.on_day <= ${day}::date)
    select r.id, r.name, r.category_ids as "categoryIds", r.place_ids as "placeIds", r.weekdays,
           to_char(r.from_time, 'HH24:MI') as "fromTime", to_char(r.until_time, 'HH24:MI') as "untilTime", r.priority,
           array(select area_id::text from line where line.rule_id = r.id order by area_id) as "areaIds",
           heir.id as "organisationId", ${referralJson} as referral
      from report_routing_rule r
      left join lateral (
        select o.id from heirs h join organisation o on o.id = h.organisation_id
         where h.rule_id = r.id and daterange(o.valid_from, o.valid_to) @> ${day}::date
         order by o.id <> r.organisation_id, o.name, o.id limit 1) as heir on true
     where daterange(r.valid_from, r.valid_to) @> ${day}::date and (heir.id is not null or r.agency is not null)
     order by r.ordinal, r.id`,
  );
}

const ServingRow = z.object({ organisationId: z.string(), areaId: z.string(), kind: z.string(), name: z.string() });

/** Bodies of the state that can be given work of citizens; party bodies, councils and associations are not. */
const answerable = [
  'peoples-committee',
  'office',
  'department',
  'division',
  'service-centre',
  'management-board',
  'police',
  'other',
];

/**
 * By the days themselves: of a range the planner believes that it holds next to nothing on any day, and goes through
 * all that is in force for each area.
 */
const isInForce = (row: Query, day: Day): Query =>
  sql`${row}.valid_from <= ${day}::date and (${row}.valid_to is null or ${day}::date < ${row}.valid_to)`;

/** Who serves these areas on the day. */
export function servingOn(tx: Reads, areaIds: readonly string[], day: Day): Promise<Serving[]> {
  return tx.rows(
    ServingRow,
    sql`select s.organisation_id as "organisationId", s.area_id as "areaId", o.kind, o.name
          from organisation_area s join organisation o on o.id = s.organisation_id
         where s.area_id = any(${[...areaIds]}::uuid[]) and ${isInForce(sql`s`, day)} and ${isInForce(sql`o`, day)}
           and o.kind = any(${answerable}::text[])`,
  );
}

const Period = ServingRow.extend({ from: Day, to: Day.nullable() });

/** The same for every day of a span, read once. */
export async function servingBetween(
  tx: Reads,
  from: Day,
  until: Day,
): Promise<(day: Day, areaIds: readonly string[]) => Serving[]> {
  const rows = await tx.rows(
    Period,
    sql`select s.organisation_id as "organisationId", s.area_id as "areaId", o.kind, o.name,
               greatest(s.valid_from, o.valid_from) as "from", least(s.valid_to, o.valid_to) as "to"
          from organisation_area s join organisation o on o.id = s.organisation_id
         where daterange(s.valid_from, s.valid_to) && daterange(${from}::date, ${until}::date, '[]')
           and daterange(o.valid_from, o.valid_to) && daterange(${from}::date, ${until}::date, '[]')
           and o.kind = any(${answerable}::text[])`,
  );
  return (day, areaIds) =>
    rows.filter((row) => areaIds.includes(row.areaId) && row.from <= day && (row.to === null || day < row.to));
}
