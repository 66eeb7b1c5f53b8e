import type { UseQueryResult } from '@tanstack/react-query';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { formatDay, formatShare } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { Indicator } from '../../contract.ts';
import type { IndicatorForecast } from '../../forecast/contract.ts';
import { figureWords, periodWords } from '../words.ts';
import { Backtest } from './Backtest.tsx';
import { roughly } from './roughly.ts';

type Foretold = Extract<IndicatorForecast['forecast'], { state: 'forecast' }>;

/** What the series foretells with its range, how it was reckoned and how it would have done; or that it cannot be told. */
export function ForecastCard({ indicator, of }: { indicator: Indicator; of: UseQueryResult<IndicatorForecast> }) {
  return (
    <section className="card padded" aria-labelledby="forecast">
      <h2 id="forecast">{t('forecast.title')}</h2>
      <Answer of={of} bones={<Bones lines={4} />}>
        {({ forecast, targets }) =>
          forecast.state === 'not-enough' ? (
            <div className="notice care">
              <strong>{t('forecast.not-enough')}</strong>
              <p>{t(`forecast.not-enough.${forecast.why}` satisfies MessageKey, forecast)}</p>
            </div>
          ) : (
            <>
              <LastValue unit={indicator.unit} forecast={forecast} />
              <dl className="facts">
                <dt>{t('forecast.method')}</dt>
                <dd>{t(`forecast.method.${forecast.method}` satisfies MessageKey, { used: forecast.used })}</dd>
                <dt>{t('forecast.slope')}</dt>
                <dd>{slopeWords(forecast.slope, indicator.unit)}</dd>
                {targets.length > 0 && (
                  <>
                    <dt>{t('forecast.reaches')}</dt>
                    <dd>
                      {targets.map(({ targetId, by, goal, reaches }) => (
                        <p key={targetId}>
                          {t(`forecast.reaches.${reaches}` satisfies MessageKey, {
                            by: formatDay(by),
                            goal: figureWords(goal, indicator.unit),
                          })}
                        </p>
                      ))}
                    </dd>
                  </>
                )}
              </dl>
              <Backtest unit={indicator.unit} backtest={forecast.backtest} />
            </>
          )
        }
      </Answer>
    </section>
  );
}

/** The last value with its range, never the number alone. */
function LastValue({ unit, forecast: { values, confidence } }: { unit: string; forecast: Foretold }) {
  const last = values.at(-1);
  if (last === undefined) return <p>{t('forecast.ended')}</p>;
  return (
    <p>
      {t('forecast.says', {
        period: periodWords(last.period),
        value: roughly(last.value, unit),
        low: roughly(last.low, unit),
        high: roughly(last.high, unit),
        share: formatShare(confidence),
      })}
    </p>
  );
}

function slopeWords(slope: number, unit: string): string {
  if (slope === 0) return t('forecast.slope.same');
  return t(slope > 0 ? 'forecast.slope.more' : 'forecast.slope.less', { value: roughly(Math.abs(slope), unit) });
}
