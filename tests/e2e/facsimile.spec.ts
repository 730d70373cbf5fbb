// The facsimile beside a text that a machine read: pictures added and matched by their names, from the word to its place and back,
// pages turned, doubtful words reached, all by keyboard where keys are enough. The pages are drawn by the browser itself.
import path from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import {
  enterAsOwner,
  expectAccessible,
  expectReader,
  instance,
  selectByMouse,
} from '#tests/support/browser.ts'

const pages = [
  'Im Frühjahr 1627 beschwerte sich der Müller Veit Anschütz beim Amtmann dass am Brückentor ein Zoll verlangt werde den niemand bezahlen könne',
  'Der Amtmann antwortete erst im Herbst und nannte den Müller einen Lügner der die Brücke selbst nie betreten habe',
] as const
const doubted = new Map([
  ['Anschütz', 31],
  ['Lügner', 44],
])
const size = { width: 600, height: 800 }

interface Word {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly bottom: number
}

/** Pages as a scanner sees them, and as a machine reads them: pictures, and hOCR with the places of the words. */
async function drawPages(browser: Browser): Promise<{ pictures: Buffer[]; words: Word[][]; hocr: string }> {
  const context = await browser.newContext({ viewport: size })
  const sheet = await context.newPage()
  const pictures: Buffer[] = []
  const words: Word[][] = []
  for (const text of pages) {
    const spans = text
      .split(' ')
      .map((word) => `<span>${word}</span>`)
      .join(' ')
    await sheet.setContent(
      `<body style="margin:70px;font:26px/46px serif;background:#f6efdc;color:#2a2118">${spans}</body>`,
    )
    words.push(
      await sheet.locator('span').evaluateAll((all) =>
        all.map((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect()
          return {
            text: one.textContent ?? '',
            x: Math.round(left),
            y: Math.round(top),
            right: Math.round(right),
            bottom: Math.round(bottom),
          }
        }),
      ),
    )
    pictures.push(await sheet.screenshot())
  }
  await context.close()
  const ocr = words.map((list, page) => {
    const lines = [...Map.groupBy(list, ({ y }) => y).values()].map((line) => {
      const shown = line.map(
        ({ text, x, y, right, bottom }) =>
          `<span class='ocrx_word' title='bbox ${x} ${y} ${right} ${bottom}; x_wconf ${doubted.get(text) ?? 96}'>${text}</span>`,
      )
      const [first] = line
      const last = line.at(-1)
      return `<span class='ocr_line' title='bbox ${first?.x} ${first?.y} ${last?.right} ${last?.bottom}'>${shown.join(' ')}</span>`
    })
    return `<div class='ocr_page' title='image "scans/blatt-${page + 1}.tif"; bbox 0 0 600 800'><div class='ocr_carea'><p class='ocr_par'>${lines.join('\n')}</p></div></div>`
  })
  const hocr = `<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='ocr-system' content='a test'><title></title></head><body>${ocr.join('\n')}</body></html>`
  return { pictures, words, hocr }
}

/** Pictures of each step, to be looked at: test-results/facsimile. */
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join('test-results', 'facsimile', `${name}.png`) })

