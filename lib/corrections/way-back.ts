// The way back to the original through a correction: what is kept stays copied; for what was corrected an edit says which stretch
// of the original it stands for, and what stands there now.
import type { Edit, MapRun, Reading } from '#lib/reading/reading.ts'
import type { CorrectionType } from '#lib/sources/vocabulary.ts'
import { editKind } from './correction.ts'
import { placeEdits, type EditPlace } from './edit-places.ts'
import type { Flow, KeptRun } from './flow.ts'
import { originalUnder } from './original-under.ts'

/** An edit and where in the old text it stands; -1: not known. */
interface Placed {
  readonly edit: Edit
  readonly at: number
}

/** The map and the edits of the new text. `typeOf` gives the type of a correction by its index. */
export function wayBack(
  reading: Pick<Reading, 'text' | 'map' | 'edits' | 'blocks'>,
  { kept, putIn }: Flow,
  typeOf: (index: number) => CorrectionType,
): { map: MapRun[]; edits: Edit[] } {
  const places = placeEdits(reading)
  const original = originalUnder(reading, places)
  const gone = new Set<number>()
  const made: Placed[] = []
  const note = (index: number, start: number, end: number, text: string): void => {
    const found = original.under(start, end)
    for (const edit of found.absorbed) gone.add(edit)
    const raws = found.raws.length > 0 ? found.raws : text === '' ? [] : [original.pointAt(start)]
    const [kind, certain] = [editKind(typeOf(index)), typeOf(index) !== 'conjecture']
    raws.forEach((raw, i) =>
      made.push({ edit: { raw, kind, replacement: i === 0 ? text : '', certain }, at: start }),
    )
  }
  for (const { splice, text } of putIn) note(splice.index, splice.start, splice.end, text)
  // A paragraph that lost all its words lost its line feed as well, beside what was corrected.
  for (const { start, end, index } of besides(reading.text.length, kept, putIn)) note(index, start, end, '')
  const placeOf = new Map(places.map((place) => [place.edit, place]))
  const old = reading.edits.flatMap((edit, i): Placed[] => {
    const place = placeOf.get(i)
    if (gone.has(i)) return []
    return place ? whatIsLeft(edit, place, reading.text, kept) : [{ edit, at: -1 }]
  })
  const all = [...old, ...made].sort(
    (a, b) => a.edit.raw[0] - b.edit.raw[0] || a.edit.raw[1] - b.edit.raw[1] || a.at - b.at,
  )
  return { map: cutMap(reading.map, kept), edits: all.map(({ edit }) => edit) }
}

/** What was left out of the text besides the splices, each with the correction it goes with. */
function besides(
  length: number,
  kept: readonly KeptRun[],
  putIn: Flow['putIn'],
): { start: number; end: number; index: number }[] {
  const out: { start: number; end: number; index: number }[] = []
  let next = 0
  let at = 0
  let near = putIn[0]?.splice.index ?? 0
  for (const [start, end] of [
    ...kept.map(([old, , size]) => [old, old + size] as const),
    [length, length] as const,
  ]) {
    let from = at
    for (; next < putIn.length; next++) {
      const splice = putIn[next]?.splice
      if (!splice || splice.start >= start) break
      if (splice.start > from) out.push({ start: from, end: splice.start, index: splice.index })
      from = Math.max(from, splice.end)
      near = splice.index
    }
    if (from < start) out.push({ start: from, end: start, index: near })
    at = end
  }
  return out
}

/** The words of an edit that are still in the text: as it was, cut, or nothing. */
function whatIsLeft(edit: Edit, { start, end }: EditPlace, text: string, kept: readonly KeptRun[]): Placed[] {
  const left: Placed[] = []
  for (let i = firstReaching(kept, start); i < kept.length; i++) {
    const run = kept[i]
    if (!run || run[0] >= end) break
    const [from, to] = [Math.max(start, run[0]), Math.min(end, run[0] + run[2])]
    if (from < to) left.push({ edit: { ...edit, replacement: text.slice(from, to) }, at: from })
  }
  return left
}

/** The copied runs that are still there, where they stand now. */
function cutMap(map: readonly MapRun[], kept: readonly KeptRun[]): MapRun[] {
  const out: [number, number, number][] = []
  for (const [start, raw, length] of map) {
    for (let i = firstReaching(kept, start); i < kept.length; i++) {
      const run = kept[i]
      if (!run || run[0] >= start + length) break
      const [from, to] = [Math.max(start, run[0]), Math.min(start + length, run[0] + run[2])]
      if (from < to) out.push([run[1] + from - run[0], raw + from - start, to - from])
    }
  }
  return out
}

/** The first kept run that ends behind `offset` of the old text. */
function firstReaching(kept: readonly KeptRun[], offset: number): number {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = kept[middle]
    if (run && run[0] + run[2] <= offset) low = middle + 1
    else high = middle
  }
  return low
}
