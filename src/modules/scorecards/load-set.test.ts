import { expect, test } from 'vitest';
import { loadSet } from './load-set.ts';
import { getSet, shippedSets } from './shipped-sets.ts';

const linear = { kind: 'linear', lower: 10, upper: 20, between: 'linear', below: 0 };
const name = { vi: 'Tên', en: 'Name' };
const standard = { code: 's', name, unit: null, measure: 'm', min: 1, max: 2, rule: linear, sources: ['law'] };
const aSet = (changes: Record<string, unknown> = {}, changed: Record<string, unknown> = {}) => ({
  code: 'own',
  name,
  about: 'any',
  instrument: { number: '1/2026', title: name },
  inForce: { from: '2026-01-01', until: null },
  counts: 'points',
  max: 2,
  pass: { atLeast: 1, everyGroup: true, sources: ['law'] },
  sources: { law: { kind: 'law', title: 'Văn bản', url: null } },
  groups: [{ code: 'g', name, min: 1, max: 2, sources: ['law'], standards: [{ ...standard, ...changed }] }],
  ...changes,
});

test('a set of one’s own is taken as data', () => {
  expect(loadSet(aSet()).code).toBe('own');
  expect(loadSet(aSet({}, { rule: { ...linear, better: 'less', lower: 20, upper: 10 } })).code).toBe('own');
});

test.each([
  ['thresholds in the wrong order', aSet({}, { rule: { ...linear, lower: 20, upper: 10 } }), 'thresholds-reversed'],
  ['equal thresholds', aSet({}, { rule: { ...linear, lower: 10, upper: 10 } }), 'thresholds-reversed'],
  ['less is better, more as threshold', aSet({}, { rule: { ...linear, better: 'less' } }), 'thresholds-reversed'],
  [
    'levels that lose points',
    aSet(
      {},
      {
        rule: {
          kind: 'levels',
          lower: 'a',
          levels: [
            { code: 'a', name, points: 2 },
            { code: 'b', name, points: 1 },
          ],
        },
      },
    ),
    'thresholds-reversed',
  ],
  ['minimum above the most', aSet({}, { min: 3 }), 'points-reversed'],
  ['a group that does not add up', aSet({}, { max: 1.5 }), 'set-sum-differs'],
  ['a set that does not add up', aSet({ max: 100 }), 'set-sum-differs'],
  ['a source that is not there', aSet({}, { sources: ['hearsay'] }), 'set-names-unknown'],
  ['a code twice', aSet({ groups: [...aSet().groups, ...aSet().groups], max: 4 }), 'set-code-twice'],
  ['an end before the beginning', aSet({ inForce: { from: '2026-01-01', until: '2025-01-01' } }), 'set-dates-reversed'],
  [
    'a case of another standard',
    aSet({ cases: [{ code: 'c', name, effects: [{ standards: ['x'], times: 0.5 }], sources: [] }] }),
    'set-names-unknown',
  ],
  ['a field nobody knows', aSet({ colour: 'red' }), 'set-unreadable'],
  ['no set at all', 'nothing', 'set-unreadable'],
])('refuses %s', (_, data, code) => {
  expect(() => loadSet(data)).toThrow(expect.objectContaining({ code: `scorecards.${code}` }));
});

test('every figure of a shipped set names its source, and every source where it is found', () => {
  for (const set of shippedSets) {
    for (const { standards } of set.groups)
      for (const { sources, rule, min, max } of standards) {
        const figures = rule.kind === 'linear' ? [rule.lower, rule.upper, min, max] : [min, max];
        if (figures.some((figure) => figure !== null)) expect(sources).not.toEqual([]);
      }
    for (const { kind, url } of Object.values(set.sources)) if (kind !== 'practice') expect(url).toMatch(/^https?:/);
  }
});

test('the same measure has the same unit in every set', () => {
  const units = new Map<string, string>();
  for (const set of shippedSets)
    for (const { measure, unit, code } of set.groups.flatMap((group) => group.standards)) {
      const known = units.get(measure);
      const here = unit?.vi ?? '';
      if (known !== undefined) expect([set.code, code, here]).toEqual([set.code, code, known]);
      units.set(measure, here);
    }
  expect(getSet('urban-1210-2016-class-1').inForce.until).toBe('2025-12-31');
});
