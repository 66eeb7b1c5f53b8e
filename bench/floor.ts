import Fastify from 'fastify';
import postgres from 'postgres';
import { z } from 'zod';
import { createApp } from '../src/app.ts';
import type { Db, Query } from '../src/kernel/db/db.ts';
import { clientOptions } from '../src/kernel/db/native.ts';
import { signalled } from '../src/kernel/db/transaction.ts';
import type { Services } from '../src/kernel/services.ts';
import { recording, type Work } from './record.ts';

export interface Asked {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** One thing to measure: a request sent again and again, or one for each of many records. */
export interface Scenario {
  name: string;
  requests: readonly Asked[];
}

export interface Floor {
  url: string;
  close: () => Promise<void>;
}

/**
 * The floor: a bare Fastify handler and the driver, sending the statements that the program sends for each request, and
 * nothing around them: no contract, no rights. The statements are taken from the program itself while it answers, so
 * both do the same work in the database.
 */
export async function startFloor(services: Services, send: Sender, scenarios: readonly Scenario[]): Promise<Floor> {
  const floor = Fastify();
  for (const { name, requests } of scenarios) {
    const works = await workOf(services, requests);
    let next = 0;
    floor.route({
      method: requests[0]?.method ?? 'GET',
      url: floorPath(name),
      handler: async (_request, reply) => {
        const own = works[next++ % works.length] ?? [];
        return reply.type('application/json').send(await send(own));
      },
    });
  }
  const url = await floor.listen({ host: '127.0.0.1', port: 0 });
  return { url, close: () => floor.close() };
}

/** Where the floor serves a scenario. */
export const floorPath = (scenario: string): string => `/${scenario.replaceAll(/\W+/g, '-')}`;

/**
 * What the program says to the database for each request, once it has answered the same before: what it keeps from one
 * answer to the next it does not ask again. Nothing it writes is kept.
 */
async function workOf(services: Services, requests: readonly Asked[]): Promise<Work[][]> {
  const recorded = recording(services.db);
  const app = createApp({ ...services, db: recorded.db });
  await app.ready();
  const works: Work[][] = [];
  for (const { method, url, headers, body } of requests) {
    const ask = () => app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    if (method === 'GET') await ask();
    recorded.take();
    const answer = await ask();
    if (answer.statusCode >= 400) throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.body}`);
    works.push(recorded.take());
  }
  await app.close();
  return works;
}

/** The driver over connections with the settings that those of the program have. */
export const bareClient = (url: string, schema: string): postgres.Sql =>
  postgres(url, clientOptions({ schema, statementSeconds: 60, connections: 10 })) as postgres.Sql;

/** Sends the statements of one request and answers with what the last of them brought, as JSON. */
export type Sender = (works: readonly Work[]) => Promise<string | Buffer>;

export function throughPostgres(client: postgres.Sql): Sender {
  const send = (to: Pick<postgres.Sql, 'unsafe'>, { text, values }: Query, prepare: boolean) =>
    to.unsafe(text, [...values] as postgres.ParameterOrJSON<never>[], { prepare });
  return async (works) => {
    let answer = () => asJson([]) as string | Buffer;
    for (const { transaction, prepared, unread, statements, signals } of works) {
      const each = async (to: Pick<postgres.Sql, 'unsafe'>) => {
        for (const statement of statements) {
          const sent = send(to, statement, prepared);
          if (unread) {
            const rows = await sent.raw();
            answer = () => asList(rows);
          } else {
            const rows = await sent;
            answer = () => asJson(rows);
          }
        }
      };
      await (transaction && statements.length > 1 ? client.begin(each) : each(client));
      if (signals.size > 0) await send(client, signalled(signals), prepared);
    }
    return answer();
  };
}

/** The embedded engine has one driver, ours. */
export function throughDb(db: Db): Sender {
  return async (works) => {
    let text = '{}';
    for (const { transaction, statements, signals } of works) {
      const [only] = statements;
      if (!transaction && only !== undefined) text = JSON.stringify(await db.reads.rows(z.unknown(), only));
      else {
        await db.inTransaction(async (tx) => {
          for (const statement of statements) await tx.run(statement);
          for (const channel of signals) tx.signal(channel);
        });
      }
    }
    return text;
  };
}

const asList = (rows: readonly Buffer[][]): Buffer =>
  Buffer.concat([Buffer.from('['), ...rows.flatMap(([json]) => json ?? []), Buffer.from(']')]);

/** A single text is JSON that PostgreSQL wrote; rows are turned into it. */
function asJson(rows: readonly Record<string, unknown>[]): string {
  const [only] = Object.values(rows[0] ?? {});
  if (typeof only === 'string' && only.startsWith('{')) return only;
  return JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
}
