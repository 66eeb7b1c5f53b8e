import type { Services } from '../services.ts';
import type { Instant } from '../time.ts';
import { carryOut, fireDue, kindsOf, takeBackAbandoned } from './carry-out.ts';
import type { Jobs, Schedule } from './jobs.ts';
import { type Claimed, claimNext, jobsChannel } from './store.ts';
import { lookAgainMs } from './times.ts';

const atOnce = 4;
/** Looked for anew at least so often: what became due by itself, and what a lost notification told. */
const lookEveryMs = 5_000;

export interface JobRunner {
  /** Takes up nothing new and waits for what is running. */
  close(): Promise<void>;
}

/** Carries out jobs until it is closed. Any number of servers may do so on one database: each job runs on one of them. */
export async function startJobs(
  services: Services,
  { kinds, schedules }: Jobs,
  onFault: (fault: unknown, job?: string) => void,
): Promise<JobRunner> {
  const { db, clock } = services;
  const known = kindsOf(kinds, schedules);
  const names = [...known.keys()];
  const fired = new Map<string, Instant>();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;

  const start = (claimed: Claimed): void => {
    const kind = known.get(claimed.kind);
    if (kind === undefined) return;
    const job = carryOut(services, kind, claimed, stopping.signal)
      .then((outcome) => {
        if (outcome.state === 'failed') onFault(outcome.error, kind.name);
      })
      .catch((fault) => onFault(fault, kind.name)) // the lease runs out, and it is tried again
      .finally(() => {
        running.delete(job);
        look();
      });
    running.add(job);
  };

  /** The next job; what was claimed while the server was told to stop is left to others. */
  const claim = async (): Promise<Claimed | undefined> => {
    const stopped = new Error('stopped');
    try {
      return await db.inTransaction(async (tx) => {
        const claimed = await claimNext(tx, names, clock());
        if (stopping.signal.aborted) throw stopped;
        return claimed;
      });
    } catch (error) {
      if (error === stopped) return undefined;
      throw error;
    }
  };

  const takeUp = async (): Promise<void> => {
    await fireDue(services, schedules, fired);
    await takeBackAbandoned(services, known);
    while (running.size < atOnce && !stopping.signal.aborted) {
      const claimed = await claim();
      if (claimed === undefined) return;
      start(claimed);
    }
  };

  const lookOn = async (): Promise<void> => {
    do {
      again = false;
      await takeUp().catch((fault) => onFault(fault));
    } while (again && !stopping.signal.aborted);
  };
  const look = (): void => {
    if (stopping.signal.aborted) return;
    again = true;
    looking ??= lookOn().finally(() => {
      looking = undefined;
      clearTimeout(timer);
      if (!stopping.signal.aborted) timer = setTimeout(look, untilNext(schedules, clock()));
    });
  };

  const stopListening = await db.listen(jobsChannel, look);
  look();
  return {
    async close() {
      stopping.abort();
      clearTimeout(timer);
      await stopListening();
      await looking;
      await Promise.all(running);
    },
  };
}

const untilNext = (schedules: readonly Schedule[], now: Instant): number =>
  Math.min(lookEveryMs, ...schedules.map(({ every }) => lookAgainMs(every, now, lookEveryMs)));
