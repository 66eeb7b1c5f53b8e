import { useState } from 'react';
import { useParams, useSearchParams } from 'wouter';
import type { Area } from '../../../kernel/areas/contract.ts';
import { query } from '../../../web/api.ts';
import { areaName } from '../../../web/area-words.ts';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { Switch } from '../../../web/components/Switch.tsx';
import { dayOf } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useNow } from '../../../web/now.ts';
import { useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Indicator, Series } from '../contract.ts';
import { type Frequency, frequencies } from '../periods.ts';
import { AreaField } from './AreaField.tsx';
import { ByArea } from './ByArea.tsx';
import { Definition } from './Definition.tsx';
import { EnterDialog } from './EnterDialog.tsx';
import { SeriesChart } from './SeriesChart.tsx';
import { Sources } from './Sources.tsx';
import { ForecastCard } from './targets/ForecastCard.tsx';
import { TargetsCard } from './targets/TargetsCard.tsx';
import { useOutlook } from './targets/use-outlook.ts';
import { useArea } from './use-area.ts';
import { useOrigins } from './use-origins.ts';
import { figureWords, inWords, missingWords, periodWords, statusWord } from './words.ts';
import './indicators.css';

/** Chỉ tiêu: one indicator in an area, its course, the areas beside each other, its sources and what it means. */
export default function IndicatorPage() {
  const { code } = useParams<{ code: string }>();
  const indicator = useGet<Indicator>(`/api/v1/indicators/${code}`);
  return (
    <Answer of={indicator} bones={<Bones lines={10} />}>
      {(shown) => <PageOf indicator={shown} />}
    </Answer>
  );
}

function PageOf({ indicator }: { indicator: Indicator }) {
  const { may } = useSession();
  const [asked, ask] = useSearchParams();
  const { areas, area } = useArea(asked.get('area'));
  const [entering, setEntering] = useState(false);
  const by = asked.get('by');
  const origins = useOrigins(area);
  const today = dayOf(useNow());
  const isRestated = asked.get('of') === 'origins' && origins.length > 0;
  const restatedTo = isRestated ? today : null;
  const path = `/api/v1/indicators/${indicator.code}/series${query({ area: area?.id, by, restatedTo })}`;
  const series = useGet<Series>(area === undefined ? null : path);
  const outlook = useOutlook(indicator.code, area?.id, asked.get('target'));
  useLive(['indicator.changed'], () => {
    void series.refetch();
    outlook.refetch();
  });
  const change = (name: string, value: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      next.set(name, value);
      return next;
    });
  const isTyped = indicator.formula === null && !indicator.measured;
  const longer = frequencies.slice(0, frequencies.indexOf(indicator.frequency) + 1);
  return (
    <Page
      className="indicator-page"
      title={inWords(indicator.name)}
      over={t(`indicators.field.${indicator.field}` satisfies MessageKey)}
      under={series.data !== undefined && area !== undefined ? saysOf(series.data, area) : undefined}
      acts={
        <>
          {isTyped && may('indicators.record') && area !== undefined && (
            <button type="button" className="primary" onClick={() => setEntering(true)}>
              {t('indicator.enter')}
            </button>
          )}
          {indicator.formula === null && (
            <a className="button" href={`/api/v1/indicators/${indicator.code}/observations.csv`} download>
              {t('indicator.csv')}
            </a>
          )}
        </>
      }
    >
      <div className="indicator-tools">
        {areas.length > 0 && <AreaField areas={areas} chosen={area} choose={(id) => change('area', id)} />}
        {longer.length > 1 && (
          <Field label={t('indicators.by')}>
            <select value={by ?? indicator.frequency} onChange={({ target }) => change('by', target.value)}>
              {longer.map((frequency: Frequency) => (
                <option key={frequency} value={frequency}>
                  {t(`indicators.by.${frequency}` satisfies MessageKey)}
                </option>
              ))}
            </select>
          </Field>
        )}
        {origins.length > 0 && (
          <Switch
            label={t('indicator.whose')}
            choices={[
              ['own', t('indicator.whose.own')],
              ['origins', t('indicator.whose.origins')],
            ]}
            chosen={isRestated ? 'origins' : 'own'}
            choose={(whose) => change('of', whose)}
          />
        )}
      </div>
      {area === undefined ? (
        <p className="notice care">{t('indicators.page.choose-area')}</p>
      ) : (
        <section className="card padded" aria-label={t('indicator.series')}>
          <Answer of={series} bones={<Bones lines={6} tall />}>
            {(shown) => (
              <SeriesChart
                series={shown}
                area={areaName(area)}
                target={outlook.drawn}
                forecast={outlook.forecast.data?.forecast ?? null}
              />
            )}
          </Answer>
        </section>
      )}
      {area !== undefined && (
        <div className="indicator-columns">
          <TargetsCard
            indicator={indicator}
            areaId={area.id}
            targets={outlook.targets}
            error={outlook.error}
            drawn={outlook.drawn}
            draw={(id) => change('target', id)}
          />
          <ForecastCard indicator={indicator} of={outlook.forecast} />
        </div>
      )}
      <div className="indicator-columns">
        <ByArea indicator={indicator} choose={(id) => change('area', id)} chosen={area?.id ?? null} />
        <Definition indicator={indicator} />
      </div>
      <Sources indicator={indicator} area={area} />
      {entering && area !== undefined && (
        <EnterDialog indicator={indicator} area={area} close={() => setEntering(false)} />
      )}
    </Page>
  );
}

/** What one would say aloud of an area: its latest figure, or why there is none. */
function saysOf({ indicator, points }: Series, area: Area): string {
  const last = points.findLast(({ value }) => value !== null);
  if (last !== undefined && last.value !== null)
    return t('indicator.says', {
      area: areaName(area),
      period: periodWords(last.period),
      value: figureWords(last.value, indicator.unit),
      status: statusWord(last.status),
    });
  const missing = points.at(-1)?.missing ?? { why: 'not-observed' as const, of: [] };
  return t('indicator.says-none', { area: areaName(area), why: missingWords(missing) });
}
