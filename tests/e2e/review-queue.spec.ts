// A text is corrected under a claim: the alarm, the review by keyboard, every decision once, and another person who sees it live.
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { enterAsOwner, expectAccessible, instance } from '#tests/support/browser.ts'

const text =
  'Der Sagnor ging im Jahre 1630 zum Fluss, und die Mülhe brannte.\n\nDer Vogt kam wieder-holt nach Saltmere und schwieg.\n'
const corrections = [
  ['1630', '1631'],
  ['wieder-holt', 'wiederholt'],
  ['Mülhe brannte', 'alte Mühle brannte'],
  ['Der Sagnor ging', 'Es ging'],
] as const
const marked = ['im Jahre 1630', 'wieder-holt', 'die Mülhe brannte', 'Der Sagnor ging'] as const

/** Pictures of each step, to be looked at: test-results/review. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join('test-results', 'review', `${name}.png`) })

test('a claim whose passage was changed is alarmed until somebody has looked', async ({ browser }) => {
  const { page, troubles } = await enterAsOwner(browser)
  const [slug, claimId] = [`mill-${crypto.randomUUID().slice(0, 8)}`, crypto.randomUUID()]
  const headers = { origin: instance.url }
  const api = `/api/v1/projects/${slug}`

  await test.step('a project with a corrected text, and a claim on what was changed', async () => {
    const [id, sourceId, revisionId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    await page.request.post('/api/v1/projects', { data: { id, title: 'Mill book', slug }, headers })
    const query = new URLSearchParams({ fileName: 'mill.txt', sourceId, revisionId })
    const file = { name: 'mill.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }
    expect(
      (await page.request.post(`${api}/sources?${query}`, { multipart: { file }, headers })).status(),
    ).toBe(201)
    const read = (await (await page.request.get(`${api}/revisions/${revisionId}/text`)).json()) as {
      text: string
    }
    const spanOf = (words: string): [number, number] => [
      read.text.indexOf(words),
      read.text.indexOf(words) + words.length,
    ]
    const passages = marked.map((quote) => ({
      ...{ op: 'create', kind: 'passage', id: crypto.randomUUID() },
      fields: { sourceId, revisionId, spans: [spanOf(quote)], quote },
    }))
    const writes = [
      ...passages,
      { op: 'create', kind: 'claim', id: claimId, fields: { statement: 'The mill burned in 1630.' } },
      ...passages.map(({ id: passageId }) => ({
        ...{ op: 'create', kind: 'attestation', id: crypto.randomUUID() },
        fields: { passageId, claimId, polarity: 'affirms' },
      })),
    ]
    const written = await page.request.post(`${api}/operations`, {
      data: { id: crypto.randomUUID(), writes },
      headers,
    })
    expect(written.status()).toBe(200)
    const drafts = corrections.map(([reading, correction]) => ({
      id: crypto.randomUUID(),
      reading,
      correction,
    }))
    for (const { id: draftId, ...words } of drafts) {
      const [start, end] = spanOf(words.reading)
      const made = await page.request.put(`${api}/sources/${sourceId}/corrections/${draftId}`, {
        data: { revisionId, start, end, ...words, type: 'transcription', reason: '' },
        headers,
      })
      expect(made.ok()).toBe(true)
    }
    const applied = await page.request.post(`${api}/sources/${sourceId}/revisions/corrected`, {
      data: { id: crypto.randomUUID(), corrections: drafts.map((one) => one.id), reason: '' },
      headers: { ...headers, 'if-match': '"1"' },
    })
    expect(applied.ok(), await applied.text()).toBe(true)
  })

  await test.step('the ledger, the claim and the navigation say so', async () => {
    await page.goto(`/projects/${slug}/claims`)
    await expect(
      page.getByRole('link', { name: /4 passages to look at – the sense may have turned/ }),
    ).toBeVisible()
    await expect(page.getByRole('link', { name: 'Review (4 passages to look at)' })).toBeVisible()
    await picture(page, '01-ledger')
    await page.goto(`/projects/${slug}/claims/${claimId}`)
    await expect(page.getByText('4 passages under this claim no longer stand unchanged')).toBeVisible()
    await page.getByRole('link', { name: 'Go to the review' }).click()
  })
  const room = page.locator('.review-room')
  const opened = room.getByRole('article')
  const now = room.locator('section[aria-labelledby="review-now"]')

  await test.step('what is safe is accepted at once, the rest one by one, by keyboard alone', async () => {
    await expect(room).toBeFocused()
    await expect(now).toContainText('Es ging')
    await expectAccessible(page, 'the review')
    await picture(page, '02-review')
    await page.keyboard.press('Shift+A')
    await expect(page.getByRole('button', { name: 'To decide (3)' })).toBeVisible()
    await page.keyboard.press('j')
    await expect(opened.getByRole('heading', { name: /the sense may have turned/ })).toBeVisible()
    await expect(opened.getByText('A date changed')).toBeVisible()
    await page.keyboard.press('r')
    await page.keyboard.type('The copyist erred; the register has 1631.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('a')
    await expect(page.getByRole('button', { name: 'To decide (2)' })).toBeVisible()
    await expect(now).toContainText('alte Mühle')
    await page.keyboard.press('d')
    await expect(page.getByRole('button', { name: 'To decide (1)' })).toBeVisible()
    await page.keyboard.press('u')
    await expect(page.getByRole('button', { name: 'To decide (2)' })).toBeVisible()
    await expect(now).toContainText('alte Mühle')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('Accept all safe places')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(room).toBeFocused()
  })

  await test.step('words are selected anew in the text itself', async () => {
    await page.keyboard.press('s')
    await expect(page.getByRole('group', { name: 'Where does this passage stand now?' })).toBeVisible()
    const article = page.locator('article[role=document]')
    await expect(article).toBeFocused()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('alte')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    for (let i = 0; i < 'alte Mühle brannte'.length; i++) await page.keyboard.press('Shift+ArrowRight')
    await expect(page.getByText('Selected: “alte Mühle brannte”')).toBeVisible()
    await picture(page, '03-anew')
    await expectAccessible(page, 'selecting anew')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'To decide (1)' })).toBeVisible()
  })

  await test.step('a decision of somebody else appears; the alarm is gone when all is looked at', async () => {
    const review = (await (await page.request.get(`${api}/review`)).json()) as {
      items: { passageId: string; revisionId: string; words: string }[]
    }
    const left = review.items.find(({ words }) => words === 'Es ging')
    const passage = (await (await page.request.get(`${api}/passages/${left?.passageId}`)).json()) as {
      spans: [number, number][]
    }
    const { passageId, revisionId } = left!
    const made = await page.request.put(`${api}/placements/${crypto.randomUUID()}`, {
      data: {
        passageId,
        revisionId,
        passageSpans: passage.spans,
        decision: 'detached',
        verdict: 'changed',
        spans: null,
      },
      headers,
    })
    expect(made.ok(), await made.text()).toBe(true)
    await expect(opened.getByText(/Ada Lovett: detached/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Decided (4)' })).toBeVisible()
    await page.getByRole('button', { name: 'Decided (4)' }).click()
    await expect(opened.getByText(/Ada Lovett/)).toBeVisible()
    await picture(page, '04-decided')
    await expectAccessible(page, 'what was decided')
    await page.goto(`/projects/${slug}/claims/${claimId}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/no longer stands? unchanged/)).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Review', exact: true })).toBeVisible()
  })
  expect(troubles).toEqual([])
})
