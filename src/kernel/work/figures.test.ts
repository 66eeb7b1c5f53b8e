import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity, testNow } from '../../../test/city.ts';
import { AreaId } from '../areas/contract.ts';
import { sql, type Tx } from '../db/db.ts';
import { systemActor } from '../identity/actor.ts';
import { addDays, atCityTime, type Day, Day as DayOf, dayOf } from '../time.ts';
import { acceptWorkItem, confirmDone, placeWorkItem, reassign, recallWork, returnWork } from './acts.ts';
import { areasFigures } from './board-figures.ts';
import { bucketOf, isDueSoon } from './bucket.ts';
import { type Figures, FiguresOf, type WorkItemId } from './contract.ts';
import { foldFigures, rebuildFigures } from './figures.ts';
import { openWorkItem } from './open-work-item.ts';
import { publishWorkOf } from './publish-work.ts';
import { cityFigures, figuresById } from './read-figures.ts';
import { WorkState } from './states.ts';
import { publicViewer, type Viewer, viewerOf } from './visibility.ts';

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

const ScannedRow = z.object({
  ownerId: z.string(),
  areaId: z.string().nullable(),
  sourceId: z.string().nullable(),
  published: z.boolean(),
  state: WorkState,
  originalDueOn: DayOf.nullable(),
  finishedOn: DayOf.nullable(),
});

/** The same figures, counted from every work item by the rule that the page uses too. */
async function scan(tx: Tx, today: Day, keep: (row: z.infer<typeof ScannedRow>) => boolean) {
  const rows = await tx.rows(
    ScannedRow,
    sql`select owner_id as "ownerId", area_id as "areaId", source_id as "sourceId", published, state,
               original_due_on as "originalDueOn", finished_on as "finishedOn" from work_item`,
  );
  const kept = rows.filter(keep);
  const count = (bucket: string) => kept.filter((row) => bucketOf(row, today) === bucket).length;
  return {
    total: kept.filter((row) => bucketOf(row, today) !== null).length,
    doneOnTime: count('done-on-time'),
    doneLate: count('done-late'),
    inTime: count('in-time'),
    overdue: count('overdue'),
    withoutDeadline: count('without-deadline'),
    dueSoon: kept.filter((row) => isDueSoon(row, today)).length,
  };
}

const counts = ({ overdueRate: _rate, changedAt: _age, ...numbersOnly }: Figures) => numbersOnly;

const sources = ['0190a000-0000-7000-8000-00000000a001', '0190a000-0000-7000-8000-00000000a002'] as const;
const areas = {
  city: AreaId.parse('0190a000-0000-7000-8000-00000000b001'),
  ward: AreaId.parse('0190a000-0000-7000-8000-00000000b002'),
  other: AreaId.parse('0190a000-0000-7000-8000-00000000b003'),
} as const;

