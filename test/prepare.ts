import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPages } from './browser/build-pages.ts';
import { prepareBrowser } from './browser/launch.ts';
import { dropAll, embeddedTemplate, nativeTemplate } from './templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server named by TEST_DATABASE_URL and a migrated database on it to be copied; null: the embedded engine. */
    server: { url: string; template: string } | null;
    /** A folder of this run alone. */
    folder: string;
    /** The pages as they are delivered, from the sources as they are; null in a run that looks at none. */
    pages: string | null;
  }
}

/** Before the run: what its workers make their own databases from, the pages, the browser. After: everything is gone. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  const folder = await mkdtemp(join(tmpdir(), 'dothi-test-'));
  const looksAtPages = project.vitest.state.getPaths().some((path) => path.includes('/test/browser/'));
  const [server, pages] = await Promise.all([
    url === undefined ? embeddedTemplate().then(() => null) : nativeTemplate(url),
    looksAtPages ? buildPages(join(folder, 'pages')) : null,
    looksAtPages && prepareBrowser(),
  ]);
  project.provide('server', server);
  project.provide('folder', folder);
  project.provide('pages', pages);
  return async () => {
    if (server !== null) await dropAll(server);
    await rm(folder, { recursive: true, force: true });
  };
}
