import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import bundledChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

/** WebGL by software, so that maps are drawn on a machine without a graphics card. */
const flags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];

/** The machine's own browser, else the one that comes from npm. */
export async function launchBrowser(): Promise<Browser> {
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
  const libraries = join(folder, 'lib');
  if (existsSync(libraries)) return libraries;
  const bundle = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../../bin/al2023.tar.br',
  );
  const unpacked = await mkdtemp(join(tmpdir(), 'al2023-'));
  const tar = join(unpacked, 'al2023.tar');
  await writeFile(tar, await promisify(brotliDecompress)(await readFile(bundle)));
  await run('tar', ['-xf', tar, '-C', unpacked]);
  await mkdir(folder, { recursive: true });
  await rename(join(unpacked, 'lib'), libraries); // there as a whole or not at all
  await rm(unpacked, { recursive: true });
  return libraries;
}

/** Unpacks the browser that comes from npm, once: two who unpack it at a time would start it half written. */
export async function prepareBrowser(): Promise<void> {
  await (await launchBrowser()).close();
}
