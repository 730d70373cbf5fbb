// A historian's way through a text with the keyboard alone and as a screen reader finds it, on a telephone, a tablet and a wide
// screen: nothing is clicked, every state is looked at by axe, and what is spoken and named is held on to.
import { expect, test, type Locator, type Page } from '@playwright/test'
import {
  enterAsOwner,
  expectAccessible,
  expectReader,
  goBy,
  instance,
  tabTo,
} from '#tests/support/browser.ts'
import { claim, makeReaderTexts, type ReaderTexts } from '#tests/support/reader-texts.ts'

// Each width has a project of its own, so they may run beside each other.
test.describe.configure({ mode: 'parallel' })
const sizes = [
  { width: 360, height: 740 },
  { width: 800, height: 600 },
  { width: 1600, height: 600 },
] as const

for (const size of sizes)
  test(`read, mark and argue by keyboard at ${size.width} pixels`, async ({ browser }) => {
    const { page, troubles } = await enterAsOwner(browser)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.request.patch('/api/v1/me', {
      headers: { Origin: instance.url },
      data: { locale: 'en', theme: 'light' },
    })
    await page.setViewportSize(size)
    const texts = await makeReaderTexts(page)
    const reader = new Reader(page, size.width)
    await moveAndSelect(reader, texts)
    await write(reader)
    await jump(reader)
    await chooseAmongOverlaps(reader)
    await lookAround(reader)
    await readBeside(reader, texts)
    await reviewChanged(page)
    expect(troubles).toEqual([])
    await page.context().close()
  })

/** One reader on a page, with what is seen and heard of it. */
class Reader {
  readonly text: Locator
  /** What the caret passes over. */
  readonly spoken: Locator
  /** What has happened. */
  readonly told: Locator
  readonly open: Locator
  readonly isNarrow: boolean
  readonly page: Page
  readonly width: number
  constructor(page: Page, width: number) {
    this.page = page
    this.width = width
    this.text = page.locator('article[role=document]').first()
    this.spoken = page.locator('.reader-room > [aria-live=polite]')
    this.told = page.locator('.reader-room > [role=status]')
    this.open = page.locator('[data-card][data-active]')
    this.isNarrow = width < 680
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }
  /** To the first of these words, by the search of the text. */
  async find(words: string): Promise<void> {
    await this.press('Control+f')
    await this.page.keyboard.type(words)
    await this.press('Enter', 'Escape')
    await expect(this.text).toBeFocused()
  }
  selected(): Promise<string> {
    return this.page.evaluate(() => document.getSelection()?.toString() ?? '')
  }
  scrolled(): Promise<number> {
    return this.page
      .locator('.reader-scroller')
      .first()
      .evaluate(({ scrollTop }) => Math.round(scrollTop))
  }
}

