import { defineConfig } from 'vitest/config'

// Two projects: pure code without any I/O, and the server on a real PostgreSQL.
export default defineConfig({
  resolve: { conditions: ['react-server', 'node', 'import'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import'] } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/database-global.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
