import { z } from 'zod';
import { AreaId } from '../../../../kernel/areas/contract.ts';
import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { newId } from '../../../../kernel/brand.ts';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import { emit } from '../../../../kernel/events/emit.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { conflict, invalid, stale } from '../../../../kernel/refusal.ts';
import { Day, dayOf, type Instant } from '../../../../kernel/time.ts';
import { type Division, DivisionId, GroupId, type NewDivision } from '../../balance/contract.ts';
import { getDivision } from './divisions.ts';

const about = (id: DivisionId) => ({ kind: 'area-division', id });

interface Which {
  id: DivisionId;
  /** The revision the change was thought out on. */
  version: number;
}

/** Lập cách chia địa bàn: named groups of areas, from a day on. */
export async function makeDivision(tx: Tx, actor: Actor, input: NewDivision, at: Instant): Promise<Division> {
  demand(actor, 'indicators.define');
  const id = newId(DivisionId);
  await tx.run(sql`
    insert into area_division (id, name_vi, name_en, source, changed_at)
    values (${id}, ${input.name.vi}, ${input.name.en}, ${input.source}, ${at})`);
  await drawGroups(tx, id, input);
  await recordAct(tx, actor, 'divisions.made', about(id), { after: input }, at);
  return told(tx, id, input.from);
}

const SinceRow = z.object({ since: Day.nullable() });

/** Chia lại: from the day on the groups are these; until then they stay what they were. */
export async function changeDivision(
  tx: Tx,
  actor: Actor,
  which: Which,
  input: NewDivision,
  at: Instant,
): Promise<Division> {
  const before = await held(tx, actor, which, at);
  await tx.run(sql`
    update area_division set name_vi = ${input.name.vi}, name_en = ${input.name.en}, source = ${input.source},
           changed_at = ${at}, version = version + 1
     where id = ${which.id}`);
  const last = await tx.row(
    SinceRow,
    sql`select max(valid_from) as since from area_division_member where division_id = ${which.id}`,
  );
  if (last?.since != null && last.since > input.from) throw conflict('divisions.before-last', { since: last.since });
  // What began that very day never was; what began before ends.
  await tx.run(sql`
    delete from area_division_member where division_id = ${which.id} and valid_from = ${input.from}`);
  await tx.run(sql`
    update area_division_member set valid_to = ${input.from}
     where division_id = ${which.id} and (valid_to is null or valid_to > ${input.from}::date)`);
  await drawGroups(tx, which.id, input);
  await recordAct(tx, actor, 'divisions.changed', about(which.id), { before, after: input }, at);
  return told(tx, which.id, input.from);
}

/** Bỏ cách chia. */
export async function removeDivision(tx: Tx, actor: Actor, which: Which, at: Instant): Promise<void> {
  const before = await held(tx, actor, which, at);
  await tx.run(sql`
    update area_division set removed_at = ${at}, changed_at = ${at}, version = version + 1 where id = ${which.id}`);
  await recordAct(tx, actor, 'divisions.removed', about(which.id), { before }, at);
  await tell(tx, which.id);
}

/** Holds a division for change; refuses to write over what somebody else changed in the meantime. */
async function held(tx: Tx, actor: Actor, { id, version }: Which, at: Instant): Promise<Division> {
  demand(actor, 'indicators.define');
  await tx.run(sql`select from area_division where id = ${id} for update`);
  const division = await getDivision(tx, id, dayOf(at));
  if (division.version !== version) throw stale({ expected: version, current: division });
  return division;
}

const IdRow = z.object({ id: AreaId });

const DrawGroupsRow = z.object({ id: GroupId });

async function drawGroups(tx: Tx, id: DivisionId, { from, groups }: NewDivision): Promise<void> {
  const areaIds = groups.flatMap((group) => group.areaIds);
  if (new Set(areaIds).size < areaIds.length) throw invalid('divisions.area-twice');
  const inForce = await tx.rows(
    IdRow,
    sql`select id from area where id = any(${areaIds}::uuid[]) and daterange(valid_from, valid_to) @> ${from}::date`,
  );
  if (inForce.length < areaIds.length) throw invalid('divisions.area-not-in-force');
  const known = await tx.rows(DrawGroupsRow, sql`select id from area_division_group where division_id = ${id}`);
  for (const [place, group] of groups.entries()) {
    if (group.id !== null && !known.some((one) => one.id === group.id)) throw invalid('divisions.group-unknown');
    const groupId = group.id ?? newId(GroupId);
    await tx.run(sql`
      insert into area_division_group (id, division_id, place, name_vi, name_en)
      values (${groupId}, ${id}, ${place}, ${group.name.vi}, ${group.name.en})
      on conflict (id) do update set place = excluded.place, name_vi = excluded.name_vi, name_en = excluded.name_en`);
    await tx.run(sql`
      insert into area_division_member (division_id, group_id, area_id, valid_from)
      select ${id}, ${groupId}, area.id, ${from} from unnest(${group.areaIds}::uuid[]) as area (id)`);
  }
}

async function told(tx: Tx, id: DivisionId, day: Day): Promise<Division> {
  await tell(tx, id);
  return getDivision(tx, id, day);
}

const tell = (tx: Tx, id: DivisionId): Promise<void> =>
  emit(tx, { kind: 'area-division.changed', about: about(id), published: true });
