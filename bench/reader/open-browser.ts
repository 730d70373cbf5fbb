// A browser of its own for each page that is measured, so that memory and warmth of one do not help another.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findBrowser } from '#tests/support/find-browser.ts'

export interface Opened {
  readonly browser: Browser
  readonly page: Page
}

/** `isUncapped`: frames come as fast as they can be made, instead of sixty in a second. */
export async function openBrowser(
  cookie?: { name: string; value: string; url: string },
  isUncapped = false,
): Promise<Opened> {
  const executablePath = findBrowser()
  if (!executablePath)
    throw new Error('No Chromium was found: install one, or set FONTES_CHROMIUM to its path.')
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(isUncapped ? ['--disable-gpu-vsync', '--disable-frame-rate-limit'] : []),
    ],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  if (cookie) await context.addCookies([cookie])
  const page = await context.newPage()
  await page.addInitScript(noteMoments)
  return { browser, page }
}

/** Runs in each page from its beginning. Times in ms since the request. */
function noteMoments(): void {
  const moments: { words?: number; marks?: number; whole?: number } = {}
  ;(window as unknown as { moments: typeof moments }).moments = moments
  const afterFrame = (note: () => void): void => {
    requestAnimationFrame(() => {
      const drawn = new MessageChannel()
      drawn.port1.onmessage = note
      drawn.port2.postMessage(null)
    })
  }
  const look = (): void => {
    const hasWords = (document.querySelector('article')?.textContent.length ?? 0) > 5_000
    const hasMarks = 'highlights' in CSS && CSS.highlights.size > 0
    if (hasWords && moments.words === undefined) {
      moments.words = NaN
      afterFrame(() => (moments.words = performance.now()))
    }
    if (hasWords && hasMarks && moments.marks === undefined) {
      moments.marks = NaN
      afterFrame(() => (moments.marks = performance.now()))
    }
    if (moments.marks === undefined && performance.now() < 30_000) setTimeout(look, 4)
  }
  look()
  addEventListener('load', () => afterFrame(() => (moments.whole = performance.now())))
}

/** Memory that the page's process has for itself, in MB, after the garbage is gone; null where /proc does not tell. */
export async function rendererMemory({ browser, page }: Opened): Promise<number | null> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const all = await browser.newBrowserCDPSession()
  const { processInfo } = await all.send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) => {
      const file = `/proc/${id}/smaps_rollup`
      if (!existsSync('/proc') || !readdirSync('/proc').includes(String(id)) || !existsSync(file)) return []
      const own = [...readFileSync(file, 'utf8').matchAll(/^Private_\w+: +(\d+) kB/gm)]
      return [own.reduce((sum, [, kb]) => sum + Number(kb), 0) / 1024]
    })
  return sizes.length === 0 ? null : Math.max(...sizes)
}
