import { areaName } from '../../../../web/area-words.ts';
import { CsvButton } from '../../../../web/components/CsvButton.tsx';
import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { TileFigures } from '../../boards/contract.ts';
import { inWords, periodWords, unitWord } from '../words.ts';

/** The areas with their last figures, a column for each of the last periods. */
export function AreaTable({ figures: { indicator, areas } }: { figures: TileFigures }) {
  const starts = new Map(areas.flatMap(({ points }) => points.map(({ period, startsOn }) => [period, startsOn])));
  const periods = [...starts]
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([period]) => period)
    .slice(-4);
  if (periods.length === 0) return <p className="dim">{t('boards.no-figure')}</p>;
  const heads = [t('boards.area'), ...periods.map(periodWords)];
  const rows = areas.map(({ areaId, points, ...area }) => ({
    areaId,
    name: areaName(area),
    values: periods.map((period) => points.find((point) => point.period === period)?.value ?? null),
  }));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too */}
      <section className="board-scroll" tabIndex={0} aria-label={inWords(indicator.name)}>
        <table>
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" className={i === 0 ? undefined : 'right'}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ areaId, name, values }) => (
              <tr key={areaId}>
                <th scope="row">{name}</th>
                {values.map((value, i) => (
                  <td key={periods[i]} className="right num">
                    {value === null ? '–' : formatNumber(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="faint">{unitWord(indicator.unit)}</p>
      <CsvButton fileName={indicator.code} heads={heads} rows={rows.map(({ name, values }) => [name, ...values])} />
    </>
  );
}
