import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import bundledChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

const run = promisify(execFile);

/** WebGL by software, so that maps are drawn on a machine without a graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

let opened: Promise<Browser> | undefined;

/** One browser for all tests of a worker: the machine's own, else the one that comes from npm. */
export function openBrowser(): Promise<Browser> {
  opened ??= launch();
  return opened;
}

async function launch(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (existsSync(own)) return chromium.launch({ executablePath: own, args: flags });
  const executablePath = await bundledChromium.executablePath();
  try {
    return await chromium.launch({ executablePath, args: flags });
  } catch {
    // A bare machine lacks libraries the browser needs; its package has them for one that lacks even more.
    const libraries = await unpackLibraries();
    const env = { ...process.env, LD_LIBRARY_PATH: libraries };
    return chromium.launch({ executablePath, args: flags, env });
  }
}

async function unpackLibraries(): Promise<string> {
  const folder = join(tmpdir(), 'al2023');
  const bundle = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../../bin/al2023.tar.br',
  );
  const tar = join(tmpdir(), 'al2023.tar');
  await mkdir(folder, { recursive: true });
  await writeFile(tar, await promisify(brotliDecompress)(await readFile(bundle)));
  await run('tar', ['-xf', tar, '-C', folder]);
  return join(folder, 'lib');
}

/** The pages as they are delivered: test/prepare.ts built them for this run. */
export function builtPages(): string {
  const pages = inject('pages');
  if (pages === null) throw new Error('this run began without a test of pages, so none were built: start it again');
  return pages;
}
