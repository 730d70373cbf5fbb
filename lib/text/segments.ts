// Overlapping marks cannot nest in a tree of elements; cut at every border, they become a flat row that covers the text.
import type { Span } from './span.ts'

/** A stretch of text on which the set of marks does not change; `ids` in the order in which the marks were given. */
export interface Segment<Id> {
  readonly start: number
  readonly end: number
  readonly ids: readonly Id[]
}

/**
 * Cuts `[0, length)` at every border of the marks. The segments are in order, never empty, touch each other and cover the
 * text exactly. Spans are clipped to the text; empty ones mark nothing. O(n log n + the ids written).
 */
export function cutSegments<Id>(
  length: number,
  marks: Iterable<{ readonly id: Id; readonly spans: readonly Span[] }>,
): Segment<Id>[] {
  const edges: { at: number; order: number; opens: number }[] = []
  const ids: Id[] = []
  for (const { id, spans } of marks) {
    const order = ids.push(id) - 1
    for (const [from, to] of spans) {
      const start = Math.max(0, from)
      const end = Math.min(length, to)
      if (end > start) edges.push({ at: start, order, opens: 1 }, { at: end, order, opens: -1 })
    }
  }
  edges.sort((a, b) => a.at - b.at)
  const out: Segment<Id>[] = []
  // How often each mark is open: its own spans may overlap each other.
  const open = new Map<number, number>()
  let at = 0
  const close = (end: number): void => {
    if (end > at) {
      const orders = [...open.keys()].sort((a, b) => a - b)
      out.push({ start: at, end, ids: orders.map((order) => ids[order] as Id) })
      at = end
    }
  }
  for (const edge of edges) {
    close(edge.at)
    const count = (open.get(edge.order) ?? 0) + edge.opens
    if (count > 0) open.set(edge.order, count)
    else open.delete(edge.order)
  }
  close(length)
  return out
}
