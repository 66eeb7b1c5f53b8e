import { Readable } from 'node:stream';
import type { AreaId, AreaKind, AreaLevel } from '../../src/kernel/areas/contract.ts';
import { createArea } from '../../src/kernel/areas/create-area.ts';
import { areasAround } from '../../src/kernel/areas/queries.ts';
import { setOutline } from '../../src/kernel/areas/set-outline.ts';
import { sql } from '../../src/kernel/db/db.ts';
import { storeFile } from '../../src/kernel/files/queries.ts';
import type { Outline } from '../../src/kernel/geo/contract.ts';
import { type Actor, type Grant, systemActor } from '../../src/kernel/identity/actor.ts';
import type { OrganisationId } from '../../src/kernel/organisations/contract.ts';
import { day } from '../../src/kernel/time.ts';
import { confirmDone } from '../../src/kernel/work/acts.ts';
import { addEvidence } from '../../src/kernel/work/add-evidence.ts';
import type { WorkItemId } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import type { TestCity } from '../city.ts';

/** Two wards of one city. */
export interface Areas {
  city: AreaId;
  ward: AreaId;
  otherWard: AreaId;
}

export async function settleAreas({ tx, now }: TestCity): Promise<Areas> {
  const make = async (level: AreaLevel, kind: AreaKind, name: string, parentId: AreaId | null, west: number) => {
    const input = { level, kind, name, parentId, code: null, validFrom: day('2020-01-01') };
    const { id } = await createArea(tx, systemActor, input, now);
    const corners: [number, number][] = [
      [west, 22.4],
      [west + 0.1, 22.4],
      [west + 0.1, 22.5],
      [west, 22.5],
      [west, 22.4],
    ];
    const outline: Outline = { type: 'Polygon', coordinates: [corners] };
    const origin = { source: 'thử nghiệm', licence: null, sketch: false, accuracyM: 10 };
    await setOutline(tx, systemActor, id, { outline, origin }, now);
    return id;
  };
  const city = await make('province', 'province', 'Thử Nghiệm', null, 103.9);
  const ward = await make('commune', 'ward', 'Kiểu Mẫu', city, 103.9);
  return { city, ward, otherWard: await make('commune', 'ward', 'Bên Kia', city, 104) };
}

/** Somebody whose appointments are not those of the usual people. */
export async function appoint({ tx, now }: TestCity, last: number, ...grants: Grant[]): Promise<Actor> {
  const id = `0190a000-0000-7000-8000-000000000${last}`;
  await tx.run(sql`
    insert into account (id, name, email, created_at, updated_at)
    values (${id}, ${`extra ${last}`}, ${`extra-${last}@test.example`}, ${now}, ${now})`);
  for (const { role, organisationId, areaId } of grants) {
    await tx.run(sql`
      insert into appointment (id, account_id, organisation_id, area_id, role, valid_from)
      values (gen_random_uuid(), ${id}, ${organisationId}, ${areaId}, ${role}, '2020-01-01')`);
  }
  const organisationId = grants.find((grant) => grant.organisationId !== null)?.organisationId ?? null;
  return { kind: 'person', id, organisationId, grants };
}

/** What a test says about a work item: who may see it is worked out from this, never from the program's own answer. */
export interface Described {
  ownerId: OrganisationId;
  assignedById?: OrganisationId;
  partnerIds?: OrganisationId[];
  areaId?: AreaId;
  placeIds?: string[];
  published?: boolean;
  /** Accounts of the people named, where it is restricted. */
  readerIds?: string[];
  done?: boolean;
}
export type Told = Described & { id: WorkItemId; title: string; evidenceId: string; areaIds: readonly string[] };

/** A work item with a file as its evidence, by the real acts. The giver is a leader, and one of its readers if restricted. */
export async function aWorkItem(city: TestCity, giver: Actor, title: string, described: Described): Promise<Told> {
  const { tx, services, now } = city;
  const { assignedById = null, readerIds = null, done = false, ...given } = described;
  const by: Actor = { ...giver, organisationId: assignedById };
  const id = await openWorkItem(tx, by, { title, ...given, readerIds, deadline: { rule: '2026-06-30' } }, now);
  const file = { name: 'minh-chung.txt', types: ['text/plain'], limitBytes: 1000 };
  const received = await services.files.receive(Readable.from([Buffer.from(`minh chứng của ${id}`)]), file);
  const { id: fileId } = await storeFile(tx, services.files, by, received, now);
  const evidenceId = await addEvidence(tx, by, id, { kind: 'file', title: 'Minh chứng', fileId }, now);
  if (done) await confirmDone(tx, by, { id, version: null, body: {} }, now);
  return { ...described, id, title, evidenceId, areaIds: await areasAround(tx, described.areaId ?? null) };
}
