import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import type { Area } from '../areas/contract.ts';
import { createArea } from '../areas/create-area.ts';
import { sql, type Tx } from '../db/db.ts';
import { publicActor, systemActor } from '../identity/actor.ts';
import { day, type Instant } from '../time.ts';
import { addAlias } from './add-alias.ts';
import { appointHead } from './appoint-head.ts';
import type { NewOrganisation, Organisation, OrganisationId } from './contract.ts';
import { createOrganisation } from './create-organisation.ts';
import { endOrganisation } from './end-organisation.ts';
import { findOrganisation } from './find-organisation.ts';
import {
  getOrganisation,
  isOrganisationInForce,
  listOrganisations,
  listSuccessions,
  loadOrganisationNames,
  organisationSuccessors,
} from './queries.ts';
import { serveArea } from './serve-area.ts';

const founded = day('2020-03-01');
const before = day('2025-06-30');
const merger = day('2025-07-01');
const today = day('2026-03-09');

interface Offices {
  tx: Tx;
  now: Instant;
  ward: Area;
  city: Organisation;
  committee: Organisation;
  create: (input: Partial<NewOrganisation>) => Promise<Organisation>;
}

/** The people's committee of the former city, and that of the ward that takes over on the day of the merger. */
const withOffices = (work: (offices: Offices) => Promise<void>) =>
  inTestCity(async ({ tx, now }) => {
    const ward = await createArea(
      tx,
      systemActor,
      { code: '02671', level: 'commune', kind: 'ward', name: 'Cam Đường', parentId: null, validFrom: merger },
      now,
    );
    const create = (input: Partial<NewOrganisation>) =>
      createOrganisation(
        tx,
        systemActor,
        { name: 'UBND', kind: 'peoples-committee', validFrom: merger, ...input },
        now,
      );
    const city = await create({
      name: 'Ủy ban nhân dân thành phố Lào Cai',
      aliases: ['UBND thành phố', 'Thành phố'],
      head: { title: 'Chủ tịch UBND thành phố', personName: null },
      validFrom: founded,
    });
    const committee = await create({
      name: 'Ủy ban nhân dân phường Cam Đường',
      head: { title: 'Chủ tịch UBND phường', personName: null },
      areaIds: [ward.id],
    });
    await work({ tx, now, ward, city, committee, create });
  });

test('an organisation is created with its names, head and areas', () =>
  withOffices(async ({ committee, ward, city }) => {
    expect(committee).toMatchObject({
      head: { title: 'Chủ tịch UBND phường', personName: null },
      areaIds: [ward.id],
      validFrom: '2025-07-01',
      validTo: null,
    });
    expect(city.aliases).toEqual(['Thành phố', 'UBND thành phố']);
  }));

test('what does not fit is refused', () =>
  withOffices(async ({ tx, now, city, committee, create }) => {
    await expect(create({ name: committee.name })).rejects.toMatchObject({ code: 'organisations.name-in-use' });
    await expect(create({ parentId: committee.id, validFrom: before })).rejects.toMatchObject({
      code: 'organisations.parent-not-in-force',
    });
    const nobody = '0190d3a5-0000-7000-8000-000000000000';
    await expect(create({ areaIds: [nobody as Area['id']] })).rejects.toMatchObject({ code: 'areas.unknown' });
    await expect(getOrganisation(tx, nobody as OrganisationId, today)).rejects.toMatchObject({
      code: 'organisations.unknown',
    });
    await create({ name: 'A', identifier: '000.00.01.H38' });
    await expect(create({ name: 'B', identifier: '000.00.01.H38' })).rejects.toMatchObject({
      code: 'organisations.identifier-in-use',
    });
    await expect(
      createOrganisation(tx, publicActor, { name: 'C', kind: 'other', validFrom: merger }, now),
    ).rejects.toMatchObject({ code: 'policy.sign-in-needed' });
    await expect(addAlias(tx, systemActor, city.id, '  ', now)).rejects.toMatchObject({
      code: 'organisations.alias-empty',
    });
  }));

test('after its end the work of an organisation is found with its successors, on any day', () =>
  withOffices(async ({ tx, now, city, committee }) => {
    const ending = { onDay: merger, successors: [{ id: committee.id, kind: 'transferred' as const }] };
    await endOrganisation(tx, systemActor, city.id, ending, now);
    expect(await isOrganisationInForce(tx, city.id, before)).toBe(true);
    expect(await isOrganisationInForce(tx, city.id, merger)).toBe(false);
    expect(await organisationSuccessors(tx, city.id, before)).toMatchObject([{ id: city.id }]);
    expect(await organisationSuccessors(tx, city.id, today)).toMatchObject([{ id: committee.id }]);
    expect(await listSuccessions(tx, committee.id)).toMatchObject([
      { fromId: city.id, toId: committee.id, kind: 'transferred', onDay: '2025-07-01' },
    ]);
    expect((await getOrganisation(tx, city.id, today)).head).toEqual({
      title: 'Chủ tịch UBND thành phố',
      personName: null,
    });
    await expect(endOrganisation(tx, systemActor, city.id, ending, now)).rejects.toMatchObject({
      code: 'organisations.already-ended',
    });
  }));

