/** How often a job is tried, and how long it rests in between: each time three times as long as before. */
export interface Retry {
  attempts: number;
  firstWaitSeconds: number;
}

/** 10 seconds, 30 seconds, 90 seconds … about three hours in all, so that what is down for a while may come back. */
export const usualRetry: Retry = { attempts: 8, firstWaitSeconds: 10 };

const longestWaitSeconds = 6 * 60 * 60;

/** How long to wait after so many attempts that failed; undefined when that was the last. */
export function waitSeconds({ attempts, firstWaitSeconds }: Retry, failedAttempts: number): number | undefined {
  if (failedAttempts >= attempts) return undefined;
  return Math.min(firstWaitSeconds * 3 ** (failedAttempts - 1), longestWaitSeconds);
}
