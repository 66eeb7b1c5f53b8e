import { useId } from 'react';
import { Link } from 'wouter';
import { query } from '../../../../web/api.ts';
import { areaName } from '../../../../web/area-words.ts';
import { formatNumber } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { changeOf } from '../../boards/change.ts';
import type { TileFigures } from '../../boards/contract.ts';
import { SeriesChart } from '../SeriesChart.tsx';
import { Sparkline } from '../Sparkline.tsx';
import { ageWords, inWords, missingWords, periodWords, statusWord, unitWord } from '../words.ts';
import { AreaBars } from './AreaBars.tsx';
import { AreaTable } from './AreaTable.tsx';
import { TwinTable } from './TwinTable.tsx';

/** One tile: the indicator, of which area, and its picture. */
export function TileCard({ figures, isPublicBoard }: { figures: TileFigures; isPublicBoard: boolean }) {
  const { tile, indicator, area, ageDays } = figures;
  const id = useId();
  const ofParts = tile.picture === 'bars' || tile.picture === 'table';
  return (
    <article className="card padded board-card" aria-labelledby={id}>
      <h2 id={id}>
        <Link href={`/indicators/${indicator.code}${query({ area: area?.id })}`}>{inWords(indicator.name)}</Link>
      </h2>
      <p className="faint board-of">
        {area === null ? t('boards.no-area') : ofParts ? t('boards.within', { area: areaName(area) }) : areaName(area)}
        {ageDays !== null && ` · ${ageWords(ageDays)}`}
        {isPublicBoard && !indicator.public && <span className="chip">{t('boards.not-for-public')}</span>}
      </p>
      {area !== null && <Picture figures={figures} area={area} />}
    </article>
  );
}

function Picture({ figures, area }: { figures: TileFigures; area: NonNullable<TileFigures['area']> }) {
  const { tile, indicator, points, areas } = figures;
  if (tile.picture === 'number') return <NumberPicture figures={figures} />;
  if (tile.picture === 'series') {
    const series = { indicator, areaId: area.id, frequency: indicator.frequency, points, restated: null };
    return <SeriesChart series={series} area={areaName(area)} />;
  }
  if (areas.length === 0) return <p className="dim">{t('boards.no-parts', { area: areaName(area) })}</p>;
  return tile.picture === 'bars' ? <AreaBars figures={figures} /> : <AreaTable figures={figures} />;
}

const signed = (value: number): string => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value));
const arrows = { up: '▲', down: '▼', level: '＝' } as const;

function NumberPicture({ figures: { indicator, points } }: { figures: TileFigures }) {
  const known = points.filter(({ value }) => value !== null);
  const latest = known.at(-1);
  if (latest === undefined || latest.value === null) {
    const missing = points.at(-1)?.missing ?? null;
    return <p className="dim">{missing === null ? t('boards.no-figure') : missingWords(missing)}</p>;
  }
  return (
    <>
      <div className="board-number">
        <p>
          <b className="num">{formatNumber(latest.value)}</b> <span className="dim">{unitWord(indicator.unit)}</span>
        </p>
        <Sparkline values={known.flatMap(({ value }) => value ?? [])} />
      </div>
      <p className="small">
        {periodWords(latest.period)}
        {latest.status === 'provisional' && <span className="faint"> · {statusWord(latest.status)}</span>}
      </p>
      <ChangeLine indicator={indicator} points={points} />
      <TwinTable
        fileName={indicator.code}
        title={inWords(indicator.name)}
        heads={[t('boards.period'), unitWord(indicator.unit)]}
        rows={known.toReversed().map(({ period, value }) => [periodWords(period), value])}
      />
    </>
  );
}

/** Up or down, by how much, and whether that is good: by a shape, a colour and a word. */
function ChangeLine({ indicator, points }: Pick<TileFigures, 'indicator' | 'points'>) {
  const change = changeOf(points, indicator);
  if (change === null) return null;
  const { difference, percent, verdict } = change;
  const told = { difference: signed(difference), since: periodWords(change.since), percent: signed(percent ?? 0) };
  const key: MessageKey =
    percent !== null
      ? 'boards.change.percent'
      : indicator.unit === 'percent'
        ? 'boards.change.points'
        : 'boards.change';
  return (
    <p className={`board-change ${verdict}`}>
      <span aria-hidden="true">{arrows[difference > 0 ? 'up' : difference < 0 ? 'down' : 'level']}</span> {t(key, told)}{' '}
      {verdict !== 'neither' && <b>{t(`boards.verdict.${verdict}` satisfies MessageKey)}</b>}
    </p>
  );
}
