// From a place in the reading back to its place in the original. Copied runs answer at once; what an edit has put there
// (a joined line's space, a composed letter) answers with the place of that edit.
import type { Span } from '#lib/text/span.ts'
import type { Edit, MapRun } from '../reading.ts'

export type ToRaw = (span: Span) => Span

/** The range of the original from the place of the first character of a span of the reading to that of its last one. */
export function rawPlaces(map: readonly MapRun[], edits: readonly Edit[]): ToRaw {
  const runs = [...map].sort((a, b) => a[0] - b[0])
  const added = edits.filter((edit) => edit.replacement !== '').sort((a, b) => a.raw[0] - b.raw[0])

  const placeOf = (at: number): Span => {
    const before = runs[lastAt(runs, at, ([to]) => to)]
    if (before && at < before[0] + before[2]) {
      const raw = before[1] + at - before[0]
      return [raw, raw + 1]
    }
    // Between two runs stands what edits have put there, in the order of the original.
    const from = before ? before[1] + before[2] : 0
    let left = at - (before ? before[0] + before[2] : 0)
    for (let i = lastAt(added, from - 1, ({ raw }) => raw[0]) + 1; i < added.length; i++) {
      const edit = added[i]
      if (!edit) break
      if (left < edit.replacement.length) return edit.raw
      left -= edit.replacement.length
      if (left < 0) break
    }
    return [from, from]
  }

  return ([start, end]) => {
    const first = placeOf(start)
    if (end <= start) return [first[0], first[0]]
    const last = placeOf(end - 1)
    return last[1] >= first[0] ? [first[0], last[1]] : [first[0], first[1]]
  }
}

/** The index of the last item whose place is not after `at`; -1 when all are. */
function lastAt<T>(items: readonly T[], at: number, place: (item: T) => number): number {
  let [low, high, found] = [0, items.length - 1, -1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && place(item) <= at) {
      found = middle
      low = middle + 1
    } else high = middle - 1
  }
  return found
}
