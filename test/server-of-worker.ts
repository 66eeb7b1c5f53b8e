import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { createApp } from '../src/app.ts';
import type { Db } from '../src/kernel/db/db.ts';
import type { App } from '../src/kernel/http/app.ts';
import type { Services } from '../src/kernel/services.ts';
import { openReader } from './reader-of-worker.ts';

export type Ask = (options: InjectOptions) => Promise<LightMyRequestResponse>;

/** A server in whose place the next city finds another: it keeps answers of its own for a while. */
const keepsAnswers = (url: string): boolean => !url.startsWith('/api/v1/');

interface Standing {
  app: App;
  /** Whose turn it is. */
  city: Services;
}
let standing: Standing | null = null;
let cities = 0;

/**
 * Asks the whole server over the services of a test city. To build a server takes longer than most tests, so the cities of a
 * worker share one, each in its turn, and every city asks from an address of its own: what is counted by address starts
 * anew. A city that looked at what a server keeps in memory takes it along.
 */
export function askServerOver(city: Services): Ask {
  const remoteAddress = addressOf(++cities);
  let mine: App | null = null;
  return async (options) => {
    mine ??= take(city);
    if (standing?.app === mine && keepsAnswers(String(options.url ?? options.path))) standing = null;
    return mine.inject({ remoteAddress, ...options });
  };
}

function take(city: Services): App {
  standing ??= standUp(city);
  standing.city = city;
  return standing.app;
}

function standUp(first: Services): Standing {
  const place = { city: first };
  const services = inTurn(first, () => place.city);
  return Object.assign(place, { app: createApp(services, { openReader }) });
}

/** The services of whichever city has its turn. All are alike in settings, secret and files. */
function inTurn(first: Services, now: () => Services): Services {
  const reads = (which: 'reads' | 'adHoc'): Db['reads'] => ({
    rows: (shape, query) => now().db[which].rows(shape, query),
    row: (shape, query) => now().db[which].row(shape, query),
    text: (query) => now().db[which].text(query),
    bytes: (query) => now().db[which].bytes(query),
  });
  return {
    ...first,
    clock: () => now().clock(),
    db: {
      engine: first.db.engine,
      inTransaction: (work) => now().db.inTransaction(work),
      reads: reads('reads'),
      adHoc: reads('adHoc'),
      listen: (channel, heard) => now().db.listen(channel, heard),
      close: async () => {},
    },
  };
}

const addressOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
