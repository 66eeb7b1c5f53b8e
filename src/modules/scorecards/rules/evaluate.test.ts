import { describe, expect, test } from 'vitest';
import { type Standard, standardsOf } from '../criteria-set.ts';
import { getSet, shippedSets } from '../shipped-sets.ts';
import { applyCases } from './apply-cases.ts';
import { evaluate } from './evaluate.ts';
import { readValues } from './read-values.ts';

const score = (set: string, given: Record<string, unknown>, cases: string[] = []) => {
  const applied = applyCases(getSet(set), cases);
  return evaluate(applied, readValues(applied, given));
};
const pointsOf = (set: string, code: string, value: unknown, cases: string[] = []) =>
  score(set, { [code]: value }, cases).standards.find((standard) => standard.code === code)?.points;
/** A value for every standard that this function names. */
const everywhere = (set: string, value: (standard: Standard) => unknown) =>
  Object.fromEntries(standardsOf(getSet(set)).map((standard) => [standard.code, value(standard)]));

/** The value at the lower threshold, and at the upper one. */
const atLower = ({ rule }: Standard) =>
  rule.kind === 'linear'
    ? rule.lower
    : rule.kind === 'levels'
      ? rule.lower
      : rule.kind === 'pass'
        ? (rule.at ?? true)
        : 0;
const atUpper = (standard: Standard) => {
  const { rule, max } = standard;
  if (rule.kind === 'linear') return rule.upper ?? rule.lower;
  if (rule.kind === 'levels') return rule.levels.at(-1)?.code;
  return rule.kind === 'points' ? max : atLower(standard);
};

describe.each(['urban-111-2025-class-2', 'urban-111-2025-class-3'])('%s', (code) => {
  const linear = standardsOf(getSet(code)).flatMap(({ rule, ...standard }) =>
    rule.kind === 'linear' ? [{ ...standard, lower: rule.lower ?? 0, upper: rule.upper ?? 0 }] : [],
  );

  test.each(linear)('$code gives the minimum at the threshold, nothing below, the most from the upper one on', (at) => {
    const { lower, upper, min, max } = at;
    const hair = (upper - lower) / 1000;
    expect(pointsOf(code, at.code, lower)).toBe(min);
    expect(pointsOf(code, at.code, lower - hair)).toBe(0);
    expect(pointsOf(code, at.code, 0)).toBe(0);
    expect(pointsOf(code, at.code, (lower + upper) / 2)).toBeCloseTo(((min ?? 0) + (max ?? 0)) / 2, 9);
    expect(pointsOf(code, at.code, upper - hair)).toBeLessThan(max ?? 0);
    expect(pointsOf(code, at.code, upper - hair)).toBeGreaterThan(((min ?? 0) + (max ?? 0)) / 2);
    expect(pointsOf(code, at.code, upper)).toBe(max);
    expect(pointsOf(code, at.code, upper * 3)).toBe(max);
  });

  test('every standard at its lower threshold makes 75 and just passes; one missed fails', () => {
    const least = everywhere(code, atLower);
    expect(score(code, least)).toMatchObject({
      total: { low: 75, high: 75 },
      groups: [{ low: 11.5 }, { low: 15.5 }, { low: 48 }],
      passes: true,
      missing: { values: 0, law: 0 },
    });
    for (const standard of standardsOf(getSet(code)))
      expect(score(code, { ...least, [standard.code]: standard.rule.kind === 'levels' ? 'none' : 0 }).passes).toBe(
        false,
      );
  });

  test('every standard at its upper threshold makes 100', () => {
    expect(score(code, everywhere(code, atUpper))).toMatchObject({ total: { low: 100, high: 100 }, passes: true });
  });

  test('nothing known: anything between 0 and 100, and no verdict', () => {
    expect(score(code, {})).toMatchObject({
      total: { low: 0, high: 100 },
      passes: null,
      missing: { values: 23, law: 0 },
    });
  });
});

// Computed by hand from Table 2A.
test.each([
  ['urban-111-2025-class-2', '2A.II.03', 350_000, 6.25],
  ['urban-111-2025-class-2', '2A.II.03', 260_000, 5.8],
  ['urban-111-2025-class-2', '2A.II.03', 199_999, 0],
  ['urban-111-2025-class-2', '2A.II.04', 1_095.6, 4.7868],
  ['urban-111-2025-class-2', '2A.II.05', 80, 6.25],
  ['urban-111-2025-class-2', '2A.III.08', 95, 2.5],
  ['urban-111-2025-class-2', '2A.III.13', 1.5, 2.75],
  ['urban-111-2025-class-2', '2A.III.15', 16, 4.25],
  ['urban-111-2025-class-3', '2A.II.03', 74_000, 5.95],
  ['urban-111-2025-class-3', '2A.II.04', 545.5, 4.6365],
  ['urban-111-2025-class-3', '2A.III.22', 4.75, 2.75],
  ['urban-111-2025-class-3', '2A.III.21', 30, 2.5],
])('%s %s: %f gives %f points', (set, code, value, points) => {
  expect(pointsOf(set, code, value)).toBeCloseTo(points, 9);
});

