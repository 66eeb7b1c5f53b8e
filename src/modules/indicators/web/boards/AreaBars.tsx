import { useMemo } from 'react';
import { areaName } from '../../../../web/area-words.ts';
import { Chart, type ChartShown } from '../../../../web/components/Chart.tsx';
import { t } from '../../../../web/language.ts';
import type { TileFigures } from '../../boards/contract.ts';
import { inWords, periodWords, unitWord } from '../words.ts';

/** The areas beside each other, the largest first, each by the last figure it has. */
export function AreaBars({ figures: { indicator, areas } }: { figures: TileFigures }) {
  const shown = useMemo(() => barsOf(indicator.unit, areas), [indicator, areas]);
  if (shown.points.length === 0) return <p className="dim">{t('boards.no-figure')}</p>;
  const without = areas.length - shown.points.length;
  return (
    <Chart
      title={inWords(indicator.name)}
      pointsAre={t('boards.area')}
      shown={shown}
      fileName={indicator.code}
      height={220}
      note={without > 0 ? t('boards.without', { count: without }) : undefined}
    />
  );
}

/** All of one period: it names the bars. Of several: each area says which is its own. */
function barsOf(unit: string, areas: TileFigures['areas']): ChartShown {
  const known = areas
    .flatMap(({ points, ...area }) => {
      const latest = points.findLast(({ value }) => value !== null);
      return latest === undefined || latest.value === null
        ? []
        : [{ name: areaName(area), value: latest.value, period: periodWords(latest.period) }];
    })
    .toSorted((a, b) => b.value - a.value);
  const [period = '', ...others] = new Set(known.map((one) => one.period));
  const label = (one: (typeof known)[number]) => (others.length === 0 ? one.name : `${one.name} (${one.period})`);
  return {
    unit: unitWord(unit),
    ranked: true,
    points: known.map((one) => ({ label: label(one) })),
    lines: [
      {
        name: others.length === 0 ? period : t('boards.last-figure'),
        as: 'bars',
        values: known.map(({ value }) => value),
      },
    ],
  };
}
