import type { ChartShown } from './shown.ts';

/** The rows behind a chart: the label of each point, the figure of each line, and the ends of the band. */
export function rowsBehind({ points, lines, band }: ChartShown): { label: string; values: (number | null)[] }[] {
  const columns = [...lines.map(({ values }) => values), ...(band === undefined ? [] : [band.low, band.high])];
  return points.map(({ label }, i) => ({ label, values: columns.map((values) => values[i] ?? null) }));
}
