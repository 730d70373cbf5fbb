// What one sets up to read: which marks, how large, the whole text at a glance, and words that are taken along.
import { expect, test } from '@playwright/test'
import { enterAsOwner, expectAccessible, expectReader } from '#tests/support/browser.ts'

test('layers, the map, the settings and copied words', async ({ browser }) => {
  const { page, troubles } = await enterAsOwner(browser)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.request.patch('/api/v1/me', {
    headers: { Origin: new URL(page.url()).origin },
    data: { locale: 'en', theme: 'light' },
  })
  await page.setViewportSize({ width: 1600, height: 520 })
  await page.goto('/projects/demo/sources')
  await page.getByRole('link', { name: 'Captain Harrow to the Lord Lieutenant', exact: true }).click()
  const text = page.locator('article[role=document]')
  await expect(text).toHaveAttribute('data-caret')
  const cards = page.locator('[data-card]')

  await test.step('cards that crowd each other are shortened once and stay so', async () => {
    const marked = 10
    await text.focus()
    await page.keyboard.press('Control+Home')
    await page.waitForTimeout(500)
    const here = await cards.count()
    for (let i = 0; i < marked; i++) {
      await page.keyboard.press('Control+Shift+ArrowRight')
      await page.keyboard.press('m')
      await expect(cards).toHaveCount(here + i + 1)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+ArrowRight')
    }
    const shortened = (): Promise<string> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-card][data-crowded]')]
          .map((card) => card.dataset['card'])
          .join(),
      )
    await expect.poll(shortened).not.toBe('')
    const first = await shortened()
    for (let i = 0; i < 4; i++) {
      await page.setViewportSize({ width: 1600, height: 521 + i })
      await page.waitForTimeout(100)
      expect(await shortened()).toBe(first)
    }
    for (let i = 0; i < marked; i++) await page.keyboard.press('Control+z')
    await expect(cards).toHaveCount(here)
    await page.setViewportSize({ width: 1600, height: 520 })
    await page.reload()
    await expect(text).toHaveAttribute('data-caret')
  })
  // Cards come a little at a time.
  await page.waitForTimeout(1_000)
  const all = await cards.count()

  await test.step('a layer is hidden, counted, kept, sent in a link and shown again', async () => {
    await page.keyboard.press('v')
    const panel = page.getByRole('region', { name: 'Layers' })
    await panel.getByRole('checkbox', { name: /^Violence/ }).focus()
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /passages hidden. Change the layers/ })).toBeVisible()
    await expect.poll(() => cards.count()).toBeLessThan(all)
    const left = await cards.count()
    await expectAccessible(page, 'the layers')
    await panel.getByRole('button', { name: 'Copy link with these layers' }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.keyboard.press('Escape')
    await page.reload()
    await expect(cards).toHaveCount(left)
    await page.evaluate(() => localStorage.clear())
    await page.goto(link)
    await expect(cards).toHaveCount(left)
    await page.getByRole('button', { name: /passages hidden. Change the layers/ }).click()
    await expect(panel).toContainText('came with the link')
    await panel.getByRole('button', { name: 'Show all', exact: true }).click()
    await expect(cards).toHaveCount(all)
    await page.keyboard.press('Escape')
  })

  await test.step('the map leads to the end and back', async () => {
    await expect(text).toBeFocused()
    await page.keyboard.press('w')
    const map = page.getByRole('slider', { name: 'Map of the text' })
    await expect(map).toBeFocused()
    const top = () => page.locator('.reader-scroller').evaluate((scroller) => scroller.scrollTop)
    await page.keyboard.press('End')
    await expect.poll(top).toBeGreaterThan(100)
    await expect.poll(() => map.getAttribute('aria-valuenow')).not.toBe('0')
    await page.keyboard.press('Home')
    await expect.poll(top).toBe(0)
  })

  await test.step('the settings come with the page, and the line that is read stays', async () => {
    await page.locator('.reader-scroller').evaluate((scroller) => {
      scroller.scrollTop = 240
    })
    await text.focus()
    await page.keyboard.press('o')
    const panel = page.getByRole('region', { name: 'Reading' })
    await expect(panel).toBeVisible()
    const place = () =>
      text.evaluate((article) => {
        const words = [...article.querySelectorAll('p')].find((one) =>
          one.textContent.startsWith('At about ten'),
        )
        return Math.round(words?.getBoundingClientRect().top ?? 0)
      })
    // The first line in view may be another: what stands below it moves by what the lines between have grown.
    const before = await place()
    await panel.getByRole('radio', { name: 'Open', exact: true }).check()
    await expect(page.locator('html')).toHaveAttribute('data-reading-leading', 'open')
    expect(Math.abs((await place()) - before)).toBeLessThan(120)
    await panel.getByRole('radio', { name: 'Sans serif' }).check()
    await expectAccessible(page, 'the settings')
    const html = await (await page.request.get(page.url())).text()
    expect(html).toContain('data-reading-face="sans"')
    await panel.getByRole('button', { name: 'As usual' }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-reading-face')
    await page.keyboard.press('Escape')
  })

  await test.step('copied words say where they stand', async () => {
    const copied = async (): Promise<string> => {
      await page.keyboard.press('Control+c')
      return page.evaluate(() => navigator.clipboard.readText())
    }
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('n')
    await page.keyboard.press('s')
    expect(await copied()).toMatch(
      /\n\nEdmund Harrow: Captain Harrow to the Lord Lieutenant \[H\], .*, rev\. 1$/,
    )
    await page.keyboard.press('o')
    await page.getByRole('radio', { name: 'The words alone' }).check()
    await page.keyboard.press('Escape')
    await expect.poll(copied).not.toContain('Edmund Harrow')
    await page.keyboard.press('o')
    await page.getByRole('button', { name: 'As usual' }).click()
    await page.keyboard.press('Escape')
  })

  await test.step('on a narrow screen the card is a drawer, and there is no map', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await expect(page.getByRole('slider')).toBeHidden()
    await text.focus()
    await page.keyboard.press('n')
    await page.locator('.card-drawer-bar').getByRole('button', { name: 'Next passage' }).click()
    await expect(page.locator('.card-drawer-bar')).toContainText(/Passage \d of \d/)
    await expectAccessible(page, 'a narrow reader')
    await page.getByRole('button', { name: 'Close the passage' }).click()
    await expect(page.locator('.card-drawer-bar')).toHaveCount(0)
  })
  expect(troubles).toEqual([])
})

test('what is written before the editor has come stands in it', async ({ browser }) => {
  const { page } = await enterAsOwner(browser)
  let release = (): void => undefined
  const held = new Promise<void>((done) => (release = done))
  await page.route('**/_next/**/*.js', async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    if (body.includes('ProseMirror')) await held
    await route.fulfill({ response, body })
  })
  await page.goto('/projects/demo/sources')
  await page.getByRole('link', { name: 'Captain Harrow to the Lord Lieutenant', exact: true }).click()
  await expectReader(page)
  await page.keyboard.press('n')
  await page.keyboard.press('a')
  await page.keyboard.type('The first words')
  await expect(page.locator('textarea.prose-field')).toHaveValue('The first words')
  release()
  const field = page.locator('.prose-field[contenteditable]')
  await expect(field).toHaveText('The first words')
  await expect(field).toBeFocused()
  await page.keyboard.type(' and the next')
  await expect(field).toHaveText('The first words and the next')
  await page.close()
})
