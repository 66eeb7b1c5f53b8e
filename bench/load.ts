import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import postgres from 'postgres';
import type { Asked } from './floor.ts';

export interface Load {
  /** How often program and floor are measured, in turn. */
  rounds: number;
  seconds: number;
  connections: number;
  /** Requests that change something, in each round; fewer where the city has not as many to change. */
  changes: number;
}

/** How many changes program and floor need for all rounds and one before that does not count. */
export const changesAsked = ({ rounds, changes }: Load): number => 2 * (rounds + 1) * changes;

/** What was measured of one turn. */
export interface Turn {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Sends one request again and again for a while, or each of many once. */
export async function fire(
  base: string,
  requests: readonly Asked[],
  { seconds, connections }: Load,
  status = 200,
): Promise<Turn> {
  let next = 0;
  const extent = requests.length > 1 ? { amount: requests.length } : { duration: seconds };
  const result = await autocannon({
    url: base,
    connections,
    timeout: 60, // a slow answer is told as one, not as none
    ...extent,
    requests: [
      {
        setupRequest: (request) => {
          const { method, url, headers, body } = requests[next++ % requests.length] ?? {
            method: 'GET',
            url: '/',
            headers: {},
          };
          return { ...request, method, path: url, headers, ...(body === undefined ? {} : { body }) };
        },
      },
    ],
  });
  const refused = status === 304 ? result.requests.total - result['3xx'] : result.non2xx;
  if (refused > 0 || result.errors > 0) {
    const told = await fetch(new URL(requests[0]?.url ?? '/', base), { method: requests[0]?.method ?? 'GET' });
    throw new Error(
      `${refused} refusals and ${result.errors} errors at ${requests[0]?.url}: ${(await told.text()).slice(0, 300)}`,
    );
  }
  // The load generator looks at the clock once a second: too seldom for a handful of requests.
  const perSecond =
    requests.length > 1
      ? (connections * 1000) / result.latency.mean
      : result.requests.total / ((result.finish.getTime() - result.start.getTime()) / 1000);
  return { perSecond, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Questions whose turn is over may still be worked on: the next turn would be measured beside them. */
export async function databaseAtRest(databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined) return;
  const client = postgres(databaseUrl, { max: 1 });
  const busy = async () => {
    const [row] = await client`
      select from pg_stat_activity
       where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`;
    return row !== undefined;
  };
  const until = Date.now() + 600_000;
  try {
    while (await busy()) {
      if (Date.now() > until) throw new Error('the database has not come to rest in ten minutes');
      await setTimeout(200);
    }
  } finally {
    await client.end();
  }
}
