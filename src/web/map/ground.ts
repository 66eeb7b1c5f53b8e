import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { useMemo } from 'react';
import type { Area } from '../../kernel/areas/contract.ts';
import type { Place } from '../../kernel/places/contract.ts';
import { areaName } from '../area-words.ts';
import { type Page, useGet } from '../queries.ts';

export interface Ground {
  areas: Feature<Geometry, { name: string }>[];
  shapes: Feature<Geometry, { name: string }>[];
  /** Whether any outline is only a sketch. */
  sketch: boolean;
  /** Where the outlines come from. */
  sources: string[];
}

interface OutlineProperties extends Pick<Area, 'kind' | 'name'> {
  sketch: boolean;
  source: string;
}

const asDrawn = 'level=commune&toleranceM=20';

/** What lies under every map of ours: the areas of a day, the river and whatever else has an extent. */
export function useGround(day: string): Ground | null {
  const areas = useGet<FeatureCollection<Geometry, OutlineProperties>>(`/api/v1/areas.geojson?day=${day}&${asDrawn}`);
  const places = useGet<Page<Place>>('/api/v1/places?placed=true&limit=200');
  return useMemo(() => {
    if (areas.isPending || places.isPending) return null;
    const outlines = areas.data?.features ?? [];
    return {
      areas: outlines.map((area) => ({ ...area, properties: { name: areaName(area.properties) } })),
      shapes: (places.data?.items ?? []).flatMap(shapeOf),
      sketch: outlines.some(({ properties }) => properties.sketch),
      sources: [...new Set(outlines.map(({ properties }) => properties.source))],
    };
  }, [areas.isPending, areas.data, places.isPending, places.data]);
}

function shapeOf({ name, placement }: Place): Feature<Geometry, { name: string }>[] {
  if (placement === null || placement.geometry.type === 'Point' || placement.geometry.type === 'MultiPoint') return [];
  return [{ type: 'Feature', properties: { name }, geometry: placement.geometry }];
}