test('an organisation with parts, or without an existing successor, does not end', () =>
  withOffices(async ({ tx, now, city, committee, create }) => {
    const end = (id: OrganisationId, onDay: string, successor?: OrganisationId) =>
      tx.attempt((inner) =>
        endOrganisation(
          inner,
          systemActor,
          id,
          { onDay: day(onDay), successors: successor === undefined ? [] : [{ id: successor, kind: 'merged' }] },
          now,
        ),
      );
    await expect(end(city.id, '2024-01-01', committee.id)).rejects.toMatchObject({
      code: 'organisations.successor-off-its-day',
    });
    await expect(end(city.id, '2020-03-01')).rejects.toMatchObject({ code: 'organisations.ends-before-it-begins' });
    const office = await create({ name: 'Văn phòng', kind: 'office', parentId: committee.id });
    await expect(end(committee.id, '2026-01-01')).rejects.toMatchObject({
      code: 'organisations.has-parts',
      details: { part: 'Văn phòng' },
    });
    await end(office.id, '2026-01-01');
    await end(committee.id, '2026-01-01');
    expect(await listOrganisations(tx, today, { kind: 'peoples-committee' })).toMatchObject([{ id: city.id }]);
  }));

test('one head at a time: a new one ends the term of the one before', () =>
  withOffices(async ({ tx, now, committee }) => {
    const from = day('2026-01-15');
    await appointHead(tx, systemActor, committee.id, { title: 'Quyền Chủ tịch', personName: null, from }, now);
    expect((await getOrganisation(tx, committee.id, day('2026-01-14'))).head?.title).toBe('Chủ tịch UBND phường');
    expect((await getOrganisation(tx, committee.id, from)).head?.title).toBe('Quyền Chủ tịch');
    const earlier = { title: 'Khác', personName: null, from: day('2025-12-01') };
    await expect(appointHead(tx, systemActor, committee.id, earlier, now)).rejects.toMatchObject({
      code: 'organisations.head-in-office',
    });
    const overlap = tx.attempt((inner) =>
      inner.run(sql`update organisation_head set valid_to = null where organisation_id = ${committee.id}`),
    );
    await expect(overlap).rejects.toMatchObject({ constraint: 'organisation_one_head_a_day' });
  }));

test('an area is served from a day on, and only once', () =>
  withOffices(async ({ tx, now, ward, city, committee }) => {
    await serveArea(tx, systemActor, city.id, { areaId: ward.id, from: merger }, now);
    expect((await getOrganisation(tx, city.id, before)).areaIds).toEqual([]);
    expect(await listOrganisations(tx, today, { areaId: ward.id })).toHaveLength(2);
    const again = serveArea(tx, systemActor, committee.id, { areaId: ward.id, from: today }, now);
    await expect(again).rejects.toMatchObject({ code: 'organisations.area-served' });
  }));

test('words of a document are matched with the names of its day', () =>
  withOffices(async ({ tx, now, city, committee }) => {
    await endOrganisation(tx, systemActor, city.id, { onDay: merger, successors: [] }, now);
    await addAlias(tx, systemActor, committee.id, 'UB phường CĐ', now);
    const then = await loadOrganisationNames(tx, before);
    expect(findOrganisation('UBND thành phố', then)[0]).toMatchObject({ organisationId: city.id, confidence: 0.97 });
    const names = await loadOrganisationNames(tx, today);
    expect(names.find(({ organisationId }) => organisationId === committee.id)).toMatchObject({
      area: { kindWord: 'phường', name: 'Cam Đường' },
    });
    expect(findOrganisation('UBND phường Cam Đường', names)[0]).toMatchObject({ organisationId: committee.id });
    expect(findOrganisation('UB phường CĐ', names)[0]).toMatchObject({ how: 'alias' });
    expect(findOrganisation('UBND thành phố', names)).toEqual([]);
  }));

test('lists filter by words of a name or an alias and page in Vietnamese order', () =>
  withOffices(async ({ tx, create }) => {
    for (const name of ['Đài Truyền thanh', 'Ban Quản lý chợ', 'Công an phường']) await create({ name, kind: 'other' });
    const first = await listOrganisations(tx, today, { kind: 'other', limit: 2 });
    expect(first.map(({ name }) => name)).toEqual(['Ban Quản lý chợ', 'Công an phường']);
    const next = await listOrganisations(tx, today, { kind: 'other', limit: 2, after: first[1] });
    expect(next.map(({ name }) => name)).toEqual(['Đài Truyền thanh']);
    expect(await listOrganisations(tx, today, { name: 'dai truyen' })).toHaveLength(1);
    expect(await listOrganisations(tx, before, { name: 'ubnd thanh pho' })).toHaveLength(1);
    expect(await listOrganisations(tx, today, { name: '%' })).toEqual([]);
  }));
