import { expect, test } from 'vitest';
import { demandUnitsFit } from './check-units.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { findCycle } from './find-cycle.ts';
import { codesIn, parseFormula } from './formula.ts';

const figures: Record<string, { value: number; unit: string } | null> = {
  population: { value: 76_981, unit: 'people' },
  'area-km2': { value: 72.32, unit: 'km2' },
  'poor-households': { value: 30, unit: 'households' },
  households: { value: 1200, unit: 'households' },
  revenue: { value: 1.5, unit: 'billion-dong' },
  nothing: { value: 0, unit: 'people' },
  unknown: null,
};
const figureOf = (code: string) => figures[code] ?? null;
const unitOfCode = (code: string) => figures[code]?.unit ?? 'people';
const value = (text: string, unit: string) => evaluateFormula(parseFormula(text), unit, figureOf);

test('products bind closer than sums, brackets closer still, and from the left', () => {
  expect(value('2 + 3 * 4', 'ratio').value).toBe(14);
  expect(value('(2 + 3) * 4', 'ratio').value).toBe(20);
  expect(value('100 / 10 / 2', 'ratio').value).toBe(5);
  expect(value('-2 - -3', 'ratio').value).toBe(1);
});

test('a hyphen belongs to a code, a minus stands apart', () => {
  expect(codesIn(parseFormula('area-km2 - population + area-km2'))).toEqual(['area-km2', 'population']);
});

test('units are converted on the way: people and km² to people/km², a share to per cent, tỷ to triệu a head', () => {
  expect(value('population / area-km2', 'people-per-km2').value).toBeCloseTo(1064.45, 2);
  expect(value('poor-households / households', 'percent').value).toBe(2.5);
  expect(value('revenue / population', 'dong-per-person').value).toBeCloseTo(19_485.3, 1);
});

test('a division by zero gives no value and says so; what is missing is named, all of it', () => {
  expect(value('population / nothing', 'ratio')).toEqual({ value: null, missing: { why: 'zero-divisor', of: [] } });
  expect(value('unknown / (nothing * other)', 'ratio').missing).toEqual({
    why: 'part-missing',
    of: ['unknown', 'other'],
  });
});

test('what gets too large is no value', () => {
  const huge = Array.from({ length: 25 }, () => '999999999999999').join(' * ');
  expect(value(huge, 'ratio').missing?.why).toBe('too-large');
});

test.each([
  ['', 'indicators.formula-ends'],
  ['population /', 'indicators.formula-ends'],
  ['population area-km2', 'indicators.formula-unreadable'],
  ['population ** 2', 'indicators.formula-unreadable'],
  ['(population', 'indicators.formula-ends'],
  ['population)', 'indicators.formula-unreadable'],
  ['process.exit(1)', 'indicators.formula-unreadable'],
  ['population; drop table indicator', 'indicators.formula-unreadable'],
  ['1e9', 'indicators.formula-unreadable'],
  [`${'('.repeat(200)}1${')'.repeat(200)}`, 'indicators.formula-too-deep'],
  [`${'-'.repeat(400)}1`, 'indicators.formula-too-deep'],
])('"%s" is refused: %s', (text, code) => {
  expect(() => parseFormula(text)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
});

test('the place that cannot be read is told', () => {
  expect(() => parseFormula('population + €')).toThrow(expect.objectContaining({ details: { at: 14, found: '€' } }));
});

test('people and km² cannot be added, and people are no per cent', () => {
  const fits = (text: string, unit: string) => () => demandUnitsFit(parseFormula(text), unit, unitOfCode);
  expect(fits('population + area-km2', 'people')).toThrow(
    expect.objectContaining({ code: 'indicators.formula-units-do-not-add' }),
  );
  expect(fits('population / area-km2', 'percent')).toThrow(
    expect.objectContaining({ code: 'indicators.formula-unit-differs' }),
  );
  expect(fits('population + 1', 'people')).toThrow(
    expect.objectContaining({ code: 'indicators.formula-units-do-not-add' }),
  );
  expect(fits('population / area-km2', 'people-per-km2')).not.toThrow();
  expect(fits('(population - nothing) / population', 'percent')).not.toThrow();
});

test('a circle is found at any length, and named', () => {
  const from: Record<string, string[]> = { a: ['b', 'x'], b: ['c'], c: ['x', 'a'], x: [] };
  const namedBy = (code: string) => from[code] ?? [];
  expect(findCycle('a', namedBy)).toEqual(['a', 'b', 'c', 'a']);
  expect(findCycle('x', namedBy)).toBeNull();
  expect(findCycle('s', () => ['s'])).toEqual(['s', 's']);
});
