/** Periods are kept by the first day on which they no longer hold; people say the last on which they do. */
export const lastDayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
