import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { day } from '../../../kernel/time.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { define, record as observe } from '../../indicators/testing.ts';

const class2 = 'urban-111-2025-class-2';

/** Two wards of the new Lào Cai with what is published of them, and the province around them. */
async function settleWards({ tx, now }: TestCity) {
  const source = 'Bảng các đơn vị mới';
  const make = (name: string, kind: 'ward' | 'province', parentId: AreaId | null, people: number | null, km2: number) =>
    createArea(
      tx,
      systemActor,
      {
        ...{ name, kind, parentId, code: null, level: kind === 'ward' ? 'commune' : 'province' },
        validFrom: day('2025-07-01'),
        population: people === null ? null : { people, year: null, source },
        statedArea: { km2, source },
      },
      now,
    );
  const province = await make('Lào Cai', 'province', null, 1_778_785, 13_256.92);
  const north = await make('Lào Cai', 'ward', province.id, 76_981, 72.32);
  const south = await make('Cam Đường', 'ward', province.id, 67_877, 59.9);
  return { province: province.id, north: north.id, south: south.id };
}

const scorecard = async ({ request }: TestCity, set: string, query: string) =>
  (await request(null, { url: `/api/v1/scorecards/${set}/card?${query}` })).json();
const standardOf = (card: { standards: { code: string }[] }, code: string) =>
  card.standards.find((standard) => standard.code === code);

const record = ({ request, people }: TestCity, payload: object, actor = people.office) =>
  request(actor, { method: 'POST', url: '/api/v1/scorecards/values', payload });

test('the sets are listed, each with its sources; values that are given are scored and kept nowhere', () =>
  inTestCity(async ({ request }) => {
    const list = (await request(null, { url: '/api/v1/scorecards?inForceOn=2025-12-31' })).json();
    const codes = list.items.map(({ code }: { code: string }) => code);
    expect(codes).toContain('urban-1210-2016-class-1');
    expect(codes).not.toContain(class2);
    const set = (await request(null, { url: `/api/v1/scorecards/${class2}` })).json();
    expect(set.sources.transcription.url).toMatch(/^https:/);
    expect((await request(null, { url: '/api/v1/scorecards/urban-9' })).json().code).toBe('scorecards.set-unknown');

    const evaluate = (values: object) =>
      request(null, { method: 'POST', url: `/api/v1/scorecards/${class2}/evaluate`, payload: { values } });
    expect((await evaluate({ '2A.II.03': 350_000 })).json()).toMatchObject({ total: { low: 6.25, high: 99.25 } });
    const refused = await evaluate({ '2A.II.03': 'nhiều' });
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'scorecards.value-not-number']);
  }));

test('a scorecard stands on the records of the day: what the area states, and what the office entered with its source', () =>
  inTestCity(async (city) => {
    const { north } = await settleWards(city);
    const before = await scorecard(city, class2, `areas=${north}`);
    expect(standardOf(before, '2A.II.03')).toMatchObject({
      value: 76_981,
      points: 0,
      lower: 200_000,
      observation: { origin: 'area', on: null, source: 'Bảng các đơn vị mới' },
    });
    expect(standardOf(before, '2A.II.04')).toMatchObject({ value: 1064.449668142, observation: { origin: 'derived' } });
    // Short of 200,000 people the group cannot reach its minimum, whatever else there is.
    expect(before).toMatchObject({ inForce: true, missing: { values: 21 }, passes: false });
    expect(before.why).toEqual([{ kind: 'group-short', group: '2A.II', need: 15.5, high: 11.693349004 }]);

    const value = { areaId: north, measure: 'clean-water', value: 95, on: '2025-12-31', source: 'Công ty cấp nước' };
    expect((await record(city, value)).statusCode).toBe(201);
    await record(city, { ...value, value: 97, on: '2026-02-28' });
    const on = async (asOf: string) =>
      standardOf(await scorecard(city, class2, `areas=${north}&day=${asOf}`), '2A.III.08');
    expect(await on('2025-12-30')).toMatchObject({ value: null, missing: 'value' });
    expect(await on('2026-02-27')).toMatchObject({ value: 95, points: 2.5, observation: { on: '2025-12-31' } });
    expect(await on('2026-03-09')).toMatchObject({ value: 97, points: 2.7 });
  }));

