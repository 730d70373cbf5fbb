import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decisionsFor,
  isSameReference,
  listSuggestions,
  workText,
  type ReferencePlace,
} from '#lib/reading/suggestions.ts'
import { byKind, byName } from '#lib/reading/suggestion-groups.ts'
import type { Reading, References } from '#lib/reading/reading.ts'

const references = (more: Partial<References>): References => ({
  ...{ archival: [], back: [], works: [], dates: [], names: [] },
  ...more,
})
/** A reading that is its original. */
const read = (text: string, found: Partial<References>, notes: Reading['notes'] = []): Reading =>
  ({
    text,
    map: text === '' ? [] : [[0, 0, text.length]],
    notes,
    references: references(found),
  }) as unknown as Reading
const at = (text: string, words: string, nth = 0): [number, number] => {
  let start = -1
  for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1)
  return [start, start + words.length]
}

test('know their words, the words around them and the note they stand in', () => {
  const text = 'The mill burned in 1630. See note.\nRoll 5, f. 3 verso.'
  const body: [number, number] = [35, text.length]
  const note = { label: '7', body } as never
  const archival = {
    raw: at(text, 'Roll 5, f. 3'),
    normalized: 'Roll 5, fol. 3',
    archive: '',
    parts: {},
    slips: [],
  }
  const dates = [{ raw: at(text, '1630'), edtf: '1630' }]
  const [date, roll] = listSuggestions(read(text, { archival: [archival], dates }, [note]), text)
  expect(date).toMatchObject({ kind: 'date', quote: '1630', normalized: '1630', noteLabel: '' })
  expect(date).toMatchObject({ before: 'themillburnedin', after: 'seenoteroll5f3verso' })
  expect(roll).toMatchObject({ kind: 'archival', quote: 'Roll 5, f. 3', noteLabel: '7', spans: [[35, 47]] })
})

test('[R82] what was rejected stays rejected in another reading of the same words', () => {
  const before = 'In May 1630 the mill burned; in June 1630 the barn; in May 1630 nobody knew.'
  const dates = (text: string) => [0, 1, 2].map((nth) => ({ raw: at(text, '1630', nth), edtf: '1630' }))
  const old = listSuggestions(read(before, { dates: dates(before) }), before)
  const rejected = old.slice(1, 2)
  // A word was mended before it, the text has moved, and another date has come.
  const after = `Chapter 1. ${before.replace('the mill', 'the great mill')}`
  const fresh = listSuggestions(read(after, { dates: dates(after) }), after)
  const find = decisionsFor(rejected)
  expect(fresh.map((one) => find(one) !== undefined)).toEqual([false, true, false])
  // Read differently, it is another suggestion.
  expect(find({ ...(fresh[1] as ReferencePlace), normalized: '1630?' })).toBeUndefined()
})

test('are the same as themselves, and as themselves with one side changed, never with both', () => {
  const words = fc.string({ maxLength: 8 })
  const place = fc.record({
    ...{ kind: fc.constantFrom('date' as const, 'work' as const), quote: words, normalized: words },
    ...{ before: words, after: words },
  })
  fc.assert(
    fc.property(place, (one) => {
      expect(isSameReference(one, { ...one })).toBe(true)
      expect(isSameReference(one, { ...one, before: `${one.before}x` })).toBe(true)
      expect(isSameReference(one, { ...one, after: `${one.after}x` })).toBe(true)
      expect(isSameReference(one, { ...one, before: `${one.before}x`, after: `${one.after}x` })).toBe(false)
      expect(decisionsFor([one])({ ...one, before: 'else' })).toBe(one)
    }),
  )
})

test('a name is one suggestion, wherever it stands', () => {
  const text = 'Tschitscherin wrote; Cicerin came.'
  const names = [{ surface: 'Cicerin', group: 'Čičerin', occurrences: [at(text, 'Cicerin')] }]
  expect(listSuggestions(read(text, { names }), text)).toMatchObject([
    {
      kind: 'name',
      quote: 'Cicerin',
      normalized: 'Čičerin',
      spans: [at(text, 'Cicerin')],
      before: '',
      after: '',
    },
  ])
})

test('a work is told in one line, whatever its description holds', () => {
  expect(
    workText({
      author: [{ family: 'Zeidler', given: 'Manfred' }, { literal: 'N. N.' }],
      ...{
        title: 'Reichswehr und Rote Armee',
        'publisher-place': 'München',
        issued: { 'date-parts': [[1993]] },
      },
    }),
  ).toBe('Manfred Zeidler / N. N., Reichswehr und Rote Armee, München, 1993')
  expect(workText({ author: 'nobody', issued: 5, title: ['x'] })).toBe('')
})

test('come by kind, names last and each name once, the most frequent first', () => {
  const text = 'In 1630 Seeb wrote to Anna. Hans von Seeb and Seebs man. Roll 5. Anna, Seeb.'
  const name = (surface: string, group: string, ...nths: number[]) => ({
    surface,
    group,
    occurrences: nths.map((nth) => at(text, surface, nth)),
  })
  const suggestions = listSuggestions(
    read(text, {
      dates: [{ raw: at(text, '1630'), edtf: '1630' }],
      archival: [{ raw: at(text, 'Roll 5'), normalized: 'Roll 5', archive: '', parts: {}, slips: [] }],
      names: [
        name('Anna', 'Anna', 0, 1),
        name('Hans von Seeb', 'Hans von Seeb', 0),
        name('Seeb', 'Hans von Seeb', 0, 3),
        name('Seebs', 'Hans von Seeb', 0),
      ],
    }),
    text,
  )
  const kinds = byKind(suggestions)
  expect(kinds.map(({ kind, suggestions: own }) => [kind, own.length])).toEqual([
    ['archival', 1],
    ['date', 1],
    ['name', 4],
  ])
  expect(
    byName(kinds.at(-1)?.suggestions ?? []).map(({ name: fullest, spellings, times }) => [
      fullest,
      spellings.map(({ quote }) => quote),
      times,
    ]),
  ).toEqual([
    ['Hans von Seeb', ['Seeb', 'Hans von Seeb', 'Seebs'], 4],
    ['Anna', ['Anna'], 2],
  ])
})
