// What people do in the browser, for the journeys: come in, choose words with the mouse, look around with axe.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test'

export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language?: 'en' | 'de'
}

interface Instance {
  readonly url: string
  readonly ownerLink: string
  readonly dataDir: string
  readonly databaseUrl: string
}
const instances = JSON.parse(process.env['FONTES_E2E_INSTANCES'] ?? '[]') as Instance[]

/** The instance under test: each worker has its own (tests/support/browser-global.ts). */
export const instance: Instance = instances[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)] ?? {
  url: process.env['FONTES_E2E'] ?? '',
  ownerLink: '',
  dataDir: '',
  databaseUrl: '',
}

/** The first person of the instance, whichever journey comes first. */
export const owner: Newcomer = {
  name: 'Ada Lovett',
  email: 'ada@rapallo.test',
  password: 'a long enough secret',
}

/** A signed-in page of the owner; makes the account by the owner link when no journey before has. */
export async function enterAsOwner(browser: Browser): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ baseURL: instance.url, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  // Signed in or refused, however long it takes on a machine that has much to do.
  const refusal = page.locator('form').getByRole('alert')
  const isIn = await Promise.race([
    page.waitForURL(/\/projects/, { timeout: 60_000 }).then(() => true),
    refusal.waitFor({ timeout: 60_000 }).then(() => false),
  ]).catch(() => false)
  if (isIn) return { page, troubles: watch(page) }
  await context.close()
  return join(browser, instance.ownerLink, owner)
}

/** Opens a browser of one's own and joins by a link; an error on the page or in its console fails the test at the end. */
export async function join(
  browser: Browser,
  link: string,
  person: Newcomer,
): Promise<{ page: Page; context: BrowserContext; troubles: string[] }> {
  const context = await browser.newContext({ baseURL: instance.url, viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  const troubles = watch(page)
  await page.goto(link)
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page
    .locator('form')
    .getByRole('combobox')
    .selectOption(person.language ?? 'en')
  await page.locator('form').getByRole('button').click()
  await page.waitForURL(/\/projects(\/|$)/)
  return { page, context, troubles }
}

/** Collects what the page complains about: errors, refused content, failed scripts. */
export function watch(page: Page): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // A refused request is part of some journeys and is checked there; the browser reports each on its own.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(`console: ${message.text()}`)
  })
  return troubles
}

/** Waits until the reader of the main text has its caret, as keys go to the browser before, and its passages. */
export async function expectReader(page: Page): Promise<void> {
  await expect(page.locator('article[role="document"]').first()).toHaveAttribute('data-caret')
  // The marks that came with the page have given way to the reader's own.
  await page.waitForFunction(() => !('fontesOpening' in globalThis))
}

/** Chooses `words` in the text with the mouse: press at their first letter, release behind their last. */
export async function selectByMouse(page: Page, words: string): Promise<void> {
  await expectReader(page)
  const ends = await page.evaluate((wanted) => {
    const root = document.querySelector('article[role="document"]')
    if (!root) return null
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const rects = [...range.getClientRects()]
      const first = rects[0]
      const last = rects.at(-1)
      if (!first || !last) return null
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }
    return null
  }, words)
  if (!ends) throw new Error(`These words stand in no single piece of the text: ${words.slice(0, 80)}`)
  await page.mouse.move(ends.from.x, ends.from.y)
  await page.mouse.down()
  await page.mouse.move((ends.from.x + ends.to.x) / 2, (ends.from.y + ends.to.y) / 2, { steps: 4 })
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 4 })
  await page.mouse.up()
}

/** axe, with every rule of WCAG 2.2 AA and its best practices: nothing may be found. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // We have no frames of others: one run in the page itself, which keeps only what it finds, takes a quarter of the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  const told = violations.map(
    (one) =>
      `${one.id}: ${one.help} – ${one.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join('; ')}`,
  )
  expect(told, `axe on ${where}`).toEqual([])
}

/** Goes somewhere by the command palette. */
export async function goBy(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await expect(page.getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
}

/** Presses Tab until the focus is there; fails when a hundred steps do not lead to it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < 100; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not reach this control.')
}