async function moveAndSelect(reader: Reader, texts: ReaderTexts): Promise<void> {
  const { page, text, spoken } = reader
  await test.step('open a text: its regions have names, and the caret is there', async () => {
    await page.goto(texts.address('letter'))
    await expect(text).toBeFocused()
    await expectReader(page)
    await expect(page.locator('.reader-pane')).toMatchAriaSnapshot(`
      - 'region "A: Letter of Anna Moll"':
        - heading "Letter of Anna Moll" [level=1]
        - link "Description of the source"
        - button "List of passages"
        - 'button "Layers: which marks to show"'
        - document "Text of Letter of Anna Moll":
          - paragraph: /The price of barley had gone to nine shillings/
        - complementary "Margin of A"
    `)
  })
  await test.step('the caret goes by character, word, sentence and paragraph, and is heard', async () => {
    await reader.press('Control+Home', 'ArrowRight')
    await expect(spoken).toHaveText('n')
    await reader.press('Control+ArrowRight')
    await expect(spoken).toHaveText('Anna')
    await reader.press('Alt+ArrowDown', 'Alt+ArrowDown')
    await expect(spoken).toHaveText('I write so that you have it from one who stood by.')
    await reader.press('Control+ArrowDown')
    await expect(spoken).toHaveText('By eight there were two hundred people before the granary.')
  })
  await test.step('where a passage begins and ends is heard', async () => {
    await reader.press('Alt+ArrowUp', 'Alt+ArrowUp')
    await expect(spoken).toHaveText(
      'passage begins, marked: The price of barley had gone to nine shillings (passage ends) .',
    )
    await reader.find('gone to nine shillings')
    await reader.press('Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight')
    await expect(spoken).toHaveText('shillings (passage ends)')
  })
  await test.step('words, sentences and paragraphs are selected, and stay so', async () => {
    await reader.press('Control+Home', 'Shift+Control+ArrowRight', 'Shift+ArrowRight')
    expect(await reader.selected()).toBe('Anna ')
    await reader.press('Control+End', 's')
    expect(await reader.selected()).toBe('No one was hurt.')
    await reader.press('s')
    expect(await reader.selected()).toBe('No one was hurt.')
    await reader.press('Shift+S')
    expect(await reader.selected()).toBe('No one was hurt.')
    await expect(page.getByRole('toolbar', { name: 'With the selected words' })).toBeInViewport({ ratio: 1 })
  })
  await test.step('copied words say where they stand', async () => {
    await reader.press('Control+c')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^No one was hurt\.\n\nLetter of Anna Moll \[A\].*rev\. 1$/,
    )
  })
}

async function write(reader: Reader): Promise<void> {
  const { page, open, told } = reader
  await test.step('mark, note, tag and claim', async () => {
    await reader.find('He bade the porter')
    await reader.press('s', 'm')
    await expect(told).toHaveText(/^Marked\.\s?$/)
    await expect(open).toContainText('He bade the porter unlock the door.')
    await reader.press('a')
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await page.keyboard.type('She heard it herself.')
    // What is written about is in sight while one writes.
    await expect.poll(() => isSeen(page, 'He bade the porter')).toBe(true)
    await expectAccessible(page, `a note being written, ${reader.width} px`)
    await reader.press('Control+Enter')
    await expect(open).toContainText('She heard it herself.')
    await reader.press('t')
    await page.keyboard.type('Authority')
    await expect(page.getByRole('option', { name: /New tag/ })).toBeInViewport({ ratio: 1 })
    await reader.press('Enter')
    await expect(open.getByRole('list', { name: 'Tags' })).toContainText('Authority')
    await reader.press('e')
    await page.keyboard.type('Soldiers')
    await expect(page.getByRole('option').first()).toBeInViewport({ ratio: 1 })
    await reader.press('Enter')
    await tabTo(page, page.getByLabel('Reason in one sentence'))
    await page.keyboard.type('An order to open is none to fire.')
    await expectAccessible(page, `evidence being written, ${reader.width} px`)
    await reader.press('Control+Enter')
    await expect(open).toContainText('An order to open is none to fire.')
    await reader.press('Escape')
    await expect(open).toHaveCount(0)
  })
}

