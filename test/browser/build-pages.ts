import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** In a process of its own: the one of the tests is not in production, and would get the pages of a developer. */
export async function buildPages(outDir: string): Promise<string> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const build = (config: string, folder: string) =>
    promisify(execFile)(
      process.execPath,
      [vite, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
      { cwd: root, env },
    );
  await build('vite.config.ts', outDir);
  await build('vite.field.config.ts', join(outDir, 'field'));
  return outDir;
}
