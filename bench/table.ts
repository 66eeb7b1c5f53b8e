/** One measured thing beside what it is measured against. */
export interface Row {
  group: string;
  what: string;
  /** Column name to value, already in its unit. */
  values: Record<string, string>;
}

/** A Markdown table for each group, columns in the order of their first appearance. */
export function markdown(rows: readonly Row[]): string {
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups
    .map((group) => {
      const own = rows.filter((row) => row.group === group);
      const columns = [...new Set(own.flatMap((row) => Object.keys(row.values)))];
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [
        `## ${group}`,
        '',
        line(['', ...columns]),
        line(['---', ...columns.map(() => '--:')]),
        ...own.map((row) => line([row.what, ...columns.map((column) => row.values[column] ?? '')])),
      ].join('\n');
    })
    .join('\n\n');
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
export const shown = (value: number): string => number.format(value);

/** Middle value; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const high = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (low + high) / 2;
}
