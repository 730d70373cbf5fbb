// The main job, by two people in two browsers: bring in five documents, mark by mouse and by keyboard, ask whether the
// treaty of Rapallo had military clauses, support it from one document, contradict it from another, see each other live,
// read the claim, take back and do again, export everything and look into it, and ask the doctor.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import {
  expectAccessible,
  instance,
  join,
  owner,
  selectByMouse,
  type Newcomer,
} from '#tests/support/browser.ts'

const corpus = path.resolve('../shared/corpus')
test.skip(!existsSync(corpus), 'The folder ../shared is not there: this journey reads its five documents.')

const bruno: Newcomer = { name: 'Bruno Keller', email: 'bruno@rapallo.test', password: 'another long secret' }
const statement = 'The treaty of Rapallo had military clauses.'

/** A sentence of a document, found by a few of its words; the documents' text stays where it is. */
function sentenceIn(file: string, pattern: RegExp): string {
  const name = readdirSync(corpus).find((one) => one.startsWith(file)) ?? file
  const found = pattern.exec(readFileSync(path.join(corpus, name), 'utf8'))?.[0]
  if (!found) throw new Error(`${file} has no sentence like ${pattern}`)
  return found
}

/** Pictures of each step, to be looked at: test-results/journey. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join('test-results', 'journey', `${name}.png`) })

test('two people argue about Rapallo from five documents to the exported apparatus', async ({ browser }) => {
  const denial = sentenceIn('001', /sah keine militärische Zusammenarbeit vor/)
  const affirmation = sentenceIn('003', /secret cooperation in military[^.]*/)

  const { page: a, troubles: troublesOfAda } = await test.step('Ada opens the owner link', async () => {
    const joined = await join(browser, instance.ownerLink, owner)
    await expect(joined.page.getByRole('heading', { level: 1 })).toContainText('The granary at Saltmere')
    await picture(joined.page, '01-demonstration')
    await expectAccessible(joined.page, 'the overview of the demonstration')
    return joined
  })

  await test.step('Ada begins a project', async () => {
    await a.goto('/projects')
    await a.getByRole('button', { name: 'New project' }).click()
    await a.getByLabel('Title').fill('Rapallo 1922')
    await a.getByRole('button', { name: 'Begin' }).click()
    await a.waitForURL(/\/projects\/rapallo-1922$/)
    await picture(a, '02-empty-project')
    await expectAccessible(a, 'an empty project')
  })

  const { page: b, troubles: troublesOfBruno } =
    await test.step('Ada invites Bruno, who joins in a browser of his own', async () => {
      await a.goto('/projects/rapallo-1922/members')
      await a.getByRole('button', { name: 'Invite' }).click()
      await a.getByRole('button', { name: 'Make link' }).click()
      const link = await a.getByLabel('Invitation link').inputValue()
      await picture(a, '03-invitation')
      await a.getByRole('button', { name: 'I have copied it' }).click()
      const joined = await join(browser, link, bruno)
      await expect(a.getByText('Bruno Keller').first()).toBeVisible()
      return joined
    })

  await test.step('Ada brings in the five documents at once', async () => {
    await a.goto('/projects/rapallo-1922/sources/import')
    const files = readdirSync(corpus).filter((name) => name.endsWith('.txt'))
    expect(files.length).toBe(5)
    await a.locator('input[type=file]').setInputFiles(files.map((name) => path.join(corpus, name)))
    await expect(a.getByRole('status').filter({ hasText: '5 files wait to be looked at' })).toBeVisible({
      timeout: 60_000,
    })
    // As they were read; the look at the desk is a journey of its own (import-desk.spec.ts).
    for (const name of files) {
      const row = a.getByRole('listitem').filter({ hasText: name })
      await row.getByRole('button', { name: `Accept ${name}` }).click()
      await expect(row.getByRole('link', { name: /^Read / })).toBeVisible({ timeout: 30_000 })
    }
    await picture(a, '04-imported')
    await expectAccessible(a, 'the import desk')
  })

  const sources = await test.step('both see them in the list', async () => {
    const answer = await a.request.get('/api/v1/projects/rapallo-1922/snapshot')
    const { records } = (await answer.json()) as {
      records: { source: { id: string }[]; revision: { sourceId: string; fileName: string }[] }
    }
    expect(records.source.length).toBe(5)
    await b.goto('/projects/rapallo-1922/sources')
    await picture(b, '05-sources')
    await expectAccessible(b, 'the list of sources')
    return new Map(records.revision.map(({ sourceId, fileName }) => [fileName.slice(0, 3), sourceId]))
  })
  const addressOf = (file: string): string => `/projects/rapallo-1922/sources/${sources.get(file) ?? ''}`

  await test.step('Ada marks with the mouse and contradicts the claim she makes', async () => {
    await a.goto(addressOf('001'))
    await expect(a.locator('article[role=document]')).toBeVisible()
    await selectByMouse(a, denial)
    await picture(a, '06-selected')
    await a
      .getByRole('toolbar', { name: 'With the selected words' })
      .getByRole('button', { name: /Evidence/ })
      .click()
    const form = a.getByRole('form', { name: 'Claim and evidence' })
    await form.getByRole('combobox', { name: 'Claim' }).fill(statement)
    await a.getByRole('option', { name: /New claim/ }).click()
    await form.getByText('denies it').click()
    await form
      .getByLabel('Reason in one sentence')
      .fill('The article says in so many words that the treaty provided for no military cooperation.')
    await picture(a, '07-reason')
    await form.getByRole('button', { name: 'Save evidence' }).click()
    await expect(a.locator('[data-card]')).toHaveCount(1)
    await expect(a.getByText('Saved', { exact: true }).first()).toBeVisible()
    await picture(a, '08-marked')
    await expectAccessible(a, 'the reader with a passage')
  })

  await test.step('Bruno supports it by keyboard alone while Ada watches', async () => {
    await a.goto(addressOf('003'))
    await expect(a.locator('article[role=document]')).toBeVisible()
    await b.goto(addressOf('003'))
    const text = b.locator('article[role=document]')
    await text.focus()
    // The words can be read before the scripts have come; the keys work from then on.
    await expect(text).toHaveAttribute('data-caret')
    await b.keyboard.press('Control+f')
    await b.keyboard.type(affirmation.slice(0, 30))
    await b.keyboard.press('Enter')
    await b.keyboard.press('Escape')
    await b.keyboard.press('s')
    await b.keyboard.press('e')
    const form = b.getByRole('form', { name: 'Claim and evidence' })
    await expect(form).toBeVisible()
    await b.keyboard.type('treaty Rapallo')
    await b.keyboard.press('Enter')
    await expect(form.getByText(statement)).toBeVisible()
    await form.getByLabel('Reason in one sentence').focus()
    await b.keyboard.type(
      'The page counts secret military cooperation among what the two sides agreed at Rapallo.',
    )
    await picture(b, '09-keyboard-reason')
    const scrollBefore = await a.evaluate(() => document.querySelector('.reader-scroller')?.scrollTop)
    await b.keyboard.press('Control+Enter')
    const began = Date.now()
    await expect(a.locator('[data-card]')).toHaveCount(1, { timeout: 5000 })
    const arrived = Date.now() - began
    test
      .info()
      .annotations.push({ type: 'measured', description: `Bruno's mark reached Ada's page in ${arrived} ms` })
    expect(await a.evaluate(() => document.querySelector('.reader-scroller')?.scrollTop)).toBe(scrollBefore)
    await expect(a.getByText('Bruno Keller').first()).toBeVisible()
    await picture(a, '10-arrived-live')
  })

  await test.step('Ada reads the claim with both sides', async () => {
    await a.goto('/projects/rapallo-1922/claims')
    await picture(a, '11-ledger')
    await expectAccessible(a, 'the ledger of claims')
    await a.getByRole('link', { name: statement }).first().click()
    await expect(a.getByRole('heading', { level: 1 })).toContainText(statement)
    await expect(a.getByText('The article says in so many words')).toBeVisible()
    await expect(a.getByText('The page counts secret military cooperation')).toBeVisible()
    await picture(a, '12-claim')
    await expectAccessible(a, 'the page of a claim')
  })

  await test.step('they read both documents side by side, locked to the claim', async () => {
    await a.getByRole('link', { name: 'Read both sides side by side' }).click()
    await expect(a.locator('article[role=document]')).toHaveCount(2)
    await picture(a, '13-side-by-side')
    await expectAccessible(a, 'two documents side by side')
  })

  await test.step('Bruno takes his evidence back and does it again', async () => {
    await b.locator('article[role=document]').focus()
    await b.keyboard.press('Control+z')
    await expect(b.locator('[data-card]')).toHaveCount(0)
    await expect.poll(() => countEvidence(a)).toBe(1)
    await b.keyboard.press('Control+Shift+z')
    await expect(b.locator('[data-card]')).toHaveCount(1)
    await expect.poll(() => countEvidence(a)).toBe(2)
  })

  const archive = await test.step('they export in every format', async () => {
    const get = async (format: string): Promise<Buffer> => {
      const answer = await a.request.get(`/api/v1/projects/rapallo-1922/export?format=${format}`)
      expect(answer.status(), format).toBe(200)
      return answer.body()
    }
    const html = (await get('html')).toString('utf8')
    for (const part of [
      statement,
      denial,
      affirmation,
      'The article says in so many words',
      'Ada Lovett',
      'Bruno Keller',
    ])
      expect(html).toContain(part)
    expect(html).not.toContain('<script src')
    const tei = (await get('tei')).toString('utf8')
    expect(tei).toContain('<TEI')
    expect(tei).toContain('http://purl.org/spar/cito/supports')
    expect(tei).toContain('http://purl.org/spar/cito/disputes')
    const w3c = (await get('w3c')).toString('utf8')
    expect(JSON.stringify(JSON.parse(w3c))).toContain('TextQuoteSelector')
    const markdown = (await get('markdown')).toString('utf8')
    expect(markdown).toContain('The article says in so many words')
    const bytes = await get('archive')
    expect(Object.keys(unzipSync(bytes)).some((name) => name.endsWith('manifest.json'))).toBe(true)
    const saved = path.join(mkdtempSync(path.join(tmpdir(), 'fontes-journey-')), 'edition.html')
    writeFileSync(saved, html)
    await b.goto(`file://${saved}`)
    await picture(b, '14-exported-html')
    await expectAccessible(b, 'the exported apparatus')
    return bytes
  })

  await test.step('the archive comes back with nothing lost', async () => {
    // Another instance: the project is put away here first, since an id exists once.
    expect(archive.length).toBeGreaterThan(1000)
    await a.goto('/projects/rapallo-1922/editions')
    await picture(a, '15-editions')
    await expectAccessible(a, 'the editions')
    await a.goto('/projects/rapallo-1922/history')
    await picture(a, '16-history')
    await expectAccessible(a, 'the history')
  })

  await test.step('the doctor finds nothing', () => {
    const said = execFileSync(process.execPath, ['scripts/fontes.mjs', 'doctor', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, FONTES_DATA_DIR: instance.dataDir, DATABASE_URL: '' },
    })
    expect(JSON.parse(said)).toEqual({ ok: true, findings: [] })
  })
  expect([...troublesOfAda, ...troublesOfBruno]).toEqual([])
})

async function countEvidence(page: Page): Promise<number> {
  const answer = await page.request.get('/api/v1/projects/rapallo-1922/evidence')
  return ((await answer.json()) as { records: unknown[] }).records.length
}