test.each([
  ['urban-111-2025-class-2', '2A.I.01', 'Cấp xã', 0],
  ['urban-111-2025-class-2', '2A.I.01', 'Cấp tỉnh', 5.5],
  ['urban-111-2025-class-2', '2A.I.01', 'cap tinh', 5.5],
  ['urban-111-2025-class-2', '2A.I.01', 'province', 5.5],
  ['urban-111-2025-class-2', '2A.I.01', 'Cấp vùng', 7],
  ['urban-111-2025-class-2', '2A.I.02', 'Cấp quốc gia', 8],
  ['urban-111-2025-class-3', '2A.I.01', 'Cấp xã', 5.5],
  ['urban-111-2025-class-3', '2A.I.01', 'Cấp tỉnh', 7],
  ['urban-111-2025-class-3', '2A.III.13', 'có dự án (a project exists)', 2.5],
  ['urban-111-2025-class-3', '2A.III.13', 'Có dự án', 2.5],
  ['urban-111-2025-class-3', '2A.III.13', 0, 0],
  ['urban-111-2025-class-3', '2A.III.13', 1, 3],
  ['urban-111-2025-class-2', '2A.III.23', 'từ 01 đến 03 năm (1-3 years)', 4],
  ['urban-111-2025-class-2', '2A.III.23', 'từ 03 năm trở lên (>=3 years)', 5],
  ['urban-111-2025-class-2', '2A.III.23', 0.99, 0],
  ['urban-111-2025-class-2', '2A.III.23', 2.99, 4],
  ['urban-111-2025-class-2', '2A.III.23', 3, 5],
])('%s %s: %s gives %f points', (set, code, value, points) => {
  expect(pointsOf(set, code, value)).toBe(points);
});

test('a missing value leaves its range open, and decides when the rest cannot make up for it', () => {
  const set = 'urban-111-2025-class-2';
  const best = everywhere(set, atUpper);
  expect(score(set, { ...best, '2A.II.03': null })).toMatchObject({
    total: { low: 93, high: 100 },
    groups: [{}, { low: 13, high: 20 }, {}],
    passes: null,
    why: [{ kind: 'group-open', group: '2A.II', need: 15.5 }],
  });
  expect(score(set, { ...best, '2A.II.03': 199_999, '2A.II.05': undefined })).toMatchObject({
    passes: false,
    why: [{ kind: 'group-short', group: '2A.II', high: 13 }],
  });
  const least = everywhere(set, atLower);
  const without = { ...least, '2A.III.07': 7.5, '2A.III.08': 100, '2A.III.10': null };
  expect(score(set, without)).toMatchObject({ passes: true, total: { low: 76, high: 76.25 + 0.75 } });
});

describe('class I of 111/2025', () => {
  const set = 'urban-111-2025-class-1';
  const standards = standardsOf(getSet(set));
  const met = (n: number) =>
    Object.fromEntries(standards.slice(0, n).map((standard) => [standard.code, atLower(standard)]));
  const rest = (n: number, value: unknown) =>
    Object.fromEntries(standards.slice(n).map((standard) => [standard.code, value]));

  test('twelve of fifteen pass, eleven do not, and what is missing keeps it open', () => {
    expect(score(set, { ...met(12), ...rest(12, false) })).toMatchObject({
      passes: true,
      total: { low: 12, high: 12 },
    });
    expect(score(set, { ...met(11), ...rest(11, false) })).toMatchObject({ passes: false, total: { high: 11 } });
    expect(score(set, met(11))).toMatchObject({ passes: null, total: { low: 11, high: 15 } });
    expect(score(set, met(12))).toMatchObject({ passes: true, total: { low: 12, high: 15 } });
    expect(score(set, rest(11, false))).toMatchObject({ passes: false, total: { low: 0, high: 11 } });
  });

  test.each([
    ['1.II.07', 2_499_999, 0],
    ['1.II.07', 2_500_000, 1],
    ['1.II.07', 1_778_785, 0],
    ['1.II.08', 44.9, 0],
    ['1.II.08', 45, 1],
    ['1.I.05', 10, 1],
    ['1.I.05', 11, 0],
    ['1.I.05', 9, 1],
    ['1.III.12', 99.9, 0],
    ['1.III.14', true, 1],
    ['1.I.03', 'không đạt', 0],
    ['1.I.03', 'Đạt', 1],
    ['1.I.03', 'yes', 1],
  ])('%s: %s counts %i', (code, value, points) => {
    expect(pointsOf(set, code, value)).toBe(points);
  });

  test('a heritage city needs ten, spread over the groups', () => {
    const groups = { '1.I': 4, '1.II': 2, '1.III': 4 };
    const spread = Object.fromEntries(
      getSet(set).groups.flatMap((group) =>
        group.standards.map((standard, i) => [standard.code, i < (groups[group.code as keyof typeof groups] ?? 0)]),
      ),
    );
    expect(score(set, spread, ['heritage'])).toMatchObject({ passes: true, total: { low: 10 } });
    expect(score(set, spread)).toMatchObject({ passes: false });
    expect(score(set, { ...spread, '1.II.07': false, '1.I.05': 1 }, ['heritage'])).toMatchObject({
      passes: false,
      why: [{ kind: 'group-short', group: '1.II' }],
    });
  });
});

