// How fluent the reader is with a text of a million characters and a thousand passages, in a real Chromium, with nothing but
// the browser's own highlights on the same text as the limit: `npm run bench reader`.
import { chromium, type Page } from '@playwright/test'
import { newId } from '#components/live/new-id.ts'
import { createWrite } from '#components/live/optimistic.ts'
import { describe } from '#lib/anchoring/describe.ts'
import type { Span } from '#lib/text/span.ts'
import { chance } from '#tests/support/chance.ts'
import { writer } from '#tests/support/damage-texts.ts'
import { findBrowser } from '#tests/support/find-browser.ts'
import { startFontes, type RunningFontes } from '#tests/support/server.ts'
import { measurePage, type Figures } from './reader/measures.ts'
import { rawPage } from './reader/raw-page.ts'

const LENGTH = 1_000_000
const PASSAGES = 1_000

const dice = chance(1922)
const { paragraph } = writer('de', dice)
let text = ''
while (text.length < LENGTH) text += `${paragraph()}\n\n`

/** How the reader shows that it stands, and how one marks and writes in it. */
const reader = {
  isReady: () => CSS.highlights.size > 0,
  scroller: '.reader-scroller',
  async select(page: Page) {
    await page.locator('.reader-text').focus()
    // From line to line, so that no two selections are the same: what is marked already is not marked twice.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.waitForTimeout(150)
  },
  markKey: 'm',
  async openNote(page: Page) {
    await page.keyboard.press('a')
    await page.locator('.prose-field').waitFor()
  },
}

const highlights = {
  ...reader,
  isReady: () => CSS.highlights.size > 0,
  scroller: '#scroller',
  select: (page: Page) => page.locator('#text').focus(),
  openNote: (page: Page) => page.locator('#note').focus(),
}

console.log(`A text of ${text.length.toLocaleString('en')} characters with ${PASSAGES} passages`)
const fontes = await startFontes()
const executablePath = findBrowser()
if (!executablePath)
  throw new Error('No Chromium was found: install one, or set FONTES_CHROMIUM to its path.')
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const dossier = await fillProject(fontes)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ ...dossier.cookie, url: fontes.url }])
  const page = await context.newPage()
  // Once without counting, so that neither side pays for a cold server.
  await page.goto(`${fontes.url}${dossier.path}`, { waitUntil: 'load' })
  const ours = await measurePage(
    page,
    () => page.goto(`${fontes.url}${dossier.path}`, { waitUntil: 'commit' }),
    reader,
  )
  const bare = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const raw = await measurePage(bare, () => bare.setContent(rawPage(dossier.text, dossier.spans)), highlights)
  print(ours, raw)
} finally {
  await browser.close()
  await fontes.stop()
}

interface Filled {
  readonly path: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly cookie: { name: string; value: string }
}

/** A person, a project, the text as an imported source, and its passages; through the same doors as the interface. */
async function fillProject({ databaseUrl, dataDir, url }: RunningFontes): Promise<Filled> {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    FONTES_EMBEDDED: '1',
    FONTES_DATA_DIR: dataDir,
    FONTES_URL: url,
  })
  const { makePerson } = await import('#lib/server/people/commands.ts')
  const { openSessionCookie } = await import('#lib/server/session.ts')
  const { createProject } = await import('#lib/server/projects/commands.ts')
  const { authorize, personActor } = await import('#lib/server/access.ts')
  const { importSource } = await import('#lib/server/sources/commands.ts')
  const { loadReading } = await import('#lib/server/sources/queries.ts')
  const { writeRecords } = await import('#lib/server/records/commands.ts')

  const person = await makePerson({
    email: 'bench@example.org',
    name: 'Bench',
    password: 'a long enough password',
    isAdmin: false,
    locale: 'en',
  })
  const actor = personActor(person)
  const { slug } = await createProject(actor, { id: newId(), title: 'Bench' })
  const grant = await authorize(actor, 'source.import', slug)
  const [sourceId, revisionId] = [newId(), newId()]
  await importSource(grant, { bytes: Buffer.from(text), fileName: 'bench.txt', sourceId, revisionId })
  const read = await loadReading(grant, revisionId)
  const spans = spread(read.text)
  for (let at = 0; at < spans.length; at += 250) {
    const writes = spans.slice(at, at + 250).map((span) => {
      const { spans: own, ...quoted } = describe(read.text, [span])
      const fields = {
        sourceId,
        revisionId,
        ...quoted,
        spans: own.map(([from, to]): [number, number] => [from, to]),
      }
      return createWrite('passage', newId(), fields)
    })
    await writeRecords(grant, newId(), writes)
  }
  const path = `/projects/${slug}/sources/${sourceId}`
  return { path, text: read.text, spans, cookie: await openSessionCookie(person.id) }
}

/** Passages all over the text, from a word to a paragraph, some over others. */
function spread(whole: string): Span[] {
  return Array.from({ length: PASSAGES }, (_, i): Span => {
    const start = Math.floor((i * (whole.length - 2_000)) / PASSAGES) + dice.int(600)
    return [start, start + 20 + Math.floor(dice.next() * dice.next() * 900)]
  })
}

function print(ours: Figures, raw: Figures): void {
  const rows: [string, keyof Figures][] = [
    ['open: words on screen', 'readableMs'],
    ['open: marks drawn', 'readyMs'],
    ['scroll: frame, median', 'frameMedianMs'],
    ['scroll: frame, p95', 'frameP95Ms'],
    ['scroll: longest frame', 'frameMostMs'],
    ['key to mark, median', 'markMedianMs'],
    ['key to mark, p95', 'markP95Ms'],
    ['letter in a note, median', 'letterMedianMs'],
    ['letter in a note, p95', 'letterP95Ms'],
  ]
  console.log(`\n${'ms'.padEnd(28)}${'Fontes'.padStart(9)}${'limit'.padStart(9)}${'ratio'.padStart(8)}`)
  for (const [name, key] of rows) {
    const ratio = raw[key] > 0 ? (ours[key] / raw[key]).toFixed(2) : '–'
    console.log(
      `${name.padEnd(28)}${ours[key].toFixed(1).padStart(9)}${raw[key].toFixed(1).padStart(9)}${ratio.padStart(8)}`,
    )
  }
}
