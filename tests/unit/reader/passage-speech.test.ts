import { expect, test } from 'vitest'
import { characterAt, speech } from '#components/reader/passage-speech.ts'
import type { Span } from '#lib/text/span.ts'

const text = 'The mill burned. Nobody saw it.'
const words = {
  begins: ({ id }: { id: string }) => `<${id}>`,
  ends: ({ id }: { id: string }) => `</${id}>`,
}
const passage = (id: string, ...spans: Span[]) => ({ id, spans })
const spanOf = (quote: string): Span => [text.indexOf(quote), text.indexOf(quote) + quote.length]
const heard = (span: Span, ...passages: ReturnType<typeof passage>[]) => speech(text, span, passages, words)

test.each([
  ['a sentence tells both edges', spanOf('The mill burned.'), 'The <a> mill </a> burned.'],
  ['a word tells the edge it begins and ends with', spanOf('mill'), '<a> mill </a>'],
  ['a word beside it tells none', spanOf('burned'), 'burned'],
  ['a step before its first character tells that it begins', characterAt(text, 4), '<a> m'],
  ['a step within tells nothing', characterAt(text, 5), 'i'],
  ['a step before its last character tells nothing yet', characterAt(text, 7), 'l'],
  ['a step behind its last character tells that it ends', characterAt(text, 8), '</a>'],
])('%s', (_, span, expected) => {
  expect(heard(span, passage('a', spanOf('mill')))).toBe(expected)
})

test('of two that meet, the one that ends is told first', () => {
  const both = [passage('b', spanOf(' burned')), passage('a', spanOf('The mill'))]
  expect(heard(spanOf('The mill burned.'), ...both)).toBe('<a> The mill </a> <b> burned </b> .')
})

test('a passage of several spans begins with its first and ends with its last', () => {
  const split = passage('a', spanOf('mill'), spanOf('saw it'))
  expect(heard(spanOf(text), split)).toBe('The <a> mill burned. Nobody saw it </a> .')
})

test('a character of two halves is heard whole, and nothing at the end of the text', () => {
  expect(characterAt('a𝔉b', 1)).toEqual([1, 3])
  expect(characterAt('ab', 2)).toEqual([2, 2])
})