async function jump(reader: Reader): Promise<void> {
  const { page, open, told, text } = reader
  await test.step('jump by passages, claims and notes', async () => {
    await reader.press('Control+Home', 'n')
    await expect(told).toHaveText('Passage 1 of 5: The price of barley had gone to nine shillings')
    await reader.press('n')
    await expect(told).toHaveText(/^Passage 2 of 5: He bade/)
    await reader.press('p')
    await expect(told).toHaveText(/^Passage 1 of 5/)
    await reader.press('j', 'j')
    await expect(told).toHaveText(`Two shots were fired over our heads – on the claim: ${claim}`)
    await reader.press('Shift+J')
    await expect(told).toHaveText(/^He bade the porter unlock the door\. – on the claim/)
    await reader.press('Shift+G')
    await expect(told).toHaveText(/shillings – note: Twice the price of the year before\.$/)
    await reader.press('Shift+G')
    await expect(told).toHaveText('There is no passage with a note before this place.')
    await reader.press('Escape')
  })
  await test.step('open the passage under the caret; the focus goes to its card and comes back', async () => {
    await reader.find('nine shillings')
    await reader.press('Enter')
    await expect(open).toBeFocused()
    await expect(page.getByRole('complementary', { name: 'Margin of A' })).toMatchAriaSnapshot(`
      - 'article "Passage: The price of barley had gone to nine shillings"':
        - button /The price of barley/ [expanded]
        - paragraph: Twice the price of the year before.
        - group "Actions":
          - button "Add a note"
    `)
    if (reader.isNarrow) await expect(page.locator('.card-drawer-bar')).toContainText('Passage 1 of 5')
    await expectAccessible(page, `an open passage, ${reader.width} px`)
    // Walking through a card does not move the text.
    const before = await reader.scrolled()
    await reader.press('Tab', 'Tab', 'Tab')
    expect(Math.abs((await reader.scrolled()) - before)).toBeLessThan(reader.isNarrow ? 1 : 200)
    await reader.press('Escape')
    await expect(text).toBeFocused()
  })
  await test.step('the list names every passage and leads to it', async () => {
    await reader.press('l')
    await expect(page.getByRole('navigation', { name: 'Passages' })).toMatchAriaSnapshot(`
      - heading "5 passages" [level=2]
      - list:
        - listitem:
          - button /The price of barley had gone to nine shillings/
        - listitem:
          - button /He bade the porter unlock the door. .* Authority/
        - listitem:
          - button /About ten the Captain/
    `)
    await expectAccessible(page, `the list of passages, ${reader.width} px`)
    await reader.press('Tab', 'Enter')
    await expect(open).toContainText('He bade the porter')
    await expect(open).toBeFocused()
    await reader.press('Escape')
  })
}

async function chooseAmongOverlaps(reader: Reader): Promise<void> {
  const { page, open, text, spoken } = reader
  await test.step('who types and leaves before the words were looked for has found them', async () => {
    await reader.press('Control+Home', 'Control+f')
    await page.keyboard.type('the')
    await expect(page.locator('.find-count')).toContainText(/ of [2-9]/)
    await page.locator('.find-bar input').evaluate(async (input) => {
      const press = (key: string): boolean =>
        input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
      set?.call(input, 'No one was')
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      // React shows what is typed, and has not yet looked for it.
      for (let i = 0; i < 20; i++) await Promise.resolve()
      press('Enter')
      await new Promise((done) => setTimeout(done, 200))
      press('Escape')
    })
    await expect(text).toBeFocused()
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('find')?.size ?? 0)).toBe(0)
    await reader.press('Control+ArrowRight')
    await expect(spoken).toHaveText('No')
  })
  await test.step('where passages lie over one another one is chosen', async () => {
    await reader.find('shots were fired')
    await reader.press('ArrowRight', 'Enter')
    const list = page.getByRole('list', { name: '3 passages lie here' })
    await expect(list).toMatchAriaSnapshot(`
      - list "3 passages lie here":
        - listitem:
          - button /shots were fired/
        - listitem:
          - button /Two shots were fired over our heads/
        - listitem:
          - button /About ten/
    `)
    await expect(list.getByRole('button').first()).toBeFocused()
    await expect(list).toBeInViewport({ ratio: 1 })
    await expectAccessible(page, `the chooser, ${reader.width} px`)
    await reader.press('ArrowDown', 'Enter')
    await expect(open).toContainText('Two shots were fired over our heads')
    await expect(open).toBeFocused()
    await reader.press('Escape')
    await expect(text).toBeFocused()
  })
}

