/** The course of a few figures at a glance; the table beside it has the last of them in words. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const at = (value: number, i: number) =>
    [(i / (values.length - 1)) * 76 + 2, 20 - ((value - low) / range) * 16].map((n) => n.toFixed(1));
  const last = at(values.at(-1) ?? 0, values.length - 1);
  return (
    <svg className="sparkline" viewBox="0 0 80 22" aria-hidden="true">
      <polyline points={values.map((value, i) => at(value, i).join(',')).join(' ')} />
      <circle cx={last[0]} cy={last[1]} r="2.2" />
    </svg>
  );
}
