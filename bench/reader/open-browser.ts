// A browser of its own for each page that is measured, so that the warmth of one does not help another.
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
