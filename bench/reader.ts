// How fluent the reader is at the size of a book, in a real Chromium, with the same words beside it as a page without any library:
// `npm run bench reader`, or `npm run bench reader 1000000 1000` for one size (characters, passages).
import { spawnSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { intervalIndex } from '#lib/text/interval-index.ts'
import type { Span } from '#lib/text/span.ts'
import { chance } from '#tests/support/chance.ts'
import { startFontes, type RunningFontes } from '#tests/support/server.ts'
import { fillProject, type Filled } from './reader/fill-project.ts'
import {
  keyToChange,
  letterTimes,
  openTimes,
  plainKeys,
  quantile,
  readerKeys,
  scrollFrames,
  settled,
} from './reader/measures.ts'
import { openBrowser, type Opened } from './reader/open-browser.ts'
import { rendererMemory } from './reader/renderer-memory.ts'
import { serveStaticPages, type StaticPages } from './reader/static-pages.ts'

const sizes: readonly (readonly [characters: number, passages: number])[] = [
  [1_000_000, 1_000],
  [1_000_000, 10_000],
  [3_000_000, 50_000],
]

/** Pixels a second: the wheel turned fast, and a leap with a finger. A screen has about 800. */
const scrollSpeeds = [5_000, 15_000]

const [length, passages] = process.argv.slice(2).map(Number)
if (length && passages) {
  const fontes = await startFontes()
  try {
    await measure(fontes, length, passages)
  } finally {
    await fontes.stop()
  }
} else {
  // Each in a process of its own: one process speaks to one database.
  for (const size of sizes) {
    const args = [...process.execArgv, import.meta.filename, ...size.map(String)]
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    if (status !== 0) process.exit(status ?? 1)
  }
}
process.exit(0)

async function measure(fontes: RunningFontes, characters: number, count: number): Promise<void> {
  const filled = await fillProject(fontes, characters, count)
  const pages = await serveStaticPages(filled.text, filled.spans)
  const load = loadavg()[0]?.toFixed(1)
  console.log(
    `\n${filled.text.length.toLocaleString('en')} characters, ${count.toLocaleString('en')} passages (${cpus().length} cores, load ${load})`,
  )
  console.log(`${'ms'.padEnd(52)}${'Fontes'.padStart(9)}${'control'.padStart(9)}${'ratio'.padStart(8)}`)
  try {
    await measureOpening(fontes, filled, pages)
    await measureUse(fontes, filled, pages)
    await measureLoading(fontes, filled)
    measurePointing(filled.spans)
  } finally {
    pages.close()
  }
}

function ownPage({ url }: RunningFontes, { cookies }: Filled, who = 0, isUncapped = false): Promise<Opened> {
  const cookie = cookies[who]
  return openBrowser(cookie && { ...cookie, url }, isUncapped)
}

/** From the request; the server and the disk are warm, the browser new. */
async function measureOpening(fontes: RunningFontes, filled: Filled, pages: StaticPages): Promise<void> {
  const ours = await ownPage(fontes, filled)
  const ourTimes = await openTimes(ours.page, `${fontes.url}${filled.path}`)
  await ours.browser.close()
  const plain = await openBrowser()
  const plainTimes = await openTimes(plain.page, pages.plain)
  await plain.browser.close()
  const marked = await openBrowser()
  const markedTimes = await openTimes(marked.page, pages.marked)
  await marked.browser.close()
  row('open: words and marks, beside the whole plain page', ourTimes.marks, plainTimes.whole)
  row('open: words, beside the first of the plain page', ourTimes.words, plainTimes.words)
  row('open: marks, beside raw highlights', ourTimes.marks, markedTimes.marks)
  const [cookie] = filled.cookies
  const memory = await rendererMemory(`${fontes.url}${filled.path}`, cookie && { ...cookie, url: fontes.url })
  row('memory of the page, MB', memory ?? NaN, (await rendererMemory(pages.plain)) ?? NaN)
}

async function measureUse(fontes: RunningFontes, filled: Filled, pages: StaticPages): Promise<void> {
  const ours = await ownPage(fontes, filled)
  const other = await ownPage(fontes, filled, 1)
  await Promise.all([ours, other].map(({ page }) => page.goto(`${fontes.url}${filled.path}`)))
  await Promise.all([ours, other].map(({ page }) => settled(page)))
  const { live } = await keyToChange(ours.page, readerKeys, other.page)
  await other.browser.close()
  // By itself: a second browser on the same machine is no part of what a key costs.
  const { changes } = await keyToChange(ours.page, readerKeys, null)
  await ours.page.keyboard.press('a')
  await ours.page.locator('.prose-field').waitFor()
  const letters = await letterTimes(ours.page)
  await ours.browser.close()

  const plain = await openBrowser()
  await plain.page.goto(pages.plain)
  const cheapest = await keyToChange(plain.page, plainKeys, null)
  await plain.browser.close()
  row(
    'key to mark, median, beside the cheapest change',
    quantile(changes, 0.5),
    quantile(cheapest.changes, 0.5),
  )
  row('key to mark, p95', quantile(changes, 0.95), quantile(cheapest.changes, 0.95))
  row('key to mark of another person, p95', quantile(live, 0.95), NaN)
  row('letter in a note, p95', quantile(letters, 0.95), NaN)

  // What was closed just now still keeps the machine busy.
  await rest()
  for (const speed of scrollSpeeds) {
    const uncapped = await ownPage(fontes, filled, 0, true)
    await uncapped.page.goto(`${fontes.url}${filled.path}`)
    await settled(uncapped.page)
    const frames = await scrollFrames(uncapped.page, '.reader-scroller', speed)
    await uncapped.browser.close()
    await rest()
    const bare = await openBrowser(undefined, true)
    await bare.page.goto(pages.marked)
    await settled(bare.page)
    const rawFrames = await scrollFrames(bare.page, '#scroller', speed)
    await bare.browser.close()
    await rest()
    const pace = `${speed.toLocaleString('en')} pixels a second`
    row(`scroll at ${pace}: frame, p95`, quantile(frames, 0.95), quantile(rawFrames, 0.95))
    row(`scroll at ${pace}: longest frame`, Math.max(...frames), Math.max(...rawFrames))
  }
}

/** The argument of the project as a browser gets it, beside the bare columns of its passages out of the database. */
async function measureLoading(fontes: RunningFontes, filled: Filled): Promise<void> {
  const { database } = await import('#lib/server/database/client.ts')
  const address = `${fontes.url}/api/v1/projects/${filled.path.split('/')[2] ?? ''}/snapshot/columns`
  const { page, browser } = await ownPage(fontes, filled)
  await page.goto(`${fontes.url}/projects`)
  const ours = await median(15, () =>
    page.evaluate(async (url) => {
      const { body } = await fetch(url)
      await new Response(body?.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer()
    }, address),
  )
  const taken = await page.evaluate(async (url) => {
    const { body } = await fetch(url)
    const text = await new Response(body?.pipeThrough(new DecompressionStream('deflate-raw'))).text()
    const began = performance.now()
    JSON.parse(text)
    return { length: text.length, parsing: performance.now() - began }
  }, address)
  await browser.close()
  const raw = await median(15, async () => {
    await database().$queryRaw`
      SELECT json_agg(id)::text, json_agg(spans)::text, json_agg(quote)::text, json_agg(prefix)::text, json_agg(suffix)::text
      FROM "Passage" WHERE "projectId" = ${filled.projectId}::uuid AND "revisionId" = ${filled.revisionId}::uuid`
  })
  row('loading the argument, beside raw columns', ours, raw)
  row(`parsing its ${(taken.length / 1e6).toFixed(1)} million characters`, taken.parsing, NaN)
}

function measurePointing(spans: readonly Span[]): void {
  const index = intervalIndex(spans.map((span, id) => ({ id, spans: [span] })))
  const dice = chance(7)
  const end = spans.at(-1)?.[1] ?? 0
  const places = Array.from({ length: 2_000 }, () => dice.int(end))
  const began = performance.now()
  const found = places.map((place) => index.at(place))
  const each = ((performance.now() - began) * 1_000) / places.length
  const wrong = places.filter((place, i) => {
    const right = spans.flatMap(([from, to], id) => (from <= place && place < to ? [id] : []))
    return found[i]?.toSorted((a, b) => a - b).join() !== right.join()
  }).length
  console.log(`pointer to passages: ${each.toFixed(1)} µs each, ${wrong} of ${places.length} wrong`)
}

function rest(): Promise<void> {
  return new Promise((done) => setTimeout(done, 3_000))
}

/** The first three are not counted: both sides are warm. */
async function median(times: number, work: () => Promise<void>): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < 3; i++) await work()
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return quantile(taken, 0.5)
}

function row(name: string, ours: number, control: number): void {
  const shown = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(1))
  const ratio = Number.isNaN(ours / control) ? '–' : (ours / control).toFixed(2)
  console.log(`${name.padEnd(52)}${shown(ours).padStart(9)}${shown(control).padStart(9)}${ratio.padStart(8)}`)
}
