import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Db, Tx } from './db.ts';
import { Engine } from './engine.ts';
import { lockFolder } from './folder-lock.ts';
import { readsThrough, searchPath, transact } from './transaction.ts';

export interface EmbeddedOptions {
  /** Folder of the data; none keeps everything in memory. */
  dataDir: string | null;
  schema: string;
  /** How long one statement may run. */
  statementSeconds: number;
}

const insideTurn = new AsyncLocalStorage<symbol>();

/** PGlite with PostGIS: the whole database inside the program, one session, one transaction at a time. */
export async function openEmbedded({ dataDir, schema, statementSeconds }: EmbeddedOptions): Promise<Db> {
  if (dataDir !== null) await mkdir(dirname(dataDir), { recursive: true });
  const lock = dataDir === null ? undefined : await lockFolder(dataDir);

  const listeners = new Map<string, Set<() => void>>();
  const start = async (): Promise<Engine> => {
    const engine = await Engine.start(dataDir, statementSeconds * 1000);
    await engine.send(`set search_path to ${searchPath(schema)}`, []);
    engine.onSignal = (channel) => {
      for (const heard of listeners.get(channel) ?? []) heard();
    };
    for (const channel of listeners.keys()) await engine.send(`listen "${channel}"`, []);
    return engine;
  };
  let engine = await start().catch(async (error) => {
    await lock?.release();
    throw error;
  });
  /** The engine that runs, started again when it was ended. What lay in memory alone is lost with it. */
  const running = async (): Promise<Engine> => {
    if (engine.hasEnded && dataDir !== null) engine = await start();
    return engine;
  };

  const turnsOfThis = Symbol(dataDir ?? 'memory');
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
    // There is one session: inside a transaction, a second one would wait for the first, and the first for it.
    if (insideTurn.getStore() === turnsOfThis) throw new Error('a transaction was opened inside a transaction');
    const mine = turn.then(async () => insideTurn.run(turnsOfThis, async () => work(await running())));
    turn = mine.catch(() => {});
    return mine;
  };
  const readsOf = (keeping: { keep: boolean }) =>
    readsThrough({
      send: (text, values) => inTurn((session) => session.send(text, values, keeping)),
      bytes: (text, values) => inTurn((session) => session.bytes(text, values, keeping)),
    });
  return {
    engine: 'embedded',
    inTransaction: <T>(work: (tx: Tx) => Promise<T>) => inTurn((session) => transact(session, work)),
    reads: readsOf({ keep: true }),
    adHoc: readsOf({ keep: false }),
    async listen(name, heard) {
      const channel = `${schema}.${name}`;
      const mine = () => heard();
      await inTurn(async (session) => {
        if (!listeners.has(channel)) await session.send(`listen "${channel}"`, []);
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(mine));
      });
      return async () => {
        listeners.get(channel)?.delete(mine);
      };
    },
    async close() {
      await turn;
      await engine.close();
      await lock?.release();
    },
  };
}
