import type { BaseMap } from './map/shown.ts';
import { useGet } from './queries.ts';

interface City {
  name: string | null;
  baseMap: BaseMap;
}

/** What the installation says of itself. */
const useConfig = () => useGet<City>('/api/v1/city');

export const useCity = (): string | null => useConfig().data?.name ?? null;

export function useBaseMap(): BaseMap | null {
  const { data, isError } = useConfig();
  return data?.baseMap ?? (isError ? { style: null, pmtiles: null } : null);
}
