// Browser tests run against the built application in a real Chromium (tests/support/find-browser.ts).
import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './tests/support/find-browser.ts'

const executablePath = findBrowser()
// Handed to the workers, which load this file again.
if (executablePath) process.env['FONTES_CHROMIUM'] = executablePath

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/browser-global.ts',
  // Two journeys beside each other, each on an application of its own; those of one file stay in order.
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // How long a journey takes is the machine's affair; what must be quick is measured by npm run bench.
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env['FONTES_E2E_REPORT'] ?? 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    trace: process.env['FONTES_TRACE'] ? 'on' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox does not start as root; the tests open our own pages only.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
