import { areaName } from '../../../../web/area-words.ts';
import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { TileFigures } from '../../boards/contract.ts';
import { inWords, periodWords, unitWord } from '../words.ts';
import { CsvButton } from './TwinTable.tsx';

/** The areas beside each other, the largest first: each row has its name, a bar from nought, and the figure. */
export function AreaBars({ figures: { indicator, areas } }: { figures: TileFigures }) {
  const known = areas
    .flatMap(({ areaId, points, ...area }) => {
      const latest = points.findLast(({ value }) => value !== null);
      return latest === undefined || latest.value === null
        ? []
        : [{ areaId, name: areaName(area), value: latest.value, period: latest.period }];
    })
    .toSorted((a, b) => b.value - a.value);
  const most = Math.max(...known.map(({ value }) => Math.abs(value)), 0) || 1;
  const heads = [t('boards.area'), t('boards.period'), unitWord(indicator.unit)];
  const without = areas.length - known.length;
  if (known.length === 0) return <p className="dim">{t('boards.no-figure')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by the keyboard too */}
      <section className="board-scroll" tabIndex={0} aria-label={inWords(indicator.name)}>
        <table className="board-bars">
          <thead className="unseen">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map(({ areaId, name, value, period }) => (
              <tr key={areaId}>
                <th scope="row">{name}</th>
                <td className="share">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect
                      className={value < 0 ? 'below' : undefined}
                      width={(Math.abs(value) / most) * 100}
                      height="10"
                    />
                  </svg>
                  <span className="unseen">{periodWords(period)}</span>
                </td>
                <td className="right num">{formatNumber(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="faint">
        {unitWord(indicator.unit)} · {[...new Set(known.map(({ period }) => periodWords(period)))].join(', ')}
        {without > 0 && ` · ${t('boards.without', { count: without })}`}
      </p>
      <CsvButton
        fileName={indicator.code}
        heads={heads}
        rows={known.map(({ name, period, value }) => [name, periodWords(period), value])}
      />
    </>
  );
}
