import { numberFormat } from '../../../kernel/intl-formats.ts';
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import uPlot from 'uplot';
import { formatNumber } from '../../format.ts';
import { language } from '../../language.ts';
import { colour } from '../../map/marks.ts';
import { onThemeChange, shownTheme } from '../../theme.ts';
import { type ChartLine, type ChartShown, type Stroke, strokesOf } from './shown.ts';

interface Props {
  shown: ChartShown;
  height: number;
  /** Told which point the pointer is over; null when it leaves. */
  point: (index: number | null) => void;
}

/** The drawing itself. It says nothing to a screen reader: the chart around it has the words and the table. */
export default function ChartCanvas({ shown, height, point }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const tell = useRef(point);
  tell.current = point;
  const theme = useSyncExternalStore(onThemeChange, shownTheme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the theme changes
  useEffect(() => {
    const holder = box.current;
    if (holder === null) return;
    const chart = new uPlot(
      optionsOf(shown, holder.clientWidth, height, (index) => tell.current(index)),
      dataOf(shown),
      holder,
    );
    const watcher = new ResizeObserver(() => chart.setSize({ width: holder.clientWidth, height }));
    watcher.observe(holder);
    return () => {
      watcher.disconnect();
      chart.destroy();
    };
  }, [shown, height, theme]);
  return <div ref={box} className="chart-canvas" style={{ height }} />;
}

const places = ({ points }: ChartShown): number[] => points.map(({ at }, i) => (at === undefined ? i : at / 1000));

function dataOf(shown: ChartShown): uPlot.AlignedData {
  const band = shown.band === undefined ? [] : [shown.band.high, shown.band.low];
  return [places(shown), ...band.map((values) => [...values]), ...shown.lines.map(({ values }) => [...values])];
}

function optionsOf(
  shown: ChartShown,
  width: number,
  height: number,
  tell: (index: number | null) => void,
): uPlot.Options {
  const strokes = strokesOf(shown.lines);
  const brick = colour('brick');
  // Of one point there is no band to fill: its ends are marked.
  const isPoint = shown.band?.low.filter((value) => value !== null).length === 1;
  const edge: uPlot.Series = { stroke: brick, width: 0.5, points: { show: isPoint, size: 5, fill: brick } };
  const hasBand = shown.band !== undefined;
  const hasBars = shown.lines.some(({ as }) => as === 'bars');
  return {
    width,
    height,
    padding: [12, Math.max(12, ((shown.points.at(-1)?.label.length ?? 0) * letterPx) / 2), 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9 } },
    scales: {
      x: { time: false, range: (_, min, max) => spread(min, max, shown.points.length, hasBars) },
      y: { range: (_, min, max) => rangeOf(min, max, shown.fromZero === true || hasBars) },
    },
    axes: [bottomAxis(shown), leftAxis()],
    series: [{}, ...(hasBand ? [edge, edge] : []), ...shown.lines.map((line, i) => seriesOf(line, strokes[i]))],
    bands: hasBand ? [{ series: [1, 2], fill: faded(brick, 0.16) }] : [],
    hooks: { setCursor: [({ cursor }) => tell(cursor.idx ?? null)] },
  };
}

function seriesOf({ as }: ChartLine, stroke: Stroke | undefined): uPlot.Series {
  const ink = colour(stroke?.colour ?? 'indigo');
  if (as === 'bars') {
    const paths = uPlot.paths.bars?.({ size: [0.6, 48] });
    return {
      stroke: ink,
      fill: faded(ink, 0.75),
      width: 1,
      points: { show: false },
      ...(paths === undefined ? {} : { paths }),
    };
  }
  const isAsked = as === 'path' || as === 'steps';
  const steps = as === 'steps' ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return {
    stroke: ink,
    width: as === 'line' ? 2.25 : 2,
    dash: [...(stroke?.dash ?? [])],
    spanGaps: as !== 'line', // a gap in what was measured stays a gap
    ...(steps === undefined ? {} : { paths: steps }),
    points: { show: !isAsked, size: 6, fill: as === 'guess' ? colour('panel') : ink, stroke: ink },
  };
}

/** A lone point stands in the middle, and bars have room at the edges. */
function spread(min: number, max: number, count: number, hasBars: boolean): [number, number] {
  if (min === max) return [min - 1, max + 1];
  const half = (max - min) / Math.max(1, count - 1) / 2;
  return hasBars ? [min - half, max + half] : [min - half / 8, max + half / 8];
}

function rangeOf(min: number | null, max: number | null, fromZero: boolean): [number, number] {
  if (min === null || max === null) return [0, 1];
  const low = fromZero ? Math.min(0, min) : min;
  const high = fromZero ? Math.max(0, max) : max;
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [fromZero && low === 0 ? 0 : low - room, fromZero && high === 0 ? 0 : high + room];
}

const letterPx = 7;
const font = '12px "Be Vietnam Pro", system-ui, sans-serif';

/** As many labels as there is room for, always the one that is read first. */
function bottomAxis(shown: ChartShown): uPlot.Axis {
  const longest = Math.max(...shown.points.map(({ label }) => label.length), 1);
  const chosen = (width: number): number[] => {
    const fit = Math.max(1, Math.floor(width / (longest * letterPx + 18)));
    const every = Math.max(1, Math.ceil(shown.points.length / fit));
    const first = shown.ranked === true ? 0 : shown.points.length - 1;
    return shown.points.flatMap((_, i) => ((i - first) % every === 0 ? i : []));
  };
  const at = places(shown);
  const label = new Map(at.map((place, i) => [place, shown.points[i]?.label ?? '']));
  return {
    stroke: colour('ink-2'),
    font,
    size: 30,
    grid: { show: false },
    ticks: { stroke: colour('line-strong'), width: 1, size: 5 },
    splits: ({ bbox }) => chosen(bbox.width / devicePixelRatio).map((i) => at[i] ?? 0),
    values: (_, splits) => splits.map((place) => label.get(place) ?? ''),
  };
}

function leftAxis(): uPlot.Axis {
  return {
    stroke: colour('ink-2'),
    font,
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
    size: (_, values) => Math.max(32, ...(values ?? []).map((text) => String(text).length * letterPx + 14)),
    values: (_, splits) => splits.map(shortNumber),
  };
}

/** "1,8 triệu" where the whole number would take the room of the picture. */
const shortNumber = (value: number): string =>
  Math.abs(value) < 1_000_000
    ? formatNumber(value)
    : numberFormat(language() === 'vi' ? 'vi-VN' : 'en-GB', {
        notation: 'compact',
        maximumFractionDigits: 2,
      }).format(value);

/** The colour, so much of it; as computed it is `rgb(43, 58, 120)`. */
const faded = (ink: string, share: number): string => ink.replace('rgb(', 'rgba(').replace(')', `, ${share})`);