async function lookAround(reader: Reader): Promise<void> {
  const { page, text, told } = reader
  await test.step('layers hide and show', async () => {
    await reader.press('v')
    const panel = page.getByRole('region', { name: 'Layers' })
    await expect(panel).toMatchAriaSnapshot(`
      - heading "Layers" [level=2]
      - status: 5 of 5 passages shown
      - combobox "Colour by"
      - group "What is on it":
        - checkbox /note/ [checked]
    `)
    await tabTo(page, panel.getByRole('checkbox', { name: /^nothing yet/ }))
    await reader.press('Space')
    await expect(panel.getByRole('status')).toHaveText('3 of 5 passages shown')
    await expectAccessible(page, `the layers, ${reader.width} px`)
    await reader.press('Space', 'Escape')
    await expect(text).toBeFocused()
    await expect(page.getByRole('button', { name: /passages? hidden/ })).toHaveCount(0)
  })
  await test.step('the map leads through the text, where there is room for it', async () => {
    await reader.press('w')
    if (reader.isNarrow) await expect(told).toHaveText('There is no room for the map here.')
    else {
      const map = page.getByRole('slider', { name: 'Map of the text' })
      await expect(map).toBeFocused()
      await reader.press('End')
      await expect.poll(() => reader.scrolled()).toBeGreaterThan(20)
      await reader.press('Home')
      await expect.poll(() => reader.scrolled()).toBe(0)
      await tabBackTo(page, text)
    }
  })
  await test.step('type, size, measure, contrast and line numbers are one’s own', async () => {
    const root = page.locator('html')
    await reader.press('o')
    const panel = page.getByRole('region', { name: 'Reading' })
    for (const [group, attribute, value] of [
      ['Typeface', 'face', 'sans'],
      ['Size', 'size', '112'],
      ['Length of lines', 'measure', 'wide'],
      ['Contrast', 'contrast', 'strong'],
    ] as const) {
      await tabTo(page, panel.getByRole('group', { name: group }).locator('input:checked'))
      await reader.press('ArrowRight')
      await expect(root).toHaveAttribute(`data-reading-${attribute}`, value)
    }
    await tabTo(page, panel.getByRole('group', { name: 'Line numbers' }).locator('input:checked'))
    await reader.press('ArrowRight')
    await expect(text).toHaveAttribute('data-line-numbers')
    await tabTo(page, panel.getByRole('group', { name: 'Lines of the original' }).locator('input:checked'))
    await reader.press('ArrowRight')
    await expect(text).toHaveAttribute('data-lines-kept')
    await expectAccessible(page, `the settings, ${reader.width} px`)
    await tabTo(page, panel.getByRole('button', { name: 'As usual' }))
    await reader.press('Enter')
    await expect(root).not.toHaveAttribute('data-reading-face')
    await reader.press('Escape')
    await expect(text).toBeFocused()
  })
  await test.step('all keys are shown', async () => {
    await reader.press('?')
    const help = page.getByRole('dialog', { name: 'Keys' })
    await expect(help.getByRole('button', { name: 'Close' })).toBeFocused()
    await expect(help).toContainText('next, previous passage on a claim')
    await expectAccessible(page, `the keys, ${reader.width} px`)
    await reader.press('Escape')
    await expect(help).toHaveCount(0)
    await expect(text).toBeFocused()
  })
}

