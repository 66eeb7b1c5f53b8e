import { expect, test } from 'vitest';
import { distanceM, lengthM, orderStops, type Position } from './route.ts';

const from: Position = [103.96, 22.48];
const stop = (id: string, lon: number, lat: number) => ({ id, position: [lon, lat] as Position });
const pathOf = (stops: readonly { position: Position }[]) => [from, ...stops.map(({ position }) => position)];

test('a hundredth of a degree of latitude is 1.1 km', () => {
  expect(distanceM([104, 22], [104, 22.01])).toBeCloseTo(1112, 0);
});

test('stops along a street are taken as they come', () => {
  const street = [stop('c', 103.99, 22.48), stop('a', 103.97, 22.48), stop('b', 103.98, 22.48)];
  expect(orderStops(from, street).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('no order of a few stops is shorter than the one found', () => {
  // Here the nearest first is a trap: it leaves the farthest side for the end and walks back over everything.
  const stops = [
    stop('near-west', 103.959, 22.48),
    stop('far-west', 103.94, 22.48),
    stop('east', 103.9615, 22.48),
    stop('far-east', 103.97, 22.48),
    stop('north', 103.961, 22.5),
  ];
  const shortest = Math.min(...permutations(stops).map((order) => lengthM(pathOf(order))));
  expect(lengthM(pathOf(orderStops(from, stops)))).toBeLessThanOrEqual(shortest * 1.1);
});

test('every stop is visited once, however many there are', () => {
  const many = Array.from({ length: 60 }, (_, i) =>
    stop(String(i), 103.9 + ((i * 37) % 60) / 500, 22.4 + ((i * 23) % 60) / 500),
  );
  const ordered = orderStops(from, many);
  expect(ordered.map(({ id }) => id).sort()).toEqual(many.map(({ id }) => id).sort());
  expect(lengthM(pathOf(ordered))).toBeLessThan(lengthM(pathOf(many)) / 2);
  expect(orderStops(from, [])).toEqual([]);
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => permutations(items.filter((_, at) => at !== i)).map((rest) => [item, ...rest]));
}
