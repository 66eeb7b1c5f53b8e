import { MiniBar, StandingLegend } from '../../../../web/components/StackedBar.tsx';
import { Switch } from '../../../../web/components/Switch.tsx';
import { formatNumber, formatShare } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { Statistics } from '../../statistics/contract.ts';
import type { Asked } from './asked.ts';
import { FiguresRows } from './FiguresRows.tsx';
import { dayAfter, firstOfMonth, monthsBetween } from './period.ts';
import type { Change } from './StatisticsFilters.tsx';
import { standingsOf } from './standings-of.ts';

interface Props {
  statistics: Statistics;
  asked: Asked;
  set: (change: Change) => void;
  csv: string;
}

const inWords = (month: string): string =>
  t('statistics-page.month', { month: month.slice(5), year: month.slice(0, 4) });

/** Month after month: columns, or the same as a table. */
export function MonthsCard({ statistics, asked, set, csv }: Props) {
  const { items, from, until, total } = statistics;
  const isPartial = from !== firstOfMonth(from) || dayAfter(until) !== firstOfMonth(until, 1);
  return (
    <section className="card" aria-labelledby="statistics-months">
      <header>
        <h2 id="statistics-months">{t('statistics-page.months')}</h2>
        <div className="acts">
          <Switch
            label={t('statistics-page.months.face')}
            choices={[
              ['chart', t('statistics-page.chart')],
              ['table', t('statistics-page.table')],
            ]}
            chosen={asked.months}
            choose={(face) => set({ months: face === 'table' ? 'table' : null })}
          />
          <a className="button" href={csv} download>
            {t('statistics-page.csv')}
          </a>
        </div>
      </header>
      {items.length === 0 ? (
        <p className="empty">{t('statistics-page.nothing')}</p>
      ) : asked.months === 'table' ? (
        <FiguresRows
          caption={t('statistics-page.months')}
          first={t('statistics-page.month-column')}
          rows={items.map((item) => ({ ...item, name: inWords(item.key ?? '') }))}
          hours={asked.hours}
        />
      ) : (
        <div className="body">
          <Columns items={items} from={from} until={until} />
          <StandingLegend figures={standingsOf(total)} />
        </div>
      )}
      {isPartial && items.length > 0 && <p className="faint body">{t('statistics-page.months.partial')}</p>}
    </section>
  );
}

/** On a phone the last months are those one came for. */
const toTheEnd = (scrolled: HTMLElement | null): void => {
  if (scrolled !== null) scrolled.scrollLeft = scrolled.scrollWidth;
};

/** A longer time is drawn from its first report to its last. */
const mostMonths = 36;

function Columns({ items, from, until }: Pick<Statistics, 'items' | 'from' | 'until'>) {
  const most = Math.max(...items.map(({ received }) => received));
  const whole = monthsBetween(from.slice(0, 7), until.slice(0, 7));
  const months = whole.length <= mostMonths ? whole : monthsBetween(items[0]?.key ?? '', items.at(-1)?.key ?? '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by key too
    <section className="months" ref={toTheEnd} tabIndex={0} aria-label={t('statistics-page.chart')}>
      <ol>
        {months.map((month) => {
          const figures = items.find(({ key }) => key === month);
          return (
            <li key={month}>
              <span className="month-count num">
                <span className="unseen">{inWords(month)}: </span>
                {formatNumber(figures?.received ?? 0)}
              </span>
              <div className="month-room">
                {figures !== undefined && (
                  <div className="month-column" style={{ height: `${(100 * figures.received) / most}%` }}>
                    <MiniBar figures={standingsOf(figures)} />
                  </div>
                )}
              </div>
              <span className="month-name" aria-hidden="true">
                {t('statistics-page.month-short', { month: Number(month.slice(5)), year: month.slice(2, 4) })}
              </span>
              <span className="month-share faint">
                {figures?.onTimeShare == null
                  ? '–'
                  : t('statistics-page.month-share', { share: formatShare(figures.onTimeShare) })}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
