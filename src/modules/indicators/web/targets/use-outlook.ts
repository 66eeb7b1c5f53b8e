import type { UseQueryResult } from '@tanstack/react-query';
import { query } from '../../../../web/api.ts';
import { dayOf } from '../../../../web/format.ts';
import { useNow } from '../../../../web/now.ts';
import { useGet } from '../../../../web/queries.ts';
import type { IndicatorForecast } from '../../forecast/contract.ts';
import type { Target } from '../../targets/contract.ts';

export interface Outlook {
  targets: readonly Target[];
  error: unknown;
  /** The one whose path is drawn: the one asked for, or the next to come, or the last. */
  drawn: Target | null;
  forecast: UseQueryResult<IndicatorForecast>;
  refetch: () => void;
}

/** What is asked of an indicator in an area, and what its series foretells until the day of the target that is drawn. */
export function useOutlook(code: string, area: string | undefined, asked: string | null): Outlook {
  const today = dayOf(useNow());
  const path = `/api/v1/indicators/${code}`;
  const found = useGet<{ items: Target[] }>(area === undefined ? null : `${path}/targets${query({ area })}`);
  const targets = found.data?.items ?? [];
  const drawn =
    targets.find(({ id }) => id === asked) ?? targets.find(({ by }) => by >= today) ?? targets.at(-1) ?? null;
  const until = drawn !== null && drawn.by > today ? drawn.by : null;
  const forecast = useGet<IndicatorForecast>(
    area === undefined || found.isPending ? null : `${path}/forecast${query({ area, until })}`,
  );
  const refetch = () => {
    void found.refetch();
    void forecast.refetch();
  };
  return { targets, error: found.error, drawn, forecast, refetch };
}
