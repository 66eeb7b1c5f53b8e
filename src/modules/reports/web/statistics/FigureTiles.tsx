import type { ReactNode } from 'react';
import { Switch } from '../../../../web/components/Switch.tsx';
import { formatNumber, formatShare } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { CaveatCode, Statistics } from '../../statistics/contract.ts';
import { type HourKind, hourKinds } from './asked.ts';
import { Caveats } from './Caveats.tsx';
import type { Change } from './StatisticsFilters.tsx';

interface Props {
  statistics: Statistics;
  hours: HourKind;
  set: (change: Change) => void;
}

/** The figures a leader asks for, each with what it does not say. */
export function FigureTiles({ statistics, hours, set }: Props) {
  const { total, caveats } = statistics;
  const spread = hours === 'working' ? total.workingHours : total.calendarHours;
  const unit = t(`statistics-page.hours.${hours}` satisfies MessageKey);
  const tile = (
    title: string,
    figure: string | null,
    under: ReactNode,
    codes: CaveatCode[] = [],
    extra?: ReactNode,
  ) => (
    <section className="card padded figure-tile">
      <h2>{title}</h2>
      <p className={figure === null ? 'figure none' : 'figure'}>{figure ?? t('statistics-page.none')}</p>
      <div className="small dim">{under}</div>
      {extra}
      <Caveats caveats={caveats} codes={codes} />
    </section>
  );
  return (
    <div className="figure-tiles">
      {tile(
        t('statistics-page.received'),
        formatNumber(total.received),
        <ul>
          <li>{t('statistics-page.received.open', { open: total.open, late: total.openLate })}</li>
          <li>
            {t('statistics-page.received.ended', {
              done: total.done,
              referred: total.referred,
              rejected: total.rejected,
            })}
          </li>
          <li>{t('statistics-page.received.repeats', { count: total.repeats })}</li>
        </ul>,
        ['channel-coverage'],
      )}
      {tile(
        t('statistics-page.on-time'),
        total.onTimeShare === null ? null : formatShare(total.onTimeShare),
        total.onTimeShare === null
          ? t('statistics-page.on-time.none')
          : t('statistics-page.on-time.of', { onTime: total.onTime, late: total.late }),
      )}
      {tile(
        t('statistics-page.time'),
        spread === null ? null : t('statistics-page.median', { count: formatNumber(spread.median) }),
        spread === null
          ? t('statistics-page.time.few')
          : t('statistics-page.time.of', { unit, mean: formatNumber(spread.mean), p90: formatNumber(spread.p90) }),
        ['still-open'],
        <Switch
          label={t('statistics-page.hours')}
          choices={hourKinds.map((kind) => [kind, t(`statistics-page.hours.${kind}` satisfies MessageKey)] as const)}
          chosen={hours}
          choose={(kind) => set({ hours: kind === 'working' ? null : kind })}
        />,
      )}
      {tile(
        t('statistics-page.reopened'),
        total.reopenShare === null ? null : formatShare(total.reopenShare),
        t('statistics-page.reopened.of', { reopened: total.reopened, received: total.received }),
      )}
      {tile(
        t('statistics-page.satisfaction'),
        total.meanRating === null ? null : t('statistics-page.stars', { stars: formatNumber(total.meanRating) }),
        <>
          {total.meanRating === null && <p>{t('statistics-page.satisfaction.few')}</p>}
          {total.responseShare !== null &&
            t('statistics-page.response', {
              share: formatShare(total.responseShare),
              rated: total.rated,
              done: total.done,
            })}
        </>,
        ['low-response', 'rated-on-behalf'],
      )}
    </div>
  );
}
