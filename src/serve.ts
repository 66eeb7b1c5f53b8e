import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { seedDemoIfEmpty } from './demo/seed-demo.ts';
import { createFirstAdministrator, type FirstAccount } from './first-start.ts';
import { isContentKept } from './kernel/files/queries.ts';
import type { Settings } from './kernel/settings/settings.ts';
import type { Clock } from './kernel/time.ts';
import { openServices } from './open-services.ts';

const anHourMs = 60 * 60 * 1000;

export interface RunningServer {
  address: string;
  /** Given at the very first start only. */
  firstAccount: FirstAccount | undefined;
  close(): Promise<void>;
}

/** Opens the city and serves it. */
export async function serve(settings: Settings, clock: Clock): Promise<RunningServer> {
  const services = await openServices(settings, clock);
  try {
    if (settings.DEMO) await seedDemoIfEmpty(services);
    const { db, files } = services;
    await files.sweep((sha256) => db.inTransaction((tx) => isContentKept(tx, sha256)), anHourMs);
    const app = createApp(services);
    await app.listen({ host: settings.HOST, port: settings.PORT });
    const firstAccount = await createFirstAdministrator(services); // last: its password must not be lost to a failed start
    return {
      address: settings.PUBLIC_URL ?? addressOf(settings, app.server.address()),
      firstAccount,
      async close() {
        await app.close(); // answers what was asked, takes nothing new
        await db.close();
      },
    };
  } catch (error) {
    await services.db.close();
    throw error;
  }
}

function addressOf({ HOST, PORT }: Settings, bound: AddressInfo | string | null): string {
  const port = typeof bound === 'object' && bound !== null ? bound.port : PORT;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}
