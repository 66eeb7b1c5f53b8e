interface Props {
  low: number;
  high: number | null;
  max: number | null;
  /** The mark to reach. */
  mark: number | null;
}

/** Sure points full, possible points hatched, the mark a line. The figures stand beside it in words. */
export function PointsBar({ low, high, max, mark }: Props) {
  const whole = max ?? high ?? low;
  if (whole === 0) return null;
  const share = (value: number) => `${Math.min(100, (value / whole) * 100)}%`;
  return (
    <div className="points-bar" aria-hidden="true">
      <i className="possible" style={{ width: share(high ?? whole) }} />
      <i className="sure" style={{ width: share(low) }} />
      {mark !== null && <i className="mark-line" style={{ left: share(mark) }} />}
    </div>
  );
}