const find = async (page: Page, words: string): Promise<void> => {
  await page.locator('article[role=document]').focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

test('words are found on the pictures of their pages, and pages in the text', async ({ browser }) => {
  const { pictures, words, hocr } = await drawPages(browser)
  const { page, troubles } = await enterAsOwner(browser)
  const pane = page.getByRole('complementary', { name: 'Facsimile' })
  const view = pane.locator('.facsimile-view')
  const current = pane.locator('rect.facsimile-current')
  const wordOf = (text: string): Word => {
    const found = words.flat().find((one) => one.text === text)
    if (!found) throw new Error(`${text} is on no page`)
    return found
  }
  const expectCurrent = async (text: string): Promise<void> => {
    const { x, y, right, bottom } = wordOf(text)
    const box = await current.first().evaluate((rect) => rect.getBoundingClientRect().toJSON() as DOMRect)
    const sheet = await pane
      .locator('.facsimile-sheet')
      .evaluate((one) => one.getBoundingClientRect().toJSON() as DOMRect)
    const scale = sheet.width / size.width
    expect(Math.abs(box.x + box.width / 2 - sheet.x - ((x + right) / 2) * scale)).toBeLessThan(3)
    expect(Math.abs(box.y + box.height / 2 - sheet.y - ((y + bottom) / 2) * scale)).toBeLessThan(3)
  }

  await test.step('a text that a machine read is brought in', async () => {
    const ids = { project: crypto.randomUUID(), source: crypto.randomUUID(), revision: crypto.randomUUID() }
    const headers = { origin: instance.url }
    await page.request.post('/api/v1/projects', {
      data: { id: ids.project, title: 'Bridge toll', slug: 'bridge-toll' },
      headers,
    })
    const query = new URLSearchParams({
      fileName: 'toll.hocr',
      sourceId: ids.source,
      revisionId: ids.revision,
    })
    const made = await page.request.post(`/api/v1/projects/bridge-toll/sources?${query}`, {
      multipart: { file: { name: 'toll.hocr', mimeType: 'text/html', buffer: Buffer.from(hocr) } },
      headers,
    })
    expect(made.status(), await made.text()).toBe(201)
    const boxes: string[] = []
    page.on('request', (request) => /facsimile/.test(request.url()) && boxes.push(request.url()))
    await page.goto(`/projects/bridge-toll/sources/${ids.source}`)
    await expect(page.locator('article[role=document]')).toContainText('Brückentor')
    await expectReader(page)
    // Nobody has asked for the places of the words yet.
    expect(boxes).toEqual([])
  })

  await test.step('without pictures the layout is seen', async () => {
    await page.keyboard.press('i')
    await expect(pane).toBeVisible()
    await expect(pane.locator('rect.facsimile-box')).toHaveCount(words[0]?.length ?? 0)
    await expect(pane.locator('.facsimile-foot')).toContainText(
      'the file names the picture “scans/blatt-1.tif”',
    )
    await picture(page, '1-layout')
  })

  await test.step('pictures find their pages by name; what is none is refused in words', async () => {
    await pane.getByRole('button', { name: 'Add pictures of pages' }).click()
    const dialog = page.getByRole('dialog', { name: 'Pictures of pages' })
    const file = (name: string, buffer: Buffer | undefined) => ({
      ...{ name, mimeType: 'image/png' },
      buffer: buffer ?? Buffer.from(''),
    })
    await dialog
      .getByLabel('Choose pictures')
      .setInputFiles([
        file('blatt-2.png', pictures[1]),
        file('drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
        file('blatt-1.png', pictures[0]),
      ])
    await expect(dialog.getByLabel('Page of blatt-1.png')).toHaveValue('0')
    await expect(dialog.getByLabel('Page of blatt-2.png')).toHaveValue('1')
    await expect(dialog.getByText('page found by its name')).toHaveCount(2)
    await dialog.getByRole('button', { name: 'Add 3 pictures' }).click()
    await expect(dialog.getByText('2 of 3 added')).toBeVisible({ timeout: 20_000 })
    await expect(dialog.getByRole('alert')).toContainText('SVG is a drawing that may hold programs')
    await expect(dialog.getByRole('heading', { name: '2 pictures are here' })).toBeVisible()
    await expectAccessible(page, 'the dialog of pictures')
    await picture(page, '2-pictures')
    await page.keyboard.press('Escape')
    await expect
      .poll(() => pane.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(size.width)
  })

  await test.step('the word at the caret is outlined, on its page', async () => {
    await find(page, 'Brückentor')
    await expectCurrent('Brückentor')
    await find(page, 'Herbst')
    await expect(view).toHaveAccessibleName(/Picture of Page 2/)
    await expect(current).toHaveCount(1)
    await expectCurrent('Herbst')
    await picture(page, '3-word')
  })

  await test.step('a click on a word of the picture puts the caret at it in the text', async () => {
    const sheet = await pane.locator('.facsimile-sheet').boundingBox()
    const { x, y, right, bottom } = wordOf('Amtmann')
    const target = words[1]?.find(({ text }) => text === 'antwortete')
    expect(sheet && x < right && y < bottom && target).toBeTruthy()
    if (!sheet || !target) return
    const scale = sheet.width / size.width
    await page.mouse.click(
      sheet.x + ((target.x + target.right) / 2) * scale,
      sheet.y + ((target.y + target.bottom) / 2) * scale,
    )
    await expectCurrent('antwortete')
    await expect(page.locator('article[role=document]')).toBeFocused()
    await page.keyboard.press('Control+Shift+ArrowRight')
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('antwortete')
    await page.keyboard.press('Escape')
  })

  await test.step('by keyboard one turns, zooms and pans, and goes to the text and back', async () => {
    await view.focus()
    await page.keyboard.press('PageUp')
    await expect(view).toHaveAccessibleName(/Picture of Page 1/)
    await view.focus()
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect(pane.locator('.facsimile-sheet')).toHaveAttribute('style', /width: 156/)
    const before = await view.evaluate((one) => one.scrollTop)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => view.evaluate((one) => one.scrollTop)).toBeGreaterThan(before)
    await page.keyboard.press('0')
    await expect.poll(() => view.evaluate((one) => one.scrollHeight <= one.clientHeight + 1)).toBe(true)
    await page.keyboard.press('Enter')
    await expect(page.locator('article[role=document]')).toBeFocused()
    await expect(current).toHaveCount(1)
  })

  await test.step('doubtful words are marked, counted and reached', async () => {
    expect(await page.evaluate(() => CSS.highlights.get('doubt')?.size)).toBe(2)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('d')
    await expect(page.getByText('Doubtful word 1 of 2: Anschütz, 31 %')).toBeAttached()
    await expectCurrent('Anschütz')
    await page.keyboard.press('d')
    await expect(page.getByText('Doubtful word 2 of 2: Lügner, 44 %')).toBeAttached()
    await expect(view).toHaveAccessibleName(/Picture of Page 2/)
    await page.keyboard.press('Shift+d')
    await expect(page.getByText('Doubtful word 1 of 2: Anschütz, 31 %')).toBeAttached()
    await page.keyboard.press('o')
    const settings = page.getByRole('region', { name: /How the text is shown|Reading/ })
    await settings.getByRole('radio', { name: 'under 50 %' }).check()
    await expect(settings.getByText('2 words are below it.')).toBeVisible()
    await settings.getByRole('radio', { name: 'not marked' }).check()
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('doubt')?.size)).toBe(0)
    await settings.getByRole('radio', { name: 'under 60 %' }).check()
    await page.keyboard.press('Escape')
  })

  await test.step('a passage is outlined line by line, over two pages', async () => {
    await selectByMouse(page, 'niemand bezahlen könne')
    await page.keyboard.press('m')
    await expect(pane.locator('rect.facsimile-passage').first()).toBeVisible()
    await picture(page, '4-passage')
    await expectAccessible(page, 'the reader with its facsimile')
  })

  await test.step('on a narrow screen it stands below the text, in dark too', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(pane).toBeVisible()
    const [text, below] = [await page.locator('.reader-pane').boundingBox(), await pane.boundingBox()]
    expect(below?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0) - 1)
    expect(below?.width).toBe(390)
    await expectAccessible(page, 'the narrow reader with its facsimile')
    await picture(page, '5-narrow-dark')
  })
  expect(troubles).toEqual([])
})
