import { expect, test } from 'vitest';
import { type Matter, type RoutingRule, referralOf, route, type Serving } from './route.ts';

const matter: Matter = { categoryId: 'waste', areaIds: ['ward', 'city'], placeId: null, weekday: 1, time: '08:30' };
const aRule = (
  organisationId: string,
  rule: Partial<Omit<RoutingRule, 'organisationId' | 'referral'>> = {},
): RoutingRule => ({
  id: organisationId,
  name: organisationId,
  categoryIds: [],
  areaIds: [],
  placeIds: [],
  weekdays: [],
  fromTime: null,
  untilTime: null,
  organisationId,
  referral: null,
  priority: null,
  ...rule,
});
const serving: Serving[] = [
  { organisationId: 'city-committee', areaId: 'city', kind: 'peoples-committee', name: 'UBND tỉnh' },
  { organisationId: 'ward-division', areaId: 'ward', kind: 'division', name: 'A' },
  { organisationId: 'ward-committee', areaId: 'ward', kind: 'peoples-committee', name: 'UBND phường' },
];
const owner = (rules: RoutingRule[], changed: Partial<Matter> = {}) =>
  route({ ...matter, ...changed }, rules, serving)?.organisationId;

test('the first rule that fits decides: by category, area, place, day and hour', () => {
  expect(owner([aRule('lights', { categoryIds: ['lights'] }), aRule('cleaners', { categoryIds: ['waste'] })])).toBe(
    'cleaners',
  );
  expect(owner([aRule('all-of-city', { areaIds: ['city'] })])).toBe('all-of-city');
  expect(owner([aRule('market', { placeIds: ['market'] })])).toBe('ward-committee');
  expect(owner([aRule('market', { placeIds: ['market'] })], { placeId: 'market' })).toBe('market');
  expect(owner([aRule('weekend', { weekdays: [6, 7] })], { weekday: 7 })).toBe('weekend');
  const night = aRule('night', { fromTime: '22:00', untilTime: '06:00' });
  expect(['21:59', '22:00', '23:30', '05:59', '06:00'].map((time) => owner([night], { time }))).toEqual([
    'ward-committee',
    'night',
    'night',
    'night',
    'ward-committee',
  ]);
});

test('without a rule it falls to who serves the smallest area, the committee first; with nobody there, to nobody', () => {
  expect(owner([])).toBe('ward-committee');
  expect(owner([], { areaIds: ['other-ward', 'city'] })).toBe('city-committee');
  expect(route({ ...matter, areaIds: [] }, [], serving)).toBeNull();
});

test('the first rule that fits may say that it is another agency’s; somebody keeps the record all the same', () => {
  const referral = { agency: 'Khu Quản lý đường bộ I', reason: { vi: 'Quốc lộ', en: 'A national road' } };
  const refers: RoutingRule = { ...aRule('road', { categoryIds: ['waste'] }), organisationId: null, referral };
  expect(referralOf(matter, [refers, aRule('cleaners')])).toEqual({ ...referral, rule: { id: 'road', name: 'road' } });
  expect(owner([refers, aRule('cleaners')])).toBe('cleaners');
  expect(owner([refers])).toBe('ward-committee');
  expect(referralOf(matter, [aRule('cleaners'), refers])).toBeNull();
  expect(referralOf({ ...matter, categoryId: 'lights' }, [refers])).toBeNull();
});
