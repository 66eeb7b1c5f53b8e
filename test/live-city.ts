import { createApp } from '../src/app.ts';
import type { Db } from '../src/kernel/db/db.ts';
import type { Actor } from '../src/kernel/identity/actor.ts';
import type { Services } from '../src/kernel/services.ts';
import { servicesOn, settle, visitors } from './city.ts';
import { withOwnDatabase } from './own-database.ts';
import { openReader } from './reader-of-worker.ts';

export interface LiveServer {
  url: string;
  services: Services;
  /** As when somebody tells it to stop. */
  close(): Promise<void>;
}

/** The people and offices of the test city in a database of their own, where acts commit and screens hear of them. */
export interface LiveCity extends Awaited<ReturnType<typeof settle>> {
  db: Db;
  /** One more server on the database, on a port of its own. */
  serve(changed?: Partial<Services>): Promise<LiveServer>;
  cookieOf(actor: Actor): Promise<string>;
}

export async function inLiveCity(work: (city: LiveCity) => Promise<void>): Promise<void> {
  await withOwnDatabase(async (db, again) => {
    const servers: LiveServer[] = [];
    const serve = async (changed: Partial<Services> = {}): Promise<LiveServer> => {
      const services = { ...servicesOn(servers.length === 0 ? db : await again()), ...changed };
      const app = createApp(services, { openReader });
      const url = await app.listen({ host: '127.0.0.1', port: 0 });
      const server = { url, services, close: () => app.close() };
      servers.push(server);
      return server;
    };
    const people = await db.inTransaction(settle);
    const cookieOf = (actor: Actor) => db.inTransaction((tx) => visitors(tx, servicesOn(db)).cookieOf(actor));
    try {
      await work({ ...people, db, serve, cookieOf });
    } finally {
      for (const server of servers) await server.close();
    }
  });
}
