import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveCaret, unitAround, type CaretUnit } from '#components/reader/caret.ts'
import type { Span } from '#lib/text/span.ts'

const text = 'The pact was secret. Nobody said so.\nÉté\u0301 came.'
const stretches: Span[] = [
  [0, 36],
  [37, text.length],
]
const move = (at: number, unit: CaretUnit, direction: 1 | -1) =>
  moveCaret(text, stretches, at, unit, direction)

describe('the caret', () => {
  test('stops at the ends of words and at their beginnings on the way back', () => {
    expect([move(0, 'word', 1), move(3, 'word', 1), move(8, 'word', -1)]).toEqual([3, 8, 4])
  })
  test('ends a sentence before the space that follows it', () => {
    expect(text.slice(0, move(0, 'sentence', 1))).toBe('The pact was secret.')
    expect(move(20, 'sentence', 1)).toBe(36)
  })
  test('goes from paragraph to paragraph and stays at the end of the text', () => {
    expect([move(5, 'paragraph', 1), move(36, 'paragraph', 1)]).toEqual([36, text.length])
    expect(move(text.length, 'paragraph', 1)).toBe(text.length)
    expect(move(40, 'document', -1)).toBe(0)
  })
  test('takes a letter with its accents as one step', () => {
    const from = text.indexOf('t\u00e9')
    expect(move(from + 1, 'character', 1)).toBe(from + 3)
  })
  test('finds the sentence around a place', () => {
    expect(text.slice(...unitAround(text, stretches, 25, 'sentence'))).toBe('Nobody said so.')
  })
  test.each([
    ['the last word of a paragraph', 36, 'word', 'so'],
    ['the last sentence of a paragraph', 36, 'sentence', 'Nobody said so.'],
    ['the last sentence of the text', text.length, 'sentence', 'Été\u0301 came.'],
  ] as const)('at its end, finds %s', (_, at, unit, expected) => {
    expect(text.slice(...unitAround(text, stretches, at, unit))).toBe(expected)
  })
  test('every way through the text ends at its end, forwards and backwards, in any text', () => {
    const units = fc.constantFrom<CaretUnit>('character', 'word', 'sentence', 'paragraph')
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        units,
        (blocks, unit) => {
          const spans: Span[] = []
          for (const block of blocks) {
            const start = (spans.at(-1)?.[1] ?? -1) + 1
            spans.push([start, start + block.length])
          }
          const whole = blocks.join('\n')
          let at = 0
          for (let i = 0; i <= whole.length + 1; i++) at = moveCaret(whole, spans, at, unit, 1)
          expect(at).toBe(whole.length)
          for (let i = 0; i <= whole.length + 1; i++) at = moveCaret(whole, spans, at, unit, -1)
          expect(at).toBe(0)
        },
      ),
    )
  })
})
