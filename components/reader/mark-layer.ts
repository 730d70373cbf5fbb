// The marks of one text on the page. Only those in the window around the screen have ranges; a change redraws what changed.
import type { Span } from '#lib/text/span.ts'
import { paintNames, type Mark } from './marks.ts'
import type { Painter } from './painter.ts'
import type { TextMap } from './selection-span.ts'

export interface MarkLayer {
  /** Shows exactly these marks. */
  show(marks: readonly Mark[]): void
  /** Shows at once what the next marks will bring: a plain new one, or one that goes. They have the last word. */
  anticipate(change: { readonly added: readonly Span[] } | { readonly removedId: string }): void
  /** Shows exactly these spans under a name of its own: what is found, chosen, being written. */
  emphasise(name: string, spans: readonly Span[]): void
  close(): void
}

interface Drawn {
  readonly mark: Mark
  readonly names: readonly string[]
  readonly ranges: readonly Range[]
  /** Every part stands in the page. */
  readonly isWhole: boolean
}

export function openMarkLayer(map: TextMap, painter: Painter): MarkLayer {
  let drawn = new Map<string, Drawn>()
  let anticipated: { name: string; ranges: readonly Range[] }[] = []
  const emphases = new Map<string, { key: string; ranges: readonly Range[] }>()
  const erase = (one: Drawn): void => {
    for (const name of one.names) painter.remove(name, one.ranges)
  }
  return {
    show(marks) {
      const next = new Map<string, Drawn>()
      for (const mark of marks) {
        const before = drawn.get(mark.id)
        // A mark whose words were not in the page when it was drawn has no ranges yet, or only some.
        const isSamePlace = before !== undefined && before.mark.spans === mark.spans && before.isWhole
        const names = paintNames(mark)
        if (isSamePlace && before.names.join() === names.join()) {
          next.set(mark.id, before)
          continue
        }
        const ranges = isSamePlace ? before.ranges : mark.spans.flatMap((span) => map.rangesOf(span))
        if (before) erase(before)
        for (const name of names) painter.add(name, ranges)
        next.set(mark.id, { mark, names, ranges, isWhole: isWhole(ranges, mark.spans) })
      }
      for (const [id, one] of drawn) if (!next.has(id)) erase(one)
      drawn = next
      for (const { name, ranges } of anticipated) painter.remove(name, ranges)
      anticipated = []
    },
    anticipate(change) {
      if ('removedId' in change) {
        const gone = drawn.get(change.removedId)
        if (gone) erase(gone)
        drawn.delete(change.removedId)
        return
      }
      const ranges = change.added.flatMap((span) => map.rangesOf(span))
      for (const name of paintNames({ colour: 'none', stance: 'marked', lane: 0 })) {
        painter.add(name, ranges)
        anticipated.push({ name, ranges })
      }
    },
    emphasise(name, spans) {
      const key = spans.join(';')
      const before = emphases.get(name)
      if (before?.key === key) return
      if (before) painter.remove(name, before.ranges)
      const ranges = spans.flatMap((span) => map.rangesOf(span))
      painter.add(name, ranges)
      if (isWhole(ranges, spans)) emphases.set(name, { key, ranges })
      else emphases.set(name, { key: '', ranges })
    },
    close() {
      for (const one of drawn.values()) erase(one)
      for (const { name, ranges } of anticipated) painter.remove(name, ranges)
      for (const [name, { ranges }] of emphases) painter.remove(name, ranges)
      drawn.clear()
      emphases.clear()
    },
  }
}

/** The ranges hold all of the spans, and their words are in the page. */
function isWhole(ranges: readonly Range[], spans: readonly Span[]): boolean {
  const length = ranges.reduce(
    (sum, range) => sum + (range.startContainer.isConnected ? range.toString().length : 0),
    0,
  )
  return length >= spans.reduce((sum, [start, end]) => sum + end - start, 0) * 0.9
}