test('a heritage city of class II: density not examined, thresholds halved for those who miss them', () => {
  const at = (code: string, value: unknown) => pointsOf('urban-111-2025-class-2', code, value, ['heritage']);
  expect(at('2A.II.04', 10)).toBe(4.5);
  expect(at('2A.II.04', null)).toBe(4.5);
  expect([at('2A.II.03', 99_999), at('2A.II.03', 100_000), at('2A.II.03', 200_000)]).toEqual([0, 5.5, 5.5]);
  expect(at('2A.II.03', 350_000)).toBe(6.25);
  // Counted facilities: 5 halves to 3 (rounded), 1 stays 1; landscape is as ever.
  expect([at('2A.III.18', 2), at('2A.III.18', 3), at('2A.III.13', 0.5), at('2A.III.13', 1)]).toEqual([0, 2, 0, 2.5]);
  expect([at('2A.III.20', 1), at('2A.III.20', 2)]).toEqual([0, 3]);
});

describe('class I of 1210/2016, of which most is not known', () => {
  const met = (code: string, value: unknown, cases: string[]) =>
    score('urban-1210-2016-class-1', { [code]: value }, cases).standards.find((one) => one.code === code)?.met;

  test.each([
    [[], 'A2.whole', 500_000],
    [['northern-mountains'], 'A2.whole', 300_000],
    [['northern-mountains'], 'A2.inner', 120_000],
    [['northern-mountains'], 'A3.whole', 1_000],
    [['northern-mountains'], 'A3.inner', 5_000],
    [['central-city'], 'A2.whole', 1_000_000],
    [['mekong-delta', 'central-city'], 'A2.whole', 700_000],
    [['northern-mountains'], 'A4.inner', 85],
  ])('in %j the threshold of %s is %i', (cases, code, threshold) => {
    expect([met(code, threshold, cases), met(code, threshold - 0.01, cases)]).toEqual([true, false]);
  });

  test('points that no source gives stay open, within what the groups allow', () => {
    expect(score('urban-1210-2016-class-1', { 'A2.whole': 600_000, 'A5.II.1.1': 'Quốc gia' })).toMatchObject({
      total: { low: 1.5, high: 18 + 8 + 8 + 6 + 59.5 },
      passes: null,
      missing: { law: 1 },
    });
    expect(pointsOf('urban-1210-2016-class-1', 'A5.II.1.1', 'Quốc tế')).toBe(2);
    expect(score('urban-1210-2016-class-2', { 'A5.II.1.1': 'Không có' }).standards.at(-1)).toMatchObject({
      points: null,
      low: 0,
      high: 1.5,
      met: false,
    });
  });

  test('regions do not add up', () => {
    expect(() => score('urban-1210-2016-class-1', {}, ['northern-mountains', 'mekong-delta'])).toThrow(
      expect.objectContaining({ code: 'scorecards.cases-exclude' }),
    );
    expect(() => score('urban-1210-2016-class-1', {}, ['moon'])).toThrow(
      expect.objectContaining({ code: 'scorecards.case-unknown' }),
    );
  });
});

