import { query } from '../../../web/api.ts';
import { Exports } from '../../../web/components/Exports.tsx';
import { t } from '../../../web/language.ts';
import { type MapPageAsked, windowOf } from '../../../web/pages/map/asked.ts';
import { useGet } from '../../../web/queries.ts';
import type { Category } from '../categories/contract.ts';
import { reportStateOf } from '../states.ts';

/** The reports of the list to take along. Where the map asks what the list of reports does not know there is nothing. */
export function ReportsOfMap({ asked, today }: { asked: MapPageAsked; today: string }) {
  const isAsked = asked.layers.includes('reports') && (asked.standing === 'open' || asked.standing === 'any');
  const categories = useGet<{ items: Category[] }>(
    isAsked && asked.category !== null ? '/api/v1/report-categories' : null,
  );
  const category = categories.data?.items.find(({ id }) => id === asked.category)?.code ?? null;
  if (!isAsked || (asked.category !== null && category === null)) return null;
  const period = windowOf(asked, today);
  const chosen = query({
    open: asked.standing === 'open' ? 'true' : null,
    state: asked.state && reportStateOf(asked.state),
    owner: asked.owner,
    category,
    from: period && beginning(period.since),
    until: period && asked.back > 0 ? beginning(dayAfter(period.until)) : null,
  });
  return <Exports of="reports" chosen={chosen} under={t('live-map.export')} />;
}

const beginning = (day: string) => `${day}T00:00:00+07:00`;
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
