import { z } from 'zod';
import { joinSql, type Query, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { scopeOf } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { Checklist } from '../checklists.ts';
import { Inspection, InspectionAnswer, type InspectionFilter, InspectionId, InspectionSummary } from '../contract.ts';

const checklistColumns = sql`
  c.id, c.code, c.name_vi as vi, c.name_en as en, v.id as "versionId", v.ordinal, v.valid_from as "validFrom",
  v.valid_to as "validTo", v.source, v.items`;

/** The checklists of a day. */
export function checklistsOn(tx: Reads, day: Day): Promise<Checklist[]> {
  return tx.rows(
    Checklist,
    sql`select ${checklistColumns}
          from checklist c join checklist_version v on v.checklist_id = c.id
         where v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})
         order by c.code`,
  );
}

/** Each with its newest version, whether that is in force, over or still to come. */
export function allChecklists(tx: Reads): Promise<Checklist[]> {
  return tx.rows(
    Checklist,
    sql`select distinct on (c.code) ${checklistColumns}
          from checklist c join checklist_version v on v.checklist_id = c.id
         order by c.code, v.ordinal desc`,
  );
}

export function findChecklistVersion(tx: Reads, versionId: string): Promise<Checklist | undefined> {
  return tx.row(
    Checklist,
    sql`select ${checklistColumns}
          from checklist c join checklist_version v on v.checklist_id = c.id where v.id = ${versionId}`,
  );
}

/** The rows `i` of inspection the actor may see: their organisation's, or in their area, or all. */
export function visibleInspections(actor: Actor): Query {
  const { everywhere, organisations, within } = scopeOf(actor, 'inspections.read');
  if (everywhere) return sql`true`;
  const seen = [
    ...(organisations.length === 0 ? [] : [sql`i.organisation_id = any(${organisations}::uuid[])`]),
    ...within.map(({ organisationId, areaId }) => {
      const there = isInArea(areaId);
      return organisationId === null ? there : sql`(${there} and i.organisation_id = ${organisationId})`;
    }),
  ];
  return seen.length === 0 ? sql`false` : sql`(${joinSql(seen, ' or ')})`;
}

const isInArea = (areaId: string): Query => sql`
  i.area_id in (with recursive inside (id) as (
                  select ${areaId}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
                select id from inside)`;

const summaryColumns = sql`
  i.id, i.number, json_build_object('id', c.id, 'vi', c.name_vi, 'en', c.name_en) as checklist,
  json_build_object('id', o.id, 'name', o.name) as organisation,
  json_build_object('id', n.id, 'name', n.name) as inspector,
  case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as place,
  case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as area,
  i.address, ST_AsGeoJSON(i.position)::jsonb as position, i.inspected_on as "inspectedOn", i.answered, i.faults,
  array(select f.item from inspection_answer f where f.inspection_id = i.id and f.fault order by f.item) as "faultItems",
  i.finished_at as "finishedAt", i.filed_at as "filedAt"`;

const summaryTables = sql`
  inspection i
  join checklist_version v on v.id = i.version_id
  join checklist c on c.id = v.checklist_id
  join organisation o on o.id = i.organisation_id
  join account n on n.id = i.inspector_id
  left join place p on p.id = i.place_id
  left join area a on a.id = i.area_id`;

/** The place of an inspection in the order of lists. */
export const InspectionKey = z.tuple([Day, InspectionId]);
export type InspectionKey = z.infer<typeof InspectionKey>;
export const keyOfInspection = ({ inspectedOn, id }: InspectionSummary): InspectionKey => [inspectedOn, id];

/** Newest day first; one more than asked for, to know whether there is a next page. */
export function listInspections(
  tx: Reads,
  actor: Actor,
  filter: InspectionFilter,
  limit: number,
  after: InspectionKey | undefined,
): Promise<InspectionSummary[]> {
  const { place, area, organisation, checklist, from, until, faulty } = filter;
  const conditions = [
    visibleInspections(actor),
    ...(place === undefined ? [] : [sql`i.place_id = ${place}`]),
    ...(area === undefined ? [] : [isInArea(area)]),
    ...(organisation === undefined ? [] : [sql`i.organisation_id = ${organisation}`]),
    ...(checklist === undefined ? [] : [sql`v.checklist_id = ${checklist}`]),
    ...(from === undefined ? [] : [sql`i.inspected_on >= ${from}`]),
    ...(until === undefined ? [] : [sql`i.inspected_on <= ${until}`]),
    ...(faulty === undefined ? [] : [faulty ? sql`i.faults > 0` : sql`i.faults = 0`]),
    ...(after === undefined ? [] : [sql`(i.inspected_on, i.id) < (${after[0]}::date, ${after[1]}::uuid)`]),
  ];
  return tx.rows(
    InspectionSummary,
    sql`select ${summaryColumns} from ${summaryTables}
         where ${joinSql(conditions, ' and ')}
         order by i.inspected_on desc, i.id desc limit ${limit + 1}`,
  );
}

const InspectionHead = Inspection.omit({ answers: true, version: true }).extend({
  versionId: Checklist.shape.versionId,
});

export async function getInspection(tx: Tx, actor: Actor, id: InspectionId): Promise<Inspection> {
  const found = await tx.row(
    InspectionHead,
    sql`select ${summaryColumns}, i.begun_at as "begunAt", i.note, i.version_id as "versionId",
               case when t.inspection_id is null or t.erased_at is not null then null
                    else json_build_object('name', t.name, 'role', t.role, 'said', t.said) end as party
          from ${summaryTables} left join inspection_party t on t.inspection_id = i.id
         where i.id = ${id} and ${visibleInspections(actor)}`,
  );
  if (found === undefined) throw notFound('order.not-found');
  const { versionId, ...head } = found;
  const version = await findChecklistVersion(tx, versionId);
  if (version === undefined) throw notFound('order.checklist-unknown');
  const answers = await tx.rows(
    InspectionAnswer,
    sql`select r.item, r.value, r.fault, r.note,
               case when w.id is null then null
                    else json_build_object('id', w.id, 'title', w.title, 'state', w.state) end as "workItem",
               array(select f.id from inspection_photo f
                      where f.inspection_id = r.inspection_id and f.item = r.item order by f.ordinal) as photos
          from inspection_answer r left join work_item w on w.id = r.work_item_id
         where r.inspection_id = ${id}`,
  );
  const order = new Map(version.items.map(({ code }, index) => [code, index]));
  answers.sort((one, other) => (order.get(one.item) ?? 0) - (order.get(other.item) ?? 0));
  return { ...head, version, answers };
}
