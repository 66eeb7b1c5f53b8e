import type { FeatureCollection, Geometry } from 'geojson';
import { useMemo } from 'react';
import type { Place } from '../../kernel/places/contract.ts';
import { type Page, useGet } from '../queries.ts';
import { type Ground, groundOf, type OutlineProperties } from './ground-of.ts';

export type { Ground };

const asDrawn = 'level=commune&toleranceM=20';

/** What lies under every map of ours: the areas of a day, the river and whatever else has an extent. */
export function useGround(day: string): Ground | null {
  const areas = useGet<FeatureCollection<Geometry, OutlineProperties>>(`/api/v1/areas.geojson?day=${day}&${asDrawn}`);
  const places = useGet<Page<Place>>('/api/v1/places?placed=true&limit=200');
  return useMemo(() => {
    if (areas.isPending || places.isPending) return null;
    return groundOf(areas.data, places.data?.items ?? []);
  }, [areas.isPending, areas.data, places.isPending, places.data]);
}
