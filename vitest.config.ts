import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'contract/**/*.test.ts',
      'verify/**/*.test.ts',
      'server/**/*.test.ts',
      'checks/**/*.test.ts',
      'e2e/**/*.test.ts',
      'bench/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', 'data/**', '**/dist*/**', '**/wrong-examples/**'],
    globalSetup: ['web/build/build-when-changed.ts', 'server/test/start-postgres.ts'],
    pool: 'forks',
    // Files share what is loaded, which would take more time than most of them: none leaves a trace of itself.
    isolate: false,
    maxWorkers: 2,
    // Times for a machine that has twenty other things to do: what holds is there long before.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
