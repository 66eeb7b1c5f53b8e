import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { seedDemoIfEmpty } from './demo/seed-demo.ts';
import { createFirstAdministrator, type FirstAccount } from './first-start.ts';
import { jobs } from './jobs.ts';
import { keepTrail } from './kernel/audit/keep-trail.ts';
import { mayChangeTrail } from './kernel/audit/prepare-months.ts';
import { isContentKept } from './kernel/files/queries.ts';
import type { App } from './kernel/http/app.ts';
import { startJobs } from './kernel/jobs/runner.ts';
import { fillSearch } from './kernel/search/index-entries.ts';
import type { Settings } from './kernel/settings/settings.ts';
import type { Clock } from './kernel/time.ts';
import { watchEvents } from './kernel/webhooks/watch-events.ts';
import { openServices } from './open-services.ts';
import { searchSources } from './search-sources.ts';

const anHourMs = 60 * 60 * 1000;
const patienceMs = 10_000;

export interface RunningServer {
  address: string;
  /** Given at the very first start only. */
  firstAccount: FirstAccount | undefined;
  /** Whether the server's database role could change what was recorded; null where there is no other role. */
  trailIsOpen: boolean | null;
  close(): Promise<void>;
}

/** Opens the city and serves it. */
export async function serve(settings: Settings, clock: Clock): Promise<RunningServer> {
  const services = await openServices(settings, clock);
  const { db, files } = services;
  const opened: { close(): Promise<void> }[] = [db];
  const close = async () => {
    for (const each of opened.toReversed()) await each.close();
  };
  try {
    if (settings.DEMO) await seedDemoIfEmpty(services);
    await db.inTransaction((tx) => fillSearch(tx, searchSources));
    await files.sweep((sha256) => db.inTransaction((tx) => isContentKept(tx, sha256)), anHourMs);
    const app = createApp(services);
    const onFault = (fault: unknown, job?: string) => app.log.error({ err: fault, job }, 'fault in a job');
    const failed = (fault: unknown) => app.log.error({ err: fault }, 'fault in keeping the trail');
    opened.push(keepTrail({ db, clock, addressMonths: settings.AUDIT_ADDRESS_MONTHS, failed })); // sees the last act
    opened.push(await startJobs(services, jobs, onFault)); // closed after the last answer, before the database
    opened.push(await watchEvents(services, onFault));
    opened.push({ close: () => closeApp(app) });
    await app.listen({ host: settings.HOST, port: settings.PORT });
    const firstAccount = await createFirstAdministrator(services); // last: its password must not be lost to a failed start
    const address = settings.PUBLIC_URL ?? addressOf(settings, app.server.address());
    return {
      address,
      firstAccount,
      trailIsOpen: db.engine === 'native' ? await mayChangeTrail(db.reads) : null,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Answers what was asked and takes nothing new. Browsers keep lines ready on which nothing was ever asked: those, and
 * whoever takes longer than a while, are not waited for.
 */
async function closeApp(app: App): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), patienceMs);
  await app.close();
  clearTimeout(late);
}

function addressOf({ HOST, PORT }: Settings, bound: AddressInfo | string | null): string {
  const port = typeof bound === 'object' && bound !== null ? bound.port : PORT;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}
