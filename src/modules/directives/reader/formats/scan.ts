import type { Rule } from './page-lines.ts';

/** A page in shades of grey, one byte for each dot, row by row. */
export interface Scan {
  pixels: Buffer;
  width: number;
  height: number;
}

const dark = 150;
// At 300 dots per inch the tallest letter of a heading has some 55 dots, a row of a table at least 60.
const shortestAcross = 100;
const shortestDown = 60;
const longestGap = 4;
const thickestStroke = 14;

/**
 * How a page has to be turned for its lines of text to be level: by a right angle if it lay sideways, and by the degrees
 * its lines fall to the right. Level lines gather the ink in few rows. Which way is up is not told.
 */
export function levelOf({ pixels, width, height }: Scan): { sideways: boolean; degrees: number } {
  // One dot in sixteen is enough, in both directions.
  const step = 4;
  const points: [number, number][] = [];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) if ((pixels[y * width + x] ?? 255) < dark) points.push([x / step, y / step]);
  }
  const upright = skewOf(points, width / step, height / step);
  // Turned by a right angle to the right, what was at the bottom is at the left.
  const turned = points.map(([x, y]): [number, number] => [height / step - y, x]);
  const onSide = skewOf(turned, height / step, width / step);
  const sideways = onSide.sharpness > upright.sharpness * 1.2;
  return { sideways, degrees: sideways ? onSide.degrees : upright.degrees };
}

function skewOf(points: [number, number][], width: number, height: number): { degrees: number; sharpness: number } {
  const sharpness = (degrees: number) => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Float64Array(Math.ceil(height + width) + 2);
    const shift = slope > 0 ? width * slope : 0;
    for (const [x, y] of points) {
      const row = Math.round(y - x * slope + shift);
      rows[row] = (rows[row] ?? 0) + 1;
    }
    return rows.reduce((sum, count) => sum + count * count, 0) * height;
  };
  const best = (candidates: number[]) =>
    candidates
      .map((degrees) => ({ degrees, sharpness: sharpness(degrees) }))
      .reduce((a, b) => (b.sharpness > a.sharpness ? b : a));
  const steps = (from: number, to: number, by: number) =>
    Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);
  const { degrees } = best([0, ...steps(-4, 4, 0.5)]);
  return best([degrees, ...steps(degrees - 0.4, degrees + 0.4, 0.1)]);
}

/** The straight strokes of tables and underlines. */
export function strokesOf(scan: Scan): Rule[] {
  const across = runs(
    scan.width,
    scan.height,
    shortestAcross,
    (along, row) => scan.pixels[row * scan.width + along] ?? 255,
  );
  const down = runs(
    scan.height,
    scan.width,
    shortestDown,
    (along, column) => scan.pixels[along * scan.width + column] ?? 255,
  );
  return [
    ...across.map(({ from, to, first, last }) => ({ left: from, right: to, top: first, bottom: last })),
    ...down.map(({ from, to, first, last }) => ({ left: first, right: last, top: from, bottom: to })),
  ];
}

interface Run {
  from: number;
  to: number;
  first: number;
  last: number;
}

/** Dark runs of a least length; runs on neighbouring tracks are one stroke, and what is thicker than a stroke is none. */
function runs(length: number, tracks: number, shortest: number, at: (along: number, track: number) => number): Run[] {
  const done: Run[] = [];
  let open: Run[] = [];
  for (let track = 0; track < tracks; track++) {
    const going: Run[] = [];
    let from = -1;
    let lastDark = -1;
    const close = () => {
      if (from < 0 || lastDark - from < shortest) return;
      const above = open.find((run) => run.from <= lastDark && from <= run.to && run.last >= track - 2);
      if (above) {
        above.from = Math.min(above.from, from);
        above.to = Math.max(above.to, lastDark);
        above.last = track;
        if (!going.includes(above)) going.push(above);
      } else {
        going.push({ from, to: lastDark, first: track, last: track });
      }
    };
    for (let along = 0; along < length; along++) {
      if (at(along, track) >= dark) continue;
      if (along - lastDark > longestGap) {
        close();
        from = along;
      }
      lastDark = along;
    }
    close();
    done.push(...open.filter((run) => !going.includes(run) && run.last < track - 1));
    open = [...going, ...open.filter((run) => !going.includes(run) && run.last >= track - 1)];
  }
  return [...done, ...open].filter(({ first, last }) => last - first <= thickestStroke);
}

/** Paints over strokes, or over what has been read. */
export function erase({ pixels, width, height }: Scan, boxes: readonly Rule[]): void {
  for (const { left, right, top, bottom } of boxes) {
    const [from, to] = [Math.max(0, Math.floor(left) - 2), Math.min(width, Math.ceil(right) + 3)];
    for (let y = Math.max(0, Math.floor(top) - 2); y < Math.min(height, bottom + 3); y++) {
      pixels.fill(255, y * width + from, y * width + to);
    }
  }
}

/** White ground around a cell that is cut out: letters at the very edge are not recognised. */
export const margin = 16;
const leastInk = 24;

/** The inside of a cell with a margin, or nothing where it is empty. */
export function cutOut({ pixels, width }: Scan, { left, right, top, bottom }: Rule): Scan | undefined {
  const [x0, x1, y0, y1] = [Math.floor(left), Math.ceil(right), Math.floor(top), Math.ceil(bottom)];
  if (x1 - x0 < 20 || y1 - y0 < 20) return undefined;
  const cell: Scan = { pixels: Buffer.alloc(0), width: x1 - x0 + 2 * margin, height: y1 - y0 + 2 * margin };
  cell.pixels = Buffer.alloc(cell.width * cell.height, 255);
  let ink = 0;
  for (let y = y0; y < y1; y++) {
    const row = pixels.subarray(y * width + x0, y * width + x1);
    row.copy(cell.pixels, (y - y0 + margin) * cell.width + margin);
    for (const dot of row) if (dot < dark) ink++;
  }
  return ink < leastInk ? undefined : cell;
}
