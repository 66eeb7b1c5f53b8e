import { useMemo } from 'react';
import { Chart, type ChartShown } from '../../../web/components/Chart.tsx';
import { formatDay, formatShare } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import type { Series } from '../contract.ts';
import type { IndicatorForecast } from '../forecast/contract.ts';
import type { Target } from '../targets/contract.ts';
import { isDrawn, type Plot, plotOf } from './targets/plot.ts';
import { inWords, missingWords, periodWords, unitWord } from './words.ts';

/** What adds up over time is drawn as bars, from nought; what stands at the end of a period as a line. */
const isFlow = ({ indicator }: Series): boolean => indicator.overTime.by === 'sum';

interface Props {
  series: Series;
  area: string;
  /** Whose path is drawn beside it. */
  target?: Target | null;
  forecast?: IndicatorForecast['forecast'] | null;
}

/** The course of an indicator in an area with what is asked and foretold of it, and the periods without a figure and why. */
export function SeriesChart({ series, area, target = null, forecast = null }: Props) {
  const { indicator, points, frequency } = series;
  const values = forecast?.state === 'forecast' ? forecast.values : undefined;
  const confidence = forecast?.state === 'forecast' ? forecast.confidence : 0;
  const shown = useMemo(() => {
    const plot = plotOf({ indicator, frequency, points, target, forecast: values ?? [] });
    return shownOf(plot, series, target, formatShare(confidence));
  }, [series, indicator, frequency, points, target, values, confidence]);
  if (points.length === 0 && shown.lines.length < 2) return <p className="empty">{t('indicator.no-series')}</p>;
  const isHidden = target !== null && target.goal !== null && !isDrawn(target, frequency, indicator.frequency);
  return (
    <Chart
      title={`${inWords(indicator.name)} – ${area}`}
      pointsAre={t('indicators.page.period')}
      shown={shown}
      fileName={indicator.code}
      note={[...notesOn(series), ...(isHidden ? [drawnBy(target, series)] : [])].join(' ')}
    />
  );
}

function shownOf(plot: Plot, series: Series, target: Target | null, share: string): ChartShown {
  const { indicator } = series;
  const { asked, foretold } = plot;
  const by = target === null ? '' : formatDay(target.by);
  return {
    unit: unitWord(indicator.unit),
    points: plot.points.map(({ period, endsOn }) => ({ label: periodWords(period), at: Date.parse(endsOn) })),
    lines: [
      { name: inWords(indicator.name), as: isFlow(series) ? 'bars' : 'line', values: plot.observed },
      ...(asked === null
        ? []
        : [
            asked.as === 'level'
              ? { name: t('targets.level', { by }), as: 'path' as const, values: asked.values }
              : { name: t('targets.path', { by }), as: asked.as, values: asked.values },
          ]),
      ...(foretold === null ? [] : [{ name: t('forecast.line'), as: 'guess' as const, values: foretold.value }]),
    ],
    ...(foretold === null
      ? {}
      : { band: { name: t('forecast.band', { share }), low: foretold.low, high: foretold.high } }),
  };
}

/** Where the figures come from, and where there are none. */
function notesOn({ points, restated }: Series): string[] {
  const gaps = points.flatMap(({ period, missing }) =>
    missing === null ? [] : [`${periodWords(period)} (${missingWords(missing)})`],
  );
  const origins = [...new Set(points.filter(({ value }) => value !== null).map(({ origin }) => origin))].map((origin) =>
    t(`indicators.origin.${origin}` satisfies MessageKey),
  );
  const behind = restated?.areas.map(({ name, validTo }) =>
    validTo === null ? name : t('indicator.restated.until', { name, day: formatDay(validTo) }),
  );
  return [
    ...(behind === undefined || behind.length === 0 ? [] : [t('indicator.restated', { areas: behind.join(', ') })]),
    ...(restated === null || restated.estimated.length === 0
      ? []
      : [t('indicator.restated.estimated', { periods: restated.estimated.map(periodWords).join('; ') })]),
    ...(origins.length === 0 ? [] : [t('indicator.origins', { origins: origins.join(', ') })]),
    ...(gaps.length === 0 ? [] : [t('indicator.gaps', { gaps: gaps.slice(-6).join('; ') })]),
  ];
}

const drawnBy = (target: Target, { indicator }: Series): string => {
  const frequency = target.counts === 'sum-of-year' ? 'year' : indicator.frequency;
  return t('targets.drawn-by', { frequency: t(`indicators.by.${frequency}` satisfies MessageKey) });
};