async function readBeside(reader: Reader, texts: ReaderTexts): Promise<void> {
  const { page, told } = reader
  await test.step('a second and a third source are opened beside, locked to a claim', async () => {
    await reader.press('b')
    const bar = page.getByRole('group', { name: 'Several sources, one claim' })
    await expect(bar.getByRole('combobox', { name: 'Claim' })).toBeFocused()
    await page.keyboard.type('S')
    await tabTo(page, bar.getByRole('combobox', { name: 'Beside' }))
    await expect(bar.getByRole('combobox', { name: 'Beside' })).toBeFocused()
    await page.keyboard.type('C')
    await expect(page.locator('article[role=document]')).toHaveCount(2)
    await expect(page.getByRole('region', { name: /Report of the Captain$/ })).toBeVisible()
    if (reader.width >= 1600) {
      await expect.poll(async () => (await linesOverCards(page)).crossings).toBeGreaterThan(0)
      expect((await linesOverCards(page)).over).toBe(0)
    }
    // By arrow: a letter typed at once would be taken together with the one before.
    await reader.press('ArrowDown')
    await expect(page.locator('article[role=document]')).toHaveCount(3)
    await expectAccessible(page, `three sources, ${reader.width} px`)
  })
  await test.step('one goes from text to text and from passage to passage', async () => {
    const gazette = page.getByRole('document', { name: 'Text of Gazette of the coast' })
    await tabTo(page, page.locator('article[role=document]:visible').first())
    for (let i = 0; i < 3 && !(await gazette.evaluate((one) => one === document.activeElement)); i++)
      await reader.press('b')
    await expect(gazette).toBeFocused()
    await reader.press('Control+Home', 'p', 'n')
    await expect(told).toHaveText(/Several shots were fired upon the people|That was the last passage/)
    await reader.press('b')
    await expect(page.getByRole('document', { name: 'Text of Letter of Anna Moll' })).toBeFocused()
    await page.goto(texts.address('letter'))
    await expect(reader.text).toBeFocused()
  })
}

async function reviewChanged(page: Page): Promise<void> {
  await test.step('a changed passage is looked at and decided', async () => {
    await goBy(page, 'Review')
    const room = page.getByRole('region', { name: 'Review' })
    await expect(room).toBeFocused()
    await expect(room).toMatchAriaSnapshot(`
      - region "Review":
        - heading "Review" [level=1]
        - navigation "Passages to look at"
        - article "The passage that is open":
          - heading /the sense may have turned/ [level=2]
          - region /Revision 1/
          - region /Revision 2/
    `)
    await expectAccessible(page, 'the review')
    await page.keyboard.press('r')
    await page.keyboard.type('The register has 1631.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('a')
    await expect(page.getByRole('button', { name: 'Decided (1)' })).toBeVisible()
  })
}

/** Whether these words of the text are on screen with nothing over them. */
function isSeen(page: Page, words: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const root = document.querySelector('article[role="document"]')
    if (!root) return false
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, top, height } = range.getBoundingClientRect()
      const seen = document.elementFromPoint(left + 1, top + height / 2)
      return seen !== null && root.contains(seen)
    }
    return false
  }, words)
}

/** In how many places a line between passages passes a card, and in how many it lies over one there. */
function linesOverCards(page: Page): Promise<{ crossings: number; over: number }> {
  return page.evaluate(() => {
    const picture = document.querySelector<HTMLCanvasElement>('canvas.claim-links')
    const brush = picture?.getContext('2d')
    let [crossings, over] = [0, 0]
    if (!picture || !brush) return { crossings, over }
    picture.style.pointerEvents = 'auto'
    const box = picture.getBoundingClientRect()
    const scale = picture.width / box.width
    for (const card of document.querySelectorAll('.card')) {
      const { left, top, width, height } = card.getBoundingClientRect()
      const { data } = brush.getImageData(
        (left - box.left) * scale,
        (top - box.top) * scale,
        Math.max(1, width * scale),
        Math.max(1, height * scale),
      )
      const columns = Math.floor(Math.max(1, width * scale))
      for (let i = 3; i < data.length; i += 4) {
        if (data[i] === 0) continue
        crossings++
        const [x, y] = [((i >> 2) % columns) / scale, Math.floor((i >> 2) / columns) / scale]
        if (document.elementFromPoint(left + x, top + y) === picture) over++
      }
    }
    picture.style.pointerEvents = ''
    return { crossings, over }
  })
}

/** Back by Shift+Tab, as one comes from the map to the text. */
async function tabBackTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error('The keyboard does not lead back to this control.')
}
