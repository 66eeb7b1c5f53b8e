import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Area } from '../../kernel/areas/contract.ts';
import type { Place } from '../../kernel/places/contract.ts';
import { areaName } from '../area-words.ts';

export interface Ground {
  areas: Feature<Geometry, { name: string }>[];
  shapes: Feature<Geometry, { name: string }>[];
  /** Whether any outline is only a sketch. */
  sketch: boolean;
  /** Where the outlines come from. */
  sources: string[];
}

export interface OutlineProperties extends Pick<Area, 'kind' | 'name'> {
  sketch: boolean;
  source: string;
}

/** What lies under a map, from what the server says of its areas and places. */
export function groundOf(areas: FeatureCollection<Geometry, OutlineProperties> | undefined, places: Place[]): Ground {
  const outlines = areas?.features ?? [];
  return {
    areas: outlines.map((area) => ({ ...area, properties: { name: areaName(area.properties) } })),
    shapes: places.flatMap(shapeOf),
    sketch: outlines.some(({ properties }) => properties.sketch),
    sources: [...new Set(outlines.map(({ properties }) => properties.source))],
  };
}

function shapeOf({ name, placement }: Place): Feature<Geometry, { name: string }>[] {
  if (placement === null || placement.geometry.type === 'Point' || placement.geometry.type === 'MultiPoint') return [];
  return [{ type: 'Feature', properties: { name }, geometry: placement.geometry }];
}
