import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { build as buildPages } from 'vite';
import { packageRoot } from '../src/kernel/package-root.ts';

// npm run build: the server into dist/server, the pages into dist/web. What has not changed since is not built again.
const dist = join(packageRoot, 'dist');
const common = ['package.json', 'package-lock.json', 'scripts/build.ts'];

async function buildServer(): Promise<void> {
  await rm(join(dist, 'server'), { recursive: true, force: true });
  await bundle({
    absWorkingDir: packageRoot,
    entryPoints: {
      main: 'src/main.ts',
      cli: 'src/cli.ts',
      'embedded-worker': 'src/kernel/db/embedded-worker.ts',
      reader: 'src/modules/directives/reader/process-child.ts',
    },
    outdir: join(dist, 'server'),
    bundle: true,
    splitting: true,
    packages: 'external', // node_modules stays: the engines and fonts in it are files of their own
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  await chmod(join(dist, 'server', 'cli.js'), 0o755);
}

async function buildWeb(): Promise<void> {
  for (const config of ['vite.config.ts', 'vite.field.config.ts'])
    await buildPages({ configFile: join(packageRoot, config), logLevel: 'warn' });
  const pages = join(dist, 'web');
  const files = (await readdir(pages, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));
}

const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.map', '.txt', '.webmanifest']);
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Written once here instead of at every request. */
async function compress(path: string): Promise<void> {
  if (!compressible.has(extname(path))) return;
  const content = await readFile(path);
  await writeFile(`${path}.br`, await toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(`${path}.gz`, await toGzip(content, { level: 9 }));
}

/** Builds unless the inputs are those of the last time, by their content. */
async function buildWhenChanged(target: string, inputs: string[], build: () => Promise<void>): Promise<void> {
  const hash = createHash('sha256');
  for (const path of inputs)
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(packageRoot, path)));
  const state = hash.digest('hex');
  const stamp = join(dist, `.${target}-built`);
  if (existsSync(join(dist, target)) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === state) return;
  await rm(stamp, { force: true }); // a build that is cut off must not count as done
  await build();
  await mkdir(dist, { recursive: true });
  await writeFile(stamp, state);
}

async function filesIn(folder: string, matches: (path: string) => boolean): Promise<string[]> {
  const entries = await readdir(join(packageRoot, folder), { recursive: true });
  const paths = entries.map((entry) => `${folder}/${entry.replaceAll('\\', '/')}`).sort();
  return paths.filter((path) => /\.\w+$/.test(path) && !/\.test\.tsx?$/.test(path) && matches(path));
}

await buildWhenChanged(
  'server',
  [...common, ...(await filesIn('src', (path) => !/(^|\/)web\//.test(path)))],
  buildServer,
);
await buildWhenChanged(
  'web',
  [
    ...common,
    'vite.config.ts',
    'vite.field.config.ts',
    'scripts/field-worker.ts',
    'scripts/texts-by-language.ts',
    ...(await filesIn('src', () => true)),
  ],
  buildWeb,
);
