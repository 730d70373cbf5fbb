// Which marks lie under the pointer, or in the window on screen: a static interval tree in flat arrays.
import type { Span } from './span.ts'

/** Looks up marks by place. Immutable; a new set of marks is a new index (50,000 spans take a few milliseconds). */
export interface IntervalIndex<Id> {
  readonly size: number
  /** Marks holding the character at `offset`, the shortest span first (it wins the click); each id once. */
  at(offset: number): Id[]
  /** Marks sharing at least one code unit with `span`, in order of their start; each id once. */
  overlapping(span: Span): Id[]
  /** The first span that starts after `offset`, and the last that starts before it: the next and previous mark. */
  next(offset: number): { id: Id; span: Span } | null
  previous(offset: number): { id: Id; span: Span } | null
}

/** Builds the index: O(n log n). Look-ups are O(log n + hits). Empty spans are left out. */
export function intervalIndex<Id>(
  marks: Iterable<{ readonly id: Id; readonly spans: readonly Span[] }>,
): IntervalIndex<Id> {
  // An array for each field: an object for each mark would cost as much as the rest, and stay in memory as long as the index.
  const given: { ids: Id[]; starts: number[]; ends: number[] } = { ids: [], starts: [], ends: [] }
  for (const { id, spans } of marks) {
    for (const [start, end] of spans) {
      if (end <= start) continue
      given.ids.push(id)
      given.starts.push(start)
      given.ends.push(end)
    }
  }
  const { ids, starts, ends } = inOrder(given)
  const size = ids.length
  // Sorted by start, the array is its own balanced tree: the middle of a range is its root. `reach` is the largest end below it.
  const reach = new Int32Array(size)
  const build = (low: number, high: number): number => {
    if (low >= high) return -1
    const middle = (low + high) >> 1
    const most = Math.max(ends[middle] ?? 0, build(low, middle), build(middle + 1, high))
    reach[middle] = most
    return most
  }
  build(0, size)

  const collect = (low: number, high: number, from: number, to: number, into: number[]): void => {
    if (low >= high) return
    const middle = (low + high) >> 1
    if ((reach[middle] ?? 0) <= from) return
    collect(low, middle, from, to, into)
    if ((starts[middle] ?? 0) >= to) return
    if ((ends[middle] ?? 0) > from) into.push(middle)
    collect(middle + 1, high, from, to, into)
  }
  const hits = (from: number, to: number): number[] => {
    const into: number[] = []
    if (to > from) collect(0, size, from, to, into)
    return into
  }
  const idsOf = (indexes: readonly number[]): Id[] => [...new Set(indexes.map((i) => ids[i] as Id))]
  const spanAt = (index: number): { id: Id; span: Span } | null => {
    const [start, end] = [starts[index], ends[index]]
    return start === undefined || end === undefined ? null : { id: ids[index] as Id, span: [start, end] }
  }
  const firstFrom = (offset: number): number => {
    let low = 0
    let high = size
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  const lengthAt = (i: number): number => (ends[i] ?? 0) - (starts[i] ?? 0)

  return {
    size,
    at: (offset) => idsOf(hits(offset, offset + 1).sort((a, b) => lengthAt(a) - lengthAt(b) || a - b)),
    overlapping: ([from, to]) => idsOf(hits(from, to)),
    next: (offset) => spanAt(firstFrom(offset + 1)),
    previous: (offset) => spanAt(firstFrom(offset) - 1),
  }
}

/** By start; of those that begin together the longest first. What comes in order, as a sorted list does, is not sorted again. */
function inOrder<Id>({
  ids,
  starts,
  ends,
}: {
  ids: readonly Id[]
  starts: readonly number[]
  ends: readonly number[]
}): { ids: readonly Id[]; starts: Int32Array; ends: Int32Array } {
  const compare = (a: number, b: number): number =>
    (starts[a] ?? 0) - (starts[b] ?? 0) || (ends[b] ?? 0) - (ends[a] ?? 0)
  if (ids.every((_, i) => i === 0 || compare(i - 1, i) <= 0))
    return { ids, starts: new Int32Array(starts), ends: new Int32Array(ends) }
  const order = Array.from(ids.keys()).sort(compare)
  const sorted = (of: readonly number[]): Int32Array => new Int32Array(order.map((i) => of[i] ?? 0))
  return { ids: order.map((i) => ids[i] as Id), starts: sorted(starts), ends: sorted(ends) }
}
