import { defineConfig } from 'vitest/config';

// Two workers without isolation: the files of a worker share the one database that test/city.ts opens in it, because the
// embedded engine takes seconds to start and about a gigabyte of memory.
export default defineConfig({
  test: {
    globalSetup: './test/prepare.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
