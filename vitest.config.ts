import { defineConfig } from 'vitest/config'

// Three projects: pure code without any I/O, the server on a real PostgreSQL, and the built application over HTTP.
export default defineConfig({
  // As on the server, where "server-only" is harmless. (Not "import": Node would apply it to require() too.)
  resolve: { conditions: ['react-server', 'node'] },
  ssr: { resolve: { conditions: ['react-server', 'node'], externalConditions: ['react-server', 'node'] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure code leaves nothing behind: one process for all files, which loads the code once.
          isolate: false,
          // A busy machine takes its time.
          testTimeout: 30_000,
          include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
          setupFiles: ['tests/support/law-seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/support/database-global.ts'],
          setupFiles: ['tests/support/database.ts', 'tests/support/law-seed.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          globalSetup: ['tests/support/http-global.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
