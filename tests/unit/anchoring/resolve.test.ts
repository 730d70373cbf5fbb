import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { describe as describePassage } from '#lib/anchoring/describe.ts'
import { resolve } from '#lib/anchoring/resolve.ts'
import { snapToGraphemes } from '#lib/text/graphemes.ts'
import type { Span } from '#lib/text/span.ts'
import { chance } from '#tests/support/chance.ts'
import { lawRuns } from '#tests/support/law-runs.ts'
import { LANGUAGES, writer } from '#tests/support/damage-texts.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const text = fc
  .tuple(fc.constantFrom(...LANGUAGES), fc.integer({ min: 1, max: 1e6 }))
  .map(([language, seed]) => {
    const { paragraph } = writer(language, chance(seed))
    return `${paragraph()}\n👩‍🔬 ${paragraph()}\n${paragraph()}`.normalize('NFC')
  })
const passage = text.chain((words) =>
  fc
    .tuple(fc.constant(words), fc.nat({ max: words.length - 2 }), fc.integer({ min: 1, max: 300 }))
    .map(([whole, start, length]) => {
      const span = snapToGraphemes(whole, [start, Math.min(whole.length, start + length)])
      return { whole, span }
    }),
)

it('[A1] [A2] resolves what was described to the same place', () => {
  fc.assert(
    fc.property(passage, ({ whole, span }) => {
      const selector = describePassage(whole, [span])
      expect(selector.quote).toBe(whole.slice(...span))
      expect(selector.prefix).toBe(whole.slice(Math.max(0, span[0] - selector.prefix.length), span[0]))
      expect(selector.prefix.length).toBeLessThanOrEqual(32)
      expect(resolve(whole, selector)).toMatchObject({ verdict: 'exact', spans: [span] })
    }),
    { numRuns: lawRuns(250) },
  )
})

it('[A1] snaps to whole graphemes', () => {
  const whole = 'the 👩‍🔬 wrote'
  expect(describePassage(whole, [[5, 8]]).spans).toEqual([[4, 9]])
})

it('[A2] resolves a passage of several spans', () => {
  const whole = 'The mill burned in that night\nA note that stands between\nand nobody saw who did it.'
  const spans: Span[] = [[4, 29], [57, 69]] // prettier-ignore
  const selector = describePassage(whole, spans)
  expect(selector.quote).toBe('mill burned in that night and nobody s')
  expect(resolve(whole, selector)).toMatchObject({ verdict: 'exact', spans })
})

it('[A14] a word whose last letter was lost does not take in the stop behind it', () => {
  const text =
    'The well in the yard of the granary was found to be dry when the fire began at midnight. Peter Moll has lost the tip of a finger, and that was in the door of the cooperage itself.'
  const found = (words: string, now: string): string[] =>
    resolve(
      now,
      { quote: words, prefix: '', suffix: '', spans: [[0, words.length]] },
      { isStale: true },
    ).spans.map(([start, end]) => now.slice(start, end))
  expect(found('dry when the fire began at midnight', text.replace('midnight', 'midnigh'))).toEqual([
    'dry when the fire began at midnigh',
  ])
})
