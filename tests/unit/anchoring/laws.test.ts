import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { answerCase } from '#lib/anchoring/case.ts'
import { carry } from '#lib/anchoring/carry.ts'
import type { Carried } from '#lib/anchoring/carried.ts'
import { describe as describePassage } from '#lib/anchoring/describe.ts'
import { resolverFor } from '#lib/anchoring/resolve.ts'
import type { Span } from '#lib/text/span.ts'
import { chance } from '#tests/support/chance.ts'
import { traced } from '#tests/support/damage.ts'
import { markedSpans } from '#tests/support/damage-cases.ts'
import { COMBINED, SINGLE } from '#tests/support/damage-kinds.ts'
import { lawRuns } from '#tests/support/law-runs.ts'
import { LANGUAGES, writer } from '#tests/support/damage-texts.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 1_200_000 })

/** A text, what became of it, and passages of it. */
const revised = fc
  .tuple(
    fc.constantFrom(...LANGUAGES),
    fc.integer({ min: 1, max: 1e6 }),
    fc.constantFrom(...[...SINGLE, ...COMBINED].map(([, damage]) => damage)),
  )
  .map(([language, seed, damage]) => {
    const dice = chance(seed)
    const { paragraph, sentence } = writer(language, dice)
    const old = Array.from({ length: 12 }, paragraph).join('\n\n')
    const now = damage(traced(old), dice, sentence).text
    return { old, now, spans: markedSpans(old, 12, dice) }
  })

const overlaps = ([a0, a1]: Span, [b0, b1]: Span): boolean => a0 < b1 && b0 < a1

it('[A15] there and back again stands where it stood, or is asked about', () => {
  fc.assert(
    fc.property(revised, ({ old, now, spans }) => {
      const there = carry(
        old,
        now,
        spans.map((span) => describePassage(old, [span])),
      )
      there.forEach((carried, i) => {
        const span: Span = spans[i] ?? [0, 0]
        const place = carried.spans[0]
        if (!place || place[0] === place[1]) return
        const [back] = carry(now, old, [describePassage(now, carried.spans)])
        const returned = back?.spans[0]
        if (!returned) return
        // The same words come back to the same letters; where either way says that words have changed, somebody is asked, and
        // they stand at least where they stood, with one part where others were put in between.
        if (carried.verdict === 'changed' || back.verdict === 'changed')
          expect(back.spans.some((one) => overlaps(one, span))).toBe(true)
        else expect(returned).toEqual(span)
      })
    }),
    { numRuns: lawRuns(30) },
  )
})

it('[A15] when the text comes back, so does the place', () => {
  fc.assert(
    fc.property(revised, ({ old, spans }) => {
      const selectors = spans.map((span) => describePassage(old, [span]))
      expect(carry(old, old, selectors).map((one) => one.spans)).toEqual(selectors.map((one) => one.spans))
    }),
    { numRuns: lawRuns(10) },
  )
})

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const dice = chance(seed)
  return list
    .map((item) => ({ item, place: dice.next() }))
    .sort((x, y) => x.place - y.place)
    .map(({ item }) => item)
}

it('[A10] verdicts do not depend on the order of the passages, nor on which others are asked about', () => {
  fc.assert(
    fc.property(revised, fc.integer(), fc.boolean(), ({ old, now, spans }, seed, isKnown) => {
      const passages = spans.map((span, i) => {
        const { quote, prefix, suffix } = describePassage(old, [span])
        return { id: `p${i}`, start: span[0], end: span[0] + quote.length, exact: quote, prefix, suffix }
      })
      const ask = (some: typeof passages) =>
        new Map(
          answerCase({ ...(isKnown ? { old } : {}), new: now, passages: some }).map((one) => [one.id, one]),
        )
      const together = ask(passages)
      const others = ask(shuffled(passages, seed).slice(0, 5))
      for (const [id, answer] of others) expect(answer).toEqual(together.get(id))
    }),
    { numRuns: lawRuns(25) },
  )
})

it('[A3] the same words are never said of other words', () => {
  fc.assert(
    fc.property(revised, ({ old, now, spans }) => {
      const selectors = spans.map((span) => describePassage(old, [span]))
      const resolver = resolverFor(now, { isStale: true })
      const answers: Carried[] = [
        ...carry(old, now, selectors),
        ...selectors.map((one) => resolver.resolve(one)),
      ]
      const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
      answers.forEach(({ verdict, spans: places }, i) => {
        if (verdict !== 'exact' && verdict !== 'moved') return
        const words = places.map(([start, end]) => now.slice(start, end)).join('')
        expect(letters(words)).toBe(letters(selectors[i % selectors.length]?.quote ?? ''))
      })
    }),
    { numRuns: lawRuns(30) },
  )
})
