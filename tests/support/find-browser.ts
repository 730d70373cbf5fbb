// Which Chromium the browser tests use: the system's, else the one Playwright has installed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a browser that starts, or null. FONTES_CHROMIUM names one to use in any case. */
export function findBrowser(): string | null {
  const chosen = process.env['FONTES_CHROMIUM']
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const candidates = [...(chosen ? [chosen] : []), ...onPath, ...elsewhere, chromium.executablePath()]
  return candidates.find((path) => isExecutable(path) && starts(path)) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}

/** Some systems put a script there that only says how to install the browser. */
function starts(path: string): boolean {
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return asked.status === 0 && /\d+\.\d+/.test(asked.stdout)
}
