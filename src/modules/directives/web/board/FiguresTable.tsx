import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Figures } from '../../../../kernel/work/contract.ts';
import { DataAge } from '../../../../web/components/DataAge.tsx';
import { MiniBar } from '../../../../web/components/StackedBar.tsx';
import { formatShare } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';

/** The most pressing come first; the rest is one step away. */
const shownAtOnce = 8;

interface Row {
  id: string;
  name: string;
  under?: string;
  to: string;
  figures: Figures;
}

interface Props {
  title: string;
  /** What the rows are. */
  first: string;
  note?: ReactNode;
  rows: Row[];
  /** In a narrow column the bar stands under the name. */
  narrow?: boolean;
}

/** How each of a kind stands: share of the standings, overdue rate, age. */
export function FiguresTable({ title, first, note, rows, narrow = false }: Props) {
  const [all, showAll] = useState(rows.length <= shownAtOnce + 1);
  const shown = all ? rows : rows.slice(0, shownAtOnce);
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
        {note !== undefined && <p className="faint">{note}</p>}
      </header>
      {rows.length === 0 ? (
        <p className="empty">{t('board.no-rows')}</p>
      ) : (
        <table className={narrow ? 'figures narrow-table' : 'figures'}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col" className="bar-column">
                {t('board.standing')}
              </th>
              <th scope="col" className="right">
                {t('board.overdue-rate')}
              </th>
              <th scope="col" className="right">
                {t('board.last-change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, under, to, figures }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={to}>{name}</Link>
                  {under !== undefined && <small className="under">{under}</small>}
                  <div className="bar-below">
                    <MiniBar figures={figures} />
                  </div>
                </th>
                <td className="bar-column">
                  <MiniBar figures={figures} />
                </td>
                <td className="right">
                  {figures.overdueRate === null ? <span className="dim">–</span> : formatShare(figures.overdueRate)}
                </td>
                <td className="right">
                  <DataAge at={figures.changedAt} short />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!all && (
        <p className="all">
          <button type="button" className="plain" onClick={() => showAll(true)}>
            {t('board.all-rows', { count: rows.length })}
          </button>
        </p>
      )}
    </section>
  );
}
