import { expect, test } from 'vitest';
import type { ChecklistItem } from './checklists.ts';
import { fits, gapsOf, isFault, owesPhoto } from './judge.ts';

const shared = { vi: 'x', en: 'x', criterion: null, photo: 'on-fault' as const };
const pavement: ChecklistItem = { ...shared, code: 'pavement', kind: 'yes-no', fault: 'yes' };
const width: ChecklistItem = { ...shared, code: 'width', kind: 'number', unit: 'm', min: null, max: null };
const waste: ChecklistItem = {
  ...shared,
  code: 'waste',
  kind: 'choice',
  choices: [
    { code: 'clean', vi: 'sạch', en: 'clean', fault: false },
    { code: 'heaped', vi: 'ùn ứ', en: 'heaped', fault: true },
  ],
};

test('an answer is a fault where the checklist says so, and never where a bound is not known', () => {
  expect(isFault(pavement, 'yes')).toBe(true);
  expect(isFault(pavement, 'no')).toBe(false);
  expect(isFault(waste, 'heaped')).toBe(true);
  expect(isFault(width, 0.1)).toBe(false);
  expect(isFault({ ...width, min: 1.5 }, 1.4)).toBe(true);
  expect(isFault({ ...width, min: 1.5 }, 1.5)).toBe(false);
});

test('what does not apply is neither a fault nor owes a photo', () => {
  for (const item of [pavement, width, waste]) {
    expect(fits(item, 'na')).toBe(true);
    expect(isFault(item, 'na')).toBe(false);
    expect(owesPhoto({ ...item, photo: 'always' }, 'na')).toBe(false);
  }
});

test('what is missing, does not fit or is not shown is named', () => {
  const given = [
    { item: 'pavement', value: 'yes', photos: 0 },
    { item: 'width', value: 'wide', photos: 0 },
    { item: 'elsewhere', value: 'yes', photos: 0 },
  ];
  expect(gapsOf([pavement, width, waste], given)).toEqual({
    missing: ['waste'],
    unfit: ['width', 'elsewhere'],
    unshown: ['pavement'],
  });
});
