import type { Services } from '../services.ts';
import { carryOut, fireDue, kindsOf, takeBackAbandoned } from './carry-out.ts';
import type { Jobs } from './jobs.ts';
import { claimNext } from './store.ts';

/** The kinds of the jobs that were carried out, in order. */
export interface JobsRun {
  done: string[];
  failed: { kind: string; error: unknown }[];
}

/** Fires what is due and carries out, one after another, everything that may run now. Tests use it in place of a server. */
export async function runDueJobs(services: Services, { kinds, schedules }: Jobs): Promise<JobsRun> {
  const known = kindsOf(kinds, schedules);
  const run: JobsRun = { done: [], failed: [] };
  await fireDue(services, schedules);
  await takeBackAbandoned(services, known);
  const never = new AbortController().signal;
  for (;;) {
    const claimed = await services.db.inTransaction((tx) => claimNext(tx, [...known.keys()], services.clock()));
    const kind = claimed === undefined ? undefined : known.get(claimed.kind);
    if (claimed === undefined || kind === undefined) return run;
    const outcome = await carryOut(services, kind, claimed, never);
    if (outcome.state === 'done') run.done.push(kind.name);
    else run.failed.push({ kind: kind.name, error: outcome.error });
  }
}
