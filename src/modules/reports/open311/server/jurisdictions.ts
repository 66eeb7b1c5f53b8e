import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { invalid, notFound } from '../../../../kernel/refusal.ts';
import type { Day, Instant } from '../../../../kernel/time.ts';
import { Jurisdiction, type JurisdictionTerms } from '../contract.ts';

const columns = sql`id, name, area_id as "areaId", closed_from as "closedFrom"`;

export const listJurisdictions = (tx: Reads): Promise<Jurisdiction[]> =>
  tx.rows(Jurisdiction, sql`select ${columns} from open311_jurisdiction order by id`);

/**
 * Whose matter a request is: null for the whole city where no jurisdiction is set up. The only one need not be named, an
 * unknown one is not there, and of several one has to be said.
 */
export async function jurisdictionOf(tx: Reads, given: string | undefined): Promise<Jurisdiction | null> {
  const known = await listJurisdictions(tx);
  const asked = given?.trim().toLowerCase() ?? '';
  if (known.length === 0) return null;
  if (asked === '') {
    const [only] = known;
    if (known.length === 1 && only !== undefined) return only;
    throw invalid('open311.jurisdiction-missing', { known: known.map(({ id }) => id).join(', ') });
  }
  const found = known.find(({ id }) => id === asked);
  if (found === undefined) throw notFound('open311.jurisdiction-unknown', { jurisdiction: asked.slice(0, 100) });
  return found;
}

/** The same, to file with: a closed one is refused. */
export async function openJurisdictionOf(tx: Reads, given: string | undefined, day: Day): Promise<Jurisdiction | null> {
  const jurisdiction = await jurisdictionOf(tx, given);
  if (jurisdiction !== null && jurisdiction.closedFrom !== null && jurisdiction.closedFrom <= day) {
    throw invalid('open311.jurisdiction-closed', { name: jurisdiction.name, day: jurisdiction.closedFrom });
  }
  return jurisdiction;
}

const SetJurisdictionRow = Jurisdiction.pick({ name: true });

/** Đặt địa phương: a new one, or what is said of a known one from now on. */
export async function setJurisdiction(
  tx: Tx,
  actor: Actor,
  id: string,
  { name, areaId, closedFrom }: JurisdictionTerms,
  at: Instant,
): Promise<Jurisdiction> {
  demand(actor, 'open311.manage');
  const area = await tx.rows(SetJurisdictionRow, sql`select name from area where id = ${areaId}`);
  if (area.length === 0) throw invalid('open311.area-unknown');
  const before = (await listJurisdictions(tx)).find((known) => known.id === id);
  await tx.run(sql`
    insert into open311_jurisdiction (id, name, area_id, closed_from, changed_at)
    values (${id}, ${name}, ${areaId}, ${closedFrom}, ${at})
    on conflict (id) do update
       set name = excluded.name, area_id = excluded.area_id, closed_from = excluded.closed_from, changed_at = excluded.changed_at`);
  const after = { id, name, areaId, closedFrom };
  await recordAct(tx, actor, 'open311.jurisdiction-set', { kind: 'open311-jurisdiction', id }, { before, after }, at);
  return after;
}

export async function removeJurisdiction(tx: Tx, actor: Actor, id: string, at: Instant): Promise<void> {
  demand(actor, 'open311.manage');
  const before = (await listJurisdictions(tx)).find((known) => known.id === id);
  if (before === undefined) throw notFound('open311.jurisdiction-unknown', { jurisdiction: id });
  await tx.run(sql`delete from open311_jurisdiction where id = ${id}`);
  await recordAct(tx, actor, 'open311.jurisdiction-removed', { kind: 'open311-jurisdiction', id }, { before }, at);
}
