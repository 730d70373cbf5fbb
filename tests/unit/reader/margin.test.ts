import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignLanes, byPlace, laneCount, stanceOf } from '#components/reader/marks.ts'
import { packMargin } from '#components/reader/pack-margin.ts'
import { layOutText } from '#components/reader/text-layout.ts'
import type { Span } from '#lib/text/span.ts'

describe('the margin', () => {
  test('cards never overlap, keep their order, and the firm one stands at its line', () => {
    const items = fc.array(
      fc.record({ wanted: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 1, max: 300 }) }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(items, fc.nat(), (list, pick) => {
        const cards = list.map((item, i) => ({ ...item, id: String(i) }))
        const firm = String(pick % cards.length)
        const tops = packMargin(cards, 8, firm)
        expect(tops.get(firm)).toBe(cards[Number(firm)]?.wanted)
        const placed = cards
          .map((card) => ({ ...card, top: tops.get(card.id) ?? NaN }))
          .sort((a, b) => a.top - b.top)
        for (let i = 1; i < placed.length; i++) {
          const [above, below] = [placed[i - 1], placed[i]]
          expect((above?.top ?? 0) + (above?.height ?? 0) + 8).toBeLessThanOrEqual(below?.top ?? 0)
          expect(above?.wanted).toBeLessThanOrEqual(below?.wanted ?? 0)
        }
      }),
    )
  })
  test('a card with room around it stands at its line', () => {
    const tops = packMargin(
      [
        { id: 'a', wanted: 10, height: 20 },
        { id: 'b', wanted: 100, height: 20 },
      ],
      8,
    )
    expect([...tops]).toEqual([
      ['a', 10],
      ['b', 100],
    ])
  })
})

describe('marks', () => {
  test('overlapping passages differ in their lane while there are lanes', () => {
    const outer = { id: 'outer', spans: [[0, 20]] as Span[] }
    const inner = { id: 'inner', spans: [[5, 8]] as Span[] }
    const later = { id: 'later', spans: [[8, 12]] as Span[] }
    const sorted = [later, inner, outer].sort(byPlace)
    expect(sorted).toEqual([outer, inner, later])
    expect(assignLanes(sorted)).toEqual([0, 1, 1])
  })
  test('there are never more lanes than the space between two lines can hold', () => {
    const nested = Array.from({ length: 9 }, (_, i) => ({ id: `${i}`, spans: [[i, 20 - i]] as Span[] }))
    expect(Math.max(...assignLanes(nested))).toBe(laneCount - 1)
  })
  test('a contradiction is shown before support, and evidence before mere attestation', () => {
    expect(stanceOf(['supports', 'contradicts', 'affirms'])).toBe('contradicts')
    expect(stanceOf(['affirms', 'supports'])).toBe('supports')
    expect(stanceOf([])).toBe('marked')
  })
})

describe('the layout of a text', () => {
  const text = 'Heading\nFirst words and more.\nThe note.'
  const note = {
    label: '1',
    kind: 'footnote' as const,
    at: 13,
    marker: null,
    bodyMarker: null,
    body: [30, 39] as Span,
    rawBody: [],
    state: 'linked',
  }
  const layout = layOutText(text.length, {
    blocks: [
      { kind: 'heading', start: 0, end: 7, level: 1 },
      { kind: 'paragraph', start: 8, end: 29 },
      { kind: 'note', start: 30, end: 39 },
    ],
    notes: [note],
    pages: [{ label: '12', at: 8 }],
  })
  test('cuts a block at markers and page turns without losing a character', () => {
    const pieces = layout.chunks[0]?.blocks[1]?.pieces ?? []
    expect(pieces.map((piece) => piece.kind)).toEqual(['page', 'text', 'marker', 'text'])
    expect(
      pieces.map((piece) => (piece.kind === 'text' ? text.slice(piece.start, piece.end) : '')).join(''),
    ).toBe('First words and more.')
  })
  test('never skips a rank of heading, whatever ranks the source has', () => {
    const levels = [2, 4, 4, 1, 3]
    const blocks = levels.map((level, i) => ({
      kind: 'heading' as const,
      start: i * 2,
      end: i * 2 + 1,
      level,
    }))
    const { chunks } = layOutText(10, { blocks, notes: [], pages: [] })
    expect(chunks.flatMap((chunk) => chunk.blocks.map((block) => block.level))).toEqual([1, 2, 2, 1, 2])
  })
  test('shows a note as a gloss and not a second time in the running text', () => {
    expect(layout.chunks.flatMap((chunk) => chunk.blocks.map((block) => block.kind))).toEqual([
      'heading',
      'paragraph',
    ])
    expect(layout.glosses.map((gloss) => text.slice(...gloss.body))).toEqual(['The note.'])
    expect(layout.stretches).toEqual([
      [0, 7],
      [8, 29],
      [30, 39],
    ])
  })
})