test('a figure entered again for its day supersedes and stays on record; one withdrawn no longer counts', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const { north } = await settleWards(city);
    const value = {
      areaId: north,
      measure: 'planned-role',
      value: 'Cấp xã',
      on: '2026-01-01',
      source: 'Quy hoạch tỉnh',
    };
    await record(city, value);
    const second = (await record(city, { ...value, value: 'cấp tỉnh' })).json();
    expect(second).toMatchObject({ value: 'province', supersededAt: null });
    const history = `/api/v1/scorecards/values?area=${north}`;
    const [last, first] = (await request(people.office, { url: history })).json().items;
    expect([last.value, first.value, first.supersededAt]).toEqual(['province', 'commune', expect.any(String)]);
    expect(last.enteredBy).toBe('only-office');
    expect((await request(null, { url: history })).json().items[0].enteredBy).toBe(null);
    expect(standardOf(await scorecard(city, class2, `areas=${north}`), '2A.I.01')).toMatchObject({ points: 5.5 });
    // The old law reads the same observation by its own table.
    expect(standardOf(await scorecard(city, 'urban-111-2025-class-3', `areas=${north}`), '2A.I.01')).toMatchObject({
      points: 7,
    });

    const withdraw = () =>
      request(people.office, {
        method: 'POST',
        url: `/api/v1/scorecards/values/${second.id}/withdraw`,
        payload: { reason: 'Nhập nhầm phường' },
      });
    expect((await withdraw()).json()).toMatchObject({ supersededReason: 'Nhập nhầm phường' });
    expect((await withdraw()).json().code).toBe('scorecards.value-superseded');
    expect(standardOf(await scorecard(city, class2, `areas=${north}`), '2A.I.01')).toMatchObject({ value: null });
  }));

test.each([
  [{ on: '2026-03-10' }, 'scorecards.value-of-the-future'],
  [{ on: '2025-06-30' }, 'scorecards.area-not-in-force'],
  [{ measure: 'moon-phase' }, 'scorecards.measure-unknown'],
  [{ measure: 'population-density' }, 'scorecards.measure-derived'],
  [{ value: 'nhiều' }, 'scorecards.value-not-number'],
  [{ source: '' }, 'http.fields-invalid'],
  [{ sourceUrl: 'javascript:alert(1)' }, 'http.fields-invalid'],
])('a figure with %j is refused', (wrong, code) =>
  inTestCity(async (city) => {
    const { north } = await settleWards(city);
    const value = { areaId: north, measure: 'clean-water', value: 95, on: '2026-01-01', source: 'Niên giám' };
    expect((await record(city, { ...value, ...wrong })).json().code).toBe(code);
  }),
);

test('areas are put together, laws compared and figures tried in one question', () =>
  inTestCity(async (city) => {
    const { province, north, south } = await settleWards(city);
    const ask = async (...subjects: object[]) =>
      (
        await city.request(null, { method: 'POST', url: '/api/v1/scorecards/evaluations', payload: { subjects } })
      ).json();
    const both = { set: class2, areas: [north, south] };
    const old = { set: 'urban-1210-2016-class-1', areas: [north, south], cases: ['northern-mountains'] };
    const { items } = await ask(both, { ...both, changes: { '2A.II.03': 210_000 } }, old, {
      set: 'urban-111-2025-class-1',
      areas: [province],
    });
    expect(standardOf(items[0], '2A.II.03')).toMatchObject({
      value: 144_858,
      points: 0,
      observation: { origin: 'merged' },
    });
    expect(standardOf(items[0], '2A.II.04')).toMatchObject({ value: 1095.583119044, points: 4.786749357 });
    expect(standardOf(items[1], '2A.II.03')).toMatchObject({
      value: 210_000,
      points: 5.55,
      observation: { origin: 'changed' },
    });
    expect(standardOf(items[2], 'A2.whole')).toMatchObject({ value: 144_858, met: false, lower: 300_000 });
    expect(items[2].inForce).toBe(false);
    expect(standardOf(items[3], '1.II.07')).toMatchObject({ value: 1_778_785, points: 0 });

    expect((await ask({ set: class2, areas: [north, province] })).code).toBe('scorecards.areas-overlap');
    expect((await ask({ ...both, changes: { '2A.II.99': 1 } })).code).toBe('scorecards.code-unknown');
    expect((await ask({ ...both, cases: ['moon'] })).code).toBe('scorecards.case-unknown');
    expect((await ask({ set: class2, areas: ['0190a000-0000-7000-8000-00000000ffff'] })).code).toBe('areas.unknown');
  }));

