// The colours of globals.css, measured: text at least 4.5 to 1 (WCAG 1.4.3), edges of fields and the focus 3 to 1 (1.4.11),
// on every paper, in light and dark.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../app/globals.css'), 'utf8')
type Rgb = [number, number, number]
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: rgb(light ?? ''), dark: rgb(dark ?? '') }],
  ),
)
const names = (start: string): string[] => [...colours.keys()].filter((name) => name.startsWith(start))
const papers = names('paper')
const words = [
  'ink',
  'ink-soft',
  'ink-faint',
  'accent',
  'danger',
  'ok',
  'warn',
  ...names('tag-'),
  ...names('stance-'),
]

describe.each(['light', 'dark'] as const)('contrast, %s', (theme) => {
  const of = (name: string): Rgb => colours.get(name)?.[theme] ?? [0, 0, 0]

  it('knows its colours', () => {
    expect(papers).toHaveLength(3)
    expect(words).toHaveLength(7 + 8 + 8)
  })

  it.each(words)('%s reads on every paper', (name) => {
    for (const paper of papers)
      expect(contrast(of(name), of(paper)), `${name} on ${paper}`).toBeGreaterThanOrEqual(4.5)
  })

  it.each(names('tag-'))('%s and ink read on its own wash', (name) => {
    // The wash is 10 % of the colour in paper; mixing in sRGB is close enough to oklab at this share.
    const wash = of('paper').map((value, i) => value * 0.9 + (of(name)[i] ?? 0) * 0.1) as Rgb
    expect(contrast(of(name), wash)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('ink'), wash)).toBeGreaterThanOrEqual(7)
  })

  it('shows edges and the focus', () => {
    for (const paper of papers) {
      expect(contrast(of('rule-strong'), of(paper)), `rule-strong on ${paper}`).toBeGreaterThanOrEqual(3)
      expect(contrast(of('focus'), of(paper)), `focus on ${paper}`).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(of('accent-ink'), of('accent'))).toBeGreaterThanOrEqual(4.5)
  })
})

function rgb(hex: string): Rgb {
  const at = (i: number): number => Number.parseInt(hex.slice(i, i + 2), 16)
  return [at(1), at(3), at(5)]
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
