import type { Polygon, Position } from '../../kernel/geo/contract.ts';
import { outlineOf, traceBorders } from './sketch-borders.ts';
import { type Metres, toMetres } from './sketch-grid.ts';
import { bankOf, labelCells, type Piece } from './sketch-labels.ts';

/**
 * Outlines of Lào Cai that this project draws itself, because no official ones may be passed on. They are made from
 * public facts alone: a centre for each former unit, to two decimals; the areas that are published; the Red River
 * (Natural Earth, public domain) and the Nậm Thi, which are the border in the north. Units grow from their centres until
 * they have their area, bend a little, and meet exactly. They are good to about a kilometre and are no boundaries.
 */
export const sketchSource =
  'Bản phác thảo của dự án từ điểm trung tâm, diện tích công bố và dòng sông; không phải địa giới';
export const sketchAccuracyM = 1_000;

/** Centre points to two decimals (about a kilometre). */
const pieces = {
  'duyen-hai': { centre: [103.96, 22.5], bank: 'right', km2: null, group: 'phuong-lao-cai' },
  'coc-leu': { centre: [103.97, 22.5], bank: 'right', km2: 2.93, group: 'phuong-lao-cai' },
  'kim-tan': { centre: [103.97, 22.48], bank: 'right', km2: null, group: 'phuong-lao-cai' },
  'lao-cai': { centre: [103.99, 22.51], bank: 'left', km2: 7.8, group: 'phuong-lao-cai' },
  'van-hoa': { centre: [104.01, 22.47], bank: 'left', km2: null, group: 'phuong-lao-cai' },
  // No figure at hand for the three marked "assumed": chosen so that the city before (282.13 km²) and the four units
  // after (72.32, 59.90, 116.30 and 57.20 km²) both come out as published.
  'ban-phiet': { centre: [104.04, 22.5], bank: 'left', km2: 32, group: 'phuong-lao-cai' }, // assumed
  'bac-cuong': { centre: [103.98, 22.46], bank: 'right', km2: 12.85, group: 'phuong-cam-duong' },
  'nam-cuong': { centre: [103.99, 22.44], bank: 'right', km2: null, group: 'phuong-cam-duong' },
  'bac-lenh': { centre: [104.01, 22.43], bank: 'right', km2: null, group: 'phuong-cam-duong' },
  'pom-han': { centre: [104.02, 22.42], bank: 'right', km2: null, group: 'phuong-cam-duong' },
  'binh-minh': { centre: [104.03, 22.43], bank: 'right', km2: null, group: 'phuong-cam-duong' },
  'xuan-tang': { centre: [104.05, 22.41], bank: 'right', km2: null, group: 'phuong-cam-duong' },
  'cam-duong': { centre: [104.02, 22.4], bank: 'right', km2: null, group: 'phuong-cam-duong' },
  'ta-phoi': { centre: [103.95, 22.38], bank: 'right', km2: null, group: 'xa-hop-thanh' },
  'hop-thanh': { centre: [104.01, 22.37], bank: 'right', km2: null, group: 'xa-hop-thanh' },
  'dong-tuyen': { centre: [103.94, 22.49], bank: 'right', km2: null, group: 'xa-coc-san' },
  'coc-san': { centre: [103.93, 22.46], bank: 'right', km2: null, group: 'xa-coc-san' },
  'tong-sanh': { centre: [103.9, 22.44], bank: 'right', km2: 26, group: 'xa-coc-san' }, // assumed
  'thong-nhat': { centre: [104.06, 22.39], bank: 'right', km2: null, group: 'thong-nhat' },
} as const satisfies Record<string, Piece>;

const groupKm2 = {
  'phuong-lao-cai': 72.32,
  'phuong-cam-duong': 59.9,
  'xa-hop-thanh': 116.3,
  'xa-coc-san': 57.2,
  'thong-nhat': 34.41, // assumed
} as const;

/** The Red River, downstream. */
export const redRiver: readonly Position[] = [
  [103.84384, 22.59947],
  [103.8663, 22.57563],
  [103.89422, 22.5694],
  [103.90235, 22.55878],
  [103.91684, 22.53347],
  [103.92514, 22.52843],
  [103.94036, 22.52485],
  [103.95061, 22.51667],
  [103.95924, 22.50727],
  [103.96933, 22.50052],
  [103.97706, 22.48766],
  [103.98805, 22.47578],
  [104.05177, 22.42414],
  [104.09913, 22.38382],
  [104.12696, 22.37018],
  [104.13771, 22.36164],
];

/** The Nậm Thi from where it joins the Red River, to two decimals. */
const namThi = (
  [
    [103.96, 22.51],
    [103.98, 22.51],
    [104.0, 22.52],
    [104.05, 22.53],
    [104.12, 22.57],
  ] as Position[]
).map(toMetres);
const river = redRiver.map(toMetres);

/** Above the Nậm Thi's mouth the left bank of the Red River, then the land north of the Nậm Thi, is China. */
function isAbroad([east, north]: Metres): boolean {
  const [mouth, ...upstream] = namThi;
  if (mouth === undefined || bankOf([east, north], river) === 'right') return false;
  if (east <= mouth[0]) return true;
  let from = mouth;
  for (const to of upstream) {
    if (east <= to[0]) return north > from[1] + ((east - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
    from = to;
  }
  return north > from[1];
}

export type PieceName = keyof typeof pieces;
export type GroupName = keyof typeof groupKm2;
const outsideTheCity: readonly PieceName[] = ['ban-phiet', 'tong-sanh'];

export interface SketchedOutlines {
  /** Units before 2025-07-01: the seventeen of the city and two that joined its successors from elsewhere. */
  former: Record<PieceName, Polygon>;
  /** Units since, put together from the former ones. */
  current: Record<Exclude<GroupName, 'thong-nhat'>, Polygon>;
  /** The former city. */
  city: Polygon;
}

export function sketchOutlines(): SketchedOutlines {
  const names = Object.keys(pieces) as PieceName[];
  const labels = labelCells({ pieces: Object.values(pieces), groupKm2, river: redRiver, isAbroad });
  const borders = traceBorders(labels);
  const outline = (belongs: (name: PieceName) => boolean) =>
    outlineOf(borders, new Set(names.flatMap((name, i) => (belongs(name) ? [i] : []))));
  const inGroup = (group: GroupName) => outline((name) => pieces[name].group === group);
  return {
    former: Object.fromEntries(names.map((name) => [name, outline((other) => other === name)])) as Record<
      PieceName,
      Polygon
    >,
    current: {
      'phuong-lao-cai': inGroup('phuong-lao-cai'),
      'phuong-cam-duong': inGroup('phuong-cam-duong'),
      'xa-hop-thanh': inGroup('xa-hop-thanh'),
      'xa-coc-san': inGroup('xa-coc-san'),
    },
    city: outline((name) => !outsideTheCity.includes(name)),
  };
}
