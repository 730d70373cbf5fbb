import { expect, it } from 'vitest'
import type { BorrowedAnnotation } from '#lib/borrowed/annotation.ts'
import { placeBorrowed } from '#lib/borrowed/place.ts'
import { proposedFor } from '#lib/borrowed/read-borrowed.ts'

const annotation = (fields: Partial<BorrowedAnnotation>): BorrowedAnnotation => ({
  id: 'a',
  quote: '',
  prefix: '',
  suffix: '',
  notes: [],
  tags: [],
  author: null,
  created: null,
  source: null,
  replyTo: null,
  ...fields,
})
const text =
  '📜 On that morning the porter unlocked the door at five shillings, as he said.\n' +
  'Captain Harrow brought his company down from the Mole, and nobody would make way for them.\n' +
  'The well in the yard of the granary was found to be dry when the fire began at midnight.'
const placeOne = (fields: Partial<BorrowedAnnotation>, theirText?: string) => {
  const [placed] = placeBorrowed([annotation(fields)], text, theirText === undefined ? {} : { theirText })
  if (!placed) throw new Error('nothing was placed')
  return { ...placed, said: placed.spans.map(([start, end]) => text.slice(start, end)) }
}

it('[B4] believes a place where its words stand, in code units and in code points', () => {
  const start = text.indexOf('porter')
  const place = { quote: 'porter unlocked', start, end: start + 15 }
  expect(placeOne(place)).toMatchObject({ verdict: 'exact', said: ['porter unlocked'] })
  expect(placeOne({ ...place, start: start - 1, end: start + 14 })).toMatchObject({
    verdict: 'exact',
    said: ['porter unlocked'],
  })
})

it('[B4] looks for the words where the place is another one', () => {
  const placed = placeOne({
    quote: 'brought his company\ndown from the Mole',
    prefix: 'Captain Harrow ',
    suffix: ', and nobody would make way',
    start: 3,
    end: 40,
  })
  expect(placed).toMatchObject({ verdict: 'exact', said: ['brought his company down from the Mole'] })
})

it('[B4] finds a long quote without surroundings, and asks about a short one', () => {
  expect(placeOne({ quote: 'The well in the yard of the granary was found to be dry' })).toMatchObject({
    verdict: 'exact',
    said: ['The well in the yard of the granary was found to be dry'],
  })
  expect(placeOne({ quote: 'the porter unlocked the door at five shillings' })).toMatchObject({
    verdict: 'exact',
    said: ['the porter unlocked the door at five shillings'],
  })
  expect(placeOne({ quote: 'at' })).toMatchObject({ spans: [] })
})

it('[B5] never takes a place without words', () => {
  expect(placeOne({ start: 3, end: 9 })).toMatchObject({
    verdict: 'ambiguous',
    spans: [],
    candidates: [{ start: 3, end: 9 }],
  })
  expect(placeOne({ start: 3, end: 9000 })).toMatchObject({ verdict: 'lost', candidates: [] })
})

it('[B5] takes the words from the text that was annotated, when it is at hand', () => {
  const theirs = `A title that they had put above.\n\n${text}`
  const start = theirs.indexOf('Captain Harrow')
  expect(placeOne({ start, end: start + 30 }, theirs)).toMatchObject({
    verdict: 'exact',
    said: ['Captain Harrow brought his com'],
  })
})

it('[B7] an answer stands where the annotation stands that it answers', () => {
  const placed = placeBorrowed(
    [
      annotation({ id: 'again', replyTo: 'reply' }),
      annotation({ id: 'reply', replyTo: 'first' }),
      annotation({
        id: 'first',
        quote: 'nobody would make way',
        prefix: 'the Mole, and ',
        suffix: ' for them.',
      }),
      annotation({ id: 'stray', replyTo: 'nowhere' }),
      annotation({ id: 'round', replyTo: 'round' }),
    ],
    text,
  )
  expect(placed.map(({ annotation: { id }, verdict }) => [id, verdict])).toEqual([
    ['again', 'exact'],
    ['reply', 'exact'],
    ['first', 'exact'],
    ['stray', 'lost'],
    ['round', 'lost'],
  ])
})

it('[B9] keeps the gaps of a passage where its words stand, and says where they cannot be kept', () => {
  const quote = 'Captain Harrow brought his company down from the Mole'
  const parts = [
    [0, 14],
    [23, 34],
  ] as const
  expect(placeOne({ quote, parts })).toMatchObject({
    verdict: 'exact',
    said: ['Captain Harrow', 'his company'],
  })
  const other = placeOne({ quote: quote.replace(' down', '\ndown'), parts })
  expect(other).toMatchObject({ verdict: 'exact', said: [quote] })
  expect(other.reason).toMatch(/cannot be told apart/)
})

it('[B10] proposes what is certain, and nothing that turns the sense', () => {
  const change = (kind: 'number' | 'spelling'): Parameters<typeof proposedFor>[0] => ({
    verdict: 'changed',
    spans: [[0, 4]],
    findings: [{ kind, old: 'a', new: 'b' }],
  })
  expect(proposedFor({ verdict: 'moved', spans: [[0, 4]], findings: [] })).toBe('place')
  expect(proposedFor(change('spelling'))).toBe('place')
  expect(proposedFor(change('number'))).toBe('keep')
  expect(proposedFor({ verdict: 'ambiguous', spans: [], findings: [] })).toBe('keep')
})
