// The way from signing in to the exported file with the keyboard alone: nothing is clicked, every control is reached by
// Tab, by the keys of the page or by the command palette.
import { expect, test } from '@playwright/test'
import { enterAsOwner, goBy, instance, owner, tabTo, watch } from '#tests/support/browser.ts'

test('mark, attest, take back, read the claim and export without a mouse', async ({ browser }) => {
  // The account must exist, whichever journey comes first.
  await enterAsOwner(browser).then(({ page }) => page.context().close())
  const context = await browser.newContext({ baseURL: instance.url, locale: 'en', acceptDownloads: true })
  const page = await context.newPage()
  const troubles = watch(page)

  await test.step('sign in', async () => {
    await page.goto('/sign-in')
    await tabTo(page, page.locator('input[type=email]'))
    await page.keyboard.type(owner.email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(owner.password)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/projects/)
    await page.request.patch('/api/v1/me', {
      headers: { Origin: instance.url },
      data: { locale: 'en', theme: 'light' },
    })
  })

  await test.step('open a source by its name', async () => {
    await page.goto('/projects/demo')
    await goBy(page, 'Captain Harrow')
    await expect(page.locator('article[role=document]')).toBeFocused()
    // The caret shows that the page hears keys by now.
    await expect(page.locator('article[role=document]')).toHaveAttribute('data-caret')
  })

  await test.step('Esc closes the help from the moment it is there', async () => {
    await page.evaluate(() => {
      const press = (on: Element, key: string) =>
        on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      const text = document.querySelector('article[role=document]')!
      // Called as soon as the dialog stands in the document, before anything else of the page runs.
      const seen = new MutationObserver(() => {
        const dialog = document.querySelector('[role=dialog]')
        if (!dialog) return
        seen.disconnect()
        press(text, 'Escape')
      })
      seen.observe(document.body, { childList: true, subtree: true })
      press(text, '?')
    })
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.locator('article[role=document]')).toBeFocused()
  })

  await test.step('find, select, attest', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('sixty quarters')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page.keyboard.press('c')
    await page.keyboard.type('The crowd broke')
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('[data-card]').filter({ hasText: 'sixty quarters' })).toBeVisible()
  })

  await test.step('take back and do again', async () => {
    const card = page.locator('[data-card]').filter({ hasText: 'sixty quarters' })
    await page.keyboard.press('Control+z')
    await expect(card).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(card).toHaveCount(1)
  })

  await test.step('read the claim', async () => {
    await goBy(page, 'The crowd broke')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The crowd broke')
    await expect(page.getByText('sixty quarters').first()).toBeVisible()
  })

  await test.step('export', async () => {
    await goBy(page, 'Editions')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Editions')
    await tabTo(page, page.getByRole('button', { name: /^Web page/ }))
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect((await download).suggestedFilename()).toMatch(/\.html$/)
  })
  expect(troubles).toEqual([])
})
