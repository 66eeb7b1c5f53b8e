import { sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { ReportId } from '../contract.ts';

/** Tells the screens of all who see the report, or saw it until now: the same people as its work. */
export function tellReportChanged(
  tx: Tx,
  id: ReportId,
  before?: { published: boolean; ownerId: string },
): Promise<void> {
  const { published = false, ownerId = null } = before ?? {};
  const itsWork = sql`report r join work_item w on w.id = r.work_item_id where r.id = ${id}`;
  return emit(tx, {
    kind: 'report.changed',
    about: { kind: 'report', id },
    published: sql`(select r.published or ${published}::boolean from ${itsWork})`,
    permission: 'work.see-inside',
    organisationIds: sql`array(
      select side from (select w.id, w.owner_id, w.assigned_by_id from ${itsWork}) as w,
             unnest(array[w.owner_id, w.assigned_by_id, ${ownerId}::uuid]) as side where side is not null
      union select p.organisation_id from work_partner p join report r on r.work_item_id = p.work_item_id where r.id = ${id}
      union select organisation_id from report_candidate where report_id = ${id})`,
    areaIds: sql`array(
      with recursive around (id) as (
        select r.area_id from report r where r.id = ${id} and r.area_id is not null
        union all select area.parent_id from area join around using (id) where area.parent_id is not null)
      select id from around)`,
    onlyFor: sql`(
      select array(select x.account_id from work_item_reader x where x.work_item_id = w.id) from ${itsWork} and w.restricted)`,
    data: sql`(
      select jsonb_strip_nulls(jsonb_build_object('version', r.version, 'referredByRuleId', r.referred_by_rule_id))
        from report r where r.id = ${id})`,
  });
}
