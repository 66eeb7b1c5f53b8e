import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { query } from '../../../../web/api.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { dayOf, formatDay, formatInstant, formatNumber, formatShare } from '../../../../web/format.ts';
import { language, t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { useGet } from '../../../../web/queries.ts';
import type { HotSpots, Statistics } from '../../statistics/contract.ts';
import { narrowedQuery, readAsked } from './asked.ts';
import { Caveats } from './Caveats.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { GroupsTable } from './GroupsTable.tsx';
import { HotSpotsCard } from './HotSpotsCard.tsx';
import { MonthsCard } from './MonthsCard.tsx';
import { type Change, StatisticsFilters } from './StatisticsFilters.tsx';
import './statistics.css';

const everyMs = 60_000; // as often as the figures are brought up to date
const path = '/api/v1/report-statistics';

/** Thống kê phản ánh: how the city answers its people, with what the figures do not say. */
export default function StatisticsPage() {
  const [params, ask] = useSearchParams();
  const today = dayOf(useNow());
  const asked = readAsked(params, today);
  const groups = useGet<Statistics>(path + narrowedQuery(asked, asked.by), everyMs);
  const months = useGet<Statistics>(path + narrowedQuery(asked, 'month'), everyMs);
  const spots = useGet<HotSpots>(`/api/v1/report-hot-spots${narrowedQuery(asked)}`, everyMs);
  const set = useCallback(
    (change: Change) =>
      ask(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(change)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [ask],
  );
  const csvOf = (by: string) => {
    const asCsv = narrowedQuery(asked, by);
    return `${path}.csv${asCsv}${query({ lang: language() }).replace('?', '&')}`;
  };
  const told = groups.data;
  return (
    <Page
      className="statistics"
      title={t('statistics-page.title')}
      over={t('statistics-page.period-told', { from: formatDay(asked.from), until: formatDay(asked.until) })}
      heading={told === undefined ? t('statistics-page.title') : sentenceOf(told)}
      under={told === undefined ? undefined : t('statistics-page.as-of', { at: formatInstant(told.asOf) })}
      acts={
        <button type="button" onClick={() => print()}>
          {t('statistics-page.print')}
        </button>
      }
    >
      <StatisticsFilters asked={asked} today={today} set={set} />
      <Answer of={groups} bones={<Bones lines={10} tall />}>
        {(statistics) => (
          <>
            <FigureTiles statistics={statistics} hours={asked.hours} set={set} />
            <Caveats
              caveats={statistics.caveats}
              codes={['synthetic', 'behind', 'divided-left-out', 'not-a-sample', 'restricted-left-out']}
            />
            <Answer of={months} bones={<Bones lines={4} tall />}>
              {(byMonth) => <MonthsCard statistics={byMonth} asked={asked} set={set} csv={csvOf('month')} />}
            </Answer>
            <GroupsTable statistics={statistics} asked={asked} today={today} set={set} csv={csvOf(asked.by)} />
          </>
        )}
      </Answer>
      <HotSpotsCard spots={spots} />
    </Page>
  );
}

function sentenceOf({ total }: Statistics): string {
  if (total.received === 0) return t('statistics-page.sentence.none');
  const received = formatNumber(total.received);
  return total.onTimeShare === null
    ? t('statistics-page.sentence.open', { received, open: formatNumber(total.open) })
    : t('statistics-page.sentence', { received, share: formatShare(total.onTimeShare) });
}
