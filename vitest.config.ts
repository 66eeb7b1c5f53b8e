import { defineConfig } from 'vitest/config';

// One worker without isolation: every file shares the one database that test/city.ts opens, because the embedded
// engine takes seconds to start and about a gigabyte of memory.
export default defineConfig({
  test: {
    globalSetup: './test/prepare.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
