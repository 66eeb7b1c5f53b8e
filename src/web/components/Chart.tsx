import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { formatNumber } from '../format.ts';
import { t } from '../language.ts';
import { Bones } from './Answer.tsx';
import { CsvButton } from './CsvButton.tsx';
import { type ChartLine, type ChartShown, strokesOf } from './chart/shown.ts';
import { rowsBehind } from './chart/table.ts';
import './Chart.css';

export type { ChartBand, ChartLine, ChartPoint, ChartShown } from './chart/shown.ts';

const ChartCanvas = lazy(() => import('./chart/ChartCanvas.tsx'));

interface Props {
  title: string;
  /** What the points are: "Kỳ", "Địa bàn". */
  pointsAre: string;
  shown: ChartShown;
  /** Of the file, without its ending. */
  fileName: string;
  /** What the picture does not say. */
  note?: ReactNode;
  height?: number;
  /** Whether the table stands open from the start. */
  openTable?: boolean;
}

/** A chart with what it rests on: a legend that tells lines apart without colour, its table, and the same as CSV. */
export function Chart({ title, pointsAre, shown, fileName, note, height = 260, openTable = false }: Props) {
  const [over, setOver] = useState<number | null>(null);
  const id = useId();
  const rows = rowsBehind(shown);
  const heads = [pointsAre, ...headsOf(shown)];
  const toRead = shown.ranked === true ? rows : rows.toReversed();
  const read = over === null ? toRead.find(({ values }) => values[0] !== null) : rows[over];
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>
        {title} <span className="dim">({shown.unit})</span>
      </figcaption>
      {rows.length === 0 ? (
        <p className="empty">{t('chart.nothing')}</p>
      ) : (
        <>
          <div className="chart-picture" role="img" aria-label={summaryOf(title, shown)}>
            <Suspense fallback={<Bones lines={4} tall />}>
              <ChartCanvas shown={shown} height={height} point={setOver} />
            </Suspense>
          </div>
          <Legend shown={shown} />
          <p className="chart-read num" aria-hidden="true">
            {read !== undefined && (
              <>
                <b>{read.label}</b> {readOut(read.values, headsOf(shown))}
              </>
            )}
          </p>
          <details className="chart-table" open={openTable}>
            <summary>{t('chart.table')}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard too */}
            <section className="chart-rows" tabIndex={0} aria-label={t('chart.table-of', { title })}>
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
                  {toRead.map(({ label, values }) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      {values.map((value, i) => (
                        <td key={heads[i + 1]} className="right num">
                          {value === null ? '–' : formatNumber(value)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </details>
          <CsvButton fileName={fileName} heads={heads} rows={rows.map(({ label, values }) => [label, ...values])} />
        </>
      )}
      {note !== undefined && <p className="faint small">{note}</p>}
    </figure>
  );
}

const headsOf = ({ lines, band }: ChartShown): string[] => [
  ...lines.map(({ name }) => name),
  ...(band === undefined ? [] : [t('chart.low', { name: band.name }), t('chart.high', { name: band.name })]),
];

const readOut = (values: readonly (number | null)[], heads: readonly string[]): string =>
  values.flatMap((value, i) => (value === null ? [] : `${heads[i]}: ${formatNumber(value)}`)).join(' · ');

/** What the picture shows, in a sentence; the table has the rest. */
function summaryOf(title: string, { points, lines, unit }: ChartShown): string {
  const [line] = lines;
  const known = points.flatMap(({ label }, i) => {
    const value = line?.values[i] ?? null;
    return value === null ? [] : [{ label, value }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${title}: ${t('chart.nothing')}`;
  return t('chart.summary', {
    title,
    unit,
    from: first.label,
    until: last.label,
    first: formatNumber(first.value),
    last: formatNumber(last.value),
  });
}

function Legend({ shown }: { shown: ChartShown }) {
  if (shown.lines.length < 2 && shown.band === undefined) return null;
  const strokes = strokesOf(shown.lines);
  return (
    <ul className="chart-legend">
      {shown.lines.map((line, i) => (
        <li key={line.name}>
          <Sample line={line} colour={strokes[i]?.colour ?? 'indigo'} dash={strokes[i]?.dash ?? []} />
          {line.name}
        </li>
      ))}
      {shown.band !== undefined && (
        <li>
          <svg viewBox="0 0 34 12" aria-hidden="true">
            <rect x="0" y="1" width="34" height="10" className="chart-band" />
          </svg>
          {shown.band.name}
        </li>
      )}
    </ul>
  );
}

function Sample({ line, colour, dash }: { line: ChartLine; colour: string; dash: readonly number[] }) {
  const ink = `var(--${colour})`;
  return (
    <svg viewBox="0 0 34 12" aria-hidden="true">
      {line.as === 'bars' ? (
        <rect x="11" y="1" width="12" height="11" fill={ink} />
      ) : (
        <line x1="0" y1="6" x2="34" y2="6" stroke={ink} strokeWidth="2.25" strokeDasharray={dash.join(' ')} />
      )}
    </svg>
  );
}
