import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { AreaId, NewArea } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { areaAt, getArea, listAreas, successors } from '../../../kernel/areas/queries.ts';
import { setOutline } from '../../../kernel/areas/set-outline.ts';
import { sql } from '../../../kernel/db/db.ts';
import { publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import { createOrganisation } from '../../../kernel/organisations/create-organisation.ts';
import { getOrganisation, listOrganisations } from '../../../kernel/organisations/queries.ts';
import { day, instant } from '../../../kernel/time.ts';
import { recallWork } from '../../../kernel/work/acts.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { figuresById } from '../../../kernel/work/read-figures.ts';
import { viewerOf } from '../../../kernel/work/visibility.ts';
import { addDefaultCategories, countReports, fileReport } from '../../reports/index.ts';
import { aReport } from '../../reports/server/testing.ts';
import { NewScenario, type Scenario } from '../contract.ts';
import { carryOut } from './carry-out.ts';
import { followDay } from './follow-day.ts';
import { draftScenario } from './save-scenario.ts';
import { box, settleWards, survey, type Wards } from './testing.ts';
import { undoDecision } from './undo.ts';

const onDay = day('2026-07-01');
const before = day('2026-06-30');
const anyRow = z.object({ row: z.string().nullable() });
const legalBasis = 'Nghị quyết thử';
const thatMorning = instant('2026-07-01T01:00:00Z');

const withWards = (work: (city: TestCity, wards: Wards) => Promise<void>) =>
  inTestCity(async (city) => work(city, await settleWards(city)));

/** West joins the western quarter of east; the rest of east is a ward of its own. */
const theScenario = ({ west, east }: Wards) =>
  NewScenario.parse({
    name: 'Phương án 1',
    day: '2026-06-01',
    plan: {
      cuts: [
        {
          unitId: east.id,
          line: [
            [104.025, 22.3],
            [104.025, 22.6],
          ],
        },
      ],
      proposals: [
        { name: 'Mới', kind: 'ward', members: [{ unitId: west.id }, { unitId: east.id, side: 'left' }] },
        { name: 'Còn Lại', kind: 'commune', members: [{ unitId: east.id, side: 'right' }] },
      ],
    },
  });

async function decide(city: TestCity, wards: Wards): Promise<{ scenario: Scenario; made: AreaId; rest: AreaId }> {
  const { tx, people, now } = city;
  const draft = await draftScenario(tx, people.office, theScenario(wards), now);
  const scenario = await carryOut(tx, people.leader, draft, { onDay, legalBasis }, now);
  const [made, rest] = scenario.carriedOut?.units.map(({ areaId }) => areaId) ?? [];
  if (made === undefined || rest === undefined) throw new Error('not carried out');
  return { scenario, made, rest };
}

const openWork = async ({ tx, people }: TestCity, ids: AreaId[]) => {
  const figures = await figuresById(tx, { scope: 'area', ids, viewer: viewerOf(people.leader), today: onDay });
  return ids.map((id) => figures.get(id)?.total);
};

test('the units end on the day and their successors begin, with lineage, figures, outlines, parts and who serves them', () =>
  withWards(async (city, wards) => {
    const { tx, now } = city;
    const { province, west, east } = wards;
    const group = (input: Partial<NewArea>) =>
      createArea(
        tx,
        systemActor,
        {
          code: null,
          level: 'neighbourhood',
          kind: 'residential-group',
          name: 'Tổ 1',
          parentId: west.id,
          validFrom: day('2020-01-01'),
          ...input,
        },
        now,
      );
    const ofWest = await group({});
    const ofEast = await group({ parentId: east.id, code: 'D1' });
    await setOutline(tx, systemActor, ofEast.id, { outline: box(104.005, 22.41, 0.01, 0.01), origin: survey }, now);
    const placeless = await group({ parentId: east.id, name: 'Tổ 2' });
    const committee = await createOrganisation(
      tx,
      systemActor,
      {
        name: 'UBND phường Đông',
        kind: 'peoples-committee',
        parentId: null,
        validFrom: day('2020-01-01'),
        areaIds: [east.id],
      },
      now,
    );

    const { scenario, made, rest } = await decide(city, wards);
    expect(scenario).toMatchObject({ state: 'decided', day: onDay, carriedOut: { onDay, legalBasis } });
    const names = async (on: typeof onDay) =>
      (await listAreas(tx, on, { level: 'commune', parentId: province.id })).map(({ fullName }) => fullName);
    expect(await names(before)).toEqual(['Phường Bắc', 'Phường Đông', 'Phường Tây', 'Phường Xa']);
    expect(await names(onDay)).toEqual(['Phường Bắc', 'Xã Còn Lại', 'Phường Mới', 'Phường Xa']);

    expect(await getArea(tx, made)).toMatchObject({
      parentId: province.id,
      legalBasis,
      population: { people: 14_500 },
    });
    const heirs = await successors(tx, east.id, onDay);
    expect(heirs.map(({ area, share }) => [area.id, Math.round(share * 1000) / 1000])).toEqual([
      [rest, 0.75],
      [made, 0.25],
    ]);
    expect(await successors(tx, west.id, onDay)).toMatchObject([{ area: { id: made }, share: 1 }]);
    expect((await areaAt(tx, { lon: 104.01, lat: 22.47 }, onDay))?.id).toBe(made);
    expect((await areaAt(tx, { lon: 104.03, lat: 22.47 }, onDay))?.id).toBe(rest);
    expect((await areaAt(tx, { lon: 104.03, lat: 22.47 }, before))?.id).toBe(east.id);

    const parts = async (id: AreaId) =>
      (await listAreas(tx, onDay, { parentId: id })).map(({ name, code }) => [name, code]);
    expect(await parts(made)).toEqual([
      ['Tổ 1 (Đông)', 'D1'],
      ['Tổ 1 (Tây)', null],
    ]);
    expect(await parts(rest)).toEqual([['Tổ 2', null]]);
    for (const part of [ofWest, ofEast, placeless]) {
      expect(await successors(tx, part.id, onDay)).toMatchObject([{ share: 1, area: { validFrom: onDay } }]);
    }
    expect((await areaAt(tx, { lon: 104.01, lat: 22.415 }, onDay))?.name).toBe('Tổ 1 (Đông)');
    expect((await getOrganisation(tx, committee.id, before)).areaIds).toEqual([east.id]);
    expect((await getOrganisation(tx, committee.id, onDay)).areaIds.toSorted()).toEqual([made, rest].toSorted());
  }));

test('from the day on open work and reports are found in the new units, in the figures too, and new reports are routed there', () =>
  withWards(async (city, wards) => {
    const { tx, now, people, office, services } = city;
    const { west, east } = wards;
    await addDefaultCategories(tx, systemActor, now);
    const work = (title: string, areaId: AreaId, position: [number, number] | null = null) =>
      openWorkItem(
        tx,
        people.leader,
        {
          title,
          ownerId: office,
          areaId,
          deadline: null,
          position: position === null ? null : { type: 'Point', coordinates: position },
        },
        now,
      );
    await work('của Tây', west.id);
    await work('ở phần nhỏ', east.id, [104.01, 22.45]);
    await work('không có vị trí', east.id);
    const closed = await work('đã xong', east.id);
    await recallWork(tx, systemActor, { id: closed, version: null, body: { reason: 'Thôi' } }, now);
    const committee = await createOrganisation(
      tx,
      systemActor,
      {
        name: 'UBND phường Tây',
        kind: 'peoples-committee',
        parentId: null,
        validFrom: day('2020-01-01'),
        areaIds: [west.id],
      },
      now,
    );
    const report = aReport({ position: { type: 'Point', coordinates: [103.95, 22.45] } });
    const filing = { report, channel: 'web' as const };
    const { id: reportId } = await fileReport(tx, services, publicActor, filing, now);
    const { made, rest } = await decide(city, wards);
    await followDay({ ...services, clock: () => now }, new AbortController().signal);
    expect(await openWork(city, [made, rest])).toEqual([0, 0]); // the day has not come

    await followDay({ ...services, clock: () => thatMorning }, new AbortController().signal);
    const areaOf = async (title: string) => tx.text(sql`select area_id::text from work_item where title = ${title}`);
    expect(await areaOf('của Tây')).toBe(made);
    expect(await areaOf('ở phần nhỏ')).toBe(made);
    expect(await areaOf('không có vị trí')).toBe(rest);
    expect(await areaOf('đã xong')).toBe(east.id);
    expect(await tx.text(sql`select area_id::text from report where id = ${reportId}`)).toBe(made);
    expect(await openWork(city, [west.id, east.id, made, rest])).toEqual([0, 0, 3, 1]); // a report is work too
    const asked = { filter: { area: made, open: true }, viewer: viewerOf(people.leader), now: thatMorning };
    expect(await countReports(tx, asked)).toEqual({ count: 1, exact: true });
    const next = await fileReport(tx, services, publicActor, filing, thatMorning);
    const filed = sql`select area_id::text || ' ' || owner_id from report where id = ${next.id}`;
    expect(await tx.text(filed)).toBe(`${made} ${committee.id}`);
    const acts = await tx.text(sql`
      select string_agg(reason, '; ') from act where act = 'work.placed' and reason like '%Phường Mới'`);
    expect(acts).toContain('Sắp xếp địa giới');
  }));

test('before the day it can be undone, and nothing is left of it; from the day on it is refused', () =>
  withWards(async (city, wards) => {
    const { tx, people, now } = city;
    const { west, east } = wards;
    const committee = await createOrganisation(
      tx,
      systemActor,
      {
        name: 'UBND',
        kind: 'peoples-committee',
        parentId: null,
        validFrom: day('2020-01-01'),
        areaIds: [west.id, east.id],
      },
      now,
    );
    const snapshot = async () =>
      JSON.stringify([
        await tx.rows(anyRow, sql`select row_to_json(a)::text as row from area a order by id`),
        await tx.rows(anyRow, sql`select row_to_json(l)::text as row from area_lineage l order by from_id, to_id`),
        await tx.rows(
          anyRow,
          sql`select row_to_json(s)::text as row from organisation_area s order by organisation_id, area_id, valid_from`,
        ),
        await tx.rows(anyRow, sql`select area_id::text || superseded_at as row from area_outline order by id`),
        await tx.rows(anyRow, sql`select id as row from search_entry where kind = 'area' order by id`),
      ]);
    const untouched = await snapshot();
    const { scenario } = await decide(city, wards);
    expect(await snapshot()).not.toBe(untouched);
    const undone = await undoDecision(tx, people.leader, scenario, { reason: 'Hoãn' }, now);
    expect(undone).toMatchObject({ state: 'draft', carriedOut: null, version: 3 });
    expect(await snapshot()).toBe(untouched);
    expect((await listOrganisations(tx, onDay, { areaId: west.id })).map(({ id }) => id)).toEqual([committee.id]);
    await expect(undoDecision(tx, people.leader, undone, { reason: 'Hoãn' }, now)).rejects.toMatchObject({
      code: 'boundaries.not-decided',
    });
    const again = await carryOut(tx, people.leader, undone, { onDay, legalBasis }, now);
    await expect(undoDecision(tx, people.leader, again, { reason: 'Muộn' }, thatMorning)).rejects.toMatchObject({
      code: 'boundaries.day-has-come',
    });
  }));

test('a successor that something refers to already is not taken back', () =>
  withWards(async (city, wards) => {
    const { tx, people, now, office } = city;
    const { scenario, made } = await decide(city, wards);
    await openWorkItem(tx, people.leader, { title: 'Chuẩn bị', ownerId: office, areaId: made, deadline: null }, now);
    await expect(undoDecision(tx, people.leader, scenario, { reason: 'Hoãn' }, now)).rejects.toMatchObject({
      code: 'areas.in-use',
      details: { area: 'Phường Mới' },
    });
  }));

test('what cannot be carried out is refused: a day that is not ahead, twice, a unit that ends, other parents, by others', () =>
  withWards(async (city, wards) => {
    const { tx, people, now } = city;
    const draft = await draftScenario(tx, people.office, theScenario(wards), now);
    const other = await draftScenario(tx, people.office, { ...theScenario(wards), name: 'Phương án 2' }, now);
    const refused = async (on: string, code: string, actor = people.leader, which = draft) =>
      expect(
        tx.attempt((inner) => carryOut(inner, actor, which, { onDay: day(on), legalBasis }, now)),
      ).rejects.toMatchObject({ code });
    await refused('2026-03-09', 'boundaries.day-not-ahead');
    await refused('2026-07-01', 'policy.not-allowed', people.head);
    await refused('2026-07-01', 'policy.not-allowed', people.administrator);
    await refused('2026-07-01', 'http.version-stale', people.leader, { ...draft, version: 7 });
    await tx.run(sql`update area set parent_id = null, parent_level = null where id = ${wards.west.id}`);
    await refused('2026-07-01', 'boundaries.parents-differ');
    await tx.run(
      sql`update area set parent_id = ${wards.province.id}, parent_level = 'province' where id = ${wards.west.id}`,
    );
    const done = await carryOut(tx, people.leader, draft, { onDay, legalBasis }, now);
    await refused('2026-08-01', 'boundaries.already-decided', people.leader, done);
    await refused('2026-06-15', 'boundaries.unit-ended', people.leader, other);
    const above = await draftScenario(
      tx,
      people.office,
      NewScenario.parse({
        name: 'Tỉnh',
        day: '2026-06-01',
        plan: { proposals: [{ name: 'Tỉnh Mới', kind: 'province', members: [{ unitId: wards.province.id }] }] },
      }),
      now,
    );
    await refused('2026-09-01', 'boundaries.level-too-high', people.leader, above);
  }));
