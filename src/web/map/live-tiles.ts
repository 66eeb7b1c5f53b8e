import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  Map as LibreMap,
  SourceSpecification,
  VectorTileSource,
} from 'maplibre-gl';
import { language } from '../language.ts';
import type { Standing } from '../standing.ts';
import { colour } from './marks.ts';

/** What of the city's tiles a map draws. */
export interface LiveTiles {
  /** Layers of points that can be shown, and those that are. */
  known: readonly string[];
  shown: readonly string[];
  /** The filter, as it stands in addresses: `?bucket=overdue`, or nothing. */
  query: string;
  look: 'groups' | 'heat';
  /** Another number when something has changed. */
  age: number;
}

/** What lies where somebody pressed. */
export interface HitPoint {
  layer: string;
  id: string;
  title: string;
  standing: Standing;
}

const sourceOf = (layer: string): string => `tiles-${layer}`;
const addressOf = (layer: string, query: string): string => `${location.origin}/tiles/${layer}/{z}/{x}/{y}.mvt${query}`;

export const tileSources = ({ known, query }: LiveTiles): Record<string, SourceSpecification> =>
  Object.fromEntries(
    known.map((layer) => [
      sourceOf(layer),
      { type: 'vector', tiles: [addressOf(layer, query)], minzoom: 0, maxzoom: 16 } satisfies SourceSpecification,
    ]),
  );

/** Of several layers each has its side, so that their groups do not hide one another. */
const sideOf = (layer: string, { shown }: LiveTiles): [number, number] =>
  shown.length < 2 ? [0, 0] : [(shown.indexOf(layer) - (shown.length - 1) / 2) * 30, 0];

const standingOfPoint: ExpressionSpecification = [
  'case',
  ['boolean', ['get', 'dueSoon'], false],
  'due-soon',
  ['coalesce', ['get', 'bucket'], 'without-deadline'],
];

/** A group is as its most pressing part: red as soon as a part of it is overdue. */
const groupColour = (): DataDrivenPropertyValueSpecification<string> => [
  'case',
  ['>', ['get', 'overdue'], 0],
  colour('late'),
  ['>', ['get', 'dueSoon'], 0],
  colour('soon'),
  ['>', ['get', 'inTime'], 0],
  colour('open'),
  ['>', ['+', ['get', 'doneOnTime'], ['get', 'doneLate']], 0],
  colour('done'),
  colour('none'),
];

const groupRadius: DataDrivenPropertyValueSpecification<number> = [
  'interpolate',
  ['linear'],
  ['log10', ['get', 'count']],
  0,
  11,
  1,
  15,
  2,
  20,
  3,
  26,
  5,
  36,
];

const heatLadder = (): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['heatmap-density'],
  0,
  colour('river').replace(/^rgb\((.+)\)$/, 'rgba($1, 0)'), // of another colour its edge would be dirty
  0.2,
  colour('river'),
  0.6,
  colour('soon'),
  1,
  colour('late'),
];