// Population and area of Resolutions 112/2025, 76/2025 and 1211/2016.
test.each([
  ['ward-112-2025', [], 21_000, 5.5],
  ['commune-112-2025', [], 16_000, 30],
  ['commune-112-2025', ['mountain'], 5_000, 100],
  ['commune-112-2025', ['island'], 2_500, 15],
  ['commune-112-2025', ['mountain', 'minority-50'], 2_500, 100],
  ['commune-112-2025', ['minority-70', 'mountain'], 2_000, 100],
  ['commune-112-2025', ['land-border'], 8_000, 30],
  ['province-112-2025', ['mountain'], 900_000, 8_000],
  ['province-112-2025', [], 1_400_000, 5_000],
  ['ward-76-2025', ['mountain'], 15_000, 5.5],
  ['ward-76-2025', ['central-city'], 45_000, 5.5],
  ['commune-76-2025', [], 16_000, 30],
  ['ward-1211-2016', [], 7_000, 5.5],
  ['ward-1211-2016', ['town'], 5_000, 5.5],
  ['commune-1211-2016', ['mountain'], 5_000, 50],
])('%s %j asks for %i people and %f km²', (set, cases, people, km2) => {
  expect(score(set, { population: people, area: km2 }, cases).passes).toBe(true);
  expect(score(set, { population: people - 1, area: km2 }, cases).passes).toBe(false);
  expect(score(set, { population: people, area: km2 - 0.01 }, cases).passes).toBe(false);
  expect(score(set, { population: people }, cases).passes).toBe(null);
});

test('a civilised ward meets all nine criteria, with 90 % in favour and two years registered, five the next time', () => {
  const all = { ...everywhere('civilised-ward-04-2022', () => true), satisfied: 90, 'registered-years': 2 };
  expect(score('civilised-ward-04-2022', all).passes).toBe(true);
  expect(score('civilised-ward-04-2022', { ...all, satisfied: 89.9 }).passes).toBe(false);
  expect(score('civilised-ward-04-2022', { ...all, '03': 'không đạt' }).passes).toBe(false);
  expect(score('civilised-ward-04-2022', all, ['again']).passes).toBe(false);
  expect(score('civilised-ward-04-2022', { ...all, 'registered-years': 5 }, ['again']).passes).toBe(true);
});

test('the index 766 adds the points of its groups and names the grade of the worst and the best case', () => {
  const points = (value: number) => ({
    'transparency.points': 18,
    'progress.points': 20,
    'digitisation.points': 22,
    'online-services.points': 12,
    'online-payment.points': value,
  });
  expect(score('public-service-766-2022', { ...points(10), 'satisfaction.points': 8 })).toMatchObject({
    total: { low: 90, high: 90 },
    grade: { low: 'excellent', high: 'excellent' },
    passes: null,
  });
  expect(score('public-service-766-2022', points(7.99))).toMatchObject({ grade: { low: 'fair', high: 'excellent' } });
});

test('where no condition of passing is known nothing passes or fails', () => {
  for (const set of ['new-rural-51-2025', 'civilised-street'])
    expect(
      score(
        set,
        everywhere(set, () => true),
      ),
    ).toMatchObject({ passes: null, why: [{ kind: 'no-mark' }] });
});

test('every shipped set has bounds that hold what any value gives', () => {
  for (const set of shippedSets) {
    const open = evaluate(set, new Map());
    for (const pick of [atLower, atUpper]) {
      const { total } = evaluate(set, readValues(set, everywhere(set.code, pick)));
      expect(total.low).toBeGreaterThanOrEqual(open.total.low);
      expect(total.high ?? 0).toBeLessThanOrEqual(open.total.high ?? Number.POSITIVE_INFINITY);
    }
  }
});

test.each([
  [{ '2A.II.99': 1 }, 'scorecards.code-unknown'],
  [{ '2A.II.03': '350000' }, 'scorecards.value-not-number'],
  [{ '2A.II.03': true }, 'scorecards.value-not-number'],
  [{ '2A.II.03': [1] }, 'scorecards.value-not-number'],
  [{ '2A.II.03': Number.POSITIVE_INFINITY }, 'scorecards.value-not-number'],
  [{ '2A.II.03': -1 }, 'scorecards.value-negative'],
  [{ '2A.I.01': 3 }, 'scorecards.value-not-level'],
  [{ '2A.I.01': 'Cấp sao Hỏa' }, 'scorecards.value-not-level'],
  [{ '2A.I.01': {} }, 'scorecards.value-not-level'],
  [[], 'scorecards.values-not-object'],
  [null, 'scorecards.values-not-object'],
  [7, 'scorecards.values-not-object'],
])('%j is refused with %s', (given, code) => {
  expect(() => readValues(getSet('urban-111-2025-class-2'), given)).toThrow(expect.objectContaining({ code }));
});

test('findings and given points of the wrong kind are refused', () => {
  const read = (set: string, given: unknown) => () => readValues(getSet(set), given);
  expect(read('urban-111-2025-class-1', { '1.I.03': 1 })).toThrow(
    expect.objectContaining({ code: 'scorecards.value-not-finding' }),
  );
  expect(read('urban-111-2025-class-1', { '1.II.07': 'nhiều' })).toThrow(
    expect.objectContaining({ code: 'scorecards.value-not-number-or-finding' }),
  );
  expect(read('public-service-766-2022', { 'progress.points': 20.5 })).toThrow(
    expect.objectContaining({ code: 'scorecards.value-beyond-most' }),
  );
});
