// A Chromium for the browser tests: the system's, else Playwright's, else the distribution's package. On the pinned Node.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../tests/support/find-browser.ts'
import { pinnedEnvironment, pinnedNode, Problem, run, say } from './bootstrap.mjs'

/** Path of a Chromium that starts. Throws a Problem when none can be had. */
export async function obtainBrowser() {
  const present = findBrowser()
  if (present) return present
  say('No Chromium found. Fetching the one that Playwright offers.')
  const patience = AbortSignal.timeout(300_000)
  await run(pinnedNode, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], {
    env: pinnedEnvironment(),
    still: 'Still fetching.',
    signal: patience,
  })
  const fetched = findBrowser()
  if (fetched) return fetched
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Playwright has none for this machine. Installing the package "chromium" of the system.')
    const env = pinnedEnvironment({ DEBIAN_FRONTEND: 'noninteractive' })
    const options = { env, still: 'Still installing.' }
    await run('apt-get', ['update', '-q'], options)
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options)
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Problem(
    'The browser tests need Chromium, and none could be found or fetched.',
    'Install Chromium or Google Chrome (on Debian: "sudo apt-get install chromium"), or name one with FONTES_CHROMIUM.',
  )
}
