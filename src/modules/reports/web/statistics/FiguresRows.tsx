import { Link } from 'wouter';
import { MiniBar } from '../../../../web/components/StackedBar.tsx';
import { formatNumber, formatShare } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { Figures } from '../../statistics/contract.ts';
import type { HourKind } from './asked.ts';
import { standingsOf } from './standings-of.ts';

export interface FiguresRow extends Figures {
  key: string | null;
  name: string;
  /** The reports behind it, where they are one list. */
  to?: string | undefined;
  perThousand: number | null;
}

interface Props {
  caption: string;
  /** What the rows are. */
  first: string;
  rows: readonly FiguresRow[];
  hours: HourKind;
  /** Where people live: how many reports a thousand of them filed. */
  ofAreas?: boolean;
  total?: Figures;
}

const numberOr = (value: number | null | undefined): string => (value == null ? '–' : formatNumber(value));
const shareOr = (value: number | null): string => (value === null ? '–' : formatShare(value));

/** Figures as a table; on a phone each row is a block of its own. */
export function FiguresRows({ caption, first, rows, hours, ofAreas = false, total }: Props) {
  const spreadOf = (figures: Figures) => (hours === 'working' ? figures.workingHours : figures.calendarHours);
  const columns: [title: string, cell: (row: Figures & { perThousand?: number | null }) => string][] = [
    [t('statistics-page.column.on-time'), ({ onTimeShare }) => shareOr(onTimeShare)],
    [t('statistics-page.column.median'), (row) => numberOr(spreadOf(row)?.median)],
    [t('statistics-page.column.mean'), (row) => numberOr(spreadOf(row)?.mean)],
    [t('statistics-page.column.p90'), (row) => numberOr(spreadOf(row)?.p90)],
    [t('statistics-page.column.reopened'), ({ reopenShare }) => shareOr(reopenShare)],
    [t('statistics-page.column.stars'), ({ meanRating }) => numberOr(meanRating)],
    [t('statistics-page.column.response'), ({ responseShare }) => shareOr(responseShare)],
  ];
  if (ofAreas) columns.push([t('statistics-page.column.per-thousand'), ({ perThousand }) => numberOr(perThousand)]);
  const cells = (row: Figures & { perThousand?: number | null }) =>
    columns.map(([title, cell]) => (
      <td key={title} className="right num" data-label={title}>
        {cell(row)}
      </td>
    ));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by key too
    <section className="statistics-wide" tabIndex={0} aria-label={t('statistics-page.table-of', { caption })}>
      <table className="statistics-rows">
        <caption className="unseen">
          {caption}. {t(`statistics-page.hours-told.${hours}` satisfies MessageKey)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" className="right">
              {t('statistics-page.received')}
            </th>
            <th scope="col" className="bar-column">
              {t('statistics-page.column.standing')}
            </th>
            {columns.map(([title]) => (
              <th key={title} scope="col" className="right">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? row.name}>
              <th scope="row">{row.to === undefined ? row.name : <Link href={row.to}>{row.name}</Link>}</th>
              <td className="right num" data-label={t('statistics-page.received')}>
                {formatNumber(row.received)}
              </td>
              <td className="bar-column">{row.received > 0 && <MiniBar figures={standingsOf(row)} />}</td>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        {total !== undefined && rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('statistics-page.all')}</th>
              <td className="right num" data-label={t('statistics-page.received')}>
                {formatNumber(total.received)}
              </td>
              <td className="bar-column">
                <MiniBar figures={standingsOf(total)} />
              </td>
              {cells(total)}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
