import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { openDatabase } from '../src/kernel/db/open.ts';

// The migrated databases that the ones of tests are copied from: a copy spares most of a fresh start.

/** Of one run alone. */
export async function nativeTemplate(url: string): Promise<{ url: string; template: string }> {
  const template = `dothi_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, (server) => server.unsafe(`create database ${template} template template0`));
  const db = await openDatabase({ databaseUrl: databaseOn(url, template), dataDir: null });
  await db.close();
  return { url, template };
}

/** With its copies. */
export async function dropAll({ url, template }: { url: string; template: string }): Promise<void> {
  await onServer(url, async (server) => {
    const made = await server<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${template})`;
    for (const { name } of made) await server.unsafe(`drop database if exists ${name} with (force)`);
  });
}

/** A migrated data folder, made once for each state of the migrations. */
export async function embeddedTemplate(): Promise<string> {
  const migrations = new URL('../db/migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of (await readdir(migrations)).sort()) hash.update(await readFile(new URL(name, migrations)));
  const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
  const folder = join(cache, `embedded-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    const db = await openDatabase({ databaseUrl: null, dataDir: draft });
    await db.close();
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true })); // another run was first
  }
  return folder;
}

export async function onServer<T>(url: string, work: (server: Sql) => PromiseLike<T>): Promise<T> {
  const server = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

export function databaseOn(url: string, name: string): string {
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
