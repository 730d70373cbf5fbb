// Through the import desk: five real documents are handed in, found again after a reload, read beside their originals, decided
// otherwise by key, accepted or taken off; then their notes stand in the reader, and how they were read stands in the exports.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { enterAsOwner, expectAccessible, expectReader, instance } from '#tests/support/browser.ts'
import { encode } from '#tests/support/encode.ts'

const corpus = path.resolve('../shared/corpus')
test.skip(!existsSync(corpus), 'The folder ../shared is not there: this journey reads its five documents.')

const project = '/projects/desk-journey'
const desk = `${project}/sources/import`
/** Pictures of each step, to be looked at: test-results/desk. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join('test-results', 'desk', `${name}.png`) })
const filesOf = (): string[] =>
  readdirSync(corpus)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => path.join(corpus, name))

/** Opens a file on the desk and waits until it was read. */
async function look(page: Page, name: string): Promise<void> {
  await page.goto(desk)
  await page.getByRole('link', { name: `Look at it: ${name}` }).click()
  await expect(page.locator('.desk-card-what')).toBeVisible({ timeout: 30_000 })
}
const card = (page: Page) => page.getByRole('complementary', { name: 'What the reading did' })

test('five documents go over the import desk into the project', async ({ browser }) => {
  const { page, troubles } = await enterAsOwner(browser)
  const names = filesOf().map((file) => path.basename(file))
  const [gorlov = '', encyclopedia = '', , , essay = ''] = names
  expect(names.length).toBe(5)

  await test.step('the files are handed in together and read one by one', async () => {
    await page.goto('/projects')
    await page.getByRole('button', { name: 'New project' }).click()
    await page.getByLabel('Title').fill('Desk journey')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.waitForURL(/desk-journey$/)
    await page.goto(desk)
    await expectAccessible(page, 'the empty desk')
    await page.locator('input[type=file]').setInputFiles(filesOf())
    await expect(page.getByRole('status').filter({ hasText: '5 files wait to be looked at' })).toBeVisible({
      timeout: 60_000,
    })
    await picture(page, '01-read')
    await expectAccessible(page, 'the desk with five files')
    // Nothing of it is in the project, and nobody hears of it.
    const answer = await page.request.get('/api/v1/projects/desk-journey/snapshot')
    expect(((await answer.json()) as { records: { source: unknown[] } }).records.source).toEqual([])
  })

  await test.step('a reload finds them as they were', async () => {
    await page.reload()
    await expect(page.getByRole('status').filter({ hasText: '5 files wait to be looked at' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: gorlov })).toContainText('words rejoined')
  })

  await test.step('the reading stands beside its original, what is uncertain first', async () => {
    await look(page, gorlov)
    await expect(card(page)).toContainText('uncertain')
    await expect(
      page.getByRole('region', { name: `Original of ${gorlov}` }).locator('[data-current]'),
    ).toBeVisible()
    await expect(
      page.getByRole('region', { name: `Reading of ${gorlov}` }).locator('[data-current]'),
    ).toBeVisible()
    await picture(page, '02-desk')
    await expectAccessible(page, 'a file on the desk')
  })

  await test.step('one key changes a decision, at once and then in the reading; another takes it back', async () => {
    const options = card(page)
      .getByRole('group', { name: 'Read it as' })
      .getByRole('button', { pressed: true })
    // The first uncertain line end: other decisions change the reading less visibly.
    await page.getByRole('button', { name: /^Line ends/ }).click()
    await card(page).focus()
    await page.keyboard.press('u')
    const before = await options.innerText()
    const place = await page.locator('.desk-card-place').innerText()
    const reading = page.getByRole('region', { name: `Reading of ${gorlov}` }).locator('[data-current]')
    const wordBefore = await reading.innerText()
    await page.keyboard.press('c')
    await expect(options).not.toHaveText(before)
    await expect(card(page)).toContainText('chosen by you')
    await expect(page.locator('.desk-card-place')).toContainText('Read again in', { timeout: 20_000 })
    await expect(reading).not.toHaveText(wordBefore)
    const took = /in ([\d,]+) ms/.exec(await page.locator('.desk-card-place').innerText())?.[1]
    test.info().annotations.push({ type: 'measured', description: `the file was read again in ${took} ms` })
    await picture(page, '03-chosen')
    await page.keyboard.press('Control+z')
    await expect(options).toHaveText(before)
    await expect(reading).toHaveText(wordBefore, { timeout: 20_000 })
    await expect(page.locator('.desk-card-place')).toContainText(place.split(' · ')[0] ?? '')
    await page.keyboard.press('c')
    await expect(page.locator('.desk-card-place')).toContainText('Read again in', { timeout: 20_000 })
    await page.keyboard.press('y')
  })

  await test.step('what is selected in one text is shown in the other', async () => {
    const original = page.getByRole('region', { name: `Original of ${gorlov}` })
    const row = original.locator('.desk-text').filter({ hasText: /\S{6}/ }).nth(16)
    // Rows come and go with the reading.
    await expect(() => row.scrollIntoViewIfNeeded({ timeout: 1_000 })).toPass()
    const box = await row.boundingBox()
    if (!box) throw new Error('the row is not on the screen')
    await page.mouse.move(box.x + 12, box.y + 8)
    await page.mouse.down()
    await page.mouse.move(box.x + 150, box.y + 8, { steps: 4 })
    await page.mouse.up()
    const echo = page.getByRole('region', { name: `Reading of ${gorlov}` }).locator('[data-echo]')
    await expect(echo.first()).toBeVisible()
  })

  await test.step('the lists lead to their places', async () => {
    for (const name of ['Notes', 'Pages', 'Set apart', 'Report'])
      await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
    await expect(page.getByRole('tabpanel')).toContainText('misread by a machine')
    await page.getByRole('tab', { name: /^Notes/ }).click()
    await page.getByRole('tabpanel').getByRole('button', { name: /^100 / }).click()
    await expect(
      page
        .getByRole('region', { name: `Reading of ${gorlov}` })
        .locator('.desk-row[data-kind=note]')
        .first(),
    ).toBeVisible()
    await picture(page, '04-notes')
  })

  await test.step('references are suggestions: one is confirmed, one rejected', async () => {
    await page.getByRole('tab', { name: /^References/ }).click()
    const items = page.getByRole('tabpanel').locator('li[tabindex]')
    await items.first().focus()
    await page.keyboard.press('y')
    await items.first().focus()
    await page.keyboard.press('x')
    await page.getByRole('tabpanel').getByRole('combobox').first().selectOption('decided')
    await expect(items).toHaveCount(2)
    await picture(page, '05-references')
    await expectAccessible(page, 'references on the desk')
  })

  await test.step('the file becomes a source with what was chosen', async () => {
    await page.getByLabel('Siglum').fill('GOR')
    await page.getByLabel('Title').click()
    await page.getByRole('button', { name: 'Accept as a source' }).click()
    await page.waitForURL(/\/sources\/import$/)
    await expect(page.getByRole('link', { name: 'Read GOR' })).toBeVisible()
    const answer = await page.request.get('/api/v1/projects/desk-journey/snapshot')
    const { records } = (await answer.json()) as {
      records: {
        source: { siglum: string }[]
        sourceReference: { status: string }[]
        revision: { report: { choices?: object } }[]
      }
    }
    expect(records.source.map(({ siglum }) => siglum)).toEqual(['GOR'])
    expect(records.sourceReference.map(({ status }) => status).sort()).toEqual(['confirmed', 'rejected'])
    expect(Object.keys(records.revision[0]?.report.choices ?? {}).length).toBeGreaterThan(0)
  })

  await test.step('the same file again is the source that is there; what raises no question needs no look', async () => {
    const quiet = {
      name: 'quiet.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('One short line of the reeve.\n'),
    }
    const picture2 = {
      name: 'seal.png',
      mimeType: 'image/png',
      buffer: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    }
    const russian = {
      name: 'barley.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        encode('Весной того года цена на ячмень поднялась, и народ пришёл к воротам.', 'koi8-r'),
      ),
    }
    await page.locator('input[type=file]').setInputFiles([quiet, picture2, russian])
    await page.locator('input[type=file]').setInputFiles(filesOf().slice(0, 1))
    await expect(page.getByRole('listitem').filter({ hasText: gorlov }).last()).toContainText('already here')
    await expect(page.getByRole('listitem').filter({ hasText: 'seal.png' })).toContainText('cannot be read')
    const question = page.getByRole('listitem').filter({ hasText: 'barley.txt' })
    await question.getByRole('button', { name: 'Read it this way' }).click()
    await expect(question).toContainText('KOI8-R', { ignoreCase: true })
    await page.getByRole('button', { name: 'Take off: barley.txt' }).click()
    await expect(question).toHaveCount(0)
    await page.getByRole('button', { name: /raises? no question/ }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'quiet.txt' })).toContainText('accepted')
    await picture(page, '06-quiet')
  })

  await test.step('a page that stands twice is shown as such, in German and in the dark', async () => {
    await page.request.patch('/api/v1/me', {
      data: { locale: 'de', theme: 'dark' },
      headers: { origin: instance.url, 'sec-fetch-site': 'same-origin' },
    })
    await page.goto(desk)
    await page.getByRole('link', { name: `Ansehen: ${essay}` }).click()
    await expect(page.locator('.desk-card-what')).toBeVisible({ timeout: 30_000 })
    await expect(page.locator('.desk-sentence')).toContainText('Seite 11 wiederholt Seite 9')
    await page.getByRole('tab', { name: /^Doppelt/ }).click()
    await page.getByRole('button', { name: /weggelassene Abschrift/ }).click()
    await picture(page, '07-german-dark')
    await expectAccessible(page, 'the desk in German and in the dark')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Lesung', exact: true }).click()
    await picture(page, '08-narrow')
    await expectAccessible(page, 'the desk on a telephone')
    await page.getByRole('button', { name: 'Als Quelle annehmen' }).click()
    await page.waitForURL(/\/sources\/import$/)
    await page.request.patch('/api/v1/me', {
      data: { locale: 'en', theme: 'light' },
      headers: { origin: instance.url, 'sec-fetch-site': 'same-origin' },
    })
  })

  await test.step('on a telephone a note is drawn up from its mark and leads back', async () => {
    await page.goto(`${project}/sources`)
    await page.getByRole('link', { name: /militärpolitische Zusammenarbeit/ }).click()
    await page.locator('a[data-note="2"]').click()
    const drawer = page.getByRole('complementary', { name: 'Note 3 of the source' })
    await expect(drawer).toBeVisible()
    await expect(page.locator('[data-gloss="2"]')).toBeInViewport()
    await picture(page, '09-note-drawn')
    await expectAccessible(page, 'a note drawn up')
    await page.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
  })

  await test.step('in a wide reader notes stand beside their marks, and a key leads there and back', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.reload()
    await page.locator('article[role=document]').focus()
    await expectReader(page)
    await page.keyboard.press('f')
    const here = page.locator('[data-gloss][data-here]')
    await expect(here).toHaveCount(1)
    await expect(here).toBeInViewport()
    // A passage of a note has its mark and its card where the note stands, however far from there its letters are in the text.
    const drawn = (): Promise<number> => page.evaluate(() => CSS.highlights.get('line-marked-0')?.size ?? 0)
    await page.keyboard.press('s')
    await page.keyboard.press('m')
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-card][data-active]')).toHaveCount(0)
    await page.waitForTimeout(600)
    await expect(page.locator('[data-card]')).toHaveCount(1)
    expect(await drawn()).toBeGreaterThan(0)
    await page.keyboard.press('Control+z')
    await expect(page.locator('[data-card]')).toHaveCount(0)
    await expect.poll(drawn).toBe(0)
    await page.keyboard.press('f')
    await expect(here).toHaveCount(0)
    await picture(page, '10-notes-in-the-margin')
    await expectAccessible(page, 'notes in the margin')
  })

  await test.step('a key leads to the end, and the line that is read stays when the window is made narrow', async () => {
    const scroller = page.locator('.reader-scroller')
    const left = (): Promise<number> =>
      scroller.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop)
    await page.keyboard.press('Control+End')
    await expect.poll(left).toBeLessThan(2_000)
    await scroller.evaluate((one) => (one.scrollTop = one.scrollHeight / 2))
    // Looked at once scrolling rests.
    await page.waitForTimeout(600)
    const firstWords = (): Promise<string | undefined> =>
      scroller.evaluate((one) => {
        const { top, left, width } = one.getBoundingClientRect()
        for (let y = top + 4; y < top + 300; y += 8) {
          const block = document.elementFromPoint(left + width / 2, y)?.closest('[data-start]')
          if (block) return block.getAttribute('data-start') ?? undefined
        }
        return undefined
      })
    const before = await firstWords()
    expect(before).toBeDefined()
    for (const width of [800, 390, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await expect.poll(firstWords, `at ${width} pixels`).toBe(before)
    }
  })

  await test.step('the description says how the source was read', async () => {
    await page.goto(`${page.url().split('?')[0]}/description`)
    await expect(page.getByText(/words rejoined/)).toBeVisible()
    await page.getByRole('button', { name: 'Look for references in the text' }).click()
    await page.getByRole('combobox', { name: 'Show' }).first().selectOption('decided')
    await expect(page.getByRole('button', { name: 'Decide anew' })).toHaveCount(2)
    await picture(page, '11-description')
    await expectAccessible(page, 'the description of a source')
  })

  await test.step('every export holds the notes as notes and tells how the sources were read', async () => {
    const get = async (format: string, language: string): Promise<string> => {
      const answer = await page.request.get(
        `/api/v1/projects/desk-journey/export?format=${format}&language=${language}`,
      )
      expect(answer.status(), format).toBe(200)
      return (await answer.body()).toString('utf8')
    }
    const html = await get('html', 'de')
    expect(html).toContain('Wie die Quellen gelesen wurden')
    expect(html).toContain('Seite 11 wiederholt Seite 9')
    expect(html.match(/<div class="own-note"/g)?.length).toBeGreaterThan(140)
    const tei = await get('tei', 'en')
    expect(tei).toContain('How the sources were read')
    expect(tei.match(/<note [^>]*type="authorial"/g)?.length).toBeGreaterThan(140)
    const markdown = await get('markdown', 'en')
    expect(markdown).toContain('page 11 repeats page 9')
    expect(markdown.match(/^\[\^s\d+-f\d+\]:/gm)?.length).toBeGreaterThan(130)
  })

  await test.step('the doctor finds nothing', async () => {
    const said = execFileSync(
      process.execPath,
      ['scripts/fontes.mjs', 'doctor', '--project', 'desk-journey', '--json'],
      {
        encoding: 'utf8',
        env: { ...process.env, FONTES_DATA_DIR: instance.dataDir, DATABASE_URL: '' },
      },
    )
    expect(JSON.parse(said)).toEqual({ ok: true, findings: [] })
  })
  expect(encyclopedia).not.toBe('')
  expect(troubles).toEqual([])
})
