import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { alignSequences } from '#lib/text/align.ts'
import { applyChanges, diffTexts } from '#lib/text/diff.ts'
import { isGraphemeBorder, snapToGraphemes } from '#lib/text/graphemes.ts'
import { intervalIndex } from '#lib/text/interval-index.ts'
import { layStrip, rowOf } from '#lib/text/strip.ts'
import { foldText, normalizeText } from '#lib/text/normalize.ts'
import { cutSegments } from '#lib/text/segments.ts'
import type { Span } from '#lib/text/span.ts'
import { fromCodePointSpan, toCodePointSpan, unitTable } from '#lib/text/units.ts'

// Laws on many texts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const wordsText = fc
  .array(fc.constantFrom('item', 'dixit', 'quod', 'vidit', 'non', '1243', 'Ärger', '\n', '-\n', ', '), {
    maxLength: 60,
  })
  .map((words) => words.join(' '))
const spansIn = (length: number) =>
  fc.array(
    fc.tuple(fc.nat(length), fc.nat(length)).map(([x, y]): Span => [Math.min(x, y), Math.max(x, y)]),
    {
      maxLength: 12,
    },
  )

describe('units', () => {
  test('[T2] code points and back is the identity on character borders', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const table = unitTable(text)
        expect(table.lengthCodePoints).toBe([...text].length)
        let offset = 0
        let points = 0
        for (const character of text) {
          expect(table.toCodePoints(offset)).toBe(points)
          expect(table.toUtf16(points)).toBe(offset)
          offset += character.length
          points++
        }
      }),
    )
  })

  test('[T1] [T2] a border inside a surrogate pair widens to the whole character', () => {
    const table = unitTable('a𝔊b')
    expect(fromCodePointSpan(table, toCodePointSpan(table, [2, 3]))).toEqual([1, 3])
    expect(fromCodePointSpan(table, toCodePointSpan(table, [0, 2]))).toEqual([0, 3])
    expect(() => table.toCodePoints(5)).toThrow(RangeError)
    expect(() => table.toUtf16(4)).toThrow(RangeError)
  })
})

test('[T3] normalizing twice is once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normalizeText(text)
      expect(normalizeText(once)).toBe(once)
      expect(once).not.toContain('\r')
    }),
  )
})

test('[T4] every folded character leads back to what gave it', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, wordsText), (text) => {
      const folded = foldText(text)
      expect(folded.starts.length).toBe(folded.text.length)
      for (let i = 0; i < folded.text.length; i++) {
        const [start, end] = [folded.starts[i] ?? -1, folded.ends[i] ?? -1]
        expect(end).toBeGreaterThan(start)
        expect(foldText(text.slice(start, end)).text).toContain(folded.text.charAt(i))
        if (i > 0) expect(start).toBeGreaterThanOrEqual(folded.starts[i - 1] ?? 0)
      }
    }),
  )
})

test('[T5] segments cover the text exactly and carry the marks that hold them', () => {
  fc.assert(
    fc.property(
      fc
        .nat(40)
        .chain((length) => fc.tuple(fc.constant(length), fc.array(spansIn(length), { maxLength: 6 }))),
      ([length, marks]) => {
        const segments = cutSegments(
          length,
          marks.map((spans, id) => ({ id, spans })),
        )
        let at = 0
        for (const segment of segments) {
          expect(segment.start).toBe(at)
          expect(segment.end).toBeGreaterThan(at)
          const holding = marks.flatMap((spans, id) =>
            spans.some(([start, end]) => start <= segment.start && end >= segment.end && end > start)
              ? [id]
              : [],
          )
          // A mark may hold a segment by two of its spans that touch inside it only if there is a border there.
          expect(segment.ids).toEqual(holding)
          at = segment.end
        }
        expect(at).toBe(length)
      },
    ),
  )
})

