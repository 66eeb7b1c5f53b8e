import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin, Rolldown } from 'vite';
import { packageRoot } from '../src/kernel/package-root.ts';
import { isTexts } from './texts-by-language.ts';

const field = join(packageRoot, 'src/web/field');

/**
 * Bundles the service worker beside the pages, with the list of what it keeps. Another build is another version: the
 * worker's text changes with the names of the files, which change with their contents.
 */
export const fieldWorker = (): Plugin => ({
  name: 'field-worker',
  async writeBundle({ dir }, bundle) {
    const { shell, later } = filesToKeep(bundle);
    const page = bundle['index.html'];
    const version = createHash('sha256')
      .update(JSON.stringify([shell, later, page?.type === 'asset' ? String(page.source) : '']))
      .digest('hex')
      .slice(0, 12);
    await build({
      absWorkingDir: packageRoot,
      entryPoints: [join(field, 'worker.ts')],
      outfile: join(dir ?? '', '..', 'field-worker.js'),
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      define: {
        SHELL: JSON.stringify(shell),
        LATER: JSON.stringify(later),
        VERSION: JSON.stringify(version),
      },
      logLevel: 'warning',
    });
  },
});

/** What opens the part, in either language, and what comes after it: the map and its engine. Old font formats are for nobody here. */
function filesToKeep(bundle: Rolldown.OutputBundle): { shell: string[]; later: string[] } {
  const files = Object.values(bundle).filter(({ fileName }) => !/\.(html|woff|map)$/.test(fileName));
  const shell = new Set<string>();
  const take = (fileName: string) => {
    const file = bundle[fileName];
    if (file === undefined || shell.has(fileName)) return;
    shell.add(fileName);
    if (file.type !== 'chunk') return;
    for (const each of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) take(each);
  };
  for (const file of files) {
    if (file.type === 'chunk' ? file.isEntry || isTexts(file.facadeModuleId) : file.fileName.endsWith('.woff2'))
      take(file.fileName);
  }
  const address = (name: string) => `/field/${name}`;
  const later = files.map(({ fileName }) => fileName).filter((name) => !shell.has(name));
  return { shell: [...shell].sort().map(address), later: later.sort().map(address) };
}
