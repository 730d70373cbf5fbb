// Correcting a text by two people: collected by keyboard, proposed, applied together, seen live by the other without a jump;
// compared, restored, replaced by a better file; passages told honestly; the apparatus printed; the doctor asked.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import {
  enterAsOwner,
  expectAccessible,
  expectReader,
  instance,
  join,
  selectByMouse,
  type Newcomer,
} from '#tests/support/browser.ts'

const greta: Newcomer = {
  name: 'Greta Sommer',
  email: 'greta@corrections.test',
  password: 'a third long secret',
}
const first =
  '# The harbour book\n\nThe ship lay at the qvay with xij barrels of salted herring.\n\n' +
  'The keeper of the granery saw nothing that night, and the caplain was was asleep.\n\nThen the fire began.\n'
const better = first.replace('was was', 'was').replace('fire began', 'great fire began')

/** Pictures of each step, to be looked at: test-results/corrections. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join('test-results', 'corrections', `${name}.png`) })

/** By keyboard alone: finds the words, selects them, and opens the form. */
async function correctByKeyboard(
  page: Page,
  old: string,
  now: string,
  type: string,
  reason = '',
): Promise<void> {
  await expectReader(page)
  await page.locator('article[role=document]').focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(old)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  for (let i = 0; i < old.length; i++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('k')
  const form = page.getByRole('form', { name: 'Correction' })
  await expect(form).toBeVisible()
  await page.keyboard.press('Control+a')
  if (now === '') await page.keyboard.press('Delete')
  else await page.keyboard.type(now)
  await form.getByLabel('What is corrected').selectOption({ label: type })
  if (reason !== '') await form.getByLabel(/^Reason/).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
}

test('a text is corrected by two people, and nothing of it is lost', async ({ browser }) => {
  const { page: a, troubles } = await enterAsOwner(browser)
  const slug = 'harbour-book'
  const address = await test.step('Ada begins a project with one source', async () => {
    const ids = { project: crypto.randomUUID(), source: crypto.randomUUID(), revision: crypto.randomUUID() }
    const headers = { origin: instance.url }
    await a.request.post('/api/v1/projects', {
      data: { id: ids.project, title: 'Harbour book', slug },
      headers,
    })
    const query = new URLSearchParams({
      fileName: 'harbour.md',
      sourceId: ids.source,
      revisionId: ids.revision,
    })
    const made = await a.request.post(`/api/v1/projects/${slug}/sources?${query}`, {
      multipart: { file: { name: 'harbour.md', mimeType: 'text/markdown', buffer: Buffer.from(first) } },
      headers,
    })
    expect(made.status()).toBe(201)
    return `/projects/${slug}/sources/${ids.source}`
  })

  const b = await test.step('Greta joins as an annotator', async () => {
    await a.goto(`/projects/${slug}/members`)
    await a.getByRole('button', { name: 'Invite' }).click()
    await a.getByLabel('Role', { exact: true }).selectOption('annotator')
    await a.getByRole('button', { name: 'Make link' }).click()
    const link = await a.getByLabel('Invitation link').inputValue()
    const joined = await join(browser, link, greta)
    troubles.push(...joined.troubles)
    return joined.page
  })

  await test.step('both read; Greta marks two passages', async () => {
    await a.goto(address)
    await b.goto(address)
    for (const words of ['saw nothing that night', 'salted herring']) {
      await selectByMouse(b, words)
      await b.keyboard.press('m')
    }
    await expect(a.locator('[data-card]')).toHaveCount(2)
  })

  await test.step('Greta collects corrections by keyboard; nobody else sees them', async () => {
    await correctByKeyboard(b, 'caplain', 'captain', 'error of machine reading')
    await correctByKeyboard(b, 'nothing', 'nobody', 'emendation', 'The sentence needs a person.')
    await expect(b.getByRole('heading', { name: '2 corrections collected' })).toBeVisible()
    await picture(b, '01-collected')
    await expectAccessible(b, 'the panel of corrections')
    await a.keyboard.press('k')
    await expect(a.getByRole('heading', { name: 'No corrections collected yet' })).toBeVisible()
    await expect(a.getByText('caplain', { exact: true })).toHaveCount(0)
    await a.keyboard.press('Escape')
  })

  await test.step('an emendation without a reason, and overlapping words, are refused', async () => {
    await selectByMouse(b, 'the caplain was')
    await b.keyboard.press('k')
    const form = b.getByRole('form', { name: 'Correction' })
    await form.getByLabel('What is corrected').selectOption({ label: 'conjecture' })
    await form.getByLabel('Correction', { exact: true }).fill('the keeper was')
    await form.getByRole('button', { name: 'Collect' }).click()
    await expect(form.getByText('Say why.')).toBeVisible()
    await form.getByLabel(/^Reason/).fill('Perhaps.')
    await form.getByRole('button', { name: 'Collect' }).click()
    await expect(form.getByText('Two corrections overlap. Make one correction of them.')).toBeVisible()
    await picture(b, '02-overlap')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await b.getByRole('button', { name: 'Propose 2 corrections' }).click()
    await expect(b.getByText('Proposed', { exact: true })).toHaveCount(2)
  })

  const topOf = (page: Page): Promise<number | undefined> =>
    page.evaluate(() => document.querySelector('article[role=document] p')?.getBoundingClientRect().top)
  const top = await topOf(b)

  await test.step('Ada adds her own and makes a revision of all of them', async () => {
    await correctByKeyboard(a, 'qvay', 'quay', 'normalisation')
    await a.keyboard.press('Escape')
    await correctByKeyboard(a, 'xij', 'twelve', 'expansion of an abbreviation')
    await expect(a.getByRole('heading', { name: '2 corrections are proposed by others' })).toBeVisible()
    for (const box of await a.getByRole('checkbox', { name: /nobody|captain/ }).all()) await box.check()
    await a.getByLabel('Why, for the list of revisions').fill('Read again beside the page.')
    await picture(a, '03-before-applying')
    await a.getByRole('button', { name: 'Make a new revision with 4 corrections' }).click()
    await a.waitForURL(/revision=/)
    await expect(a.locator('article[role=document]')).toContainText('quay with twelve barrels')
    await picture(a, '04-new-revision')
    await expectAccessible(a, 'the new revision')
  })

  await test.step('Greta is told, and her text stays as it is', async () => {
    const notice = b.getByText('Ada Lovett has made revision 2 of this text: 4 corrections.')
    await expect(notice).toBeVisible()
    await expect(b.locator('article[role=document]')).toContainText('qvay with xij')
    expect(await topOf(b)).toBe(top)
    await picture(b, '05-newer-notice')
    await expectAccessible(b, 'the reader with a newer revision')
    await b.getByRole('link', { name: 'Open the newest revision' }).click()
    await expect(b.locator('article[role=document]')).toContainText('quay with twelve')
  })

  await test.step('passages stand where their words still are, and the other is named', async () => {
    await expect(b.locator('[data-card]')).toHaveCount(1)
    await b.locator('article[role=document]').focus()
    await b.keyboard.press('l')
    await expect(
      b.getByRole('heading', { name: 'One passage is not yet placed in this revision' }),
    ).toBeVisible()
    await picture(b, '06-unplaced')
    await expectAccessible(b, 'the list of passages')
    await b.getByRole('link', { name: 'See it in revision 1' }).click()
    await expect(b.getByText('You are reading revision 1 of 2, for reading only.')).toBeVisible()
    await expect(b.locator('article[role=document]')).toContainText('saw nothing that night')
    await expect(b.locator('[data-card][data-active]')).toHaveCount(1)
    await expect(b.getByRole('button', { name: 'Correct the text' })).toHaveCount(0)
    await picture(b, '07-older')
  })

  await test.step('the list of revisions says who, why and how much; the difference is read side by side', async () => {
    await a.goto(`${address}/description`)
    const item = a.getByRole('listitem').filter({ hasText: 'Revision 2' })
    for (const words of ['Ada Lovett', 'Read again beside the page.', '4 corrections', '1 × emendation'])
      await expect(item).toContainText(words)
    await picture(a, '08-revisions')
    await expectAccessible(a, 'the revisions of a source')
    await a.getByRole('link', { name: 'What changed: Revision 2' }).click()
    await expect(a.getByRole('heading', { level: 1 })).toContainText('What revision 2 changed')
    await expect(a.locator('del')).toHaveCount(4)
    await expect(a.locator('ins').first()).toContainText('quay')
    await expect(a.getByText('emendation, Greta Sommer: The sentence needs a person.')).toBeVisible()
    await picture(a, '09-difference')
    await expectAccessible(a, 'a difference')
  })

  await test.step('the older text is restored, and a better file accepted', async () => {
    await a.goto(`${address}/description`)
    await a.getByRole('button', { name: 'Restore: Revision 1' }).click()
    await a.getByRole('button', { name: 'Make it the newest text again' }).click()
    await expect(a.getByText('Revision 3 is made: the text of revision 1 again.')).toBeVisible()
    await a.getByRole('link', { name: 'Bring in a better file' }).click()
    const choose = (name: string, text: string): Promise<void> =>
      a
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) })
    // Long work shows that it goes on, and can be called off.
    await choose('long.md', `${better}\n\n`.repeat(4000))
    await expect(a.getByRole('status').filter({ hasText: /is being (?:sent|read|compared)/ })).toBeVisible()
    await expect(a.getByRole('progressbar', { name: 'Progress of long.md' })).toBeVisible()
    await picture(a, '10-a-long-file')
    await a.getByRole('button', { name: 'Cancel' }).click()
    await expect(a.getByText('You called it off. Nothing was changed.')).toBeVisible()
    await choose('better.md', better)
    await expect(a.getByText('better.md was read')).toBeVisible({ timeout: 20_000 })
    await expect(a.getByText('2 passages keep their places.')).toBeVisible()
    await expect(a.getByText('2 places differ')).toBeVisible()
    await picture(a, '10-better-file')
    await expectAccessible(a, 'a better file')
    await a.getByRole('button', { name: 'Make it the newest text' }).click()
    await a.waitForURL(/description$/)
    await expect(a.getByRole('heading', { name: /Revision 4/ })).toBeVisible()
  })

  await test.step('narrow, dark and in German it is the same', async () => {
    const small = await b.context().newPage()
    await small.setViewportSize({ width: 390, height: 844 })
    const spoken = { data: { locale: 'de' }, headers: { origin: instance.url } }
    expect((await b.request.patch('/api/v1/me', spoken)).status()).toBe(200)
    await small.emulateMedia({ colorScheme: 'dark' })
    await small.goto(address)
    await expect(small.locator('article[role=document]')).toContainText('great fire')
    await small.getByRole('button', { name: 'Den Text berichtigen' }).click()
    await expect(small.getByRole('heading', { name: 'Den Text berichtigen' })).toBeVisible()
    await selectByMouse(small, 'granery')
    await small.getByRole('toolbar').getByRole('button', { name: 'Berichtigen' }).click()
    await expect(small.getByRole('form', { name: 'Berichtigung' })).toBeVisible()
    await picture(small, '11-narrow-dark')
    await expectAccessible(small, 'the panel of corrections on a narrow screen')
    await small.close()
  })

  await test.step('the apparatus names the corrections of a text that shows them', async () => {
    const all = await a.request.get(`/api/v1/projects/${slug}/revisions`)
    const { records } = (await all.json()) as { records: { id: string; number: number }[] }
    const second = records.find(({ number }) => number === 2)
    const again = await a.request.post(`/api/v1${address}/revisions/restored`, {
      data: { id: crypto.randomUUID(), revisionId: second?.id, reason: '' },
      headers: { origin: instance.url, 'if-match': '"4"' },
    })
    expect(again.status()).toBe(201)
    const html = await (await a.request.get(`/api/v1/projects/${slug}/export?format=html`)).text()
    for (const words of [
      'Textual notes',
      'qvay',
      'expansion of an abbreviation',
      'The sentence needs a person.',
      'Greta Sommer',
    ])
      expect(html).toContain(words)
  })

  await test.step('the doctor finds nothing', () => {
    const said = execFileSync(process.execPath, ['scripts/fontes.mjs', 'doctor', '--json'], {
      encoding: 'utf8',
      env: { ...process.env, FONTES_DATA_DIR: instance.dataDir, DATABASE_URL: '' },
    })
    expect(JSON.parse(said)).toEqual({ ok: true, findings: [] })
  })
  expect(troubles).toEqual([])
})