/** The layers of a style over everything else, in each look; `applyTiles` shows those that are wanted. */
export function tileLayersOf(tiles: LiveTiles, textFont: object): LayerSpecification[] {
  return tiles.known.flatMap((layer): LayerSpecification[] => {
    const source = sourceOf(layer);
    const cells = { source, 'source-layer': `${layer}-cells` };
    const points = { source, 'source-layer': layer };
    const heat = (id: string, of: typeof cells, weight: ExpressionSpecification | number): LayerSpecification => ({
      id: `${layer}-${id}`,
      type: 'heatmap',
      ...of,
      layout: { visibility: visibilityOf(layer, 'heat', tiles) },
      paint: {
        'heatmap-weight': weight,
        'heatmap-color': heatLadder(),
        'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 8, 22, 16, 44],
        'heatmap-opacity': 0.8,
      },
    });
    const layout = { visibility: visibilityOf(layer, 'groups', tiles) } as const;
    return [
      heat('heat-cells', cells, ['interpolate', ['linear'], ['log10', ['get', 'count']], 0, 0.4, 4, 3]),
      heat('heat-points', points, 0.4),
      {
        id: `${layer}-groups`,
        type: 'circle',
        ...cells,
        layout,
        paint: {
          'circle-radius': groupRadius,
          'circle-color': groupColour(),
          'circle-stroke-color': colour(layer === 'reports' ? 'brick' : 'panel'),
          'circle-stroke-width': 2,
          'circle-translate': sideOf(layer, tiles),
        },
      },
      {
        id: `${layer}-counts`,
        type: 'symbol',
        ...cells,
        layout: {
          ...layout,
          ...textFont,
          'text-field': ['number-format', ['get', 'count'], { locale: language() === 'vi' ? 'vi-VN' : 'en-GB' }],
          'text-size': 13,
          'text-allow-overlap': true, // and what gives way to it are the names of areas
        },
        paint: { 'text-color': colour('panel'), 'text-translate': sideOf(layer, tiles) },
      },
      {
        id: `${layer}-rings`,
        type: 'circle',
        ...points,
        layout: { visibility: layer === 'reports' ? layout.visibility : 'none' },
        paint: {
          'circle-radius': 13,
          'circle-color': colour('panel'),
          'circle-stroke-color': colour('brick'),
          'circle-stroke-width': 2,
        },
      },
      {
        id: `${layer}-points`,
        type: 'symbol',
        ...points,
        layout: { ...layout, 'icon-image': standingOfPoint, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
      },
    ];
  });
}

const visibilityOf = (layer: string, look: LiveTiles['look'], tiles: LiveTiles): 'visible' | 'none' =>
  tiles.shown.includes(layer) && tiles.look === look ? 'visible' : 'none';

const looks = {
  heat: ['heat-cells', 'heat-points'],
  groups: ['groups', 'counts', 'points'],
} as const;

/** Brings a map that is drawn already to what is wanted now. */
export function applyTiles(map: LibreMap, tiles: LiveTiles, before: LiveTiles): void {
  for (const layer of tiles.known) {
    const source = map.getSource<VectorTileSource>(sourceOf(layer));
    if (source === undefined) continue;
    if (tiles.query !== before.query) source.setTiles([addressOf(layer, tiles.query)]);
    else if (tiles.age !== before.age) map.refreshTiles(sourceOf(layer));
    for (const look of ['heat', 'groups'] as const) {
      for (const part of looks[look]) {
        map.setLayoutProperty(`${layer}-${part}`, 'visibility', visibilityOf(layer, look, tiles));
      }
    }
    const ringed = layer === 'reports' ? visibilityOf(layer, 'groups', tiles) : 'none';
    map.setLayoutProperty(`${layer}-rings`, 'visibility', ringed);
    map.setPaintProperty(`${layer}-groups`, 'circle-translate', sideOf(layer, tiles));
    map.setPaintProperty(`${layer}-counts`, 'text-translate', sideOf(layer, tiles));
  }
}

/** The points under a press, and whether a group lies there. */
export function hitsAt(map: LibreMap, at: { x: number; y: number }, tiles: LiveTiles) {
  const drawn = (part: string) => tiles.shown.map((layer) => `${layer}-${part}`).filter((id) => map.getLayer(id));
  const near: [[number, number], [number, number]] = [
    [at.x - 4, at.y - 4],
    [at.x + 4, at.y + 4],
  ];
  const found = map.queryRenderedFeatures(near, { layers: drawn('points') });
  const points = found.flatMap(({ sourceLayer, properties }): HitPoint[] =>
    typeof properties.id === 'string'
      ? [
          {
            layer: sourceLayer ?? '',
            id: properties.id,
            title: String(properties.title ?? ''),
            standing: properties.dueSoon === true ? 'due-soon' : (properties.bucket ?? 'without-deadline'),
          },
        ]
      : [],
  );
  const group = map.queryRenderedFeatures(near, { layers: drawn('groups') }).length > 0;
  return { points: [...new Map(points.map((point) => [point.id, point])).values()], group };
}