describe('diff', () => {
  test('[T6] the difference leads from one text to the other', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, wordsText), fc.oneof(anyText, wordsText), (before, after) => {
        expect(applyChanges(before, diffTexts(before, after))).toBe(after)
        expect(diffTexts(before, before)).toEqual([])
      }),
    )
  })

  test('[T7] runs are equal in both sequences and rise in both', () => {
    const sequence = fc.array(fc.nat(5), { maxLength: 200 }).map((list) => Int32Array.from(list))
    fc.assert(
      fc.property(sequence, sequence, fc.constantFrom(2, 8, 256), (a, b, maxDifferences) => {
        let [lastA, lastB] = [0, 0]
        for (const run of alignSequences(a, b, { maxDifferences })) {
          expect(run.a).toBeGreaterThanOrEqual(lastA)
          expect(run.b).toBeGreaterThanOrEqual(lastB)
          expect(run.length).toBeGreaterThan(0)
          expect([...a.slice(run.a, run.a + run.length)]).toEqual([...b.slice(run.b, run.b + run.length)])
          lastA = run.a + run.length
          lastB = run.b + run.length
        }
      }),
    )
  })

  test('[T7] small sequences are aligned as well as possible', () => {
    const sequence = fc.array(fc.nat(3), { maxLength: 12 }).map((list) => Int32Array.from(list))
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const matched = alignSequences(a, b).reduce((sum, run) => sum + run.length, 0)
        expect(matched).toBe(longestCommonSubsequence(a, b))
      }),
    )
  })

  test('[T7] a million symbols with scattered changes are aligned in near-linear time', () => {
    const a = Int32Array.from({ length: 1_000_000 }, (_, i) => Math.imul(i, 2654435761) >>> 12)
    const b = a.map((symbol, i) => (i % 97 === 0 ? symbol + 1 : symbol))
    // Time of the processor, not of the clock: other tests run beside this one.
    const started = process.cpuUsage()
    const runs = alignSequences(a, b, { grams: [24, 8] })
    const { user } = process.cpuUsage(started)
    expect(user / 1000).toBeLessThan(5000)
    expect(runs.reduce((sum, run) => sum + run.length, 0)).toBe(a.length - Math.ceil(a.length / 97))
  })
})

test('[T9] the interval index answers as a linear scan would, the shortest first', () => {
  fc.assert(
    fc.property(fc.array(spansIn(50), { maxLength: 10 }), fc.nat(50), fc.nat(50), (marks, x, y) => {
      const index = intervalIndex(marks.map((spans, id) => ({ id, spans })))
      const holding = marks
        .flatMap((spans, id) => spans.map((span) => ({ id, span })))
        .filter(({ span }) => span[0] <= x && x < span[1])
        .sort((p, q) => p.span[1] - p.span[0] - (q.span[1] - q.span[0]))
      const found = index.at(x)
      expect(new Set(found)).toEqual(new Set(holding.map(({ id }) => id)))
      const shortest = (id: number) =>
        Math.min(...holding.filter((h) => h.id === id).map((h) => h.span[1] - h.span[0]))
      for (let i = 1; i < found.length; i++) {
        expect(shortest(found[i - 1] ?? 0)).toBeLessThanOrEqual(shortest(found[i] ?? 0))
      }
      const [from, to] = [Math.min(x, y), Math.max(x, y)]
      const sharing = marks.flatMap((spans, id) =>
        spans.some(([start, end]) => end > start && from < to && start < to && end > from) ? [id] : [],
      )
      expect(new Set(index.overlapping([from, to]))).toEqual(new Set(sharing))
    }),
  )
})

test('[T10] snapping to graphemes only widens and is idempotent', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), (text, x, y) => {
      const span: Span = [Math.min(x, y, text.length), Math.min(Math.max(x, y), text.length)]
      const snapped = snapToGraphemes(text, span)
      expect(snapped[0]).toBeLessThanOrEqual(span[0])
      if (span[1] > span[0]) expect(snapped[1]).toBeGreaterThanOrEqual(span[1])
      expect(snapToGraphemes(text, snapped)).toEqual(snapped)
      expect(isGraphemeBorder(text, snapped[0]) && isGraphemeBorder(text, snapped[1])).toBe(true)
    }),
  )
})

function longestCommonSubsequence(a: Int32Array, b: Int32Array): number {
  const row = new Int32Array(b.length + 1)
  for (const x of a) {
    let diagonal = 0
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      row[j] = x === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}

test('[T11] a strip loses nothing and keeps the order of the text', () => {
  const kinds = ['a', 'b', 'c'] as const
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 300 }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...kinds))),
      (length, rows, places) => {
        const items = places.map(([part, kind]) => ({ at: Math.floor(part * length), kind }))
        const strip = layStrip(items, kinds, length, rows)
        const all = Array.from({ length: rows }, (_, row) => row)
        expect(all.reduce((sum, row) => sum + strip.countIn(row), 0)).toBe(items.length)
        for (const { at, kind } of items) expect(strip.kindsIn(rowOf(at, length, rows))).toContain(kind)
        const sorted = items.map(({ at }) => at).sort((a, b) => a - b)
        const order = sorted.map((at) => rowOf(at, length, rows))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      },
    ),
  )
})
