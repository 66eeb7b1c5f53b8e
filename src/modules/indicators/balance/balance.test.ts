import { expect, test } from 'vitest';
import { compareGroups } from './compare.ts';
import { proposeGroups } from './propose.ts';

const series = (...values: (number | null)[]) =>
  values.map((value, i) => ({ period: String(2023 + i), startsOn: `${2023 + i}-01-01`, value }));

test('groups are compared where all of them have a figure; what is best follows from the direction', () => {
  expect(compareGroups([series(10, null, 12), series(20, 30, 3)], 'less')).toEqual([
    { period: '2023', values: [10, 20], best: 0, worst: 1, ratio: 2 },
    { period: '2025', values: [12, 3], best: 1, worst: 0, ratio: 4 },
  ]);
  expect(compareGroups([series(10), series(20)], 'more')).toMatchObject([{ best: 1, worst: 0, ratio: 2 }]);
  expect(compareGroups([series(0), series(20)], 'more')).toMatchObject([{ best: 1, worst: 0, ratio: null }]);
  expect(compareGroups([], 'more')).toEqual([]);
});

const area = (name: string, kind: 'ward' | 'commune', lon: number | null, lat = 22, m2 = 1) => ({
  ...{ id: name, name, kind },
  middle: lon === null ? null : { lon, lat, m2 },
});

test('wards are urban and communes rural; north and west are told by the middle of the whole', () => {
  const areas = [
    area('a', 'ward', 103, 22.1),
    area('b', 'commune', 104, 22.3),
    area('c', 'commune', 104.2, 22.2, 8),
    area('d', 'commune', null),
  ];
  const names = (by: Parameters<typeof proposeGroups>[1]) =>
    proposeGroups(areas, by).groups.map((group) => group.map(({ name }) => name).join(''));
  expect(names('urban-rural')).toEqual(['a', 'bcd']);
  expect(names('north-south')).toEqual(['b', 'ac']); // the middle lies at 22.2, where the largest is
  expect(names('east-west')).toEqual(['c', 'ab']);
  expect(proposeGroups(areas, 'east-west').undecided.map(({ name }) => name)).toEqual(['d']);
});
