import { type MessageKey, t } from '../../../../web/language.ts';
import type { IndicatorForecast } from '../../forecast/contract.ts';
import { roughly } from './roughly.ts';

type Tried = Extract<IndicatorForecast['forecast'], { state: 'forecast' }>['backtest'];

/** How the forecast would have done on what is known by now, beside what nobody needs a method for. */
export function Backtest({ unit, backtest }: { unit: string; backtest: Tried }) {
  const rows: [MessageKey, number][] = [
    ['forecast.past.method', backtest.error],
    [`forecast.past.${backtest.naive}`, backtest.naiveError],
  ];
  return (
    <>
      <table className="backtest">
        <caption>{t('forecast.past', { folds: backtest.folds })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('forecast.past.way')}</th>
            <th scope="col" className="right">
              {t('forecast.past.error')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([way, error]) => (
            <tr key={way}>
              <th scope="row">{t(way)}</th>
              <td className="right num">{roughly(error, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{t(backtest.better ? 'forecast.past.better' : 'forecast.past.worse')}</p>
    </>
  );
}
