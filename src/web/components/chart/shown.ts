/** What a chart is given to show; pages make it from their contracts. */
export interface ChartShown {
  /** Along the bottom, the first on the left. */
  points: readonly ChartPoint[];
  lines: readonly ChartLine[];
  /** Between what and what, as the interval of a forecast. */
  band?: ChartBand | undefined;
  unit: string;
  /** The scale begins at nought: where the height of a bar is compared, and where nothing is forecast below it. */
  fromZero?: boolean | undefined;
  /** The points are not moments but things in order, the first of which is read first. */
  ranked?: boolean | undefined;
}

export interface ChartPoint {
  label: string;
  /** Where it stands in time, in milliseconds; without it points stand equally far apart. */
  at?: number | undefined;
}

export type Values = readonly (number | null)[];

export interface ChartLine {
  name: string;
  values: Values;
  /** Measured, as a line or as bars; where it should go, evenly or in steps; where it is thought to go. */
  as: 'line' | 'bars' | 'path' | 'steps' | 'guess';
}

export interface ChartBand {
  name: string;
  low: Values;
  high: Values;
}

/** How a line is drawn: by colour, and by its dashes, so that lines tell apart in black and white. */
export interface Stroke {
  colour: 'indigo' | 'brick' | 'done' | 'soon' | 'open' | 'ink-2';
  dash: readonly number[];
}

const measured: readonly Stroke[] = [
  { colour: 'indigo', dash: [] },
  { colour: 'brick', dash: [10, 3] },
  { colour: 'done', dash: [2, 3] },
  { colour: 'open', dash: [10, 3, 2, 3] },
  { colour: 'ink-2', dash: [5, 5] },
];

/** The stroke of each line, those measured one after another. */
export function strokesOf(lines: readonly ChartLine[]): Stroke[] {
  let next = 0;
  return lines.map(({ as }) => {
    if (as === 'path' || as === 'steps') return { colour: 'soon', dash: [12, 6] };
    if (as === 'guess') return { colour: 'brick', dash: [3, 4] };
    next += 1;
    return measured[(next - 1) % measured.length] ?? { colour: 'indigo', dash: [] };
  });
}
