import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkPlaces } from '#components/reader/chunk-places.ts'
import type { Chunk } from '#components/reader/text-layout.ts'

/** A column of chunks with these heights, as the browser would measure it, and as many letters in each as it is high. */
function column(heights: readonly number[]): { root: Element; chunks: Chunk[]; asked: () => number } {
  let top = 0
  let asked = 0
  const shells: Pick<Element, 'getBoundingClientRect'>[] = []
  const chunks: Chunk[] = []
  heights.forEach((height, index) => {
    const box = { top, height }
    shells.push({
      getBoundingClientRect: () => {
        asked++
        return box as DOMRect
      },
    })
    chunks.push({ index, start: top, end: top + height, blocks: [] } as unknown as Chunk)
    top += height
  })
  const root = { querySelectorAll: () => shells } as unknown as Element
  return { root, chunks, asked: () => asked }
}

describe('places of chunks', () => {
  it('finds the offset at any height, wherever the last one was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 60 }),
        fc.array(fc.integer({ min: -300, max: 25_000 }), { minLength: 1, maxLength: 20 }),
        (heights, places) => {
          const { root, chunks } = column(heights)
          const { offsetAt } = chunkPlaces(root, chunks)
          const length = heights.reduce((sum, height) => sum + height, 0)
          for (const y of places) expect(offsetAt(y)).toBe(Math.max(0, Math.min(length, y)))
        },
      ),
    )
  })

  it('measures a handful of chunks while one scrolls, however many there are', () => {
    const { root, chunks, asked } = column(Array.from({ length: 1_000 }, () => 2_000))
    const { offsetAt } = chunkPlaces(root, chunks)
    offsetAt(1_000_000)
    const before = asked()
    for (let y = 1_000_000; y < 1_010_000; y += 100) offsetAt(y)
    expect((asked() - before) / 100).toBeLessThan(5)
  })
})
