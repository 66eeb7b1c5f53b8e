/** The same in another order: the one at `from` stands at `to`, clipped to the ends. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const one = all[from];
  if (one === undefined) return [...all];
  const rest = all.filter((_, i) => i !== from);
  const at = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, at), one, ...rest.slice(at)];
}
