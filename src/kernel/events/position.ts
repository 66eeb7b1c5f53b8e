/**
 * How far a reader has come. Transactions commit in another order than that of their numbers, so no single number can say
 * it: what was seen is a snapshot of the database, as `pg_current_snapshot()` writes it (`first still open : first not
 * begun : open in between`). What is new since then is what a later snapshot sees and this one does not.
 */
export interface Position {
  seen: string;
  /** Between two snapshots: how many of the events that `until` added, in their order, have been delivered. */
  within?: { until: string; delivered: number };
}

/** As it stands in the `id` of a message. */
export const writePosition = ({ seen, within }: Position): string =>
  within === undefined ? seen : `${seen}/${within.until}/${within.delivered}`;

/** The position in a `Last-Event-ID`; undefined for what never was one. */
export function readPosition(text: string): Position | undefined {
  const [seen = '', until, delivered, ...rest] = text.split('/');
  if (!isSnapshot(seen) || rest.length > 0) return undefined;
  if (until === undefined) return { seen };
  if (!isSnapshot(until) || delivered === undefined || !/^\d{1,6}$/.test(delivered)) return undefined;
  return { seen, within: { until, delivered: Number(delivered) } };
}

const highest = 2n ** 63n;

/** What PostgreSQL takes for a snapshot: numbers that grow, the open ones between the two ends. */
function isSnapshot(text: string): boolean {
  const match = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)$/.exec(text);
  if (match === null) return false;
  const [, first = '', next = '', open = ''] = match;
  const inside = open === '' ? [] : open.split(',').map(BigInt);
  const from = BigInt(first);
  const to = BigInt(next);
  const grow = inside.every((xid, i) => xid >= from && xid < to && (i === 0 || xid > (inside[i - 1] ?? 0n)));
  return from > 0n && from <= to && to < highest && grow;
}