async function settleAreas(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into area (id, level, kind, name, parent_id, parent_level, valid_from)
    values (${areas.city}, 'province', 'province', 'Tỉnh Thử', null, null, '2020-01-01'),
           (${areas.ward}, 'commune', 'ward', 'Phường Một', ${areas.city}, 'province', '2020-01-01'),
           (${areas.other}, 'commune', 'ward', 'Phường Hai', ${areas.city}, 'province', '2020-01-01')`);
}

const today = dayOf(testNow);
const oneOf = <T>(pick: (below: number) => number, values: readonly T[]): T => {
  const value = values[pick(values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
};

async function openOne(city: TestCity, pick: (below: number) => number): Promise<WorkItemId> {
  const { tx, office, otherOffice } = city;
  const due = addDays(today, pick(900) - 450);
  const source = oneOf(pick, sources);
  return openWorkItem(
    tx,
    systemActor,
    {
      title: 'Chỉnh trang vỉa hè',
      ownerId: oneOf(pick, [office, otherOffice]),
      areaId: oneOf(pick, [null, areas.city, areas.ward, areas.other]),
      deadline: pick(6) === 0 ? null : { rule: due, from: atCityTime(addDays(today, -500), '08:00') },
      source: { kind: 'directive', id: source, ref: null, label: '01-NQ/TU' },
      published: pick(2) === 0,
    },
    testNow,
  );
}

async function doSomething(city: TestCity, items: WorkItemId[], pick: (below: number) => number): Promise<void> {
  const { tx, office, otherOffice } = city;
  const doing = { id: oneOf(pick, items), version: null };
  const reason = 'Thử nghiệm';
  const acts = [
    () => acceptWorkItem(tx, systemActor, { ...doing, body: {} }, testNow),
    () =>
      confirmDone(
        tx,
        systemActor,
        { ...doing, body: { withoutEvidence: 'Thử nghiệm', finishedOn: addDays(today, -pick(400)) } },
        testNow,
      ),
    () => returnWork(tx, systemActor, { ...doing, body: { reason } }, testNow),
    () => recallWork(tx, systemActor, { ...doing, body: { reason } }, testNow),
    () =>
      reassign(tx, systemActor, { ...doing, body: { ownerId: oneOf(pick, [office, otherOffice]), reason } }, testNow),
    () =>
      placeWorkItem(tx, systemActor, { ...doing, body: { areaId: oneOf(pick, [areas.ward, areas.other]) } }, testNow),
    () => publishWorkOf(tx, systemActor, oneOf(pick, sources), pick(2) === 0, testNow),
    () => foldFigures(tx),
  ];
  // Acts that the state does not allow are refused and change nothing, which the figures must survive too.
  await tx
    .attempt(async () => oneOf(pick, acts)())
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
    });
}

async function expectFiguresToMatch({ tx, office, otherOffice, otherStaff }: TestCity, on: Day): Promise<void> {
  const eyes: [Viewer, (row: z.infer<typeof ScannedRow>) => boolean][] = [
    [publicViewer, (row) => row.published],
    [viewerOf(systemActor), () => true],
    [viewerOf(otherStaff), (row) => row.published || row.ownerId === otherOffice],
  ];
  for (const [viewer, seen] of eyes) {
    const asked = { viewer, today: on };
    expect(counts(await cityFigures(tx, viewer, on))).toEqual(await scan(tx, on, seen));
    const owners = await figuresById(tx, { scope: 'owner', ids: [office, otherOffice], ...asked });
    for (const [id, figures] of owners) {
      expect(counts(figures)).toEqual(await scan(tx, on, (row) => seen(row) && row.ownerId === id));
    }
    const ofSources = await figuresById(tx, { scope: 'source', ids: sources, ...asked });
    for (const [id, figures] of ofSources) {
      expect(counts(figures)).toEqual(await scan(tx, on, (row) => seen(row) && row.sourceId === id));
    }
    const ofAreas = FiguresOf.array().parse(JSON.parse(await tx.text(sql`select ${areasFigures(asked, null)}::text`)));
    const figuresOf = (id: string) => ofAreas.find((area) => area.id === id)?.figures ?? none;
    expect(counts(figuresOf(areas.ward))).toEqual(await scan(tx, on, (row) => seen(row) && row.areaId === areas.ward));
    expect(counts(figuresOf(areas.city))).toEqual(await scan(tx, on, (row) => seen(row) && row.areaId !== null));
  }
}

const none: Figures = {
  total: 0,
  doneOnTime: 0,
  doneLate: 0,
  inTime: 0,
  dueSoon: 0,
  overdue: 0,
  withoutDeadline: 0,
  overdueRate: null,
  changedAt: null,
};

test.each([1, 2, 3])('after any acts, on any day, the figures are what a full count says (seed %i)', (seed) =>
  inTestCity(async (city) => {
    const pick = numbers(seed);
    await settleAreas(city.tx);
    const items: WorkItemId[] = [];
    for (let step = 0; step < 40; step++) items.push(await openOne(city, pick));
    for (let step = 0; step < 120; step++) {
      await doSomething(city, items, pick);
      if (step % 40 === 39) {
        for (const later of [0, 1, 3, 25, 60, 400, -30, -200]) await expectFiguresToMatch(city, addDays(today, later));
      }
    }
    await rebuildFigures(city.tx);
    for (const later of [0, 31, 366]) await expectFiguresToMatch(city, addDays(today, later));
  }),
);

test('a figure tells when it last changed, and a comment counts as a change', () =>
  inTestCity(async ({ tx, office, otherOffice }) => {
    const asked = { scope: 'owner', viewer: viewerOf(systemActor), today } as const;
    const before = await figuresById(tx, { ...asked, ids: [otherOffice] });
    expect(before.get(otherOffice)).toMatchObject({ total: 0, overdueRate: null, changedAt: null });
    await openWorkItem(tx, systemActor, { title: 'Trồng cây xanh', ownerId: office }, testNow);
    const after = await figuresById(tx, { ...asked, ids: [office] });
    expect(after.get(office)).toMatchObject({ total: 1, withoutDeadline: 1, changedAt: testNow });
  }));
