// Where in the text the words stand that an edit put there. An edit knows its place in the original only; between two copied
// runs the edits follow each other as they do there, so most of the text that is not copied finds its edit.
import type { Edit, MapRun, Reading } from '#lib/reading/reading.ts'

/** The words of an edit in the text: `[start, end)` in UTF-16 code units. */
export interface EditPlace {
  readonly edit: number
  readonly start: number
  readonly end: number
}

/** The edits whose words were found in the text, in the order of the text. What is not certain is left out. */
export function placeEdits({
  text,
  map,
  edits,
  blocks,
}: Pick<Reading, 'text' | 'map' | 'edits' | 'blocks'>): EditPlace[] {
  const order = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.raw[0] - b.edit.raw[0] || a.edit.raw[1] - b.edit.raw[1] || a.index - b.index)
  const starts = order.map(({ edit }) => edit.raw[0])
  const neighbours = rawNeighbours(map)
  const joints = new Set(blocks.slice(1).map(({ start }) => start - 1))
  const used = new Set<number>()
  const places: EditPlace[] = []
  const between = (from: number, to: number): { edit: Edit; index: number }[] => {
    const found = []
    for (let i = lowerBound(starts, from); i < order.length; i++) {
      const one = order[i]
      if (!one || one.edit.raw[0] > to) break
      if (one.edit.raw[1] <= to && one.edit.replacement !== '' && !used.has(one.index)) found.push(one)
    }
    return found
  }
  const take = (index: number, start: number, end: number): void => {
    used.add(index)
    places.push({ edit: index, start, end })
  }
  for (let i = 0; i <= map.length; i++) {
    const [left, right] = [map[i - 1], map[i]]
    let from = left ? left[0] + left[2] : 0
    let to = right ? right[0] : text.length
    if (from >= to) continue
    // What follows the run before, as far as the next copied run of the original.
    const after = left ? between(left[1] + left[2], neighbours.after(left)) : []
    for (const { edit, index } of after) {
      const at = joints.has(from) && !text.startsWith(edit.replacement, from) ? from + 1 : from
      if (at + edit.replacement.length > to || !text.startsWith(edit.replacement, at)) break
      take(index, at, at + edit.replacement.length)
      from = at + edit.replacement.length
    }
    // What comes before the run behind, backwards.
    const before = right ? between(neighbours.before(right), right[1]) : []
    for (const { edit, index } of before.toReversed()) {
      const { length } = edit.replacement
      const end = joints.has(to - 1) && !text.slice(from, to).endsWith(edit.replacement) ? to - 1 : to
      if (end - length < from || text.slice(end - length, end) !== edit.replacement) break
      take(index, end - length, end)
      to = end - length
    }
  }
  return places.sort((a, b) => a.start - b.start)
}

/** For a run: where the next copied run of the original begins, and where the one before it ends. */
function rawNeighbours(map: readonly MapRun[]): { after(run: MapRun): number; before(run: MapRun): number } {
  const byRaw = [...map].sort((a, b) => a[1] - b[1])
  const at = new Map(byRaw.map((run, i) => [run, i]))
  return {
    after: (run) => byRaw[(at.get(run) ?? 0) + 1]?.[1] ?? Infinity,
    before(run) {
      const previous = byRaw[(at.get(run) ?? 0) - 1]
      return previous ? previous[1] + previous[2] : 0
    },
  }
}

/** The first index whose value is not below `wanted`. */
export function lowerBound(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
