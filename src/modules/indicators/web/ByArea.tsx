import { useMemo } from 'react';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { CsvButton } from '../../../web/components/CsvButton.tsx';
import { dayOf, formatNumber } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useGround } from '../../../web/map/ground.ts';
import { MapView } from '../../../web/map/MapView.tsx';
import type { MapContent } from '../../../web/map/shown.ts';
import { useNow } from '../../../web/now.ts';
import { useGet } from '../../../web/queries.ts';
import type { AreaFigure, Indicator } from '../contract.ts';
import { figureWords, inWords, periodWords } from './words.ts';

interface Props {
  indicator: Indicator;
  chosen: string | null;
  choose: (id: string) => void;
}

type Known = AreaFigure & { value: number; period: string };

/** The areas beside each other: a map, and the same as a table in the order of the figures. */
export function ByArea({ indicator, chosen, choose }: Props) {
  const found = useGet<{ items: AreaFigure[] }>(`/api/v1/indicators/${indicator.code}/areas`);
  return (
    <section className="card" aria-labelledby="by-area">
      <header>
        <h2 id="by-area">{t('indicator.by-area')}</h2>
      </header>
      <Answer of={found} bones={<Bones lines={6} />}>
        {({ items }) => {
          const known = items.flatMap((item): Known[] =>
            item.point === null || item.point.value === null
              ? []
              : [{ ...item, value: item.point.value, period: item.point.period }],
          );
          if (known.length === 0) return <p className="empty">{t('indicator.by-area-none')}</p>;
          const sorted = known.toSorted((a, b) => b.value - a.value);
          const heads = [t('indicator.area'), t('indicator.value'), t('indicators.page.period')];
          return (
            <>
              <FiguresMap indicator={indicator} known={known} />
              <div className="body">
                <table>
                  <thead>
                    <tr>
                      {heads.map((head, i) => (
                        <th key={head} scope="col" className={i === 1 ? 'right' : undefined}>
                          {head}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {sorted.map(({ areaId, name, value, period }) => (
                      <tr key={areaId} className={areaId === chosen ? 'chosen-row' : undefined}>
                        <th scope="row">
                          <button type="button" className="plain" onClick={() => choose(areaId)}>
                            {name}
                          </button>
                        </th>
                        <td className="right num">{formatNumber(value)}</td>
                        <td>{periodWords(period)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <CsvButton
                  fileName={`${indicator.code}-areas`}
                  heads={heads}
                  rows={sorted.map(({ name, value, period }) => [name, value, periodWords(period)])}
                />
              </div>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

/** Shades from the smallest to the largest; they tell apart in grey. */
function FiguresMap({ indicator, known }: { indicator: Indicator; known: Known[] }) {
  const ground = useGround(dayOf(useNow()));
  const values = known.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const content: MapContent | null = useMemo(() => {
    if (ground === null || ground.areas.length === 0) return null;
    const shadeOf = new Map<string, number>(
      known.map(({ areaId, value }) => [areaId, high === low ? 0.6 : (value - low) / (high - low)]),
    );
    const areas = ground.areas.map((area) => ({
      ...area,
      properties: { ...area.properties, shade: shadeOf.get(String(area.id)) ?? null },
    }));
    return { areas, shapes: [], points: [] };
  }, [ground, known, low, high]);
  if (content === null) return null;
  return (
    <>
      <MapView label={t('indicator.map', { name: inWords(indicator.name) })} content={content} />
      <p className="faint small under-map">
        {t('indicator.map-scale', { low: figureWords(low, indicator.unit), high: figureWords(high, indicator.unit) })}
      </p>
    </>
  );
}
