import { sql, type Tx } from '../db/db.ts';
import { emit } from '../events/emit.ts';
import type { WorkItemId } from './contract.ts';

/** Who saw the work before the change, and has to hear that they no longer do. */
interface Before {
  published: boolean;
  ownerId: string;
}

/** Tells the screens of all who see the work: the same people as in `visibility.ts`. */
export function tellWorkChanged(tx: Tx, id: WorkItemId, before?: Before): Promise<void> {
  const { published = false, ownerId = null } = before ?? {};
  return emit(tx, {
    kind: 'work.changed',
    about: { kind: 'work-item', id },
    published: sql`(select published or ${published}::boolean from work_item where id = ${id})`,
    permission: 'work.see-inside',
    organisationIds: sql`array(
      select side from work_item, unnest(array[owner_id, assigned_by_id, ${ownerId}::uuid]) as side
       where id = ${id} and side is not null
      union select organisation_id from work_partner where work_item_id = ${id})`,
    areaIds: sql`array(
      with recursive around (id) as (
        select area_id from work_item where id = ${id} and area_id is not null
        union all select area.parent_id from area join around using (id) where area.parent_id is not null)
      select id from around)`,
    onlyFor: sql`(
      select array(select account_id from work_item_reader where work_item_id = ${id}) from work_item
       where id = ${id} and restricted)`,
    data: sql`(
      select jsonb_build_object('version', version,
                                'partOf', to_jsonb(array_remove(array[source_id, parent_id], null)))
        from work_item where id = ${id})`,
  });
}
