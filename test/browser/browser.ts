import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import bundledChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

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

/** One browser for the whole run: the machine's own, else the one that comes from npm. */
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

let built: Promise<string> | undefined;

/** The pages as they are delivered, built once a run from the sources as they are. */
export function builtPages(): Promise<string> {
  built ??= buildPages();
  return built;
}

/** In a process of its own: the one of the tests is not in production, and would get the pages of a developer. */
async function buildPages(): Promise<string> {
  const outDir = inject('pages');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return outDir;
}
