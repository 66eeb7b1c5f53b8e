import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { type Query, type Reads, sql, type Tx, violates } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound, stale } from '../../../kernel/refusal.ts';
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts';
import { type NewRoutingRule, RoutingRuleId, RoutingRuleView } from './contract.ts';
import { contradictionOf } from './contradictions.ts';

const about = (id: RoutingRuleId) => ({ kind: 'report-routing-rule', id });

export const referralJson = sql`
  case when r.agency is not null then
    jsonb_build_object('agency', r.agency, 'reason', jsonb_build_object('vi', r.reason_vi, 'en', r.reason_en)) end`;

const columns = sql`
  id, name, ordinal, category_ids as "categoryIds", area_ids as "areaIds", place_ids as "placeIds", weekdays,
  case when from_time is not null then
    jsonb_build_object('from', to_char(from_time, 'HH24:MI'), 'until', to_char(until_time, 'HH24:MI')) end as hours,
  organisation_id as "organisationId", ${referralJson} as referral, priority, valid_from as "validFrom", valid_to as "validTo", version,
  jsonb_build_object(
    'organisation', (select jsonb_build_object('name', o.name, 'endedOn', o.valid_to) from organisation o where o.id = r.organisation_id),
    'categories', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'vi', c.name_vi, 'en', c.name_en)
                                             order by c.ordinal, c.code), '[]')
                     from report_category c where c.id = any(r.category_ids)),
    'areas', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name) order by a.name, a.id), '[]')
                from area a where a.id = any(r.area_ids)),
    'places', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
                 from place p where p.id = any(r.place_ids))) as named`;

/** What a rule says, without what it is called by and what it speaks of in words. */
const saidBy = ({ id, version, named, ...rule }: RoutingRuleView): NewRoutingRule => rule;

/** All rules in their order, those that hold no more as well. */
export const listRules = (tx: Reads): Promise<RoutingRuleView[]> =>
  tx.rows(RoutingRuleView, sql`select ${columns} from report_routing_rule r order by ordinal, id`);

export async function getRule(tx: Reads, id: RoutingRuleId): Promise<RoutingRuleView> {
  const rule = await tx.row(RoutingRuleView, sql`select ${columns} from report_routing_rule r where r.id = ${id}`);
  if (rule === undefined) throw notFound('reports.rule-unknown');
  return rule;
}

export async function addRule(tx: Tx, actor: Actor, rule: NewRoutingRule, at: Instant): Promise<RoutingRuleView> {
  demand(actor, 'reports.settle');
  const id = newId(RoutingRuleId);
  await demandNoContradiction(tx, rule, null);
  await writeRule(tx, rule, sql`insert into report_routing_rule (id, ${names}) values (${id}, ${valuesOf(rule)})`);
  await recordAct(tx, actor, 'reports.routing-changed', about(id), { after: rule }, at);
  return getRule(tx, id);
}

interface Which {
  id: RoutingRuleId;
  version: number | null;
}

/** From now on it says something else. Reports that were routed stay where they are. */
export async function changeRule(
  tx: Tx,
  actor: Actor,
  which: Which,
  rule: NewRoutingRule,
  at: Instant,
): Promise<RoutingRuleView> {
  demand(actor, 'reports.settle');
  await getRule(tx, which.id);
  await demandNoContradiction(tx, rule, which.id);
  return rewrite(tx, actor, which, rule, at);
}

async function rewrite(
  tx: Tx,
  actor: Actor,
  { id, version }: Which,
  rule: NewRoutingRule,
  at: Instant,
): Promise<RoutingRuleView> {
  await tx.run(sql`select from report_routing_rule where id = ${id} for update`);
  const before = await getRule(tx, id);
  if (version !== null && before.version !== version) throw stale({ expected: version, current: before });
  await writeRule(
    tx,
    rule,
    sql`update report_routing_rule set (${names}) = (${valuesOf(rule)}), version = version + 1 where id = ${id}`,
  );
  await recordAct(tx, actor, 'reports.routing-changed', about(id), { before: saidBy(before), after: rule }, at);
  return getRule(tx, id);
}

/** Today is its last day; it stays on record. */
export async function endRule(
  tx: Tx,
  actor: Actor,
  which: { id: RoutingRuleId; version: number },
  at: Instant,
): Promise<RoutingRuleView> {
  demand(actor, 'reports.settle');
  const rule = saidBy(await getRule(tx, which.id));
  const tomorrow = addDays(dayOf(at), 1);
  const validTo = tomorrow > rule.validFrom ? tomorrow : addDays(rule.validFrom, 1);
  return rewrite(tx, actor, which, { ...rule, validTo }, at);
}

/** Rules that would decide against each other are not saved: whoever looks at the list could not tell which one holds. */
async function demandNoContradiction(tx: Tx, rule: NewRoutingRule, id: RoutingRuleId | null): Promise<void> {
  if (rule.hours !== null && rule.hours.from === rule.hours.until) throw invalid('reports.rule-no-hours');
  const others = (await listRules(tx)).filter((other) => other.id !== id);
  const found = contradictionOf(rule, others);
  if (found !== null) throw conflict(found.code, { rule: found.other.name, id: found.other.id });
}

async function writeRule(tx: Tx, { validFrom, validTo, ...rule }: NewRoutingRule, statement: Query): Promise<void> {
  if (validTo !== null && validTo <= validFrom) throw invalid('reports.rule-never-holds');
  if ((rule.organisationId === null) === (rule.referral === null)) throw invalid('reports.rule-one-outcome');
  const missing = await tx.text(sql`
    select ((${rule.organisationId}::uuid is not null
             and not exists (select from organisation where id = ${rule.organisationId}::uuid))
            or ${rule.categoryIds.length} > (select count(*) from report_category where id = any(${rule.categoryIds}::uuid[]))
            or ${rule.areaIds.length} > (select count(*) from area where id = any(${rule.areaIds}::uuid[]))
            or ${rule.placeIds.length} > (select count(*) from place where id = any(${rule.placeIds}::uuid[])))::text`);
  if (missing === 'true') throw invalid('reports.rule-names-nothing');
  try {
    await tx.attempt((inner) => inner.run(statement));
  } catch (error) {
    if (violates(error, 'report_routing_rule_organisation_id_fkey')) throw invalid('reports.rule-names-nothing');
    throw error;
  }
}

const names: Query = sql`
  name, ordinal, category_ids, area_ids, place_ids, weekdays, from_time, until_time, organisation_id, agency, reason_vi,
  reason_en, priority, valid_from, valid_to`;
const valuesOf = (rule: NewRoutingRule): Query => sql`
  ${rule.name}, ${rule.ordinal}, ${rule.categoryIds}::uuid[], ${rule.areaIds}::uuid[], ${rule.placeIds}::uuid[],
  ${rule.weekdays}::integer[], ${rule.hours?.from ?? null}::time, ${rule.hours?.until ?? null}::time,
  ${rule.organisationId}::uuid, ${rule.referral?.agency ?? null}, ${rule.referral?.reason.vi ?? null},
  ${rule.referral?.reason.en ?? null}, ${rule.priority}, ${rule.validFrom}::date, ${rule.validTo}::date`;
