/** The way from an indicator back to itself through what each follows from, or null: ["a", "b", "a"]. */
export function findCycle(start: string, followsFrom: (code: string) => readonly string[]): string[] | null {
  const cleared = new Set<string>();
  const walk = (code: string, path: readonly string[]): string[] | null => {
    for (const next of followsFrom(code)) {
      if (next === start) return [...path, next];
      if (cleared.has(next) || path.includes(next)) continue;
      const found = walk(next, [...path, next]);
      if (found !== null) return found;
      cleared.add(next);
    }
    return null;
  };
  return walk(start, [start]);
}
