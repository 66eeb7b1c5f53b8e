import type { Area } from '../../../kernel/areas/contract.ts';
import { dayOf } from '../../../web/format.ts';
import { useNow } from '../../../web/now.ts';
import { useList } from '../../../web/queries.ts';

interface AreaChosen {
  areas: readonly Area[];
  /** The one asked for, or the one around all others; undefined while areas are on their way or where there are none. */
  area: Area | undefined;
  isPending: boolean;
}

/** Whose figures a page shows. */
export function useArea(asked: string | null): AreaChosen {
  const today = dayOf(useNow());
  const { data: areas = [], isPending } = useList<Area>(`/api/v1/areas?day=${today}&limit=200`);
  const named = areas.find(({ id }) => id === asked);
  return { areas, area: named ?? areas.find(({ parentId }) => parentId === null) ?? areas[0], isPending };
}
