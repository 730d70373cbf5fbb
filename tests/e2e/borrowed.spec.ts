// Annotations made elsewhere, from the source's description to the text and back, by keyboard where something is decided.
import { expect, test } from '@playwright/test'
import { enterAsOwner, expectAccessible } from '#tests/support/browser.ts'

const annotation = (id: string, exact: string, text: string): object => ({
  id,
  uri: 'https://example.org/letter',
  user: 'acct:maren@example.org',
  created: '2023-11-05T08:15:30+00:00',
  text,
  tags: ['Borrowed'],
  target: [{ selector: [{ type: 'TextQuoteSelector', exact }] }],
})
const rows = [
  annotation('sure', 'Peter Moll has lost the tip of a finger', 'One injury only.'),
  annotation(
    'turned',
    'there were above three hundred people before the granary at the Corn Gate, the most of them women',
    'Check the number.',
  ),
  annotation('gone', 'the militia had marched the evening before with four drums', 'Not in this copy.'),
]
const file = {
  name: 'export.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ total: rows.length, rows })),
}

test('annotations made elsewhere are looked at, decided, taken over and taken back', async ({ browser }) => {
  const { page, troubles } = await enterAsOwner(browser)
  const answer = await page.request.get('/api/v1/projects/demo/sources')
  const { records } = (await answer.json()) as { records: { id: string; siglum: string }[] }
  const letter = records.find(({ siglum }) => siglum === 'T')?.id ?? ''
  await page.goto(`/projects/demo/sources/${letter}/description`)
  await page.getByRole('link', { name: 'Bring in annotations made elsewhere' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'To decide: 1' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'Not found in this text: 1' })).toBeVisible()
  await expect(page.getByText('A number is different: “three” – here “two”.')).toBeVisible()
  await expectAccessible(page, 'review of annotations')

  // From “keep”, which is proposed, up to the one candidate.
  await page.getByRole('radio', { checked: true }).first().focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('2 placed, one kept without a place, none passed over')).toBeVisible()
  await page.getByRole('button', { name: 'Take over 3 annotations' }).press('Enter')
  await expect(page.getByText('2 annotations have a place in the text now')).toBeVisible({ timeout: 30_000 })

  await page.goto(`/projects/demo/sources/${letter}/description`)
  await expect(page.getByText('“the militia had marched the evening before with four drums”')).toBeVisible()
  await page.getByRole('link', { name: 'Bring in annotations made elsewhere' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Here already: 3' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Nothing to take over' })).toBeVisible()

  // As a whole it is one step of the history.
  const history = await page.request.get('/api/v1/projects/demo/history?limit=1')
  const [last] = ((await history.json()) as { events: { operationId: string }[] }).events
  const undone = await page.request.post(`/api/v1/projects/demo/operations/${last?.operationId}/revert`, {
    headers: { Origin: new URL(page.url()).origin },
    data: { operationId: crypto.randomUUID() },
  })
  expect(undone.status()).toBe(200)
  await page.goto(`/projects/demo/sources/${letter}/description`)
  await expect(page.getByText('the militia had marched the evening before with four drums')).toHaveCount(0)
  expect(troubles).toEqual([])
})
