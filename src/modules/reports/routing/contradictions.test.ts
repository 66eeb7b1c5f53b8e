import { expect, test } from 'vitest';
import { NewRoutingRule } from './contract.ts';
import { contradictionOf } from './contradictions.ts';

const unit = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`;
const [waste, lights] = [unit(8), unit(9)];
const rule = (ordinal: number, terms: object = {}) =>
  NewRoutingRule.parse({ name: 'Quy tắc', ordinal, organisationId: unit(ordinal), validFrom: '2026-01-01', ...terms });
const code = (one: NewRoutingRule, ...others: NewRoutingRule[]) => contradictionOf(one, others)?.code ?? null;

test('a rule after one that takes all of its reports would never be reached', () => {
  const wide = rule(1, { categoryIds: [waste, lights] });
  expect(code(rule(2, { categoryIds: [waste] }), wide)).toBe('reports.rule-never-reached');
  expect(code(rule(2, { categoryIds: [waste], weekdays: [6, 7] }), wide)).toBe('reports.rule-never-reached');
  expect(code(rule(2), wide)).toBeNull(); // of other categories it still decides
  expect(code(rule(2, { categoryIds: [waste], organisationId: unit(1) }), wide)).toBeNull(); // the same unit either way
});

test('hours count, also past midnight', () => {
  const night = rule(1, { hours: { from: '22:00', until: '06:00' } });
  expect(code(rule(2, { hours: { from: '23:00', until: '02:00' } }), night)).toBe('reports.rule-never-reached');
  expect(code(rule(2, { hours: { from: '05:00', until: '07:00' } }), night)).toBeNull();
  expect(code(rule(1, { organisationId: unit(2), hours: { from: '06:00', until: '22:00' } }), night)).toBeNull();
  expect(code(rule(1, { organisationId: unit(2), hours: { from: '05:59', until: '22:00' } }), night)).toBe(
    'reports.rule-contradicts',
  );
});

test('a rule before another must not silence it for good; for a while it may', () => {
  const standing = rule(5, { categoryIds: [waste] });
  expect(code(rule(1), standing)).toBe('reports.rule-hides-another');
  expect(code(rule(1, { validTo: '2026-02-01' }), standing)).toBeNull();
  expect(code(rule(1, { validFrom: '2026-02-01' }), standing)).toBeNull();
});

test('two of one place in the order that fit the same reports contradict each other', () => {
  const other = rule(3, { organisationId: unit(4), categoryIds: [waste] });
  expect(code(rule(3, { weekdays: [1] }), other)).toBe('reports.rule-contradicts');
  expect(code(rule(3, { categoryIds: [lights] }), other)).toBeNull();
  expect(code(rule(3, { validFrom: '2027-01-01' }), { ...other, validTo: rule(1).validFrom })).toBeNull();
});

test('one agency for the same reason is one outcome, whoever says it twice', () => {
  const refers = (ordinal: number, agency: string) =>
    rule(ordinal, {
      organisationId: null,
      referral: { agency, reason: { vi: 'Đường do trung ương quản lý', en: 'A national road' } },
    });
  expect(code(refers(2, 'Khu I'), refers(1, 'Khu I'))).toBeNull();
  expect(code(refers(2, 'Khu II'), refers(1, 'Khu I'))).toBe('reports.rule-never-reached');
  expect(code(refers(1, 'Khu I'), rule(1))).toBe('reports.rule-contradicts');
});
