import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteBeside, noteJump } from '#components/reader/note-jump.ts'
import { crowdedItems, packMargin } from '#components/reader/pack-margin.ts'
import type { Gloss } from '#components/reader/text-layout.ts'

const gloss = (index: number, at: number | null, from: number): Gloss => ({
  ...{ index, label: String(index + 1), kind: 'footnote', at, body: [from, from + 10] },
})
const glosses = [gloss(0, 10, 100), gloss(1, 40, 111), gloss(2, null, 122)]

describe('the key for notes', () => {
  test('leads from the text to the note whose mark is nearest', () => {
    expect(noteJump(glosses, 0)).toMatchObject({ to: 'body', offset: 100 })
    expect(noteJump(glosses, 30)).toMatchObject({ to: 'body', offset: 111 })
    expect(noteJump([], 30)).toBeNull()
  })
  test('leads from a note back to its mark, and nowhere from one that has none', () => {
    expect(noteJump(glosses, 105)).toMatchObject({ to: 'marker', offset: 10 })
    expect(noteJump(glosses, 121)).toMatchObject({ to: 'marker', offset: 40 })
    expect(noteJump(glosses, 125)).toBeNull()
  })
  test('there and back again is where the mark stands', () => {
    for (const { at } of glosses) {
      if (at === null) continue
      const there = noteJump(glosses, at)
      expect(there && noteJump(glosses, there.offset)?.offset).toBe(at)
    }
  })
  test('the notes follow each other', () => {
    expect(noteBeside(glosses, 0, 1)?.index).toBe(1)
    expect(noteBeside(glosses, 0, -1)).toBeNull()
    expect(noteBeside(glosses, 2, 1)).toBeNull()
    expect(noteBeside(glosses, 9, 1)).toBeNull()
  })
})

describe('notes that crowd each other', () => {
  const item = (id: string, wanted: number, height: number) => ({ id, wanted, height })
  const notes = { gap: 8, small: 44, slack: 48 }

  test('are shown by their beginning; one with room stays whole', () => {
    const items = [item('a', 0, 300), item('b', 40, 60), item('c', 900, 300)]
    expect([...crowdedItems(items, notes)]).toEqual(['a'])
    expect([...crowdedItems([item('a', 0, 40), item('b', 10, 40)], notes)]).toEqual([])
    expect([...crowdedItems([item('a', 0, 300)], notes)]).toEqual([])
  })

  test('give way to one that is open, which stays whole', () => {
    const items = [item('a', 0, 300), item('b', 40, 300), item('c', 60, 300), item('d', 900, 60)]
    expect([...crowdedItems(items, notes, 'b')]).toEqual(['a'])
  })
  test('never stand further from their lines than when all are whole', () => {
    const any = fc.array(fc.record({ wanted: fc.nat(3000), height: fc.integer({ min: 20, max: 600 }) }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(any, (list) => {
        const items = list.map((one, i) => item(String(i), one.wanted, one.height))
        const crowded = crowdedItems(items, notes)
        const short = items.map((one) => (crowded.has(one.id) ? { ...one, height: 44 } : one))
        const [whole, shortened] = [packMargin(items, 8), packMargin(short, 8)]
        for (const { id, wanted } of items) {
          expect((shortened.get(id) ?? 0) - wanted).toBeLessThanOrEqual((whole.get(id) ?? 0) - wanted)
          expect(shortened.get(id)).toBeGreaterThanOrEqual(wanted)
        }
      }),
    )
  })
})
