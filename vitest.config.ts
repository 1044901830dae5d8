import { defineConfig } from 'vitest/config'

/** `unit` needs nothing but this checkout; `integration` gets a real PostgreSQL where there is one. */
export default defineConfig({
  test: {
    // Much of a test is waiting for a server, a disk or a child: two at a time, also where there are two processors.
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 180_000 } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/tools/postgres-for-tests.ts', 'test/tools/empty-database-for-tests.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
