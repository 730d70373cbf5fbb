// What is measured of a page with a marked text, the same way for the reader and for the limit.
import type { Page } from '@playwright/test'

export interface Figures {
  readonly readableMs: number
  readonly readyMs: number
  readonly frameMedianMs: number
  readonly frameP95Ms: number
  readonly frameMostMs: number
  readonly markMedianMs: number
  readonly markP95Ms: number
  readonly letterMedianMs: number
  readonly letterP95Ms: number
}

export interface Manner {
  /** Runs in the page. */
  isReady(): boolean
  readonly scroller: string
  select(page: Page): Promise<void>
  readonly markKey: string
  openNote(page: Page): Promise<void>
}

const MARKS = 15
const LETTERS = 80
const SCROLL_MS = 5_000

/** Opens the page by `open` and measures it. */
export async function measurePage(
  page: Page,
  open: () => Promise<unknown>,
  manner: Manner,
): Promise<Figures> {
  const begun = Date.now()
  await open()
  await page.waitForFunction(() => (document.querySelector('article')?.textContent?.length ?? 0) > 5_000)
  const readableMs = Date.now() - begun
  await page.waitForFunction(manner.isReady)
  const readyMs = Date.now() - begun
  await page.waitForTimeout(1_500)
  console.log(`  words after ${readableMs} ms, marks after ${readyMs} ms`)
  const frames = await scroll(page, manner.scroller)
  const marks = await mark(page, manner)
  await manner.openNote(page)
  const letters = await write(page)
  return {
    readableMs,
    readyMs,
    frameMedianMs: quantile(frames, 0.5),
    frameP95Ms: quantile(frames, 0.95),
    frameMostMs: Math.max(...frames),
    markMedianMs: quantile(marks, 0.5),
    markP95Ms: quantile(marks, 0.95),
    letterMedianMs: quantile(letters, 0.5),
    letterP95Ms: quantile(letters, 0.95),
  }
}

/** Times between frames while the wheel turns, fast enough to bring up text that was never drawn. */
async function scroll(page: Page, selector: string): Promise<number[]> {
  await page.locator(selector).hover()
  const frames = page.evaluate(
    (ms) =>
      new Promise<number[]>((done) => {
        const times: number[] = []
        const first = performance.now()
        let last = first
        const frame = (now: number): void => {
          times.push(now - last)
          last = now
          if (now - first < ms) requestAnimationFrame(frame)
          else done(times.slice(1))
        }
        requestAnimationFrame(frame)
      }),
    SCROLL_MS,
  )
  const until = Date.now() + SCROLL_MS
  while (Date.now() < until) {
    await page.mouse.wheel(0, 240)
    await page.waitForTimeout(16)
  }
  return frames
}

/** From the key to the frame that shows one more mark. */
async function mark(page: Page, manner: Manner): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < MARKS; i++) {
    await manner.select(page)
    await page.evaluate(() => {
      const count = (): number =>
        [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)
      const page = window as unknown as { shown: Promise<number> }
      page.shown = new Promise((done, failed) => {
        setTimeout(() => failed(new Error('No mark appeared within ten seconds of the key.')), 10_000)
        addEventListener(
          'keydown',
          (event) => {
            const before = count()
            const look = (): void => {
              if (count() <= before) return void requestAnimationFrame(look)
              // The frame has been drawn when the next task runs.
              const drawn = new MessageChannel()
              drawn.port1.onmessage = () => done(performance.now() - event.timeStamp)
              drawn.port2.postMessage(null)
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      })
    })
    await page.keyboard.press(manner.markKey)
    times.push(await page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown))
  }
  return times
}

/** From each letter to the frame that shows it. */
async function write(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const page = window as unknown as { letters: number[] }
    page.letters = []
    addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const drawn = new MessageChannel()
          drawn.port1.onmessage = () => page.letters.push(performance.now() - event.timeStamp)
          drawn.port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  const words = 'because the writer had seen the papers himself and says so twice '
    .repeat(2)
    .slice(0, LETTERS)
  await page.keyboard.type(words, { delay: 40 })
  await page.waitForTimeout(200)
  return page.evaluate(() => (window as unknown as { letters: number[] }).letters)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
