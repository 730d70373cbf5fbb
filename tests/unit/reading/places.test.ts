import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placesOf } from '#lib/reading/place.ts'
import { readMarkdown } from '#lib/reading/markdown.ts'
import { readPlain } from '#lib/reading/plain.ts'

const word = fc.constantFrom(
  'mill',
  'river',
  'Korn',
  '[^1]',
  '\n\n',
  '\n',
  ' ',
  '- ',
  '# ',
  'e\u0301',
  '\n\n[^1]: said so',
  '𐐷',
)
const document = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(''))

it('[R80] leads every copied letter to the original and back', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(readPlain, readMarkdown), (raw, read) => {
      const reading = read(raw)
      const places = placesOf(reading)
      for (const [textStart, rawStart, length] of reading.map) {
        for (let i = 0; i < length; i++) {
          expect(places.toRaw(textStart + i)).toBe(rawStart + i)
          expect(places.toText(rawStart + i)).toBe(textStart + i)
        }
        expect(places.textOf([rawStart, rawStart + length])).toEqual([textStart, textStart + length])
        expect(places.rawOf([textStart, textStart + length])).toEqual([[rawStart, rawStart + length]])
      }
    }),
  )
})

it('finds a place for whatever was left out, inside of the text', () => {
  fc.assert(
    fc.property(document, (raw) => {
      const reading = readMarkdown(raw)
      const places = placesOf(reading)
      for (let at = 0; at <= raw.length; at++) {
        expect(places.toText(at)).toBeGreaterThanOrEqual(0)
        expect(places.toText(at)).toBeLessThanOrEqual(reading.text.length)
      }
    }),
  )
})

it('leads a note to its body behind the text, and what stands between two pages to the text beside it', () => {
  const raw = 'One[^1] two.\n\n[^1]: The body.\n\n---\n\nThree.'
  const reading = readMarkdown(raw)
  const places = placesOf(reading)
  expect(reading.text).toBe('One two.\nThree.\nThe body.')
  expect(reading.text.slice(...places.textOf([raw.indexOf('The'), raw.indexOf('body')]))).toBe('The ')
  // The rule before “Three” stands nearer to it than to the note.
  expect(places.toText(raw.indexOf('---') + 3)).toBe(reading.text.indexOf('Three'))
  const from = reading.text.indexOf('two.')
  expect(places.rawOf([from, reading.text.indexOf('Three') + 5]).map(([a, b]) => raw.slice(a, b))).toEqual([
    'two.',
    'Three',
  ])
})

it('has a place even in a reading without a text', () => {
  expect(placesOf({ text: '', map: [] }).toText(5)).toBe(0)
  expect(placesOf({ text: '', map: [] }).toRaw(5)).toBe(0)
  expect(placesOf({ text: '', map: [] }).textOf([0, 4])).toEqual([0, 0])
})
