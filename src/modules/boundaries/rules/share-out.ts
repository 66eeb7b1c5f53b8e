/** What a member brings into a proposed unit. */
export interface Brought {
  value: number | null;
  source: string | null;
  /** The part of the unit that it is; 1 for the whole. */
  share: number;
}

export interface Together {
  value: number | null;
  estimated: boolean;
  sources: string[];
}

/** The figures of the members added up; of a piece its share by area, and that is an estimate. Unknown if one is. */
export function addUp(brought: readonly Brought[]): Together {
  const sources = [...new Set(brought.flatMap(({ source }) => (source === null || source === '' ? [] : source)))];
  const estimated = brought.some(({ share }) => share < 1);
  let value: number | null = 0;
  for (const one of brought) value = value === null || one.value === null ? null : value + one.value * one.share;
  return { value, estimated, sources };
}

/** Counts of things are whole: what a share leaves over is rounded. */
export const countOf = (brought: readonly Pick<Brought, 'value' | 'share'>[]) => ({
  n: Math.round(brought.reduce((sum, { value, share }) => sum + (value ?? 0) * share, 0)),
  estimated: brought.some(({ share }) => share < 1),
});
