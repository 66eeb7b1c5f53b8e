import type { Chance } from './chance.ts';
import { cornerOf, sideDegrees } from './synthetic-units.ts';

/** What is repeated lies within so many degrees of it: some thirty metres. */
const repeatDegrees = 0.0003;
/** No nearer to the border of an area than 80 m: no neighbour is asked. */
const margin = 0.04;
const spots = 6;

/** Where in the area of this number: half of it at a few spots where much is amiss, the rest anywhere. */
export function placeIn(
  area: number,
  chance: Chance,
  main: { lon: number; lat: number } | null,
): [lon: number, lat: number] {
  const { west, south } = cornerOf(area);
  const inside = (share: number) => sideDegrees * Math.min(1 - margin, Math.max(margin, share));
  const even = () => chance.below(100_000) / 100_000;
  if (main !== null) {
    const near = (from: number, corner: number) =>
      corner + inside((from - corner + (even() - 0.5) * 2 * repeatDegrees) / sideDegrees);
    return [near(main.lon, west), near(main.lat, south)];
  }
  if (chance.happens(0.5)) return [west + inside(even()), south + inside(even())];
  const spot = chance.below(spots);
  const around = (middle: number) => inside(middle + (even() + even() - 1) * 0.06);
  return [west + around(0.15 + 0.14 * spot), south + around(0.15 + 0.14 * ((spot * 5 + area) % spots))];
}
