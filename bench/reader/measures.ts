// What is measured of a page with a text, the same way for the reader and for the controls. Times in ms.
import type { Page } from '@playwright/test'

const OPENINGS = 7
const CHANGES = 15
const LETTERS = 80
const SCROLL_MS = 5_000

export interface Opening {
  /** From the request to the frame that shows the first words. */
  readonly words: number
  /** … the first words and marks; NaN where there are none. */
  readonly marks: number
  /** … everything that the page came with. */
  readonly whole: number
}

/** Medians over several openings; the first is not counted, so that no side pays for a cold server. */
export async function openTimes(page: Page, url: string): Promise<Opening> {
  const seen: Opening[] = []
  for (let i = 0; i <= OPENINGS; i++) {
    await page.goto('about:blank')
    await page.goto(url, { waitUntil: 'load' })
    await settled(page)
    const moments = await page.evaluate(
      () => (window as unknown as { moments: Partial<Record<'words' | 'marks' | 'whole', number>> }).moments,
    )
    seen.push({ words: moments.words ?? NaN, marks: moments.marks ?? NaN, whole: moments.whole ?? NaN })
  }
  const of = (name: keyof Opening): number =>
    quantile(
      seen.slice(1).map((one) => one[name]),
      0.5,
    )
  return { words: of('words'), marks: of('marks'), whole: of('whole') }
}

/** Waits until nothing is on its way any more; of the reader, until it has put its own marks in the place of the page's. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !('fontesOpening' in window), undefined, { timeout: 60_000 })
  await page.waitForTimeout(1_500)
}

/**
 * Times between frames while the text moves on, by `speed` pixels a second, into text that was never drawn. The page scrolls
 * itself in each frame: frames in which nothing is to be drawn come at sixty a second in any browser, and would hide the rest.
 */
export function scrollFrames(page: Page, selector: string, speed: number): Promise<number[]> {
  return page.evaluate(
    ({ selector, speed, ms }) =>
      new Promise<number[]>((done, failed) => {
        const scroller = document.querySelector(selector)
        if (!scroller) return failed(new Error(`Nothing to scroll: ${selector}.`))
        const times: number[] = []
        const first = performance.now()
        const top = scroller.scrollTop
        let last = first
        const frame = (now: number): void => {
          times.push(now - last)
          last = now
          scroller.scrollTop = top + ((now - first) / 1000) * speed
          if (now - first < ms) requestAnimationFrame(frame)
          else done(times.slice(2))
        }
        requestAnimationFrame(frame)
      }),
    { selector, speed, ms: SCROLL_MS },
  )
}

/** How one changes something by a key. */
export interface Keys {
  before(page: Page): Promise<void>
  readonly key: string
}

export const readerKeys: Keys = {
  async before(page) {
    await page.locator('.reader-text').focus()
    // From line to line, so that no two selections are the same: what is marked already is not marked twice.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.waitForTimeout(400)
  },
  key: 'm',
}

export const plainKeys: Keys = {
  async before(page) {
    await page.evaluate(() => document.getElementById('sign')?.classList.remove('on'))
    await page.waitForTimeout(100)
  },
  key: 'm',
}

/** From the key to the frame that shows the change, here and on the page of somebody else who reads the same place. */
export async function keyToChange(
  page: Page,
  keys: Keys,
  other: Page | null,
): Promise<{ changes: number[]; live: number[] }> {
  const changes: number[] = []
  const live: number[] = []
  for (let i = 0; i < CHANGES; i++) {
    await keys.before(page)
    await watchFor(page)
    if (other) await watchFor(other, true)
    const pressed = Date.now()
    await page.keyboard.press(keys.key)
    changes.push((await shown(page)).after)
    if (other) live.push((await shown(other)).at - pressed)
  }
  return { changes, live }
}

interface Shown {
  /** Since the key was pressed in that page; since watching began where none was. */
  readonly after: number
  /** By the clock of the machine. */
  readonly at: number
}
const shown = (page: Page): Promise<Shown> =>
  page.evaluate(() => (window as unknown as { shown: Promise<Shown> }).shown)

async function watchFor(page: Page, atOnce = false): Promise<void> {
  await page.evaluate((isAtOnce) => {
    // Marks, and what the plain page has in their place.
    const number = (): number =>
      [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0) +
      document.querySelectorAll('#sign.on').length
    const page = window as unknown as { shown: Promise<Shown> }
    page.shown = new Promise((done, failed) => {
      setTimeout(() => failed(new Error('Nothing changed within ten seconds of the key.')), 10_000)
      const wait = (since: number): void => {
        const before = number()
        const look = (): void => {
          if (number() <= before) return void requestAnimationFrame(look)
          // The frame has been drawn when the next task runs.
          const drawn = new MessageChannel()
          drawn.port1.onmessage = () => done({ after: performance.now() - since, at: Date.now() })
          drawn.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      }
      if (isAtOnce) wait(performance.now())
      else addEventListener('keydown', (event) => wait(event.timeStamp), { capture: true, once: true })
    })
  }, atOnce)
}

/** From each letter to the frame that shows it. */
export async function letterTimes(page: Page): Promise<number[]> {
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

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
