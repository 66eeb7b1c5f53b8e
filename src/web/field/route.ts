/** Longitude and latitude. */
export type Position = readonly [lon: number, lat: number];

export interface Stop {
  id: string;
  position: Position;
}

const earthM = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the crow flies, in metres; over a city that is enough to order stops by. */
export function distanceM([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const x = radians(lon2 - lon1) * Math.cos(radians((lat1 + lat2) / 2));
  return earthM * Math.hypot(x, radians(lat2 - lat1));
}

export const lengthM = (path: readonly Position[]): number =>
  path.reduce((sum, at, i) => (i === 0 ? 0 : sum + distanceM(path[i - 1] ?? at, at)), 0);

/**
 * The stops in an order worth walking: always to the nearest first, then every stretch turned round while that makes the
 * way shorter (2-opt). It begins where the officer stands and need not come back.
 */
export function orderStops<S extends Stop>(from: Position, stops: readonly S[]): S[] {
  const path = nearestFirst(from, stops);
  const at = (i: number): Position => (i < 0 ? from : (path[i]?.position ?? from));
  for (let better = true; better; ) {
    better = false;
    for (let i = 0; i < path.length - 1; i++) {
      for (let k = i + 1; k < path.length; k++) {
        const after = k + 1 < path.length ? at(k + 1) : null;
        const now = distanceM(at(i - 1), at(i)) + (after === null ? 0 : distanceM(at(k), after));
        const turned = distanceM(at(i - 1), at(k)) + (after === null ? 0 : distanceM(at(i), after));
        if (turned < now - 0.01) {
          path.splice(i, k - i + 1, ...path.slice(i, k + 1).reverse());
          better = true;
        }
      }
    }
  }
  return path;
}

function nearestFirst<S extends Stop>(from: Position, stops: readonly S[]): S[] {
  const left = [...stops];
  const path: S[] = [];
  let here = from;
  while (left.length > 0) {
    let nearest = 0;
    for (const [i, { position }] of left.entries()) {
      if (distanceM(here, position) < distanceM(here, left[nearest]?.position ?? position)) nearest = i;
    }
    const [next] = left.splice(nearest, 1);
    if (next === undefined) break;
    path.push(next);
    here = next.position;
  }
  return path;
}
