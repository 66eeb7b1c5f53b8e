import type { Area, RelatedArea } from '../../../kernel/areas/contract.ts';
import { addDays } from '../../../kernel/time.ts';
import { query } from '../../../web/api.ts';
import { useGet } from '../../../web/queries.ts';

/** The units that an area came from on its first day; none where it was always as it is. */
export function useOrigins(area: Area | undefined): RelatedArea[] {
  const before = area === undefined ? null : addDays(area.validFrom, -1);
  const path = area === undefined ? null : `/api/v1/areas/${area.id}/predecessors${query({ day: before })}`;
  return useGet<{ items: RelatedArea[] }>(path).data?.items.filter((one) => one.area.id !== area?.id) ?? [];
}
