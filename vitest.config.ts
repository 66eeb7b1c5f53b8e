import { configDefaults, defineConfig } from 'vitest/config';

// Where a server is named, what knows no database is left to the run on the embedded engine, but for reports
// from end to end, the live map, and what changes on a screen while one looks (docs/decisions/0048). TEST_WHOLE=1 leaves
// nothing out.
const knowsNoDatabase = ['src/modules/directives/reader/**', 'test/browser/!(reports|live|live-map).test.ts'];
const { TEST_DATABASE_URL, TEST_WHOLE } = process.env;
const left = TEST_DATABASE_URL === undefined || TEST_WHOLE === '1' ? [] : knowsNoDatabase;

// Two workers without isolation: the files of a worker share the one database that test/city.ts opens in it, because the
// embedded engine takes seconds to start and about a gigabyte of memory.
export default defineConfig({
  test: {
    globalSetup: './test/prepare.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...left],
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
