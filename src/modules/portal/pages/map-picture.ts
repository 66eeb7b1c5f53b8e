import type { Geometry, LonLat } from '../../../kernel/geo/contract.ts';
import { type Html, html } from '../../../kernel/http/html.ts';

/** The part of the earth that a picture shows, in degrees. */
export interface Frame {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface Ground {
  areas: readonly { name: string; outline: Geometry; at: LonLat; chosen: boolean }[];
  waters: readonly Geometry[];
  /** Whose outlines they are. */
  sources: readonly string[];
}

export interface Mark extends LonLat {
  label: string;
}

const width = 640;
const height = 400;
const aspect = width / height;
const apart = 34; // marks nearer than this would cover each other

/** Takes in everything given with a margin, at least so many metres wide, and as broad to high as the pictures are. */
export function frameAround(points: readonly LonLat[], leastM: number): Frame | null {
  const [first] = points;
  if (first === undefined) return null;
  const lons = points.map(({ lon }) => lon);
  const lats = points.map(({ lat }) => lat);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const shrink = Math.cos((lat * Math.PI) / 180);
  const least = leastM / 111_320;
  const high = Math.max((north - south) * 1.25, ((east - west) * 1.25 * shrink) / aspect, least / aspect);
  const wide = (high * aspect) / shrink;
  return { west: lon - wide / 2, east: lon + wide / 2, south: lat - high / 2, north: lat + high / 2 };
}

/** A picture of the map that needs neither script nor tiles; what it shows is also said in words beside it. */
export function mapPicture(
  frame: Frame,
  ground: Ground,
  { shape = null, marks = [], label }: { shape?: Geometry | null; marks?: readonly Mark[]; label: string },
): Html {
  const x = (lon: number) => ((lon - frame.west) / (frame.east - frame.west)) * width;
  const y = (lat: number) => ((frame.north - lat) / (frame.north - frame.south)) * height;
  const at = (position: readonly number[]) => `${x(position[0] ?? 0).toFixed(1)} ${y(position[1] ?? 0).toFixed(1)}`;
  const line = (positions: readonly (readonly number[])[]) => `M${positions.map(at).join('L')}`;
  const path = (geometry: Geometry): string => {
    if (geometry.type === 'LineString') return line(geometry.coordinates);
    if (geometry.type === 'MultiLineString') return geometry.coordinates.map(line).join('');
    if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => `${line(ring)}Z`).join('');
    return geometry.type === 'MultiPolygon'
      ? geometry.coordinates
          .flat()
          .map((ring) => `${line(ring)}Z`)
          .join('')
      : '';
  };
  const held = shape === null ? [] : cornersIn(shape.coordinates).map(([lon, lat]) => ({ left: x(lon), top: y(lat) }));
  const above = Math.min(...held.map(({ top }) => top));
  const covers = (left: number, top: number) =>
    held.length > 1 &&
    left > Math.min(...held.map((at) => at.left)) - 80 &&
    left < Math.max(...held.map((at) => at.left)) + 80 &&
    top > above - 10 &&
    top < Math.max(...held.map((at) => at.top)) + 30;
  const isBesideMarks = (left: number, top: number) =>
    marks.every(({ lon, lat }) => Math.abs(x(lon) - left) > 90 || Math.abs(y(lat) - top) > 30);
  /** A name moves up where it would lie under a mark, or read as the name of the shape. */
  const clear = (left: number, top: number) => {
    if (covers(left, top)) return Math.max(28, above - 16);
    return isBesideMarks(left, top) ? top : top - 34;
  };
  const named = ground.areas
    .map(({ name, at: { lon, lat } }) => ({ name, left: x(lon), top: y(lat) }))
    .filter(({ left, top }) => left > 60 && left < width - 60 && top > 20 && top < height - 20);
  return html`<svg class="map" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${label}">
${ground.areas.map(({ outline, chosen }) => html`<path class="${chosen ? 'area chosen' : 'area'}" d="${path(outline)}"/>`)}
${ground.waters.map((water) => html`<path class="${isFlat(water) ? 'water lake' : 'water'}" d="${path(water)}"/>`)}
${shape === null || path(shape) === '' ? '' : html`<path class="${isFlat(shape) ? 'shape flat' : 'shape'}" d="${path(shape)}"/>`}
${named.map(({ name, left, top }) => html`<text class="name" lang="vi" x="${left.toFixed(0)}" y="${clear(left, top).toFixed(0)}">${name}</text>`)}
${together(marks.map(({ lon, lat, label: word }) => ({ left: x(lon), top: y(lat), words: [word] }))).map(marker)}
</svg>`;
}

type Nested = readonly number[] | readonly Nested[];
const isPosition = (value: Nested): value is readonly number[] => typeof value[0] === 'number';

/** Every position of a geometry, however deep it lies. */
const cornersIn = (value: Nested): [number, number][] =>
  isPosition(value) ? [[value[0] ?? 0, value[1] ?? 0]] : value.flatMap(cornersIn);

const isFlat = ({ type }: Geometry): boolean => type === 'Polygon' || type === 'MultiPolygon';

interface Marker {
  left: number;
  top: number;
  words: string[];
}

/** Marks that would cover each other become one that names them all. */
function together(markers: readonly Marker[]): Marker[] {
  const kept: Marker[] = [];
  for (const marker of markers) {
    const near = kept.find(({ left, top }) => Math.hypot(left - marker.left, top - marker.top) < apart);
    if (near === undefined) kept.push({ ...marker, words: [...marker.words] });
    else near.words.push(...marker.words);
  }
  return kept;
}

function marker({ left, top, words }: Marker): Html {
  const shown = words.filter((word) => word !== '');
  const word = shown.length > 3 ? `${shown[0]}, ${shown[1]}…` : shown.join(', ');
  const wide = Math.max(30, word.length * 11 + 14);
  const from = Math.min(Math.max(left - wide / 2, 2), width - wide - 2);
  if (word === '') return html`<circle class="mark" cx="${left.toFixed(1)}" cy="${top.toFixed(1)}" r="9"/>`;
  return html`<rect class="mark" x="${from.toFixed(1)}" y="${(top - 15).toFixed(1)}" width="${wide.toFixed(1)}" height="30" rx="15"/><text class="mark" x="${(from + wide / 2).toFixed(1)}" y="${(top + 6).toFixed(1)}">${word}</text>`;
}
