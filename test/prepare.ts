import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { type DatabaseOptions, openDatabase } from '../src/kernel/db/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: DatabaseOptions;
    /** Folder for the files of tests. */
    files: string;
    /** Folder for the pages, of this run alone: another may be building its own. */
    pages: string;
  }
}

/** Before the run: a fresh database on the server named by TEST_DATABASE_URL, else on the embedded engine. After: gone. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  const { options, remove } = url === undefined ? await embeddedCopy() : await nativeDatabase(url);
  const files = await mkdtemp(join(tmpdir(), 'dothi-files-'));
  const pages = await mkdtemp(join(tmpdir(), 'dothi-pages-'));
  project.provide('database', options);
  project.provide('files', files);
  project.provide('pages', pages);
  return async () => {
    await remove();
    await rm(files, { recursive: true, force: true });
    await rm(pages, { recursive: true, force: true });
  };
}

interface Prepared {
  options: DatabaseOptions;
  remove: () => Promise<void>;
}

async function nativeDatabase(url: string): Promise<Prepared> {
  const name = `dothi_test_${process.pid}`;
  const server = postgres(url, { max: 1, onnotice: () => {} });
  await server.unsafe(`drop database if exists ${name} with (force)`);
  await server.unsafe(`create database ${name} template template0`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    options: { databaseUrl: own.href, dataDir: null },
    remove: async () => {
      await server.unsafe(`drop database if exists ${name} with (force)`);
      await server.end();
    },
  };
}

async function embeddedCopy(): Promise<Prepared> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dothi-test-'));
  await cp(await embeddedTemplate(), dataDir, { recursive: true });
  return {
    options: { databaseUrl: null, dataDir },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** A migrated data folder, made once for each state of the migrations: copying it spares most of a fresh start. */
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
