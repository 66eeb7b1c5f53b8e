import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { DatabaseOptions } from '../src/kernel/db/open.ts';
import { databaseOn, embeddedTemplate, onServer } from './templates.ts';

/** Whether several connections may work at once; the embedded engine is one session. */
export const isNative = () => inject('server') !== null;

/** A migrated, empty database of the caller alone, on the engine of the run; gone with the run at the latest. */
export async function freshDatabase(): Promise<{ options: DatabaseOptions; remove: () => Promise<void> }> {
  const server = inject('server');
  const name = randomBytes(6).toString('hex');
  if (server === null) {
    const dataDir = join(inject('folder'), name);
    await cp(await embeddedTemplate(), dataDir, { recursive: true });
    return { options: { databaseUrl: null, dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  const { url, template } = server;
  const own = `${template}_${name}`;
  const run = (statement: string) => onServer(url, (connection) => connection.unsafe(statement));
  await run(`create database ${own} template ${template}`);
  return {
    options: { databaseUrl: databaseOn(url, own), dataDir: null },
    remove: async () => void (await run(`drop database ${own} with (force)`)),
  };
}
