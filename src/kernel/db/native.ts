import postgres from 'postgres';
import { DatabaseError, type Db, type Tx } from './db.ts';
import { NativeListener } from './native-listener.ts';
import { type Result, readsThrough, type Session, searchPath, transact } from './transaction.ts';
import { parseAsText, parseBigint, parseInstant, serializeJson, typeOid } from './values.ts';

export interface NativeOptions {
  url: string;
  schema: string;
  statementSeconds: number;
  /** Connections to hold at most. */
  connections?: number;
}

/** What the driver is told about a connection and about values. */
export const clientOptions = ({ schema, statementSeconds, connections }: Required<Omit<NativeOptions, 'url'>>) => ({
  max: connections,
  onnotice: () => {},
  connection: {
    TimeZone: 'UTC',
    application_name: 'dothi',
    jit: 'off', // PostGIS looks so dear to the planner that compiling would take far longer than running
    max_parallel_workers_per_gather: '0', // many ask at once, and the start of workers takes longer than most answers
    search_path: searchPath(schema),
    statement_timeout: statementSeconds * 1000,
  },
  types: {
    bigint: { to: typeOid.int8, from: [typeOid.int8], serialize: String, parse: parseBigint },
    json: {
      to: typeOid.json,
      from: [typeOid.json, typeOid.jsonb],
      serialize: serializeJson,
      parse: (text: string) => JSON.parse(text),
    },
    date: { to: typeOid.date, from: [typeOid.date], serialize: String, parse: parseAsText },
    instant: {
      to: typeOid.timestamptz,
      from: [typeOid.timestamp, typeOid.timestamptz],
      serialize: String,
      parse: parseInstant,
    },
  },
});

/** PostgreSQL 15 or later with PostGIS. A commit that was acknowledged is on disk as far as the server's settings say. */
export async function openNative({ url, schema, statementSeconds, connections = 10 }: NativeOptions): Promise<Db> {
  const client = postgres(url, clientOptions({ schema, statementSeconds, connections }));
  let listener: NativeListener | undefined;
  await client`select 1`; // a wrong address or password shows at the start, not at the first request

  return {
    engine: 'native',
    async inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const connection = await client.reserve();
      try {
        return await transact(sessionOf(connection), work);
      } finally {
        connection.release();
      }
    },
    reads: readsThrough(sessionOf(client)),
    adHoc: readsThrough(sessionOf(client, { prepare: false })),
    listen(channel, heard) {
      listener ??= new NativeListener(url);
      return listener.listen(`${schema}.${channel}`, heard);
    },
    async close() {
      await listener?.close();
      await client.end({ timeout: 5 });
    },
  };
}

/** A single question may be kept prepared although it has no values; a script of several statements may not. */
const isQuestion = /^\s*(select|with)\b[^;]*$/i;

function sessionOf(connection: Pick<postgres.Sql, 'unsafe'>, { prepare } = { prepare: true }): Session {
  const options = { prepare, simple: false }; // `simple`: what the driver does by itself where there are no values
  const query = (text: string, values: readonly unknown[]) =>
    values.length === 0 && !isQuestion.test(text)
      ? connection.unsafe(text)
      : connection.unsafe(text, values as postgres.ParameterOrJSON<never>[], options);
  return {
    async send(text, values): Promise<Result> {
      const rows = await query(text, values).catch(rethrow);
      return { rows: [...rows] as Record<string, unknown>[], affected: rows.count ?? 0 };
    },
    async bytes(text, values): Promise<Buffer[]> {
      const rows = await query(text, values).raw().catch(rethrow);
      return rows.flatMap(([only]) => only ?? []);
    },
  };
}

function rethrow(error: unknown): never {
  if (error instanceof postgres.PostgresError) {
    throw new DatabaseError(error.message, error.code, error.constraint_name ?? null, error.detail ?? null);
  }
  throw error;
}
