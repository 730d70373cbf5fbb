import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareWords, type QuotedWords } from '#lib/live/shared-words.ts'
import type { Span } from '#lib/text/span.ts'

const texts = {
  letter:
    'Hochgeehrter Herr Vogt, die Mühle am unteren Bach ist am 3. März abgebrannt; der Müller sagt, es sei Brandstiftung.',
  report:
    'Раппорт о пожаре мельницы: «сгорела до основания», как показал мельник Кузнецов 𐌰𐌱 в присутствии старосты.',
}
interface Passage {
  readonly revisionId: keyof typeof texts
  readonly spans: readonly Span[]
}

const wordsOf = (passages: readonly Passage[]): QuotedWords => ({
  revisionId: passages.map(({ revisionId }) => revisionId),
  spans: passages.map(({ spans }) => spans),
  quote: passages.map(({ revisionId, spans }) =>
    spans.map(([from, to]) => texts[revisionId].slice(from, to)).join(' '),
  ),
  prefix: passages.map(({ revisionId, spans: [first] }) => {
    const from = first?.[0] ?? 0
    return texts[revisionId].slice(Math.max(0, from - 32), from)
  }),
  suffix: passages.map(({ revisionId, spans }) => {
    const to = spans.at(-1)?.[1] ?? 0
    return texts[revisionId].slice(to, to + 32)
  }),
})

const passage = fc
  .tuple(
    fc.constantFrom('letter' as const, 'report' as const),
    fc.uniqueArray(fc.nat(100), { minLength: 2, maxLength: 4 }),
  )
  .map(([revisionId, places]): Passage => {
    const sorted = places.toSorted((a, b) => a - b)
    const spans = Array.from({ length: sorted.length >> 1 }, (_, i): Span => [
      sorted[2 * i] ?? 0,
      sorted[2 * i + 1] ?? 0,
    ])
    return { revisionId, spans }
  })

test('whatever passages overlap, each has the words that it had', () => {
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 12 }), (all) => {
      const words = wordsOf(all)
      const { quote, prefix, suffix } = words
      expect(shareWords(words)).toEqual({ quote, prefix, suffix })
    }),
  )
})

test('words that contradict their places stay as they are', () => {
  const words: QuotedWords = {
    revisionId: ['a', 'a', 'a', 'a'],
    spans: [[[10, 30]], [[20, 40]], [[25, 45]], [[28, 60]]],
    quote: ['the mill by the broo', 'of some other place ', 'shorter than its place', null],
    prefix: ['Of ', 'by ', '', 'brook'],
    suffix: [' it is said', '', ' down', ''],
  }
  expect(words.quote[1]).toHaveLength(20)
  const { quote, prefix, suffix } = words
  expect(shareWords(words)).toEqual({ quote, prefix, suffix })
})

test('what is cut off at both ends of a text is no different', () => {
  const whole: Passage = { revisionId: 'letter', spans: [[0, texts.letter.length]] }
  const words = wordsOf([whole, { revisionId: 'letter', spans: [[0, 12]] }, whole])
  expect(shareWords(words).quote).toEqual([texts.letter, 'Hochgeehrter', texts.letter])
})
