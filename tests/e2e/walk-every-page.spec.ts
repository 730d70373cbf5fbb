// Every page of the demonstration dossier, in both languages and both themes, wide and narrow: axe finds nothing, nothing
// sticks out of the window, no page complains. The pictures are kept in test-results/pages, to be looked at.
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { enterAsOwner, expectAccessible, expectReader, instance } from '#tests/support/browser.ts'

interface Looks {
  readonly locale: 'en' | 'de'
  readonly theme: 'light' | 'dark'
  readonly width: number
}
const looks: readonly Looks[] = [
  { locale: 'en', theme: 'light', width: 1440 },
  { locale: 'de', theme: 'dark', width: 390 },
]

test('every page in every look', async ({ browser }) => {
  const { page, troubles } = await enterAsOwner(browser)
  const pages = await listPages(page)
  for (const { locale, theme, width } of looks) {
    const answer = await page.request.patch('/api/v1/me', {
      headers: { Origin: instance.url },
      data: { locale, theme },
    })
    expect(answer.status()).toBe(200)
    await page.setViewportSize({ width, height: width > 1000 ? 900 : 844 })
    for (const [name, address] of Object.entries(pages)) {
      const where = `${name}, ${locale}, ${theme}, ${width} px`
      await test.step(where, async () => {
        await page.goto(address)
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
        await expect(page.locator('main, .reader-room').first()).toBeVisible()
        if (name === 'desk') await expect(page.locator('.desk-card')).toBeVisible({ timeout: 20_000 })
        if (address.includes('passage=')) await expect(page.locator('[data-card][data-active]')).toBeVisible()
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({
          path: path.join('test-results', 'pages', `${name}-${locale}-${theme}-${width}.png`),
        })
        await expectAccessible(page, where)
        const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overhang, `${where} sticks out of the window`).toBeLessThanOrEqual(0)
      })
    }
  }
  expect(troubles).toEqual([])
})

test('words can be read where no script runs', async ({ browser }) => {
  const { page } = await enterAsOwner(browser)
  const { reader = '' } = await listPages(page)
  const bare = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const still = await bare.newPage()
  await still.goto(`${instance.url}${reader}`)
  await expect(still.locator('.reader-text .reader-paragraph').first()).toBeVisible()
  await bare.close()
})

test('marks stand with the words before the reader runs', async ({ browser }) => {
  const { page } = await enterAsOwner(browser)
  const { reader = '' } = await listPages(page)
  const snapshot: unknown = await (await page.request.get('/api/v1/projects/demo/snapshot')).json()
  const { passage } = (snapshot as { records: { passage: { sourceId: string; quote: string }[] } }).records
  const quotes = passage.filter(({ sourceId }) => reader.endsWith(sourceId)).map(({ quote }) => quote)
  expect(quotes).not.toEqual([])
  await page.route('**/_next/**/*.js', (route) => route.abort())
  await page.goto(reader)
  const painted = await page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((marks) => [...marks].map(String)).join('\n'),
  )
  for (const quote of quotes) expect(painted).toContain(quote.slice(0, 12))
  await page.close()
})

test('marks that the chosen layers may hide do not stand before the reader runs', async ({ browser }) => {
  const { page } = await enterAsOwner(browser)
  const { reader = '' } = await listPages(page)
  const painted = (): Promise<number> =>
    page.evaluate(() => [...CSS.highlights.values()].reduce((sum, marks) => sum + marks.size, 0))
  await page.goto(reader)
  await expectReader(page)
  await page.getByRole('button', { name: /^(Layers|Ebenen)/ }).press('Enter')
  await page.getByRole('checkbox').first().press('Space')
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).toContain('fontes.layers')
  await page.route('**/_next/**/*.js', (route) => route.abort())
  await page.reload()
  expect(await painted()).toBe(0)
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  expect(await painted()).toBeGreaterThan(0)
  await page.goto(`${reader}?layers=kind.only.comment`)
  expect(await painted()).toBe(0)
  await page.close()
})

async function listPages(page: Page): Promise<Record<string, string>> {
  const answer = await page.request.get('/api/v1/projects/demo/snapshot')
  const { records } = (await answer.json()) as { records: Record<string, Record<string, string>[]> }
  const idOf = (kind: string, field: string, value: string): string =>
    records[kind]?.find((one) => one[field]?.startsWith(value))?.['id'] ?? ''
  const letter = idOf('source', 'siglum', 'T')
  const report = idOf('source', 'siglum', 'H')
  const claim = idOf('claim', 'statement', 'Soldiers fired')
  const shots = idOf('passage', 'quote', 'two pieces were')
  const edition = records['edition']?.[0]?.['id'] ?? ''
  for (const id of [letter, report, claim, shots, edition]) expect(id).not.toBe('')
  const demo = '/projects/demo'
  return {
    'sign-in-while-in': '/sign-in',
    projects: '/projects',
    profile: '/profile',
    overview: demo,
    sources: `${demo}/sources`,
    desk: `${demo}/sources/import/${await layOnDesk(page)}`,
    import: `${demo}/sources/import`,
    reader: `${demo}/sources/${idOf('source', 'siglum', 'L')}`,
    passage: `${demo}/sources/${letter}?passage=${shots}`,
    beside: `${demo}/sources/${letter}?beside=${report}&claim=${claim}`,
    description: `${demo}/sources/${letter}/description`,
    review: `${demo}/review`,
    borrow: `${demo}/sources/${letter}/borrow`,
    'borrow-source': `${demo}/sources/borrow`,
    claims: `${demo}/claims`,
    claim: `${demo}/claims/${claim}`,
    tags: `${demo}/tags`,
    editions: `${demo}/editions`,
    edition: `${demo}/editions/${edition}`,
    members: `${demo}/members`,
    history: `${demo}/history`,
    'not-found': `${demo}/nothing-of-the-kind`,
  }
}

/** A file on the owner's desk, with something to decide; returns its id. */
async function layOnDesk(page: Page): Promise<string> {
  const text = [
    'THE TOLL ROLL OF SALTMERE                    1',
    '',
    'The toll of barley was raised in the year of the great frost, and the reeve had it cried at the gra-',
    'nary that whoever brought less than three bushels should pay nothing.1 The merchants of Lund com',
    'plained to the abbot.',
    '',
    '1 See the roll of the reeve, fol. 3.',
  ].join('\n')
  const id = crypto.randomUUID()
  const answer = await page.request.post(`/api/v1/projects/demo/proposals?id=${id}&fileName=toll-roll.txt`, {
    headers: { Origin: instance.url },
    multipart: { file: { name: 'toll-roll.txt', mimeType: 'text/plain', buffer: Buffer.from(text) } },
  })
  expect(answer.status()).toBe(201)
  return id
}