test('a gap becomes work under a clause: what it is to reach, and what that is worth', () =>
  inTestCity(async (city) => {
    const { tx, now, request, people, office, otherOffice } = city;
    const { north } = await settleWards(city);
    await record(city, {
      areaId: north,
      measure: 'clean-water',
      value: 80,
      on: '2026-01-01',
      source: 'Công ty cấp nước',
    });
    const gap = (await request(null, { url: `/api/v1/scorecards/${class2}/gap?areas=${north}` })).json();
    expect(gap.steps[0]).toMatchObject({ code: '2A.III.08', kind: 'minimum', from: 80, to: 90, gains: 2 });
    expect(gap.card.areas[0].name).toBe('Lào Cai');

    const source = {
      kind: 'directive',
      id: '0190a000-0000-7000-8000-0000000000aa',
      ref: null,
      label: '01-CTr/MH, I.1',
    };
    const goal = { title: 'Đạt tiêu chí đô thị', ownerId: office, published: true, source };
    const parentId = await openWorkItem(tx, systemActor, goal, now);
    const open = (payload: object) =>
      request(people.leader, {
        method: 'POST',
        url: '/api/v1/scorecards/tasks',
        payload: {
          set: class2,
          areas: [north],
          standard: '2A.III.08',
          to: 90,
          ownerId: otherOffice,
          parentId,
          ...payload,
        },
      });
    const { workItemId } = (await open({ dueOn: '2027-12-31' })).json();
    const work = (await request(null, { url: `/api/v1/work-items/${workItemId}` })).json();
    expect(work).toMatchObject({ source, parentId, dueOn: '2027-12-31', area: { id: north } });
    expect(work.title).toContain('2A.III.08 đến 90 %');
    const tasks = (query: string) => request(null, { url: `/api/v1/scorecards/tasks?${query}` });
    expect((await tasks(`workItem=${workItemId}`)).json().items).toMatchObject([
      { standard: '2A.III.08', from: 80, to: 90, points: 2, areas: [{ id: north }], countedOn: '2026-03-09' },
    ]);
    expect((await tasks(`set=${class2}&areas=${north}`)).json().items).toHaveLength(1);

    expect((await open({ to: 70 })).json().code).toBe('scorecards.target-earns-nothing');
    expect((await open({ to: 'nhiều' })).json().code).toBe('scorecards.value-not-number');
    expect((await open({ standard: '2A.III.99' })).json().code).toBe('scorecards.code-unknown');

    // What nobody may see stays out of the list, too.
    const hidden = (await open({ parentId: null })).json().workItemId;
    expect((await tasks(`workItem=${hidden}`)).json().items).toEqual([]);
  }));

test('a goal is told with its scorecards, and anew', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const { north, south } = await settleWards(city);
    const text = { vi: 'Đô thị loại I', en: 'Class I' };
    const story = {
      title: text,
      by: '2030-12-31',
      answer: text,
      events: [
        { on: '2025-12-24', kind: 'law', text, sources: [{ title: 'VnExpress', url: 'https://vnexpress.net/' }] },
      ],
      cards: [{ set: class2, areas: [north, south], says: text }],
    };
    const tell = (payload: object) =>
      request(people.leader, { method: 'PUT', url: '/api/v1/scorecards/goals/loai-mot', payload });
    expect((await tell(story)).json()).toMatchObject({ version: 1, cards: [{ day: null, cases: [] }] });
    expect((await tell({ ...story, by: '2035-12-31' })).json()).toMatchObject({ version: 2, by: '2035-12-31' });
    expect((await tell({ ...story, cards: [{ ...story.cards[0], set: 'urban-9' }] })).json().code).toBe(
      'scorecards.set-unknown',
    );
    expect((await request(null, { url: '/api/v1/scorecards/goals' })).json().items).toHaveLength(1);
  }));

test('a figure of an indicator counts like one entered for scorecards: the later day wins, the indicator on the same day', () =>
  inTestCity(async (city) => {
    const { north } = await settleWards(city);
    await define(city, { code: 'clean-water', unit: 'percent', field: 'infrastructure' });
    const waterOf = async (day: string) =>
      standardOf(await scorecard(city, class2, `areas=${north}&day=${day}`), '2A.III.08');
    const enter = (value: number, on: string) =>
      record(city, { areaId: north, measure: 'clean-water', value, on, source: 'Báo cáo của phường' });
    await observe(city, 'clean-water', north, '2025', 88);
    expect(await waterOf('2026-03-01')).toMatchObject({
      value: 88,
      observation: { origin: 'observed', on: '2025-12-31', source: 'Niên giám thống kê' },
    });
    expect(await waterOf('2025-12-30')).toMatchObject({ value: null });
    await enter(80, '2025-12-31');
    expect(await waterOf('2026-03-01')).toMatchObject({ value: 88, observation: { origin: 'observed' } });
    await enter(91, '2026-02-01');
    expect(await waterOf('2026-03-01')).toMatchObject({ value: 91, observation: { origin: 'entered' } });
  }));

test('an internal indicator, or one in a unit that does not fit, says nothing to a scorecard; another unit is converted', () =>
  inTestCity(async (city) => {
    const { north } = await settleWards(city);
    await define(city, { code: 'clean-water', unit: 'percent', public: false });
    await define(city, { code: 'non-agricultural-labour', unit: 'people' });
    await define(city, { code: 'population', unit: 'thousand-people' });
    await observe(city, 'clean-water', north, '2025', 88);
    await observe(city, 'non-agricultural-labour', north, '2025', 88);
    await observe(city, 'population', north, '2025', 78.5);
    const card = await scorecard(city, class2, `areas=${north}&day=2026-03-01`);
    expect(standardOf(card, '2A.III.08')).toMatchObject({ value: null });
    expect(standardOf(card, '2A.II.05')).toMatchObject({ value: null });
    expect(standardOf(card, '2A.II.03')).toMatchObject({ value: 78_500, observation: { origin: 'observed' } });
  }));
